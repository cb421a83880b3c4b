# SPDX-License-Identifier: Apache-2.0
"""What a benchmark says: a figure beside its floor, as a line of a table and as JSON."""

from __future__ import annotations

import json
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CPU = "CPU"
WALL = "wall"
HEAD = (
    f"{'work':<58} {'ms':>9} {'floor ms':>9} {'ratio':>6} {'reach':>6} {'limit':>6} {'runs':>4}"
    f" {'time':<4}  floor"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """The medians of one piece of work and of its floor, in milliseconds, from one run.

    ``reach`` is the ratio to stay under, ``ms_limit`` a limit in milliseconds, each None where
    there is none. A figure without a value says in ``remark`` why.
    """

    name: str
    floor: str
    value_ms: float | None = None
    floor_ms: float | None = None
    reach: float | None = None
    ms_limit: float | None = None
    runs: int = 0
    time: str = CPU
    remark: str = ""

    @property
    def ratio(self) -> float | None:
        """Return how many times the floor it takes, None where it was not measured."""
        if self.value_ms is None or not self.floor_ms:
            return None
        return self.value_ms / self.floor_ms

    @property
    def is_over(self) -> bool:
        """Return whether it takes more than it should."""
        if self.value_ms is None:
            return False
        ratio = self.ratio
        over_ratio = self.reach is not None and ratio is not None and ratio > self.reach
        return over_ratio or (self.ms_limit is not None and self.value_ms > self.ms_limit)


def figure(
    name: str, values: Sequence[float], floor: tuple[str, Sequence[float]], **options: object
) -> Figure:
    """Return the figure of timings in seconds; ``floor`` is its name and its timings."""
    middle = statistics.median
    return Figure(
        name, floor[0], middle(values) * 1e3, middle(floor[1]) * 1e3, runs=len(values), **options
    )


def line(one: Figure) -> str:
    """Return a figure as a line of the table under ``HEAD``."""
    if one.value_ms is None:
        return f"{one.name:<58} {one.remark}"
    mark = "  OVER" if one.is_over else ""
    return (
        f"{one.name:<58} {one.value_ms:9.2f} {_ms(one.floor_ms)} {_short(one.ratio)}"
        f" {_short(one.reach)} {_short(one.ms_limit)} {one.runs:4} {one.time:<4}  {one.floor}{mark}"
    )


def write_json(figures: Sequence[Figure], path: Path) -> None:
    """Write the figures as a list of objects."""
    path.write_text(json.dumps([_entry(one) for one in figures], indent=1) + "\n", encoding="utf-8")


def _entry(one: Figure) -> dict[str, object]:
    return {
        "name": one.name,
        "value_ms": one.value_ms,
        "floor": one.floor,
        "floor_ms": one.floor_ms,
        "ratio": one.ratio,
        "reach": one.reach,
        "ms_limit": one.ms_limit,
        "runs": one.runs,
    }


def _ms(number: float | None) -> str:
    return f"{'-':>9}" if number is None else f"{number:9.2f}"


def _short(number: float | None) -> str:
    return f"{'-':>6}" if number is None else f"{number:6.3g}"
