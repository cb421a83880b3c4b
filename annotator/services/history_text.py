# SPDX-License-Identifier: Apache-2.0
"""The change log as people read it: who did what to which fact, old and new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import PieceRole
from annotator.domain.article import ARTICLE_FIELDS
from annotator.domain.event import EVENT_FIELDS, suggested_kind
from annotator.domain.kinds import all_kinds
from annotator.domain.span import Span
from annotator.services.eventing import ATTACH, DETACH
from annotator.services.regrouping import MERGE, SPLIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotator.domain.changes import Group, RowChange
    from annotator.domain.fields import Field
    from annotator.store.project import Project

_HIDDEN = frozenset(
    {"id", "session_id", "created", "modified", "ordinal", "annotation_id", "guessed", "is_on"}
)
_SHORT = 60  # characters that are shown whole
_AROUND = 16
_AT_EDGE = 24


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that an edit changed; empty where there was or is none."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What the log knows of what is no mark or event now: its kind ('' for events), words, place.

    That is one that was deleted, or a suggestion that was rejected.
    """

    kind: str
    words: str
    span: Span | None
    is_suggestion: bool = False


def field_changes(project: Project, group: Group, text: str = "") -> list[FieldChange]:
    """Return what a group changed, value by value; rows added or removed whole are left out.

    Edges that moved are told by the words at them, where the article's text is given. Which events
    became one, or one became which, is told by their names.
    """
    rows = project.history.rows(group.id)
    changes = [
        change
        for row in rows
        if row.before is not None and row.after is not None
        for change in _changes_of(row, text)
    ]
    if group.label.template in (MERGE, SPLIT):
        return [_regrouped(project, rows), *changes]
    if group.label.template in (ATTACH, DETACH):
        return [_linked(project, rows, text), *changes]
    return changes


def changed_parts(old: str, new: str) -> tuple[str, str]:
    """Return two texts as they are where short, else what differs with a little around it."""
    if len(old) <= _SHORT and len(new) <= _SHORT:
        return old, new
    start = _same_from_start(old, new)
    end = _same_from_start(old[start:][::-1], new[start:][::-1])
    return _cut(old, start, len(old) - end), _cut(new, start, len(new) - end)


def trace_of(project: Project, record_id: str, text: str) -> Trace | None:
    """Return what is known of a deleted annotation or event, or of a suggestion by its rejection.

    None where there is no such thing.
    """
    rows = project.log.last_of_record(record_id) if record_id else []
    own = next((row for row in rows if row.id == record_id), None)
    if own is not None and own.table == "rejection":
        return _rejected(own.after or own.before or {}, text)
    if own is None or own.before is None or own.after is not None:
        return None
    if own.table == "event":
        start = own.before["span_start"]
        span = None if start is None else Span(start, own.before["span_end"])
        return Trace("", str(own.before["what"]), span)
    spans = [row.before for row in rows if row.table == "span" and row.before]
    ends = [(one["start"], one["end"]) for one in spans if one["role"] == PieceRole.CONTENT]
    if own.table != "annotation" or not ends:
        return None
    span = Span(min(ends)[0], max(end for _, end in ends))
    return Trace(str(own.before["kind"]), span.of(text), span)


def _regrouped(project: Project, rows: Sequence[RowChange]) -> FieldChange:
    """Return the names of the events that there were and are; of those that stay, as they are."""
    was: list[str] = []
    now: list[str] = []
    for row in rows:
        if row.table == "event":
            found = project.events.find([row.id])
            name = found[0].what if found else ""
            for names, columns in ((was, row.before), (now, row.after)):
                names.extend([str(columns.get("what", name))] if columns is not None else [])
    return FieldChange("events", *("; ".join(filter(None, names)) for names in (was, now)))


def _linked(project: Project, rows: Sequence[RowChange], text: str) -> FieldChange:
    """Return the words of the marks that came to an event or were taken out of it."""
    was: list[str] = []
    now: list[str] = []
    for row in rows:
        columns = row.before or row.after or {}
        is_link = row.table == "event_evidence" and "annotation_id" in columns
        for mark in project.annotations.find([columns["annotation_id"]] if is_link else []):
            names = now if row.before is None else was
            names.append(changed_parts(mark.exact(text), "")[0])
    return FieldChange("marks", "; ".join(was), "; ".join(now))


def _rejected(row: Mapping[str, Any], text: str) -> Trace:
    spans = row["spans"]
    # What is told of at several places may be so all over the article.
    last = 0 if suggested_kind(row["kind"]).is_retold else -1
    span = Span(spans[0][0], spans[last][1])
    return Trace(str(row["kind"]), span.of(text), span, is_suggestion=True)


def _same_from_start(one: str, other: str) -> int:
    """Return how many of the first characters are the same, by halving: texts can be long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def _changes_of(row: RowChange, text: str) -> Iterator[FieldChange]:
    if row.table == "span" and text:
        yield from _moved_edges(row, text)
        return
    fields = _fields()
    before, after = row.before or {}, row.after or {}
    for column in after:
        if column not in _HIDDEN:
            name = column.partition(".")[2] or column
            field = fields.get(name)
            label = field.label if field else name.replace("_", " ")
            old, new = (_words_of(name, one[column], text) for one in (before, after))
            yield FieldChange(label, _shown(name, old, field), _shown(name, new, field))


def _moved_edges(row: RowChange, text: str) -> Iterator[FieldChange]:
    before, after = row.before or {}, row.after or {}
    if "start" in after:
        old, new = (f"{text[at : at + _AT_EDGE]}…" for at in (before["start"], after["start"]))
        yield FieldChange("starts", old, new)
    if "end" in after:
        old, new = (f"…{text[max(0, at - _AT_EDGE) : at]}" for at in (before["end"], after["end"]))
        yield FieldChange("ends", old, new)


def _words_of(column: str, value: Any, text: str) -> Any:
    """Return stretches of text as the words that they begin with, any other value as it is."""
    if column != "mentions" or not text:
        return value
    return [changed_parts(text[start:end], "")[0] for start, end in value]


def _fields() -> dict[str, Field]:
    fields = (
        *ARTICLE_FIELDS,
        *EVENT_FIELDS,
        *(field for kind in all_kinds() for field in kind.fields),
    )
    return {field.key: field for field in fields}


def _shown(column: str, value: Any, field: Field | None) -> str:
    if value is None:
        return ""
    if field and field.choices:
        return field.choice_label(value)
    if column in ("status", "state", "verdict"):
        return str(value).replace("_", " ")
    if column == "confidential":
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(str(one["name"]) if isinstance(one, dict) else str(one) for one in value)
    return str(value)
