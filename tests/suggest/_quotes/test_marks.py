# SPDX-License-Identifier: Apache-2.0
"""Stretches in quotation marks."""

import pytest

from annotator.suggest._quotes.marks import quotations
from tests.suggest._quotes.reading import read


def marked(text):
    return [found.span.of(text) for found in quotations(read(text))]


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


def test_a_quotation_left_open_goes_on_where_the_next_paragraph_opens_again():
    text = "“First.\n\n“Second.\n\n“Third,” he said.\n"
    found = list(quotations(read(text)))
    assert [one.span.of(text) for one in found] == ["“First.", "“Second.", "“Third,”"]
    assert [one.goes_on for one in found] == [True, True, False]
    assert [one.carries_on for one in found] == [False, True, True]


def test_a_stray_mark_does_not_swallow_whole_pairs_behind_it():
    assert marked('"He walked in. “Hello,” he said.') == ["“Hello,”"]
