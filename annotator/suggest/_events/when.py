# SPDX-License-Identifier: Apache-2.0
"""When something happens, as EDTF, and whether two times can be the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.edtf import edtf_bounds

if TYPE_CHECKING:
    from annotator.domain.edtf import Bounds
    from annotator.domain.message import Message
    from annotator.domain.span import Span

_YEARLESS = "XXXX"
# Any year with all days; those without a year are held against each other in it.
_SOME_YEAR = "2000"
DAY = len("2023-11-29")


class When(NamedTuple):
    """When something starts and ends, EDTF, blank where that is not told.

    ``dates`` are the dates that tell it, as they stand in the text; ``note`` says what was chosen
    where several might tell it.
    """

    start: str = ""
    end: str = ""
    dates: tuple[Span, ...] = ()
    note: Message | None = None

    @property
    def is_known(self) -> bool:
        """Return whether a start or an end is known."""
        return bool(self.start or self.end)


NEVER = When()


@lru_cache(maxsize=4096)
def bounds(value: str) -> Bounds | None:
    """Return the first and last second that a date may mean, one without a year in any year."""
    return edtf_bounds(value.replace(_YEARLESS, _SOME_YEAR)) if value else None


def is_yearless(value: str) -> bool:
    """Return whether the year of a date is not known."""
    return value.startswith(_YEARLESS)


def is_day(value: str) -> bool:
    """Return whether a date is known to its day, or better."""
    return len(value) >= DAY and "/" not in value and "X" not in value[-2:]


def lies_within(one: str, other: str) -> bool:
    """Return whether one date is within another, or the same."""
    if not one or not other:
        return False
    first, second = _both(one, other)
    if first is None or second is None:
        return False
    return second.minimum <= first.minimum and first.maximum <= second.maximum


def is_before(one: str, other: str) -> bool:
    """Return whether the whole of a date lies before another."""
    if not one or not other or one == other:
        return False
    first, second = _both(one, other)
    return first is not None and second is not None and first.maximum < second.minimum


def meet(one: str, other: str) -> bool:
    """Return whether two dates may mean the same time, blank ones too."""
    return not (is_before(one, other) or is_before(other, one))


def can_agree(one: When, other: When) -> bool:
    """Return whether nothing in two times contradicts."""
    if not (one.is_known and other.is_known):
        return True
    if not (meet(one.start, other.start) and meet(one.end, other.end)):
        return False
    return not (is_before(one.end, other.start) or is_before(other.end, one.start))


def agree(one: When, other: When) -> bool:
    """Return whether both are told, to the day or better, and are the same as far as they are."""
    starts = one.start and other.start and meet(one.start, other.start)
    ends = one.end and other.end and meet(one.end, other.end)
    if not (starts or ends) or not can_agree(one, other):
        return False
    told = (one.start, other.start) if starts else (one.end, other.end)
    return all(map(is_day, told))


def _both(one: str, other: str) -> tuple[Bounds | None, Bounds | None]:
    """Return the bounds of two dates; one without a year takes that of the other."""
    if is_yearless(one) and not is_yearless(other):
        one = one.replace(_YEARLESS, other[:4] if other[:4].isdigit() else _SOME_YEAR)
    elif is_yearless(other) and not is_yearless(one):
        other = other.replace(_YEARLESS, one[:4] if one[:4].isdigit() else _SOME_YEAR)
    return bounds(one), bounds(other)
