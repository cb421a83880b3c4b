# SPDX-License-Identifier: Apache-2.0
"""What a page says of itself: title, agency, writer, place, day. What it does not say stays out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.domain.article import ARTICLE_FIELDS, Region, RegionRole
from annotator.text.dateline import read_dateline, read_timestamp
from annotator.text.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BYLINE = re.compile(
    r"(?:by|von|par|(?:words|story|written|reported|text) by)(?: |: ?)", re.IGNORECASE
)


def guess_metadata(text: str, regions: Sequence[Region]) -> dict[str, str]:
    """Return the article's fields that the page states, in their stored form, and no others.

    ``published`` is EDTF, its year unspecified (``XXXX-11-29``) where none is written.
    """
    place, published, agency = _dateline(text, regions)
    guessed = {
        "title": _first(text, regions, RegionRole.HEADLINE),
        "publisher": agency,
        "byline": _byline(text, regions),
        "place": place,
        "published": _timestamp(text, regions) or published,
        "language": language_of(text),
    }
    fields = {field.key: field for field in ARTICLE_FIELDS}
    return {key: fields[key].read(value) for key, value in guessed.items() if value}


def _texts(text: str, regions: Sequence[Region], role: RegionRole) -> Iterator[str]:
    """Yield the texts of a role's regions, each on one line."""
    return (" ".join(region.span.of(text).split()) for region in regions if region.role is role)


def _first(text: str, regions: Sequence[Region], role: RegionRole) -> str:
    return next(_texts(text, regions, role), "")


def _dateline(text: str, regions: Sequence[Region]) -> tuple[str, str, str]:
    """Return place, date and agency of the first dateline."""
    for region in regions:
        if region.role is RegionRole.DATELINE:
            found = read_dateline(region.span.of(text).lstrip())
            if found:
                return found.place, found.date, found.agency
    return "", "", ""


def _timestamp(text: str, regions: Sequence[Region]) -> str:
    """Return the day that a line above the text gives as the day of publication."""
    for line in _texts(text, regions, RegionRole.DATELINE):
        found = read_timestamp(line)
        if found and found.is_published:
            return found.date
    return ""


def _byline(text: str, regions: Sequence[Region]) -> str:
    for line in _texts(text, regions, RegionRole.BYLINE):
        found = _BYLINE.match(line)
        if found:
            return line[found.end() :]
    return ""
