# SPDX-License-Identifier: Apache-2.0
"""A selection that grows by meaning and shrinks back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.text.characters import is_boundary
from annotator.text.expansion import Widening, narrowed, widened
from annotator.text.frame import Frame

BITS = [
    *(
        "a",
        "e\u0301",
        "🇩",
        "🇪",
        "👩",
        "\u200d",
        "🏽",
        "'",
        '"',
        "“",
        "”",
        ",",
        ".",
        " ",
        "\n",
        "\u0301",
    ),
    *("5", "60 homes", "$4.5 million", "Nov. 29", " Yes. ", "(", ")", " - "),
]
TEXTS = st.lists(st.sampled_from(BITS), max_size=30).map("".join)


def frame_of(text):
    return Frame(text, (Region(Span(0, len(text)), RegionRole.BODY),))


def steps(text, at):
    """Return what a caret, which stands where ``at`` has a "|", grows to, step by step."""
    before, after = at.split("|")
    offset = text.index(before + after) + len(before)
    frame, span = frame_of(text), Span(offset, offset)
    found = []
    while (wider := widened(frame, span)) != span:
        found.append(wider.of(text))
        span = wider
    return found


@pytest.mark.parametrize(
    ("text", "at", "first"),
    [
        ("It cost $48.6 million now.", "4|8", ["$48.6 million"]),
        ("It cost $48.6 million now.", "mil|l", ["$48.6 million"]),
        ("It freed 60 hostages.", "6|0", ["60", "60 hostages"]),
        ("It freed 60 hostages.", "host|ages", ["hostages", "60 hostages"]),
        ("They saw 27 fishing boats.", "2|7", ["27", "27 fishing boats"]),
        ("Gusts of 118 kilometres per hour came.", "11|8", ["118", "118 kilometres per hour"]),
        ("Gusts of 73 mph came.", "7|3", ["73", "73 mph"]),
        ("It rose 3.5% in May.", "3|.5", ["3.5%"]),
        ("Of 96 on Monday.", "9|6", ["96", "Of 96 on Monday."]),
        ("A 14-month-old girl.", "1|4", ["14", "14-month-old"]),
        ("On Nov. 29, 2023, he left.", "2|9", ["Nov. 29, 2023"]),
        ("It lasted as long as 5 days.", "day|s", ["days", "5 days"]),
    ],
)
def test_figures_come_whole_and_then_with_what_they_count(text, at, first):
    assert steps(text, at)[: len(first)] == first


def test_quotation_comes_without_its_marks_and_then_with_them():
    text = "He said “we go, and soon” then. It rained."
    assert steps(text, "so|on") == [
        "soon",
        "and soon",
        "we go, and soon",
        "“we go, and soon”",
        "He said “we go, and soon” then.",
        text,
    ]


def test_quotation_without_an_end_comes_with_its_last_word():
    assert "It goes on" in steps("“It goes on", "o|n")


def test_clause_stands_between_sentence_and_word():
    text = "Speaking in Oslo, the mayor said (again) no.\nNext."
    assert steps(text, "may|or") == [
        "mayor",
        "the mayor said",
        "Speaking in Oslo, the mayor said (again) no.",
        text,
    ]


def test_paragraph_stands_between_sentence_and_text():
    text = "Ann ran. Bo came too.\nYes."
    assert steps(text, "c|ame") == [
        "came",
        "Bo came too.",
        "Ann ran. Bo came too.",
        text,
    ]


def test_selection_that_cuts_words_grows_to_whole_words():
    text = "Ann saw red boats. Yes."
    assert widened(frame_of(text), Span(5, 9)).of(text) == "saw red"


def test_selection_over_two_sentences_grows_to_both():
    text = "One two. Three four. Five."
    span = Span(text.index("two"), text.index(" four"))
    assert widened(frame_of(text), span).of(text) == "One two. Three four."


def test_shrinking_goes_back_the_way_it_came():
    text = "He said “we go, and soon” then."
    frame, widening = frame_of(text), Widening()
    way = [Span(19, 19)]
    for _ in range(4):
        way.append(widening.widen(frame, way[-1]))
    back = [way[-1]]
    for _ in range(4):
        back.append(widening.narrow(frame, back[-1]))
    assert back == way[::-1]


def test_shrinking_what_did_not_grow_gives_the_unit_where_it_begins():
    text = "One two. Three four."
    frame = frame_of(text)
    assert Widening().narrow(frame, Span(0, len(text))).of(text) == "One two."


def test_growing_elsewhere_forgets_the_way():
    text = "One two. Three four."
    frame, widening = frame_of(text), Widening()
    widening.widen(frame, widening.widen(frame, Span(1, 1)))
    far = widening.widen(frame, Span(10, 10))
    assert widening.narrow(frame, far) == Span(10, 10)


def test_whole_text_stays():
    text = "One two. Three four."
    frame, widening = frame_of(text), Widening()
    whole = Span(0, len(text))
    assert widening.widen(frame, whole) == whole
    assert widening.narrow(frame, whole).of(text) == "One two."


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_every_step_holds_the_last_and_cuts_no_character(text, start, length):
    frame = frame_of(text)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    for _ in range(len(text) + 2):
        wider = widened(frame, span)
        assert wider.contains(span)
        assert is_boundary(text, wider.start)
        assert is_boundary(text, wider.end)
        if wider == span:
            break
        span = wider
    assert span == Span(0, len(text))


@given(TEXTS, st.integers(0, 60), st.integers(1, 60))
def test_shrinking_ends_at_a_caret_within(text, start, length):
    frame = frame_of(text)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    for _ in range(len(text) + 2):
        inner = narrowed(frame, span)
        assert span.contains(inner)
        if not inner:
            break
        assert inner != span
        span = inner
    assert not inner


def test_selection_of_half_a_book_grows_to_its_paragraph():
    text = "It rained “on us” all day. " * 4_000 + "\nYes."
    frame = frame_of(text)
    to_words = widened(frame, Span(4, 60_000))
    assert to_words == Span(3, 60_003)
    assert widened(frame, to_words) == Span(0, frame.sentence_at(60_000).end)
    assert widened(frame, Span(0, len(text) - 5)) == Span(0, len(text))
