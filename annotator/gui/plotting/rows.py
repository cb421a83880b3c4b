# SPDX-License-Identifier: Apache-2.0
"""How the events of a lane share its rows: in stairs by time, or packed where those have no room.

In stairs the eye goes down from one event to the next: each stands a row below the one before it.
A new stair begins at the top as soon as there is room again, beside labels that were turned to
the other side of their marks if need be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.gui.plotting.placing import AIR, AIR_OF_TURNED, MARK, Placed, ends_turned, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Row = list[Placed]

# Marks that are nearer than this are one; those of a single row stand in slots of this width, so
# that they stay merged while somebody moves along.
SLOT = MARK + 1
LEAST_LABEL = 48.0
# So much of a label that is cut tells what it is about.
_SHORT_LABEL = 110.0


@dataclass(frozen=True, slots=True)
class Room:
    """How many rows of a lane are seen at once, and how many it may have.

    Of a label before ``first``, in pixels, nothing would be seen; beyond ``last`` one is turned
    or cut where it can be.
    """

    seen: int
    most: int
    first: float = 0.0
    last: float = float("inf")


def in_rows(events: Iterable[Placed], room: Room) -> list[Row]:
    """Return the rows of some events, as few of them as stairs need."""
    by_time = [_sides(one, room) for one in sorted(events, key=_at)]
    for most in range(min(room.seen, room.most), room.most + 1):
        stairs = _Stairs(room.first, most)
        if all(map(stairs.take, by_time)):
            return stairs.rows
    return _packed(sorted((sides[0] for sides in by_time), key=_left), room)


def _sides(one: Placed, room: Room) -> tuple[Placed, ...]:
    """Return an event with its label on the better side of its mark, then on the other one."""
    if one.right <= room.last or not one.can_turn:
        return (one,)
    other = turned(one)
    cut = _cut(one, room.last - one.text)
    if other.left <= room.first:
        return (one,)
    return (other, cut) if cut.room >= _SHORT_LABEL else (other,)


class _Stairs:
    """Rows in which events go down in order of time, none of them with less of its label."""

    def __init__(self, first: float, most: int) -> None:
        self.rows: list[Row] = []
        self._first = first
        self._most = most
        self._last = -1

    def take(self, sides: Sequence[Placed]) -> bool:
        """Put the next event in, with its label on one of these sides; False without room."""
        for one in sides:
            place = self._next_step(one)
            if place >= 0:
                self._put(place, one)
                return True
        below = range(self._last + 1, len(self.rows))
        for one in sides:
            for place in (*below, *range(self._last + 1)):
                if _take_turned(self.rows[place], one, self._first):
                    self._last = place
                    return True
        return False

    def _put(self, place: int, one: Placed) -> None:
        if place == len(self.rows):
            self.rows.append([])
        self.rows[place].append(one)
        self._last = place

    def _next_step(self, one: Placed) -> int:
        """Return the row of the next event: the top one, one further down, or any; -1 for none."""
        rows, last = self.rows, self._last
        if rows and _has_room(rows[0], one):
            return 0
        for place in range(last + 1, len(rows)):
            if _has_room(rows[place], one):
                return place
        if len(rows) < self._most:
            return len(rows)
        return next((place for place in range(1, last + 1) if _has_room(rows[place], one)), -1)


def _packed(events: Iterable[Placed], room: Room) -> list[Row]:
    """Return as few rows as there can be, with labels cut and marks merged if need be."""
    rows: list[Row] = []
    for one in events:
        row = next((row for row in rows if _has_room(row, one)), None)
        if row is not None:
            row.append(one)
        elif len(rows) < room.most:
            rows.append([one])
        elif not any(_take_turned(row, one, room.first) for row in rows):
            _squeeze(min(rows, key=_right_end), one)
    return rows


def _has_room(row: Row, one: Placed) -> bool:
    air = AIR if one.text > one.at else AIR_OF_TURNED
    return row[-1].right + air <= one.left


def _take_turned(row: Row, one: Placed, start: float) -> bool:
    """Put an event into a row if the label before it has room on the other side of its mark."""
    before = row[-1]
    first = row[-2].right + AIR_OF_TURNED if len(row) > 1 else start
    left, right = ends_turned(before)
    has_room = left >= first and right + AIR <= one.left
    if has_room and before.can_turn and not before.more:
        row[-1] = turned(before)
        row.append(one)
        return True
    return False


def _squeeze(row: Row, one: Placed) -> None:
    """Put an event into a row that has no room for it: beside the mark before it, or into it."""
    before = row[-1]
    if one.at < before.at + SLOT:
        row[-1] = before._replace(more=before.more + 1 + one.more)
        return
    # A label before its mark stays: what follows it is beyond the mark.
    room = before.room if before.text < before.at else one.at - MARK / 2 - AIR - before.text
    row[-1] = _cut(before, room)
    row.append(one)


def _cut(one: Placed, room: float) -> Placed:
    """Return an event whose label has no more than so much room, none where that is too little."""
    room = max(0.0, min(room, one.room))
    label = one.label if room >= LEAST_LABEL else ""
    return one._replace(label=label, room=room, limit=one.text + room)


def _at(one: Placed) -> float:
    return one.at


def _left(one: Placed) -> float:
    return one.left


def _right_end(row: Row) -> float:
    return row[-1].right
