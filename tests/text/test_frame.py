# SPDX-License-Identifier: Apache-2.0
"""Lines, paragraphs and sentences of a text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.text.frame import Frame
from annotator.text.partition import with_role
from annotator.text.regions import find_regions

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "harbour-storm.txt"
TEXT = "A title\n\nOSLO (AP) -- It rained. It poured.\n\nAdvertisement\nIt stopped.\n"


@pytest.fixture
def frame():
    return Frame(TEXT, find_regions(TEXT))


def test_lines_count_from_one(frame):
    lines = [
        frame.line_of(TEXT.index(found)) for found in ("A title", "OSLO", "It poured", "It st")
    ]
    assert lines == [1, 3, 3, 6]


@pytest.mark.parametrize(("line", "text"), [(1, "A title"), (2, ""), (6, "It stopped."), (7, "")])
def test_line_comes_without_its_break(frame, line, text):
    assert frame.line_span(line).of(TEXT) == text


@pytest.mark.parametrize(
    ("at", "shift", "paragraph"),
    [
        ("title", 0, "A title"),
        ("title", 5, "A title"),
        ("title", 6, ""),
        ("OSLO", 0, "OSLO (AP) -- "),
        ("It rained", 0, "It rained. It poured."),
        ("poured.", 7, "It rained. It poured."),
        ("stopped.\n", 9, ""),
    ],
)
def test_paragraph_is_clipped_to_line_and_region(frame, at, shift, paragraph):
    assert frame.paragraph_at(TEXT.index(at) + shift).of(TEXT) == paragraph


@pytest.mark.parametrize(
    ("at", "shift", "sentence"),
    [
        ("It rained", 0, "It rained."),
        ("It rained", 10, "It rained."),
        ("It poured", 0, "It poured."),
        ("It poured", 10, "It poured."),
        ("-- It", 2, "OSLO (AP) --"),
        ("title", 6, ""),
    ],
)
def test_sentence_at_a_caret_is_the_one_it_touches(frame, at, shift, sentence):
    assert frame.sentence_at(TEXT.index(at) + shift).of(TEXT) == sentence


def test_caret_before_the_first_sentence_takes_it():
    text = "   It rained."
    assert Frame(text, find_regions(text)).sentence_at(0).of(text) == "It rained."


def test_sentences_of_a_paragraph_are_found_once(frame):
    assert frame.sentence_at(30) is frame.sentence_at(31)


def test_sentences_overlapping_a_span_come_in_order(frame):
    start, end = TEXT.index("poured"), TEXT.index("stopped")
    found = [span.of(TEXT) for span in frame.sentences(Span(start, end))]
    assert found == ["It poured.", "Advertisement", "It stopped."]


def test_empty_span_has_no_sentences(frame):
    assert list(frame.sentences(Span(30, 30))) == []


def test_body_sentences_leave_furniture_out(frame):
    found = [span.of(TEXT) for span in frame.body_sentences()]
    assert found == ["A title", "OSLO (AP) --", "It rained.", "It poured.", "It stopped."]


@pytest.mark.parametrize(("at", "furniture"), [("Advert", True), ("It stopped", False)])
def test_furniture_is_told(frame, at, furniture):
    assert frame.is_furniture(TEXT.index(at)) is furniture


def test_region_may_begin_with_a_line_break():
    regions = with_role(find_regions(TEXT), Span(0, 7), RegionRole.BODY, "by hand")
    frame = Frame(TEXT, regions)
    assert [frame.sentence_at(7).of(TEXT), *frame.body_sentences()][0] == "A title"


@given(st.text("ab.\n 🎈", max_size=60), st.data())
def test_walking_the_text_finds_what_single_look_ups_find(text, data):
    regions = find_regions(text)
    if text:
        edges = st.integers(0, len(text))
        span = Span(*sorted((data.draw(edges), data.draw(edges))))
        regions = with_role(regions, span, RegionRole.CAPTION, "by hand")
    frame = Frame(text, regions)
    walked = list(frame.body_sentences())
    singly = {frame.sentence_at(offset) for offset, char in enumerate(text) if not char.isspace()}
    assert walked == sorted(singly)


def _seconds(pages):
    text = SAMPLE.read_text(encoding="utf-8") * pages
    start = time.process_time()
    frame = Frame(text, find_regions(text))
    total = sum(1 for _ in frame.body_sentences()) + frame.line_of(len(text) // 2)
    assert total
    return time.process_time() - start


@pytest.mark.slow
def test_four_times_the_text_takes_about_four_times_as_long():
    _seconds(1)
    assert _seconds(940) < 8 * _seconds(235)


def test_one_look_up_does_not_split_the_whole_text():
    text = "It rained. It poured.\n" * 50_000
    frame = Frame(text, [Region(Span(0, len(text)), RegionRole.BODY)])
    frame.sentence_at(len(text) // 2)
    assert len(frame._sentences) == 1
