# SPDX-License-Identifier: Apache-2.0
"""Taking steps in turn, as often as the time given allows."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to go on: for so many seconds, but within a least and a most number of rounds.

    ``warms_up`` tells whether a first round is done that does not count.
    """

    seconds: float
    least: int
    most: int
    warms_up: bool = True


def in_turn(
    steps: Mapping[str, Callable[[], float]],
    pace: Pace,
    clock: Callable[[], float] = time.monotonic,
) -> dict[str, list[float]]:
    """Return what each step timed, round by round.

    Steps of one round follow each other, so that a busy moment slows value and floor alike.
    """
    for step in steps.values() if pace.warms_up else ():
        step()
    taken: dict[str, list[float]] = {name: [] for name in steps}
    began, rounds = clock(), 0
    while rounds < pace.least or (rounds < pace.most and clock() - began < pace.seconds):
        for name, step in steps.items():
            taken[name].append(step())
        rounds += 1
    return taken


def cpu(act: Callable[[], object]) -> float:
    """Return the seconds of CPU that an act takes, all threads counted."""
    before = time.process_time()
    act()
    return time.process_time() - before


def wall(act: Callable[[], object]) -> float:
    """Return the seconds that pass while an act is done."""
    before = time.perf_counter()
    act()
    return time.perf_counter() - before
