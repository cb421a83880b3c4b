# SPDX-License-Identifier: Apache-2.0
"""Writing very many annotations as one edit, beside the bare inserts that it cannot do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.connection import transaction
from annotator.store.project import open_project
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.pace import Pace, cpu, in_turn
from tests.benchmarks.projects import make_annotations, marking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.store.connection import Connection
    from tests.benchmarks.projects import Made, Projects

SIZE, COUNT = 1_000_000, 100_000
FLOOR = "executemany into the same tables, indexes and FTS"
REACH = 3.0
# Making the projects has warmed up what there is to warm up.
PACE = Pace(seconds=35, least=1, most=5, warms_up=False)
TABLES = ("annotation", "span", "change_group", "change")


def figures(projects: Projects, folder: Path) -> Iterator[Figure]:
    """Yield the row of 100,000 annotations written at once."""
    bare, full = projects.sized(SIZE, 0), projects.sized(SIZE, COUNT)
    target = folder / "bulk.annotator"
    inserts = list(_inserts(bare, full))
    steps = {
        "edit": lambda: write_edit(bare, target),
        "inserts": lambda: write_rows(bare, target, inserts),
    }
    taken = in_turn(steps, PACE)
    name = f"bulk {COUNT:,} annotations"
    yield figure(name, taken["edit"], (FLOOR, taken["inserts"]), reach=REACH)


def write_edit(bare: Made, target: Path) -> float:
    """Write the annotations with their log as one edit; return the seconds of CPU."""
    project = open_project(bare.copy_to(target))
    text = project.articles.get(project.articles.ids()[0]).text
    annotations = make_annotations(bare.session_id, text, COUNT)
    taken = cpu(lambda: project.write(marking(annotations)))
    project.close()
    return taken


def write_rows(bare: Made, target: Path, inserts: list[tuple[str, list[tuple]]]) -> float:
    """Insert the same rows with nothing around them; return the seconds of CPU."""
    project = open_project(bare.copy_to(target))
    taken = cpu(lambda: _insert(project.connection, inserts))
    project.close()
    return taken


def _insert(connection: Connection, inserts: list[tuple[str, list[tuple]]]) -> None:
    with transaction(connection):
        for statement, rows in inserts:
            connection.executemany(statement, rows)


def _inserts(bare: Made, full: Made) -> Iterator[tuple[str, list[tuple]]]:
    """Yield the statements with the rows that the full project has and the bare one lacks."""
    there, here = open_project(full.path), open_project(bare.path)
    for table in TABLES:
        known = here.connection.execute(f"select count(*) from {table}").fetchone()[0]
        rows = _rows(there.connection, table)[known:]
        rows = [_at_home(row, full, bare) for row in rows]
        yield f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows
    there.close()
    here.close()


def _rows(connection: Connection, table: str) -> list[tuple]:
    return connection.execute(f"select * from {table} order by pk").fetchall()


def _at_home(row: tuple, full: Made, bare: Made) -> tuple:
    """Return a row of one project as it would stand in the session of another."""
    return tuple(bare.session_id if value == full.session_id else value for value in row)
