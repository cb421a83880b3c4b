# SPDX-License-Identifier: Apache-2.0
"""One edit of many marks or events: one step to undo, however many they are.

What is to be done is a ``Deed``, a value of its own, so that a job can do it through a connection
of its own while the workspace is held.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from annotator.domain.changes import RowChange
from annotator.domain.errors import user_error
from annotator.domain.ids import AnnotationId
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message, message
from annotator.services.verdicts import verdict_label
from annotator.store.common import Common, common, standing
from annotator.store.edit import Edit
from annotator.store.project import open_project

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from annotator.domain.annotation import Annotation
    from annotator.domain.changes import Group
    from annotator.domain.event import Event
    from annotator.domain.ids import SessionId
    from annotator.domain.status import Status
    from annotator.services.workspace import Workspace
    from annotator.store.project import Project

    Fact = Annotation | Event

# More than these are changed by a job.
MOST_AT_ONCE = 500
_PART = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """Records of one sort, annotations unless ``are_events``, by their local keys."""

    keys: array[int]
    are_events: bool = False

    @property
    def is_large(self) -> bool:
        """Return whether it takes a job to change all of them."""
        return len(self.keys) > MOST_AT_ONCE


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to each of some records: ``turn`` makes the new one, None deletes it.

    Where all that is done is to set a column, ``sets`` has its name and value instead.
    """

    label: Message
    turn: Callable[[Any], Any] | None = None
    sets: tuple[str, Any] | None = None


def status_deed(status: Status) -> Deed:
    """Return the setting of the workflow status."""
    return Deed(
        message("Set status to {status}", status=status.label), sets=("status", status.value)
    )


def verdict_deed(project: Project, verdict: str) -> Deed:
    """Return the setting of the verdict, a key of the project's scale or blank.

    Raises:
        UserError: the scale has no such verdict.
    """
    label = message("Set verdict to {verdict}", verdict=verdict_label(project, verdict))
    return Deed(label, sets=("verdict", verdict))


def add_tags_deed(typed: str) -> Deed:
    """Return the adding of tags, parted by commas; UserError where none is named."""
    tags = _tags(typed)
    return Deed(
        message("Add tag {tags}", tags=", ".join(tags)),
        lambda old: replace(old, tags=tuple(dict.fromkeys([*old.tags, *tags]))),
    )


def remove_tags_deed(typed: str) -> Deed:
    """Return the taking away of tags, parted by commas; UserError where none is named."""
    tags = _tags(typed)
    return Deed(
        message("Take away tag {tags}", tags=", ".join(tags)),
        lambda old: replace(old, tags=tuple(tag for tag in old.tags if tag not in tags)),
    )


def append_note_deed(words: str) -> Deed:
    """Return the adding of words to the notes, on a line of their own; UserError without any."""
    words = words.strip()
    if not words:
        raise user_error("Write first what is to be added to the notes.")
    return Deed(
        message("Add to note"),
        lambda old: replace(old, note="\n".join(filter(None, [old.note.rstrip(), words]))),
    )


def replace_note_deed(words: str) -> Deed:
    """Return the setting of the notes; without words they are emptied."""
    label = message("Replace note") if words.strip() else message("Empty note")
    return Deed(label, sets=("note", words.strip()))


def confidential_deed(*, confidential: bool) -> Deed:
    """Return the marking of annotations as confidential, or as open."""
    label = message("Mark as confidential") if confidential else message("Mark as open")
    return Deed(label, sets=("confidential", int(confidential)))


def retag_deed(kind_key: str) -> Deed:
    """Return the turning of annotations into another kind; fields it does not have go."""
    kind = kind_of(kind_key)
    keys = {field.key for field in kind.fields}

    def turn(old: Annotation) -> Annotation:
        fields = {key: value for key, value in old.fields.items() if key in keys}
        return replace(old, kind=kind.key, fields=fields)

    return Deed(message("Retag as {kind}", kind=kind.name), turn)


def delete_deed() -> Deed:
    """Return the deleting; annotations are taken out of the events that they speak of."""
    return Deed(message("Delete"))


def do(workspace: Workspace, chosen: Chosen, deed: Deed) -> int:
    """Do it to a few records, at once; return how many were changed.

    Raises:
        UserError: the session is read-only, or the file can't be written; nothing was.
    """
    workspace.require_editable()
    edit = _edit(chosen, deed, workspace.session_id, workspace.reviewer)
    for part in _parts(workspace.project, chosen, deed):
        edit.rows += part.rows
        edit.focus_id = edit.focus_id or part.focus_id
    workspace.write(edit)
    return len({row.id for row in edit.rows if row.table == _table(chosen)})


