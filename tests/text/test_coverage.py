# SPDX-License-Identifier: Apache-2.0
"""What of an article nobody has marked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.text.coverage import (
    Left,
    bare_stretches,
    left_of,
    outline,
    outline_of,
    untouched,
)
from annotator.text.frame import Frame

SENTENCES = [Span(0, 10), Span(11, 20), Span(22, 30)]
TEXT = "The storm cost $5 million. Nobody in Tarn Haven slept. It left 60 people cold."
stretches = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9))).map(
    lambda found: sorted((start, start + length) for start, length in found)
)
spans = st.lists(st.integers(0, 60), min_size=2, max_size=20, unique=True).map(
    lambda edges: [
        Span(*pair) for pair in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)
    ]
)


def known(text=TEXT, furniture=()):
    regions = [Region(Span(0, len(text)), RegionRole.BODY)]
    if furniture:
        start = text.index(furniture)
        regions = [
            Region(Span(0, start), RegionRole.BODY),
            Region(Span(start, len(text)), RegionRole.FURNITURE),
        ]
    return outline_of(outline(Frame(text, regions)))


def over(*words, text=TEXT):
    return sorted((text.index(one), text.index(one) + len(one)) for one in words)


def words_left(*marked):
    return [one.of(TEXT) for one in left_of(known(), over(*marked)).words]


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ([], 3),
        ([(0, 3)], 2),
        ([(0, 3), (4, 6)], 2),
        ([(9, 12)], 1),
        ([(0, 30)], 0),
        ([(0, 30), (1, 2)], 0),
        ([(10, 11)], 3),
        ([(20, 22)], 3),
        ([(40, 50)], 3),
    ],
)
def test_sentences_that_no_mark_overlaps_are_counted(marked, left):
    assert untouched(SENTENCES, marked) == left


def test_text_without_sentences_has_none_left():
    assert untouched([], [(0, 3)]) == 0


def test_outline_has_sentences_names_and_figures_in_text_order():
    found = known()
    assert [one.of(TEXT) for one in found.names_and_figures()] == ["$5 million", "Tarn Haven", "60"]
    assert len(found.sentences) == 3


def test_a_date_is_one_figure():
    text = "She came on Monday, Dec. 4, 2023 with Ann."
    assert [one.of(text) for one in known(text).names_and_figures()] == [
        "Monday, Dec. 4, 2023",
        "Ann",
    ]


def test_furniture_is_left_out():
    assert len(known(furniture="It left").sentences) == 2


def test_without_marks_only_sentences_are_left():
    left = left_of(known(), [])
    assert len(left) == len(left.sentences) == 3


def test_names_and_figures_outside_every_mark_are_left_in_marked_sentences():
    assert words_left("The storm", "Nobody", "people") == ["$5 million", "Tarn Haven", "60"]
    assert words_left("The storm", "Nobody", "people", "Haven slept") == ["$5 million", "60"]
    assert words_left("The storm") == ["$5 million"]


def test_nothing_is_left_where_all_is_marked():
    assert left_of(known(), [(0, len(TEXT))]) == Left()
    assert not left_of(known(), [(0, len(TEXT))])


def test_other_words_are_the_stretches_between_marks():
    marked = over("$5 million", "Nobody in Tarn Haven slept.", "60")
    found = bare_stretches(TEXT, known().sentences, marked)
    assert [one.of(TEXT) for one in found] == ["The storm cost", "It left", "people cold"]


@pytest.mark.parametrize("gap", ["storm", "."])
def test_a_single_word_between_marks_is_no_stretch(gap):
    at = TEXT.index(gap)
    marked = [(0, at), (at + len(gap), len(TEXT))]
    assert list(bare_stretches(TEXT, known().sentences, marked)) == []


@given(spans, stretches)
def test_other_words_are_never_under_a_mark_and_none_is_missed(sentences, marked):
    text = "a " * 40
    found = list(bare_stretches(text, sentences, marked))
    covered = {offset for start, end in marked for offset in range(start, end)}
    inside = {offset for one in found for offset in range(one.start, one.end)}
    assert not inside & covered
    for sentence in sentences:
        bare = [
            offset
            for offset in range(sentence.start, sentence.end)
            if offset % 2 == 0 and offset not in covered | inside
        ]
        # What is missing stands alone between marks.
        assert not any(two == one + 2 and one + 1 not in covered for one, two in pairwise(bare))
