# SPDX-License-Identifier: Apache-2.0
"""The annotations that speak of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import Annotation
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.models.initials import initial_look
from annotator.gui.models.paged import ListColumn, PagedModel, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.ids import AnnotationId
    from annotator.gui.desk import Desk

Row = tuple[Annotation, str]


class EvidenceModel(PagedModel["AnnotationId", Row]):
    """The initial of each annotation's kind, in its colour, and its text."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self.columns = (
            ListColumn("kind", "", _letter),
            ListColumn("exact", self.tr("Marks"), _text),
        )
        desk.theme_changed.connect(self.refresh_all)

    def show_event(self, event_id: str) -> None:
        """Show the annotations of an event, as the file has them now."""
        found = self._desk.workspace.project.events.find([event_id] if event_id else [])
        self.show_marks([link.annotation_id for event in found for link in event.evidence])

    def show_marks(self, ids: Sequence[AnnotationId]) -> None:
        """Show these annotations, as the file has them now."""
        self.show_keys(ids)
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

    def special(self, item: Row, column: int, role: int) -> Any:
        """Return the id and kind of an annotation, and how its initial looks."""
        annotation, _ = item
        if role == Role.ID:
            return annotation.id
        if role == Role.KIND:
            return annotation.kind
        if column != 0:
            return None
        spoken = translated(Message(kind_of(annotation.kind).label))
        return initial_look(self._desk.require_theme(), annotation.kind, spoken, role)


def _letter(item: Row) -> str:
    return kind_of(item[0].kind).letter


def _text(item: Row) -> str:
    return item[1]
