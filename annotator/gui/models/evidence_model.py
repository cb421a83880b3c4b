# SPDX-License-Identifier: Apache-2.0
"""The annotations that speak of one event, as the text has them, and what each tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from annotator.domain.annotation import Annotation
from annotator.domain.event import EvidenceRole
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.models.initials import initial_look
from annotator.gui.models.paged import ListColumn, PagedModel, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.event import Evidence
    from annotator.domain.ids import AnnotationId
    from annotator.gui.desk import Desk
    from annotator.gui.models.paged import Index

Row = tuple[Annotation, str]
ROLE = "role"
_KNOWN = frozenset(role.value for role in EvidenceRole)


class EvidenceModel(PagedModel["AnnotationId", Row]):
    """The initial of each annotation's kind, in its colour, its text, and its role."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._roles: dict[str, str] = {}
        # A suggested event has no links yet that could be given roles.
        self._is_fixed = True
        self.columns = (
            ListColumn("kind", "", _letter),
            ListColumn("exact", self.tr("Marks"), _text),
            ListColumn(ROLE, self.tr("Tells"), self._role),
        )
        desk.theme_changed.connect(self.refresh_all)

    def show_event(self, event_id: str) -> None:
        """Show the annotations of an event, as the file has them now."""
        found = self._desk.workspace.project.events.find([event_id] if event_id else [])
        self.show_evidence([link for event in found for link in event.evidence])

    def show_evidence(self, links: Sequence[Evidence], *, is_suggestion: bool = False) -> None:
        """Show the annotations of these links in the order of the text, those that are there."""
        self._is_fixed = is_suggestion
        self._roles = {link.annotation_id: link.role for link in links}
        found = self._desk.workspace.project.annotations.find(self._roles)
        in_order = sorted(found, key=lambda one: (one.envelope, one.id))
        self.show_keys([one.id for one in in_order])
        self.refresh_all()

    def id_at(self, row: int) -> str:
        """Return the id of the annotation in a row, '' where there is none."""
        item = self.item(row)
        return item[0].id if item else ""

    def read_items(self, keys: Sequence[AnnotationId]) -> list[Row | None]:
        """Return annotations with their texts."""
        annotations = self._desk.workspace.project.annotations
        local = (annotations.key_of(key) for key in keys)
        return [
            next(iter(annotations.page([key])), None) if key is not None else None for key in local
        ]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let roles be entered."""
        flags = super().flags(index)
        is_fixed = self._is_fixed or self._desk.workspace.is_read_only
        if is_fixed or not index.isValid() or self.columns[index.column()].key != ROLE:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def special(self, item: Row, column: int, role: int) -> Any:
        """Return the id and kind of an annotation, and how its initial looks."""
        annotation, _ = item
        if role == Role.ID:
            return annotation.id
        if role == Role.KIND:
            return annotation.kind
        if role == Qt.ItemDataRole.EditRole and self.columns[column].key == ROLE:
            return self._roles.get(annotation.id, "")
        if column != 0:
            return None
        spoken = translated(Message(kind_of(annotation.kind).label))
        return initial_look(self._desk.require_theme(), annotation.kind, spoken, role)

    def _role(self, item: Row) -> str:
        role = self._roles.get(item[0].id, "")
        return translated(Message(role)) if role in _KNOWN else role


def _letter(item: Row) -> str:
    return kind_of(item[0].kind).letter


def _text(item: Row) -> str:
    return item[1]
