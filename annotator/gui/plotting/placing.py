# SPDX-License-Identifier: Apache-2.0
"""An event with its mark and its label where it is drawn, and how much room is around it."""

from __future__ import annotations

from typing import NamedTuple

MARK = 11.0
GAP = 5.0
# From one event to the next in a row.
AIR = 14.0
# A label before its mark must not seem to be that of the mark before it.
AIR_OF_TURNED = 48.0
# How long the arrow of something open is, and the fading of what is about a moment.
ARROW, FADE = 22.0, 12.0


class Placed(NamedTuple):
    """An event where it is drawn; its mark is at ``at``, ``y`` is the top of its row.

    It takes the room from ``left`` to ``right``, its label included, of which ``room`` pixels from
    ``text`` on are the label's; where ``text`` is out of sight, the label may move along up to
    ``limit``. ``more`` other events stand at this place and are not drawn.
    """

    event: int
    lane: int
    at: float
    left: float
    right: float
    text: float
    limit: float = 0.0
    room: float = 0.0
    label: str = ""
    more: int = 0
    y: float = 0.0
    # Its label may stand before its mark; that far it is drawn before and behind that place.
    can_turn: bool = False
    before: float = MARK / 2
    behind: float = MARK / 2


def turned(one: Placed) -> Placed:
    """Return an event with its label before its mark."""
    left, right = ends_turned(one)
    return one._replace(left=left, right=right, text=left, limit=left + one.room)


def ends_turned(one: Placed) -> tuple[float, float]:
    """Return from where to where an event would be with its label before its mark."""
    return one.at - one.before - 2 * GAP - one.room, one.at + one.behind
