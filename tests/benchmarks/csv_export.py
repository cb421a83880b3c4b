# SPDX-License-Identifier: Apache-2.0
"""The CSV export beside the floor: what the sqlite3 command line takes for the same view."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import time
from contextlib import closing
from typing import TYPE_CHECKING, cast

from annotator.domain.export import Column, ColumnType, Table
from annotator.exporters import exporter_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SENTENCES = (
    "The minister said on Monday that the harbour, closed since the storm, would open again.",
    "“We have never seen such a thing,” she told reporters on the quay.",
    "About 1,200 people were moved to schools and halls in the old town.",
    "He said the talks had failed.",
    "Officials in the capital declined to comment",
)
KINDS = ("claim", "quote", "number", "date")
SQL_TYPES = {
    ColumnType.INTEGER: "integer",
    ColumnType.BOOLEAN: "integer",
}
FORMS = {
    ColumnType.INTEGER: "cast({0} as text) as {0}",
    ColumnType.BOOLEAN: "iif({0}, 'true', 'false') as {0}",
}
COLUMNS = tuple(
    Column(name, "", type_)
    for name, type_ in (
        ("annotation_id", ColumnType.TEXT),
        ("kind", ColumnType.TEXT),
        ("exact", ColumnType.TEXT),
        ("status", ColumnType.TEXT),
        ("verdict", ColumnType.TEXT),
        ("note", ColumnType.TEXT),
        ("line", ColumnType.INTEGER),
        ("start_at", ColumnType.INTEGER),
        ("end_at", ColumnType.INTEGER),
        ("sentence", ColumnType.TEXT),
        ("session_id", ColumnType.TEXT),
        ("article_id", ColumnType.TEXT),
        ("speaker", ColumnType.TEXT),
        ("quote_type", ColumnType.TEXT),
        ("number_value", ColumnType.NUMBER),
        ("unit", ColumnType.TEXT),
        ("counted", ColumnType.TEXT),
        ("date_value", ColumnType.EDTF),
        ("origin", ColumnType.TEXT),
        ("confidential", ColumnType.BOOLEAN),
        ("created", ColumnType.TIME),
        ("modified", ColumnType.TIME),
    )
)
SELECT = "select * from annotations"


def measure(rows: int, folder: Path) -> tuple[float, float]:
    """Return the CPU seconds of our export and of the command line's, for so many rows."""
    database = folder / "annotations.db"
    with closing(sqlite3.connect(database)) as connection:
        fill(connection, rows)
        ours = time.process_time()
        exporter_of("csv").write([table(connection)], folder / "ours")
        ours = time.process_time() - ours
    return ours, command_line(database, folder / "theirs.csv")


def fill(connection: sqlite3.Connection, rows: int) -> None:
    """Make the table and the view, in which every value is text and none is null."""
    columns = ", ".join(f"{one.name} {SQL_TYPES.get(one.type, 'text')}" for one in COLUMNS)
    shown = ", ".join(
        FORMS.get(one.type, "coalesce({0}, '') as {0}").format(one.name) for one in COLUMNS
    )
    marks = ", ".join("?" * len(COLUMNS))
    with connection:
        connection.execute(f"create table annotation ({columns}) strict")
        connection.execute(f"create view annotations as select {shown} from annotation")
        connection.executemany(
            f"insert into annotation values ({marks})", (row(number) for number in range(rows))
        )


def row(number: int) -> tuple[str | int | None, ...]:
    """Return one annotation with safe cells, filled as its kind is."""
    kind, sentence = KINDS[number % 4], SENTENCES[number % 5]
    quote, counted = kind == "quote", kind == "number"
    return (
        f"a{number:026}",
        kind,
        sentence[: 30 + number % 20],
        "unchecked",
        "" if number % 3 else "accurate",
        "" if number % 10 else "asked the desk by phone",
        number % 300 + 1,
        number % 90_000,
        number % 90_000 + 30,
        sentence,
        f"s{number // 1_000:026}",
        f"t{number // 5_000:026}",
        "Jane Doe, mayor" if quote else None,
        "direct" if quote else None,
        str(number % 5_000) if counted else None,
        "km" if counted else None,
        "people" if counted else None,
        "2023-11-29" if kind == "date" else None,
        "rule" if number % 2 else "person",
        0,
        "2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05Z",
    )


def table(connection: sqlite3.Connection) -> Table:
    """Return the view as exporters are handed it."""

    def rows() -> Iterator[tuple[str, ...]]:
        return cast("Iterator[tuple[str, ...]]", connection.execute(SELECT))

    return Table("annotations", "annotation_id", COLUMNS, rows)


def command_line(database: Path, target: Path) -> float:
    """Return the CPU seconds that the sqlite3 command line takes to write the view as CSV."""
    before = children()
    with target.open("wb") as file:
        subprocess.run(
            ["sqlite3", "-batch", "-csv", "-header", str(database), SELECT], stdout=file, check=True
        )
    return children() - before


def children() -> float:
    """Return the CPU seconds of the processes that this one has started and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
