# SPDX-License-Identifier: Apache-2.0
"""What a page says of itself: title, agency, writer, place, day. What it does not say stays out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from annotator.domain.article import ARTICLE_FIELDS, Region, RegionRole
from annotator.text.dateline import read_dateline, read_timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BYLINE = re.compile(
    r"(?:by|von|par|(?:words|story|written|reported|text) by)(?: |: ?)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")

# Words that nearly every paragraph of a language has, and few other languages know.
_COMMON_WORDS = {
    "en": "the of and to in that is for was with as it on by he from",
    "de": "der die und das den nicht von mit dem ist sich auf für eine im",
    "fr": "le les et des une dans qui est pour pas sur au avec du ce",
    "es": "el los que las por con una para del se su al más como lo",
    "it": "il che di per una sono della con gli del non le nel alla anche",
    "nl": "het een van en dat niet op zijn voor met te aan er ook door",
    "pt": "o os que uma para com não por mais da do dos como ao foi",
}
_READ_AHEAD = 8000
_FEWEST_WORDS = 60


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
        "language": _language(text),
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


def _language(text: str) -> str:
    """Return the code of the language, only where its common words leave no doubt."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_READ_AHEAD]))
    total = words.total()
    shares = sorted(
        (sum(words[word] for word in common.split()) / max(1, total), code)
        for code, common in _COMMON_WORDS.items()
    )
    (second, _), (best, code) = shares[-2:]
    return code if total >= _FEWEST_WORDS and best > max(0.15, 2 * second) else ""
