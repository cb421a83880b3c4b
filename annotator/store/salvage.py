# SPDX-License-Identifier: Apache-2.0
"""From a damaged project to a new one with everything in it that can be read.

The damaged file is only read. What is written is made as any project is, so that search and
derived columns are new, every rule of the tables holds, and rows and log agree.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.domain.message import Message, message
from annotator.store.backup import flush_folder, require_alone
from annotator.store.belonging import COMPANIONS
from annotator.store.connection import transaction
from annotator.store.fragments import read_fragments
from annotator.store.pages import LOST
from annotator.store.problems import translated
from annotator.store.project import open_project
from annotator.store.reaching import free_name
from annotator.store.rebuilding import Rebuilder
from annotator.store.refilling import Refiller
from annotator.store.relogging import Relogger
from annotator.store.replay import Replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from annotator.store.fragments import Fragments
    from annotator.store.rebuilding import Columns, Key

NOUNS = ("article", "session", "annotation", "event", "step")
_MOST_NOTES = 2000


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was read from a damaged file and what was lost, counted by noun (see ``NOUNS``).

    ``notes`` tell what is known of the lost; steps are those of the history.
    """

    kept: Mapping[str, int]
    lost: Mapping[str, int]
    notes: tuple[Message, ...] = ()


def salvage(damaged: Path, target: Path, advance: Callable[[int], None]) -> Salvage:
    """Write a new project with all that can be read from a damaged one, and tell what is in it.

    The damaged file must not be open in this process. ``advance`` is told a count now and then,
    and may raise to stop; then no file is left.

    Raises:
        UserError: nothing can be read, or the new file is there already or can't be written.
    """
    if target.exists():
        raise user_error(
            "{path} is there already. Nothing was changed. Choose another name.", path=str(target)
        )
    require_alone(target)
    with translated(damaged):
        found = read_fragments(damaged, advance)
    part = free_name(target.with_name(target.name + ".part"))
    try:
        result = _fill(part, found, damaged.name, advance)
        if not result.kept["article"]:
            raise user_error(
                "Nothing can be read from {path}. It was left as it is. Open its newest backup.",
                path=str(damaged),
            )
        with translated(target):
            part.replace(target)
            flush_folder(target.parent)
    finally:
        for suffix in ("", *COMPANIONS):
            with suppress(OSError):
                part.with_name(part.name + suffix).unlink()
    return result


def _fill(part: Path, found: Fragments, name: str, advance: Callable[[int], None]) -> Salvage:
    project = open_project(part)
    try:
        rebuilder = Rebuilder(found, Replay(project.connection))
        rows = rebuilder.rows()
        with transaction(project.connection):
            refiller = Refiller(project, found, advance)
            refiller.add_all(rows)
            relogger = Relogger(project, found, name)
            relogger.write(rebuilder, rows, refiller.kept)
    finally:
        project.close()
    lost = rebuilder.known(rows) - set(refiller.kept)
    kept_by_noun = Counter(table for table, _ in refiller.kept)
    lost_by_noun = Counter(table for table, _ in lost)
    notes = [*refiller.notes, *_notes(lost, rows, found)]
    if rebuilder.may_hold_removed:
        notes.append(message("Something that was removed may be there again."))
    return Salvage(
        {noun: kept_by_noun[noun] for noun in NOUNS} | {"step": relogger.kept},
        {noun: lost_by_noun[noun] for noun in NOUNS} | {"step": relogger.lost},
        tuple(notes[:_MOST_NOTES]),
    )


def _notes(lost: set[Key], rows: Mapping[Key, Columns], found: Fragments) -> Iterator[Message]:
    """Yield what is known of what was lost: titles and words, so that it can be done again."""
    marks = found.rows["annotation"].values()
    words = {row["id"]: row["exact"] for row in marks if row["exact"] is not LOST}
    for table, row_id in sorted(lost, key=_order):
        row = rows.get((table, row_id), {})
        if table == "article":
            yield message("Lost: the article “{title}”.", title=_known(row, "title"))
        elif table == "session":
            yield message("Lost: the session of {reviewer}.", reviewer=_known(row, "reviewer"))
        elif table == "event":
            yield message(
                "Lost: the event “{what}” {note}", what=_known(row, "what"), note=_said(row)
            )
        elif table == "annotation":
            yield message(
                "Lost: the {kind} “{words}” {note}",
                kind=_known(row, "kind"),
                words=words.get(row_id) or message("unknown"),
                note=_said(row),
            )


def _known(row: Columns, column: str) -> str | Message:
    return str(row[column]) if row.get(column) else message("unknown")


def _said(row: Columns) -> str:
    """Return what was noted of a mark or an event."""
    fields = row.get("fields")
    parts = [*fields.values()] if isinstance(fields, dict) else []
    return "; ".join(str(part) for part in (*parts, row.get("note")) if part)


def _order(key: Key) -> tuple[int, Key]:
    return (*NOUNS, key[0]).index(key[0]), key
