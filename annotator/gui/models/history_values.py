# SPDX-License-Identifier: Apache-2.0
"""The values that an edit changed, as the history shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.services.history_text import FieldChange, changed_parts, field_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.changes import Group
    from annotator.domain.ids import GroupId
    from annotator.gui.desk import Desk

_LONGEST_TIP = 2_000
# What tells of several by their names, one after another.
_NAMES = frozenset({"events", "marks", "mentions"})


class HistoryValues:
    """Values before and after; read from the log once, and again while an edit goes on.

    No Qt object: a model that holds a child in a circle brings Python down when it is freed.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._changes: dict[tuple[GroupId, str], list[FieldChange]] = {}

    def old(self, group: Group) -> str:
        """Return what stood there before: of long texts, the part that changed."""
        return self._joined([(one.label, _parts(one)[0]) for one in self._of(group)])

    def new(self, group: Group) -> str:
        """Return what stands there after: of long texts, the part that changed."""
        return self._joined([(one.label, _parts(one)[1]) for one in self._of(group)])

    def full(self, group: Group, *, is_old: bool) -> str:
        """Return the values before or after in full, cut off where no tool tip can hold them."""
        changes = self._of(group)
        text = self._joined([(one.label, one.old if is_old else one.new) for one in changes])
        return text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]} …"

    def _of(self, group: Group) -> list[FieldChange]:
        key = (group.id, group.at)
        if key not in self._changes:
            workspace = self._desk.workspace
            text = workspace.article.text if workspace.article else ""
            self._changes[key] = field_changes(workspace.project, group, text)
        return self._changes[key]

    def _joined(self, values: Sequence[tuple[str, str]]) -> str:
        """Return values, each with its field's name where there are several."""
        nothing = _tr("blank")
        if len(values) == 1:
            return values[0][1] or nothing
        template = _tr("{field}: {value}")
        return " · ".join(
            template.format_map({"field": translated(Message(label)), "value": value or nothing})
            for label, value in values
        )


def _parts(change: FieldChange) -> tuple[str, str]:
    if change.label in _NAMES:
        # What several have in common at their beginnings says nothing.
        return change.old, change.new
    return changed_parts(change.old, change.new)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HistoryValues", text)
