# SPDX-License-Identifier: Apache-2.0
"""The rows of saving: one edit, one keystroke, a hundred thousand annotations at once."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks import save_one
from tests.benchmarks.figures import CPU, WALL, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMITS = 150
COUNT = 100_000
# Seconds after which no further run of the large edit is begun.
BULK_SECONDS = 30.0


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the rows of saving one edit, finished and while it is typed.

    Time that passes, not CPU: a save waits for the disk.
    """
    for name, measure, level, reach in (
        ("save one edit, finished", save_one.finished_edit, "FULL", 3.0),
        ("save one edit, draft", save_one.keystroke, "NORMAL", 8.0),
    ):
        value, floor = measure(folder, COMMITS)
        yield Figure(
            name,
            f"one-row commit at {level}",
            *_milliseconds(value, floor),
            reach,
            runs=COMMITS,
            time=WALL,
        )


def bulk_figures(folder: Path) -> Iterator[Figure]:
    """Yield the row of very many annotations in one edit."""
    taken = list(_repeated(folder))
    yield Figure(
        f"bulk {COUNT:,} annotations",
        "executemany into the same tables, indexes and FTS",
        *_milliseconds(median(one[0] for one in taken), median(one[1] for one in taken)),
        reach=3.0,
        runs=len(taken),
        time=CPU,
    )


def _repeated(
    folder: Path, clock: Callable[[], float] = time.monotonic
) -> Iterator[tuple[float, float]]:
    began = clock()
    while True:
        with TemporaryDirectory(dir=folder) as own:
            yield save_one.bulk(Path(own), COUNT)
        if clock() - began > BULK_SECONDS:
            return


def _milliseconds(value: float, floor: float) -> tuple[float, float]:
    return value * 1e3, floor * 1e3
