# SPDX-License-Identifier: Apache-2.0
"""Code points to UTF-16 units and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.offsets import Utf16Map

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("plain", 3, 3),
        ("é\u00a0x", 2, 2),
        ("😀x", 0, 0),
        ("😀x", 1, 2),
        ("😀x", 2, 3),
        ("a😀b😀c", 3, 4),
        ("a😀b😀c", 5, 7),
    ],
)
def test_offset_and_position_agree(text: str, offset: int, position: int) -> None:
    """A known pair converts both ways."""
    positions = Utf16Map(text)
    assert (positions.to_utf16(offset), positions.to_code_point(position)) == (position, offset)


def test_position_inside_a_pair_goes_to_the_start_of_its_character() -> None:
    """Qt may stop between two surrogates; the program never does."""
    assert Utf16Map("a😀b").to_code_point(2) == 1


@given(TEXTS)
def test_position_is_the_length_of_the_encoded_text_before(text: str) -> None:
    """The codec of the standard library is the judge."""
    positions = Utf16Map(text)
    expected = [len(text[:end].encode("utf-16-le")) // 2 for end in range(len(text) + 1)]
    assert [positions.to_utf16(end) for end in range(len(text) + 1)] == expected


@given(TEXTS)
def test_conversion_comes_back(text: str) -> None:
    """There and back again is where we were."""
    positions = Utf16Map(text)
    offsets = list(range(len(text) + 1))
    assert [positions.to_code_point(positions.to_utf16(offset)) for offset in offsets] == offsets


@pytest.mark.parametrize("text", ["", "ascii", "déjà vu \u2028", "שלום"])
def test_text_without_astral_characters_costs_nothing(text: str) -> None:
    """Offsets are the same and nothing is kept."""
    positions = Utf16Map(text)
    assert [positions.to_utf16(3), positions.to_code_point(3)] == [3, 3]
