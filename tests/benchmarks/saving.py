# SPDX-License-Identifier: Apache-2.0
"""Saving one edit with its log and search rows, beside a commit of one row on the same disk.

Time that passes, not CPU: a save waits for the disk.
"""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from annotator.domain.kinds import all_kinds
from annotator.domain.span import Span
from annotator.services.marking import Marking
from annotator.services.open import open_workspace
from tests.benchmarks.figures import WALL, Figure, figure
from tests.benchmarks.pace import Pace, in_turn, wall
from tests.benchmarks.projects import WHO, seeded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.benchmarks.projects import Projects

SIZE, COUNT = 100_000, 10_000
PACE = Pace(seconds=6, least=30, most=300)
NOTE = "asked the desk by phone and then the ministry, which answered the day after. " * 3
MARKED = 30  # code points


def figures(projects: Projects, folder: Path) -> Iterator[Figure]:
    """Yield the rows of saving, finished edits and then typing."""
    made = projects.sized(SIZE, COUNT)
    workspace = open_workspace(made.copy_to(folder / "saving.annotator"), WHO)
    workspace.open_session(made.session_id)
    marking = Marking(workspace)
    for name, step, durability, reach in (
        ("save one edit, finished", _tagger(marking), "full", 3.0),
        ("save one edit, draft", _typist(marking), "normal", 8.0),
    ):
        with closing(_one_row_file(folder / f"{durability}.db", durability)) as connection:
            taken = in_turn({"edit": step, "row": _inserter(connection)}, PACE)
        floor = (f"one-row commit at {durability.upper()}", taken["row"])
        yield figure(name, taken["edit"], floor, reach=reach, time=WALL)
    workspace.project.close()


def _tagger(marking: Marking) -> Callable[[], float]:
    """Return a step that tags a stretch of text somewhere."""
    chance = seeded(5)

    def step() -> float:
        start = chance.randrange(SIZE - MARKED)
        return wall(lambda: marking.tag_span(all_kinds()[0].key, Span(start, start + MARKED)))

    return step


def _typist(marking: Marking) -> Callable[[], float]:
    """Return a step that types one more character into the note of a mark."""
    annotation = marking.tag_span(all_kinds()[0].key, Span(0, MARKED))
    lengths = itertools.cycle(range(1, len(NOTE)))

    def step() -> float:
        typed = NOTE[: next(lengths)]
        return wall(lambda: marking.set_note(annotation.id, typed, draft=True))

    return step


def _one_row_file(path: Path, durability: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma journal_mode = wal")
    connection.execute(f"pragma synchronous = {durability}")
    connection.execute("create table note (pk integer primary key, text text not null) strict")
    return connection


def _inserter(connection: sqlite3.Connection) -> Callable[[], float]:
    insert = "insert into note (text) values (?)"
    return lambda: wall(lambda: connection.execute(insert, (NOTE[:MARKED],)))
