# SPDX-License-Identifier: Apache-2.0
"""Parts of a paragraph that is too long to be looked through at once."""

import pytest

from annotator.domain.span import Span
from annotator.text.stretches import stretch_at, stretches

SENTENCE = "The wall is to rise by 40 cm, said Roe. "


@pytest.mark.parametrize("text", [SENTENCE * 3_000, "wall " * 20_000, "x" * 100_000])
def test_parts_follow_one_another_to_the_end_of_the_paragraph(text):
    paragraph = Span(7, len(text) - 3)
    parts = list(stretches(text, paragraph))
    assert "".join(part.of(text) for part in parts) == paragraph.of(text)
    assert len(parts) > 1
    assert all(stretch_at(text, paragraph, part.end - 1) == part for part in parts)


def test_parts_end_behind_a_sentence():
    text = SENTENCE * 3_000
    ends = [part.end for part in stretches(text, Span(0, len(text)))]
    assert all(end % len(SENTENCE) == 0 for end in ends)


def test_paragraph_of_usual_length_is_one_part():
    assert list(stretches(SENTENCE, Span(4, 8))) == [Span(4, 8)]


def test_empty_paragraph_has_no_parts():
    assert list(stretches("", Span(0, 0))) == []
