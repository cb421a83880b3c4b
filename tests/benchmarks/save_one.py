# SPDX-License-Identifier: Apache-2.0
"""What it costs to save: one edit, one keystroke, a hundred thousand marks; and to open."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from statistics import median
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, Piece
from annotator.domain.ids import new_annotation_id
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.services.importing import import_bytes
from annotator.services.marking import Marking
from annotator.services.workspace import Workspace
from annotator.store.edit import Edit
from annotator.store.project import open_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.ids import AnnotationId
    from annotator.domain.session import Session

SENTENCES = (
    "The minister said on Monday that the harbour, closed since the storm, would open again.",
    "“We have never seen such a thing,” she told reporters on the quay.",
    "About 1,200 people were moved to schools and halls in the old town.",
    "He said the talks had failed.",
)
KINDS = ("claim", "quote", "number", "date")
PARAGRAPH = " ".join(SENTENCES) + "\n\n"
FIELDS = {
    "claim": {"claim_text": "The harbour will open", "claimant": "the minister"},
    "quote": {"speaker": "Jane Doe, mayor", "cue": "told"},
    "number": {"number_value": "1200", "counted": "people"},
    "date": {"date_value": "2023-11-27"},
}
NOTE = "Asked the harbour office by phone on Monday; they will send the log book tomorrow."
# Tables of which each new annotation fills a row or more.
FILLED = ("annotation", "span", "change_group", "change")


def finished_edit(folder: Path, count: int = 150) -> tuple[float, float]:
    """Return the median seconds of one finished edit and of a one-row commit, both at FULL.

    The edit sets a field, with its log and its search rows, among 1,000 annotations.
    """
    with closing(workspace_of(folder / "edit.annotator", 1000)) as opened:
        ids = opened.annotation_ids
        return interleaved(
            lambda number: opened.marking.set_field(
                ids[4 * number + 1], "speaker", f"Jane {number}"
            ),
            Floor(folder / "edit.db", "full"),
            count,
        )


def keystroke(folder: Path, count: int = 150) -> tuple[float, float]:
    """Return the median seconds of one more letter and of a one-row commit, both at NORMAL."""
    with closing(workspace_of(folder / "typing.annotator", 1000)) as opened:
        first = opened.annotation_ids[0]
        return interleaved(
            lambda number: opened.marking.set_note(
                first, NOTE[: number % len(NOTE) + 1], draft=True
            ),
            Floor(folder / "typing.db", "normal"),
            count,
        )


def bulk(folder: Path, count: int = 100_000) -> tuple[float, float]:
    """Return the CPU seconds of one edit of so many annotations and of the bare inserts.

    The floor fills the same tables of an equal file, their indexes, triggers and search
    included, by executemany in one transaction, from rows that are ready in memory.
    """
    ours, floor = folder / "bulk.annotator", folder / "bulk_floor.annotator"
    with closing(workspace_of(ours, 0)) as opened, closing(workspace_of(floor, 0)) as other:
        edit = Edit(message("Tag many"), "Ann", opened.session.id)
        annotations = [annotation(opened, number) for number in range(count)]
        started = time.process_time()
        edit.add(*annotations)
        opened.project.write(edit)
        seconds = time.process_time() - started
        connection = other.project.connection
        other_id, our_id = other.session.id, opened.session.id
        rows = {
            name: opened.project.connection.execute(f"select * from {name}").fetchall()
            for name in FILLED
        }
        for name in ("annotation", "span"):
            rows[name] = [
                tuple(other_id if cell == our_id else cell for cell in row) for row in rows[name]
            ]
        for name in ("change", "change_group"):
            connection.execute(f"delete from {name}")
        started = time.process_time()
        connection.execute("begin immediate")
        for name in FILLED:
            marks = ", ".join("?" * len(rows[name][0]))
            connection.executemany(f"insert into {name} values ({marks})", rows[name])
        connection.execute("commit")
        return seconds, time.process_time() - started


def opening(folder: Path, count: int = 15) -> tuple[float, float]:
    """Return the median CPU seconds of a process that opens a project, and of one that does not.

    Both import the store; the project is up to date and holds 1,000 annotations.
    """
    path = folder / "open.annotator"
    workspace_of(path, 1000).close()
    imports = "import sys, time; from pathlib import Path; from annotator.store import project; "
    opens = f"{imports} project.open_project(Path(sys.argv[1])); print(time.process_time())"
    ours, floor = [], []
    for _ in range(count):
        ours.append(process(opens, path))
        floor.append(process(f"{imports} print(time.process_time())", path))
    return median(ours), median(floor)


def process(code: str, path: Path) -> float:
    """Return the CPU seconds that a piece of Python prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


class Floor:
    """A plain file with a one-row table, on the same disk."""

    def __init__(self, path: Path, synchronous: str) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("pragma journal_mode = wal")
        self.connection.execute(f"pragma synchronous = {synchronous}")
        self.connection.execute("create table one (pk integer primary key, note text)")

    def write(self, number: int) -> None:
        """Commit one row."""
        self.connection.execute("begin immediate")
        self.connection.execute("insert into one (note) values (?)", (f"note {number}",))
        self.connection.execute("commit")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def interleaved(ours: Callable[[int], None], floor: Floor, count: int) -> tuple[float, float]:
    """Return the median seconds of two writes that take turns."""
    times: tuple[list[float], list[float]] = ([], [])
    with closing(floor):
        for number in range(count + 10):
            for write, kept in zip((ours, floor.write), times, strict=True):
                started = time.perf_counter()
                write(number)
                kept.append(time.perf_counter() - started)
    return median(times[0][10:]), median(times[1][10:])


class Opened:
    """A project with a session open in it."""

    def __init__(self, path: Path) -> None:
        self.project = open_project(path)
        text = PARAGRAPH * 300
        imported = import_bytes(self.project, text.encode(), "harbour.txt", reviewer="Ann")
        workspace = Workspace(self.project, "Ann")
        workspace.open_session(imported.session_id)
        self.session: Session = workspace.opened()[0]
        self.marking = Marking(workspace)
        self.annotation_ids: list[AnnotationId] = []

    def close(self) -> None:
        """Close the project."""
        self.project.close()


def workspace_of(path: Path, count: int) -> Opened:
    """Return a new project on an article of 80,000 code points with so many annotations."""
    opened = Opened(path)
    made = [annotation(opened, number) for number in range(count)]
    edit = Edit(message("Tag many"), "Ann", opened.session.id)
    edit.add(*made)
    opened.project.write(edit)
    opened.annotation_ids = [one.id for one in made]
    return opened


def annotation(opened: Opened, number: int) -> Annotation:
    """Return one of many annotations: a sentence of the article, filled as its kind is."""
    place = number % 1200
    start = place // 4 * len(PARAGRAPH) + sum(len(one) + 1 for one in SENTENCES[: place % 4])
    kind = KINDS[number % 4]
    return Annotation(
        id=new_annotation_id(),
        session_id=opened.session.id,
        kind=kind,
        pieces=(Piece(Span(start, start + len(SENTENCES[place % 4]))),),
        created="2024-01-02T03:04:05.678Z",
        modified="2024-01-02T03:04:05.678Z",
        fields=FIELDS[kind],
    )
