# SPDX-License-Identifier: Apache-2.0
"""Lines and dates of iCalendar files, as RFC 5545 has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from annotator.domain.edtf import edtf_bounds, edtf_over

if TYPE_CHECKING:
    from collections.abc import Iterator

# RFC 5545 3.1: octets of a line without its end; the blank that begins a continuation counts.
_LONGEST = 75
_LINE_END = b"\r\n"
# What no text may hold, RFC 5545 3.3.11; line ends and tabs may be.
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f]")
_NEW_LINE = re.compile(r"\r\n?|\n")
_SPECIAL = re.compile(r"[\\;,]")
_CLOCK = re.compile(r"T[0-9:]+(Z|[+-][0-9:]+)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """When an entry of a calendar begins: when something can be checked.

    ``value`` is a DATE where ``is_day``, else a DATE-TIME: in UTC where the zone is written, or
    floating. ``is_exact`` tells whether the date is known to the day.
    """

    value: str
    is_day: bool
    is_exact: bool

    @property
    def is_floating(self) -> bool:
        """Return whether it is a time of a place that nobody named."""
        return not self.is_day and not self.value.endswith("Z")


def text_line(name: str, text: str) -> bytes:
    """Return a property whose value is text, escaped and folded; control characters are lost."""
    tidy = _CONTROLS.sub("", _NEW_LINE.sub("\n", text))
    return folded(f"{name}:{_SPECIAL.sub(_escaped, tidy)}".replace("\n", r"\n"))


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def folded(line: str) -> bytes:
    """Return a line with its end, in pieces of at most 75 octets, each of whole characters."""
    return _LINE_END.join(_pieces(line)) + _LINE_END


def _pieces(line: str) -> Iterator[bytes]:
    octets = line.encode()
    start, room = 0, _LONGEST
    while start < len(octets):
        end = start + room
        # Octets 10xxxxxx go on with a character.
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        yield (b" " if start else b"") + octets[start:end]
        start, room = end, _LONGEST - 1


def stamp(time: str) -> str:
    """Return a time of an edit, UTC ISO 8601, as iCalendar writes it."""
    utc = datetime.fromisoformat(time).astimezone(UTC).isoformat(timespec="seconds")
    return _basic(utc.removesuffix("+00:00")) + "Z"


def moment_of(stored: str) -> Moment | None:
    """Return where a calendar has that an EDTF date is over, None where it cannot have it.

    That is at a clock time, else on the whole day after the last that the date may mean: who is
    to check something after the 29th can do nothing on the morning of the 29th. What is open or
    has no year is never over, and programs know neither year 0 nor what lies behind 9999.
    """
    over = edtf_over(stored)
    if over is None or not "0001" < over[:4] < "9999":
        return None
    point = stored.rpartition("/")[2]
    bounds, clock = edtf_bounds(point), _CLOCK.search(point)
    is_exact = bounds is not None and bounds.minimum[:10] == bounds.maximum[:10]
    if clock and is_exact:
        return Moment(_date_time(over, clock[1]), is_day=False, is_exact=True)
    day_after = date.fromisoformat(over[:10]) + timedelta(days=1)
    return Moment(_basic(day_after.isoformat()), is_day=True, is_exact=is_exact)


def _date_time(local: str, zone: str | None) -> str:
    if zone:
        return stamp(local + zone)
    return _basic(local)


def _basic(time: str) -> str:
    """Return a time as ISO 8601 writes it without separators."""
    return time.replace("-", "").replace(":", "")
