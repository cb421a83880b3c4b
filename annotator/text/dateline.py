# SPDX-License-Identifier: Apache-2.0
"""The dateline of a news report: place, date and agency in front of a dash.

Forms seen in agency copy: ``Nov. 29 (UPI) --``, ``WASHINGTON (AP) —``,
``LONDON, Nov 29 (Reuters) -``, ``PARIS —``, ``Brussels, 29 November 2023 -``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.domain.edtf import canonical_edtf
from annotator.domain.errors import UserError

_LONGEST = 110
_DASH = re.compile(r"\s*(?:--+|\N{EM DASH}|\N{EN DASH})\s*|\s+[-\N{HYPHEN}]\s+|(?<=[)/])-\s+")
_AGENCY = re.compile(
    r"\s*(?:\((?P<round>[^()]{2,40})\)|/(?P<slash>[A-Z][\w .]{1,30})/"
    r"|\[(?P<square>[^\[\]]{2,40})\])$"
)
_AGENCY_NAME = re.compile(
    r"(?![DRI]-)(?:[A-Z][\w.&'-]*|dpa|epd|sid|ots)(?:[ /-](?:[A-Z]\w*|news|agency|of|and))*"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"(?:^|,? ){_WEEKDAY}"
    rf"(?P<date>{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}}\.? {_MONTH}(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d)$"
)
_PUBLISHED = re.compile(
    r"(?P<word>(?:first |last |originally )?(?P<verb>published|posted|updated|modified)"
    rf"(?: on)?[:,]?\s+)?{_WEEKDAY}(?P<date>{_MONTH} \d{{1,2}},? \d{{4}}"
    rf"|\d{{1,2}}\.? {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?P<clock>[\s,/|T•-]*(?:at )?\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m).{0,40})?(?P<rest>.{0,60})",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\W\d_a-z][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
    r"(?:[ /-](?:[^\W\d_a-z][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
    r"|de|del|della|der|den|di|da|la|le|les|sur|am|an|on|of|the|upon|and|im|in)){0,5}"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's parts; ``length`` counts it with its dash and the space behind.

    ``date`` is EDTF, its year unspecified where none is written: ``XXXX-11-29``.
    """

    length: int
    place: str
    date: str
    agency: str


def read_dateline(line: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with, or None."""
    dash = _DASH.search(line, 0, _LONGEST)
    if not dash or not dash.start() or line[dash.end() : dash.end() + 1].islower():
        return None
    rest, agency = _take_agency(line[: dash.start()])
    rest, date = _take_date(rest)
    place = rest.strip(" ,")
    if place and not _is_place(place, alone=not (agency or date)):
        return None
    if not place and not (agency or date):
        return None
    return Dateline(dash.end(), place, date, agency)


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A line that tells when a page appeared (``published``) or was changed; ``date`` is EDTF."""

    date: str
    is_published: bool


def read_timestamp(line: str) -> Timestamp | None:
    """Return the day a line of the page's head gives for the article, or None."""
    found = _PUBLISHED.fullmatch(line)
    if not found or (found["rest"] and not found["word"]):
        return None
    date = edtf_date(found["date"])
    is_published = (found["verb"] or "").lower() not in ("updated", "modified")
    return Timestamp(date, is_published) if date else None


def edtf_date(written: str) -> str:
    """Return a written date as EDTF, the year unspecified where it has none, or an empty text."""
    has_year = re.search(r"\d{4}", written)
    # A leap year lets 29 February pass.
    full = written if has_year else f"{written} 2000"
    try:
        stored = canonical_edtf(full)
    except UserError:
        return ""
    return stored if has_year else "XXXX" + stored[4:]


def _take_agency(head: str) -> tuple[str, str]:
    """Return what stands before the agency in brackets, and the agency."""
    found = _AGENCY.search(head)
    name = found[found.lastgroup or 0].strip() if found else ""
    if not found or not _AGENCY_NAME.fullmatch(name):
        return head, ""
    return head[: found.start()], name


def _take_date(head: str) -> tuple[str, str]:
    """Return what stands before the date, and the date as EDTF."""
    found = _DATE.search(head)
    date = edtf_date(found["date"]) if found else ""
    return (head[: found.start()], date) if found and date else (head, "")


def _is_place(place: str, *, alone: bool) -> bool:
    """Return whether this names a place; one that stands alone must be in capitals."""
    parts = place.split(", ")
    if len(parts) > 3 or not all(_PLACE.fullmatch(part) for part in parts):
        return False
    return not alone or (len(parts[0]) > 2 and parts[0].isupper())
