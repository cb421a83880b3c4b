# SPDX-License-Identifier: Apache-2.0
"""Numbers that count the same thing, side by side over time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.edtf import Bounds
    from annotator.domain.ids import AnnotationId, SessionId
    from annotator.domain.message import Message


class Reach(StrEnum):
    """How a value is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"


class StatedNumber(NamedTuple):
    """A number as its annotation states it, and where it stands (code points, lines from 1)."""

    id: AnnotationId
    session_id: SessionId
    title: str
    publisher: str
    words: str
    start: int
    end: int
    line: int
    sentence: str
    sentence_start: int
    sentence_end: int
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NumberPoint:
    """A number: who said how many, when, and how that date is known.

    ``value`` is the middle of a range that has no value of its own. ``date`` is EDTF and
    ``bounds`` what it may mean, both blank where nothing dates the number; ``why`` tells what
    does.
    """

    stated: StatedNumber
    value: float
    least: float
    most: float
    reach: Reach
    who: str
    date: str
    bounds: Bounds | None
    why: Message

    @property
    def id(self) -> AnnotationId:
        """Return the id of its annotation."""
        return self.stated.id


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A number that cannot stand beside the others, and why."""

    stated: StatedNumber
    why: Message


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """Numbers to be seen side by side, and those for which there is no place among them.

    ``things`` are what they count, each named as it stands first. ``points`` are by date,
    ``undated`` and ``left_out`` as the text has them. ``is_cut`` where there were too many.
    """

    things: tuple[str, ...] = ()
    points: tuple[NumberPoint, ...] = ()
    undated: tuple[NumberPoint, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class WantedNumbers:
    """Which numbers: several as they are chosen, or with one all that count the same.

    ``is_everywhere`` asks for those of all articles, not of the one session only.
    """

    ids: tuple[AnnotationId, ...]
    is_everywhere: bool = False
