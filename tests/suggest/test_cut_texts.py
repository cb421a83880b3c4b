# SPDX-License-Identifier: Apache-2.0
"""Articles cut anywhere and joined to others, and any characters: what always holds of finds."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import assets
from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.suggest import all_suggesters
from annotator.text.reading import Reading
from annotator.text.regions import find_regions
from tests.suggest.growing import told_of_others

NAMES = ("harbour-storm.txt", "council-budget.txt", "emoji-and-bidi.txt")
SAMPLES = [assets.path("samples", name).read_text(encoding="utf-8") for name in NAMES]
# It names nobody, quotes nothing and counts nothing.
UNRELATED = "\n\nIt is wet there, and so it stays.\n\nNobody knows why.\n"


@st.composite
def cuts(draw):
    """Return a stretch of a sample, up to a few paragraphs."""
    text = draw(st.sampled_from(SAMPLES))
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(0, 600))]


characters = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=8)
glue = st.sampled_from(["", " ", "\n", "\n\n", ". "])
texts = st.lists(st.one_of(cuts(), cuts(), glue, characters), max_size=8).map("".join)
days = st.sampled_from(["", "XXXX-11-29", "2023-11-29"])
slow = settings(max_examples=100, deadline=None)
each = pytest.mark.parametrize("suggester", all_suggesters(), ids=lambda one: one.kind)


def read(suggester, text, regions, published):
    reading = Reading(text, regions, published=published, today=date(2023, 12, 1))
    return told_of_others(reading) if suggester.builds_on else reading


@pytest.mark.slow
@each
@slow
@given(texts, days)
def test_finds_lie_in_the_text_in_order_and_hold_something(suggester, text, published):
    finds = list(suggester.suggest(read(suggester, text, find_regions(text), published)))
    starts = [one.envelope.start for one in finds]
    assert starts == sorted(starts)
    for one in finds:
        content = one.content
        assert content[0].start >= 0
        assert content[-1].end <= len(text)
        assert all(before.end <= after.start for before, after in pairwise(content))
        assert all(piece.span.of(text).strip() for piece in one.pieces)
        assert all(one.fields.values())


@pytest.mark.slow
@each
@slow
@given(texts, days)
def test_the_same_text_has_the_same_finds(suggester, text, published):
    regions = find_regions(text)
    first, second = (read(suggester, text, regions, published) for _ in range(2))
    finds = list(suggester.suggest(first))
    predictions = list(suggester.predict(first))
    assert finds == list(suggester.suggest(first))
    assert predictions == list(suggester.predict(second))
    assert finds == list(suggester.suggest(second))


@pytest.mark.slow
@each
@slow
@given(texts, days)
def test_what_follows_an_article_changes_none_of_its_finds(suggester, text, published):
    regions = find_regions(text)
    longer = text + UNRELATED
    more = Region(Span(len(text), len(longer)), RegionRole.BODY, "")
    alone = suggester.suggest(read(suggester, text, regions, published))
    joined = suggester.suggest(read(suggester, longer, [*regions, more], published))
    # A quotation that stays open ends with its paragraph, and that with its region.
    assert list(alone) == [one for one in joined if one.envelope.start < len(text)]
