# SPDX-License-Identifier: Apache-2.0
"""Stretches in quotation marks."""

import pytest

from annotator.domain.span import Span
from annotator.text.quotations import (
    all_quotations,
    begins_quotation,
    outer_quotations,
    single_left_open,
)


def marked(text):
    return [found.span.of(text) for found in outer_quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no” twice.", ["“no”"]),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said ‘no’ twice.", ["‘no’"]),  # noqa: RUF001
        ("He said 'no' twice.", ["'no'"]),
        ("Er sagte „nein“ dazu.", ["„nein“"]),
        ("Er sagte »nein« dazu.", ["»nein«"]),
        ("Il a dit « non » hier.", ["« non »"]),
        ('He said "no” twice.', ['"no”']),
    ],
    ids=["straight", "curly", "apostrophes", "single curly", "single", "low", "out", "in", "mixed"],
)
def test_marks_of_every_sort_are_paired(text, found):
    assert marked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The boys' mother didn't see the teachers' cars.",
        "Rock 'n' roll of the '80s isn't dead.",
        'A 13.3" screen and a player 6\'2" tall.',
        "It is 5' 11\" high.",
        '<img alt="" src="x">',
        "",
    ],
)
def test_apostrophes_inches_and_attributes_are_no_marks(text):
    assert marked(text) == []


def test_of_marks_within_marks_the_outermost_count():
    quoted = "“She said ‘never’ and ''no'' to it,”"  # noqa: RUF001
    assert marked(f"{quoted} he said.") == [quoted]


def test_words_in_single_marks_keep_their_apostrophes():
    text = "‘I can’t; it’s the boys’ fault,’ he said."  # noqa: RUF001
    assert marked(text) == ["‘I can’t; it’s the boys’ fault,’"]  # noqa: RUF001


def test_a_stray_mark_does_not_swallow_whole_pairs_behind_it():
    assert marked('"He walked in. “Hello,” he said.') == ["“Hello,”"]


def test_quotations_within_others_follow_them():
    text = "“She said ‘never’ to it,” he said."  # noqa: RUF001
    found = all_quotations(text, Span(0, len(text)))
    assert [one.inner.of(text) for one in found] == ["She said ‘never’ to it,", "never"]  # noqa: RUF001


def test_what_nothing_closes_lasts_to_the_end():
    text = "He said “it goes on."
    (found,) = outer_quotations(text, Span(0, len(text)))
    assert (found.span.of(text), found.is_open) == ("“it goes on.", True)


@pytest.mark.parametrize(
    ("text", "begins"), [("“Yes.", True), ("'Tis so.", False), ("Yes.", False)]
)
def test_a_paragraph_may_begin_with_a_mark(text, begins):
    assert begins_quotation(text, Span(0, len(text))) is begins


def test_quotations_deeper_than_any_writer_means_them_are_left_out():
    text = "“a “b “c “d “e “f””””””"
    found = all_quotations(text, Span(0, len(text)))
    assert [one.inner.of(text)[0] for one in found] == ["a", "b", "c", "d", "e"]


def test_a_quotation_whose_closing_mark_was_lost_ends_where_the_next_one_begins():
    text = 'He said: "We wait. "They left." Then it rained.'
    assert marked(text) == ['"We wait.', '"They left."']


def test_a_blank_in_front_of_a_mark_may_be_lost():
    assert marked('It read:"We go." So said Roe."They stay."') == ['"We go."', '"They stay."']


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("She said: 'It began at noon.", "'It began at noon."),
        ("'It began 'so', at noon.", None),
        ("They ate 'well in the boys' tent.", None),
        ("It began at noon.", None),
    ],
)
def test_speech_in_single_marks_may_be_left_open(text, left):
    found = single_left_open(text, Span(0, len(text)))
    assert (found.span.of(text) if found else None) == left
