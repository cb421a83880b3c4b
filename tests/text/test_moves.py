# SPDX-License-Identifier: Apache-2.0
"""Where the caret goes by word, sentence and paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.text.characters import is_boundary
from annotator.text.frame import Frame
from annotator.text.moves import (
    next_paragraph,
    next_sentence,
    previous_paragraph,
    previous_sentence,
)
from annotator.text.words import next_word_start, previous_word_start

TEXT = "A title\n\nIt rained.  It poured!\n\n \nIt stopped.\n"
BITS = ["a", "e\u0301", "🇩", "🇪", "👩", "\u200d", "🏽", "'", ".", " ", "\n", "\u0301", "5", "Yes."]
TEXTS = st.lists(st.sampled_from(BITS), max_size=30).map("".join)


def frame_of(text):
    return Frame(text, (Region(Span(0, len(text)), RegionRole.BODY),))


def stops(step, start, text):
    """Return where a step leads again and again, until it leads no further."""
    found = [start]
    while (following := step(found[-1])) != found[-1]:
        found.append(following)
    return [text[at : at + 6] for at in found[1:]]


def test_sentences_on_are_those_of_the_text():
    frame = frame_of(TEXT)
    seen = stops(lambda at: next_sentence(frame, at), 0, TEXT)
    assert seen == ["It rai", "It pou", "It sto", ""]


def test_sentences_back_begin_with_the_one_at_the_caret():
    frame = frame_of(TEXT)
    seen = stops(lambda at: previous_sentence(frame, at), len(TEXT) - 3, TEXT)
    assert seen == ["It sto", "It pou", "It rai", "A titl"]


def test_paragraphs_on_are_lines_with_words():
    frame = frame_of("First one.\n\nSecond one.\n\n\nThird one.")
    seen = []
    at = 3
    for step in (next_paragraph, next_paragraph, next_paragraph, previous_paragraph):
        at = step(frame, at)
        seen.append(at)
    assert [*seen, previous_paragraph(frame, at)] == [12, 26, 36, 26, 12]


def test_paragraph_before_the_first_is_the_beginning():
    assert previous_paragraph(frame_of("\n\nOne"), 2) == 0


def test_sentence_before_the_first_is_the_beginning():
    assert previous_sentence(frame_of("\n\nOne"), 2) == 0


def test_sentence_behind_leading_blanks_is_the_next():
    assert next_sentence(frame_of("  One. Two."), 0) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One, two-three.  4", [3, 5, 14, 17, 18]),
        ("line \n next", [5, 6, 7, 11]),
        ("He said “we go”", [3, 8, 9, 12, 14, 15]),
    ],
)
def test_words_on_are_words_and_signs_and_lines(text, words):
    at, seen = 0, []
    while at < len(text):
        at = next_word_start(text, at)
        seen.append(at)
    assert seen == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("One, two-three.  4", [17, 14, 5, 3, 0]), ("line \n next", [7, 6, 5, 0])],
)
def test_words_back_are_words_and_signs_and_lines(text, words):
    at, seen = len(text), []
    while at > 0:
        at = previous_word_start(text, at)
        seen.append(at)
    assert seen == words


@given(TEXTS, st.integers(0, 40))
def test_no_step_cuts_a_character_or_stands_still(text, at):
    at = min(at, len(text))
    while not is_boundary(text, at):
        at += 1
    frame = frame_of(text)
    on = (next_word_start(text, at), next_sentence(frame, at), next_paragraph(frame, at))
    back = (
        previous_word_start(text, at),
        previous_sentence(frame, at),
        previous_paragraph(frame, at),
    )
    assert all(one > at or at == len(text) == one for one in on)
    assert all(one < at or at == 0 == one for one in back)
    assert all(is_boundary(text, one) for one in (on[0], back[0], on[2], back[2]))


def test_parts_of_a_very_long_line_join_without_gaps():
    text = "One two three. Four five six! " * 10_000
    frame = frame_of(text)
    sentences = list(frame.body_sentences())
    assert len(sentences) == 20_000
    assert all(one.end + 1 == other.start for one, other in pairwise(sentences))
    assert frame.sentence_at(150_000) in sentences


@pytest.mark.parametrize("bit", ["word ", "x", " "])
def test_very_long_line_without_sentences_is_parted_all_the_same(bit):
    text = bit * (200_000 // len(bit))
    frame = frame_of(text)
    stretches = [frame.stretch_at(at) for at in range(0, len(text), 5_000)]
    assert all(one == other or one.end == other.start for one, other in pairwise(stretches))
    assert all(0 <= len(one) <= 42_000 for one in stretches)


def test_step_in_a_book_on_one_line_looks_at_little_of_it():
    text = "One two three. “Four five,” he said. " * 300_000
    frame = frame_of(text)
    next_sentence(frame, len(text) // 2)
    assert sum(len(stretch) for stretch in frame._sentences) < 50_000