def do_many(
    path: Path,
    session_id: SessionId,
    who: str,
    chosen: Chosen,
    deed: Deed,
    *,
    advance: Callable[[int], None],
) -> Group | None:
    """Do it to any number of records, through a connection of its own; None where nothing was.

    For the worker of a window, whose workspace is held meanwhile. ``advance`` is told how many
    records were looked at, and may raise a UserError to stop; then nothing has changed.
    """
    with closing(open_project(path)) as project:
        edit = _edit(chosen, deed, session_id, who)
        parts = _parts(project, chosen, deed)
        first = next(parts, None)
        if first is None:
            return None
        edit.focus_id = first.focus_id
        rows = (part.rows for part in chain([first], parts))
        return project.many.write(edit, rows, advance=lambda part: advance(part * _PART))


def take_back_many(path: Path, target: Group, who: str, *, advance: Callable[[int], None]) -> Group:
    """Take back a long group that undo or redo stands before, as ``do_many`` does it.

    Raises:
        ConflictError: another step is next by now, or somebody changed what the group left.
    """
    with closing(open_project(path)) as project:
        return project.many.take_back(target, who, advance=advance)


def is_long(workspace: Workspace, step: Group) -> bool:
    """Return whether it takes a job to take a step back."""
    # Each record has a row of its own, and most have one more.
    return workspace.project.many.is_long(step, 2 * MOST_AT_ONCE)


def rows_of(workspace: Workspace, step: Group) -> int:
    """Return how many rows a step changed."""
    return workspace.project.many.length(step)


def common_values(project: Project, chosen: Chosen) -> Common:
    """Return what stands in the records; all of them are read."""
    return common(project.connection, _table(chosen), chosen.keys)


def _edit(chosen: Chosen, deed: Deed, session_id: SessionId, who: str) -> Edit:
    count = len(chosen.keys)
    label = deed.label
    if count > 1:
        counted = "{what}: {count} events" if chosen.are_events else "{what}: {count} marks"
        label = message(counted, what=label, count=count)
    return Edit(label, who, session_id)


def _parts(project: Project, chosen: Chosen, deed: Deed) -> Iterator[Edit]:
    """Yield the rows of each part of the records; what is gone since is left out."""
    now = project.clock()
    for start in range(0, len(chosen.keys), _PART):
        keys = chosen.keys[start : start + _PART]
        if deed.sets is not None:
            rows, first = _setting(project, replace(chosen, keys=keys), deed.sets, now)
            yield Edit(deed.label, "", focus_id=first, rows=rows)
            continue
        olds = _records(project, keys, are_events=chosen.are_events)
        part = Edit(deed.label, "", focus_id=olds[0].id if olds else "")
        if deed.turn is None:
            _remove(project, part, olds)
        else:
            for old in olds:
                new = deed.turn(old)
                if new != old:
                    part.change(old, replace(new, modified=now))
        yield part


def _setting(
    project: Project, chosen: Chosen, sets: tuple[str, Any], now: str
) -> tuple[list[RowChange], str]:
    """Return what sets a column where something else stands, and the first record of all.

    The records themselves are not read: that takes longer than everything else.
    """
    table, (column, value) = _table(chosen), sets
    found = standing(project.connection, table, chosen.keys, column)
    after = {column: value, "modified": now}
    rows = [
        RowChange(table, one.id, {column: one.value, "modified": one.modified}, after)
        for one in found
        if one.value != value
    ]
    return rows, found[0].id if found else ""


def _records(project: Project, keys: Sequence[int], *, are_events: bool) -> list[Any]:
    if are_events:
        return [one for one in project.events.page(keys) if one]
    return [one for one, _ in project.annotations.page(keys)]


def _remove(project: Project, part: Edit, olds: Sequence[Any]) -> None:
    """Remove records; annotations are taken out of their events first."""
    gone = {one.id for one in olds}
    ids = [one for old in olds for one in project.events.of_annotation(AnnotationId(old.id))]
    for event in project.events.find(dict.fromkeys(ids)):
        links = tuple(one for one in event.evidence if one.annotation_id not in gone)
        part.change(event, replace(event, evidence=links, modified=project.clock()))
    part.remove(olds)


def _table(chosen: Chosen) -> str:
    return "event" if chosen.are_events else "annotation"


def _tags(typed: str) -> list[str]:
    tags = list(dict.fromkeys(tag.strip() for tag in typed.split(",") if tag.strip()))
    if not tags:
        raise user_error("Name a tag first.")
    return tags
