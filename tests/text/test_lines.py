# SPDX-License-Identifier: Apache-2.0
"""Lines begin where the screen begins them."""

from __future__ import annotations

import pytest

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.text.frame import Frame
from annotator.text.lines import line_starts


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("one", [0]),
        ("one\ntwo\n", [0, 4, 8]),
        ("\n\n", [0, 1, 2]),
        ("one\u2029two", [0, 4]),
        ("a\rb\ufdd0c\ufdd1d\ne", [0, 2, 4, 6, 8]),
        ("one\u2028two\x0bthree\x85four", [0]),
    ],
)
def test_lines_begin_behind_each_break(text: str, starts: list[int]) -> None:
    assert line_starts(text) == starts


def test_a_paragraph_separator_begins_a_line_and_a_paragraph() -> None:
    text = "First part.\u2029Second part.\nThird."
    frame = Frame(text, (Region(Span(0, len(text)), RegionRole.BODY),))
    second = text.index("Second")
    assert [frame.line_of(0), frame.line_of(second), frame.line_of(len(text))] == [1, 2, 3]
    assert frame.line_span(1).of(text) == "First part."
    assert frame.paragraph_at(second).of(text) == "Second part."
    assert frame.sentence_at(second).of(text) == "Second part."
