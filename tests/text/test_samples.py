# SPDX-License-Identifier: Apache-2.0
"""The sample articles hold the difficulties they are there for."""

# ruff: noqa: RUF001 - the marks and scripts are what is tested

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.article import RegionRole
from annotator.text.normalise import decode, normalise
from annotator.text.regions import find_regions

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def roles(name):
    text = normalise(decode((SAMPLES / name).read_bytes())[0])
    return [region.role for region in find_regions(text)]


def test_storm_has_its_caption_twice_and_links_below():
    found = roles("harbour-storm.txt")
    assert found[:8] == [
        *(RegionRole.FURNITURE, RegionRole.HEADLINE, RegionRole.CAPTION, RegionRole.CREDIT),
        *(RegionRole.FURNITURE, RegionRole.FURNITURE, RegionRole.DATELINE, RegionRole.BODY),
    ]
    assert found[-4:] == [RegionRole.FURNITURE] * 4


def test_storm_has_the_length_of_a_wire_report():
    text = (SAMPLES / "harbour-storm.txt").read_text(encoding="utf-8")
    assert 25 <= sum(1 for line in text.split("\n") if line.strip()) <= 35


def test_budget_has_byline_dateline_and_copyright():
    found = roles("council-budget.txt")
    assert found[:3] == [RegionRole.HEADLINE, RegionRole.BYLINE, RegionRole.DATELINE]
    assert found[-1] is RegionRole.FURNITURE


@pytest.mark.parametrize(
    "difficulty",
    ["\r\n", "\u00a0", "\u2028", "\u200d", "e\u0301", "🇵🇹", "ש", "م", "“", "«", "»", "‘"],
)
def test_odd_sample_keeps_its_difficulties(difficulty):
    text, _ = decode((SAMPLES / "emoji-and-bidi.txt").read_bytes())
    assert difficulty in text


def test_odd_sample_has_no_other_line_ends():
    data = (SAMPLES / "emoji-and-bidi.txt").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
