# SPDX-License-Identifier: Apache-2.0
"""The change log as people read it: who did what to which fact, old and new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.domain.article import ARTICLE_FIELDS
from annotator.domain.event import EVENT_FIELDS
from annotator.domain.kinds import all_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.changes import Group, RowChange
    from annotator.domain.fields import Field
    from annotator.store.project import Project

_HIDDEN = frozenset(
    {"id", "session_id", "created", "modified", "ordinal", "annotation_id", "guessed"}
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that an edit changed; empty where there was or is none."""

    label: str
    old: str
    new: str


def field_changes(project: Project, group: Group) -> list[FieldChange]:
    """Return what a group changed, value by value; rows added or removed whole are left out."""
    return [
        change
        for row in project.history.rows(group.id)
        if row.before is not None and row.after is not None
        for change in _changes_of(row)
    ]


def _changes_of(row: RowChange) -> Iterator[FieldChange]:
    fields = _fields()
    before, after = row.before or {}, row.after or {}
    for column in after:
        if column not in _HIDDEN:
            name = column.partition(".")[2] or column
            field = fields.get(name)
            label = field.label if field else name.replace("_", " ")
            yield FieldChange(
                label, _shown(name, before[column], field), _shown(name, after[column], field)
            )


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
