# SPDX-License-Identifier: Apache-2.0
"""Which backups stay: one an hour for a day, one a day for two weeks, one a week for twelve.

Pure: it is told times and sizes, and names what may go. Clocks are wrong at times, so what
lies in the future is no newest one, nothing goes where most lie there, and few go at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
HOURLY, DAILY, WEEKLY = DAY, timedelta(days=14), timedelta(weeks=12)
# So many of each project always stay, however old and large they are.
ALWAYS = 2
# A clock that jumped years ahead makes everything old: until somebody sees it, little is lost.
MOST_AT_ONCE = 2
MOST_BYTES = 2_000_000_000
_SHARE_OF_FREE = 10  # at most a tenth
_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup as retention sees it; one made for a purpose is not one of many an hour."""

    path: Path
    made: datetime
    size: int = 0
    has_purpose: bool = False


def newest_first(backups: Iterable[Kept], now: datetime) -> list[Kept]:
    """Return the backups of one project; those in the future come last, if they are the fewer."""
    found = sorted(backups, key=_made, reverse=True)
    if _is_clock_wrong(found, now):
        return found
    return sorted(found, key=lambda one: _is_ahead(one, now))


def is_due(backups: Iterable[Kept], now: datetime) -> bool:
    """Return whether none was made within the last hour."""
    return all(abs(now - one.made) >= HOUR for one in backups)


def superfluous(backups: Iterable[Kept], now: datetime) -> list[Kept]:
    """Return those of one project that may go for their age: the oldest, a few at a time."""
    found = newest_first(backups, now)
    if _is_clock_wrong(found, now):
        return []
    # Of many in a slot the latest stays, so that a day keeps what it ended with.
    stays = {_slot(one, now): one for one in sorted(found, key=_made)}
    gone = [
        one
        for one in found[ALWAYS:]
        if _slot(one, now) is None or stays[_slot(one, now)] is not one
    ]
    return gone[::-1][:MOST_AT_ONCE]


def beyond(projects: Iterable[Sequence[Kept]], most_bytes: int, now: datetime) -> list[Kept]:
    """Return what has to go so that all projects together stay within so many bytes."""
    ordered = [newest_first(backups, now) for backups in projects]
    over = sum(one.size for backups in ordered for one in backups) - most_bytes
    free = [one for backups in ordered for one in backups[ALWAYS:]]
    gone = []
    for one in sorted(free, key=_made):
        if over <= 0:
            break
        gone.append(one)
        over -= one.size
    return gone


def bound(free: int, used: int) -> int:
    """Return how many bytes all backups may take on a disk with so many free and so many used."""
    return min(MOST_BYTES, (free + used) // _SHARE_OF_FREE)


def _slot(one: Kept, now: datetime) -> object:
    """Return what a backup stands for; of each such thing one stays, and none of None."""
    age = now - one.made
    if _is_ahead(one, now) or age > WEEKLY:
        return None
    if one.has_purpose and age <= DAILY:
        return one.path
    if age <= HOURLY:
        return HOUR, (one.made - _MONDAY) // HOUR
    if age <= DAILY:
        return DAY, (one.made - _MONDAY) // DAY
    return WEEKLY, (one.made - _MONDAY) // (7 * DAY)


def _made(one: Kept) -> datetime:
    return one.made


def _is_ahead(one: Kept, now: datetime) -> bool:
    """Return whether a time is further ahead than clocks that are set right ever differ."""
    return one.made > now + DAY


def _is_clock_wrong(backups: Sequence[Kept], now: datetime) -> bool:
    """Return whether it is rather the clock that is wrong now than it was when they were made."""
    return 2 * sum(_is_ahead(one, now) for one in backups) > len(backups)
