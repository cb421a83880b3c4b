# SPDX-License-Identifier: Apache-2.0
"""The row of the CSV export, from one file of many rows that is filled once."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from annotator.exporters import exporter_of
from tests.benchmarks import csv_export
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.pace import Pace, cpu, in_turn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLOOR = "sqlite3 command line, same view"
REACH = 2.5
# Filling the file has warmed up what there is to warm up.
PACE = Pace(seconds=20, least=1, most=5, warms_up=False)


def figures(folder: Path, rows: int) -> Iterator[Figure]:
    """Yield the row of the export, or the reason why it cannot be measured."""
    name = f"CSV {rows:,} rows"
    if shutil.which("sqlite3") is None:
        yield Figure(name, FLOOR, reach=REACH, remark="not measured: no sqlite3 command line here")
        return
    database = folder / "annotations.db"
    with closing(sqlite3.connect(database)) as connection:
        csv_export.fill(connection, rows)

        def ours() -> float:
            target = folder / "ours"
            taken = cpu(lambda: exporter_of("csv").write([csv_export.table(connection)], target))
            shutil.rmtree(target)
            return taken

        def theirs() -> float:
            return csv_export.command_line(database, folder / "theirs.csv")

        taken = in_turn({"ours": ours, "theirs": theirs}, PACE)
    yield figure(name, taken["ours"], (FLOOR, taken["theirs"]), reach=REACH)
    database.unlink()
