# SPDX-License-Identifier: Apache-2.0
"""Dates of one event that cannot all be right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.domain.conflict import Conflict
from annotator.domain.edtf import EARLIEST, LATEST, Bounds, edtf_bounds
from annotator.domain.message import DateText, Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.text.conflicts.stated import Stated

# Every pair is looked at: an event whose marks give more dates than these is no single one.
_MOST = 12
# Also a season: which months it has hangs on the place, and a winter goes on in the next year.
_ABOUT = re.compile(r"[?~%]|(?:^|/)[0-9X]{4}-2[1-4](?![0-9-])")
_ZONE = re.compile(r"T[\d:]+(Z|[+-]\d\d(?::\d\d)?)")
# The events of one article have few different dates, and a list asks for a page of them at once.
_bounds = lru_cache(maxsize=4096)(edtf_bounds)


@dataclass(frozen=True, slots=True)
class _Dating:
    """What one value, or the event itself, allows: any of some stretches of time."""

    shown: str
    spans: tuple[Bounds, ...]
    zones: frozenset[str]
    stated: tuple[Stated, ...] = ()

    def excludes(self, other: _Dating) -> bool:
        """Return whether the two cannot be of one time, whatever each of them may mean.

        Clock times of different zones, or of one that is not told, are not compared.
        """
        if self.zones != other.zones:
            return False
        return not any(_overlap(one, two) for one in self.spans for two in other.spans)

    def shares_sentence(self, other: _Dating) -> bool:
        """Return whether one sentence states both, as in “from Friday to Monday”."""
        starts = {one.sentence_start for one in self.stated}
        return any(one.sentence_start in starts for one in other.stated)


def date_conflicts(start: str, end: str, stated: Sequence[Stated]) -> Iterator[Conflict]:
    """Yield what disagrees among an event's start and end (EDTF) and the dates that tell when.

    Dates of different precision agree where the coarser one holds the finer one, and a date that
    is only about right agrees with all, and so does a season. Two dates of one sentence are taken
    for a stretch.
    """
    own = _own(start, end)
    values = _values(stated)
    if own and own.spans[0].maximum < own.spans[0].minimum:
        yield Conflict(
            message(
                "The event ends ({end}) before it starts ({start}).",
                end=DateText(end),
                start=DateText(start),
            ),
            (),
        )
        own = None
    agreeing = values
    if own:
        apart = [one for one in values if one.excludes(own)]
        agreeing = [one for one in values if one not in apart]
        for one in apart:
            # Behind the start, where nobody has filled in the end.
            if end or not any(one.shares_sentence(other) for other in agreeing):
                yield _against_event(_own_shown(start, end), one)
    if not (end or "/" in start):
        for one, other in combinations(agreeing, 2):
            if one.excludes(other) and not one.shares_sentence(other):
                yield _against_each_other(one, other)


def _own(start: str, end: str) -> _Dating | None:
    """Return when the event itself says that it was, None where that is blank or about."""
    first, last = _bounds(start), _bounds(end)
    if not (first or last) or _ABOUT.search(f"{start}/{end}"):
        return None
    minimum = first.minimum if first else EARLIEST
    maximum = last.maximum if last else first.maximum if first else LATEST
    return _Dating("", (Bounds(minimum, maximum),), _zones(start, end))


def _own_shown(start: str, end: str) -> Message:
    first, last = DateText(start), DateText(end)
    if start and end:
        return message("{start} to {end}", start=first, end=last)
    return message("until {end}", end=last) if end else message("{start}", start=first)


def _values(stated: Sequence[Stated]) -> list[_Dating]:
    """Return the different values that are stated, in text order, with who states them."""
    found: dict[tuple[str, str], list[Stated]] = {}
    for one in sorted(stated, key=lambda one: one.start):
        values = one.fields.get("date_value", ""), one.fields.get("date_other", "")
        if values[0] and not _ABOUT.search("/".join(values)):
            found.setdefault(values, []).append(one)
    datings = []
    for values, some in list(found.items())[:_MOST]:
        spans = tuple(bounds for bounds in map(_bounds, values) if bounds)
        if spans:
            datings.append(_Dating(values[0], spans, _zones(*values), tuple(some)))
    return datings


def _zones(*values: str) -> frozenset[str]:
    return frozenset(zone for value in values for zone in _ZONE.findall(value))


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one.minimum <= other.maximum and other.minimum <= one.maximum


def _against_event(own: Message, value: _Dating) -> Conflict:
    first = value.stated[0]
    return Conflict(
        message(
            "Two dates: the event says {date}, but “{words}” in line {line} is {other}.",
            date=own,
            words=first.shown,
            line=first.line,
            other=DateText(value.shown),
        ),
        tuple(one.id for one in value.stated),
    )


def _against_each_other(one: _Dating, other: _Dating) -> Conflict:
    first, second = one.stated[0], other.stated[0]
    stated = sorted((*one.stated, *other.stated), key=lambda one: one.start)
    return Conflict(
        message(
            "Two dates: “{words}” in line {line} is {date}, but “{other_words}” in line "
            "{other_line} is {other}.",
            words=first.shown,
            line=first.line,
            date=DateText(one.shown),
            other_words=second.shown,
            other_line=second.line,
            other=DateText(other.shown),
        ),
        tuple(one.id for one in stated),
    )
