# SPDX-License-Identifier: Apache-2.0
"""Columns that follow from others, kept when a row is written so that lists and search are quick.

They are never logged: undo and replay work them out again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import PieceRole
from annotator.domain.edtf import edtf_bounds, edtf_over
from annotator.domain.fields import SortAs
from annotator.domain.kinds import all_kinds
from annotator.store.tables import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.text.frame import Frame

ANNOTATION_DERIVED = (
    *("start", "end", "exact", "pieces", "line", "sentence", "sentence_start", "sentence_end"),
    *("bounds", "search_text"),
)
EVENT_DERIVED = ("start_min", "start_max", "end_min", "end_max", "due_from", "search_text")
# The columns of a table's own row that derived ones follow from.
SOURCES = {
    "annotation": frozenset({"kind", "note", "tags", "fields"}),
    "event": frozenset(
        {
            *("what", "who", "where", "start", "end", "due", "event_status"),
            *("date_text", "note", "tags"),
        }
    ),
}
# Those of them, as the log names them, that lists are sorted by.
SORT_SOURCES = {
    "annotation": frozenset(
        f"fields.{field.key}"
        for kind in all_kinds()
        for field in kind.fields
        if field.sort is SortAs.EDTF
    )
    | {"kind"},
    "event": frozenset({"start", "end", "due", "event_status"}),
}

SpanRow = tuple[int, int, str]


def annotation_columns(
    row: Mapping[str, Any], spans: Sequence[SpanRow], frame: Frame
) -> dict[str, Any]:
    """Return the derived columns of an annotation; ``spans`` are start, end, role in order."""
    content = [(start, end) for start, end, role in spans if role == PieceRole.CONTENT]
    start, end = content[0][0], content[-1][1]
    exact = frame.text[start:end]
    first, last = frame.sentence_at(start), frame.sentence_at(max(start, end - 1))
    sentence_start, sentence_end = min(first.start, start), max(last.end, end)
    return {
        "start": start,
        "end": end,
        "exact": exact,
        "pieces": " ".join(f"{one}-{two}" for one, two in content),
        "line": frame.line_of(start),
        "sentence": frame.text[sentence_start:sentence_end],
        "sentence_start": sentence_start,
        "sentence_end": sentence_end,
        **text_columns(row, exact),
    }


def text_columns(row: Mapping[str, Any], exact: str) -> dict[str, Any]:
    """Return those derived columns of an annotation that follow from its row and its text."""
    # Sorted, so that the text is the same in whichever order the fields were filled in.
    values = [value for _, value in sorted(row["fields"].items())]
    return {
        "bounds": to_json(_bounds(row["kind"], row["fields"])),
        "search_text": _joined([exact, row["note"], *row["tags"], *values]),
    }


def event_columns(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the derived columns of an event; an undated one has no bounds."""
    names = [actor["name"] for actor in row["who"]]
    return {
        **event_times(row),
        "search_text": _joined(
            [row["what"], *names, row["where"], row["date_text"], row["note"], *row["tags"]]
        ),
    }


def event_times(row: Mapping[str, Any]) -> dict[str, str | None]:
    """Return between which seconds an event starts and ends, and from which it can be checked.

    That is when the date somebody gave is over: on that day itself it is too early. One that is
    planned is due when it must be over, or begun where its end is open. What is open, or of no
    known year, is never due. All are seconds by the clock of the article's place, zones left out.
    """
    # A row that was logged before a column was there has no value for it.
    start, end = (edtf_bounds(row.get(name, "")) for name in ("start", "end"))
    is_planned = row["event_status"] == "planned"
    ends = ("due",) if row.get("due") else ("end", "start") if is_planned else ()
    over = (edtf_over(row[name]) for name in ends)
    return {
        "start_min": start.minimum if start else None,
        "start_max": start.maximum if start else None,
        "end_min": end.minimum if end else None,
        "end_max": end.maximum if end else None,
        "due_from": next(filter(None, over), None),
    }


def _bounds(kind: str, fields: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the earliest and latest second of every date field, for sorting."""
    found: dict[str, list[str]] = {}
    for field in _edtf_fields(kind):
        bounds = edtf_bounds(fields[field]) if field in fields else None
        if bounds:
            found[field] = [bounds.minimum, bounds.maximum]
    return found


def _edtf_fields(kind: str) -> list[str]:
    return [
        field.key
        for one in all_kinds()
        if one.key == kind
        for field in one.fields
        if field.sort is SortAs.EDTF
    ]


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
