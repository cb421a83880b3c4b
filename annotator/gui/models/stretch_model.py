# SPDX-License-Identifier: Apache-2.0
"""The stretches of the article that tell of one event, with the line that each begins in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from annotator.gui.models.paged import ListColumn, PagedModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.event import Event
    from annotator.domain.span import Span
    from annotator.gui.desk import Desk


class StretchModel(PagedModel["Span", "Span"]):
    """Lines and words, in the order of the text; the words that name the event stand out."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._name: Span | None = None
        self.columns = (
            ListColumn("line", self.tr("Line"), self._line, is_number=True),
            ListColumn("text", self.tr("Text"), self._text),
        )

    def show_event(self, event: Event | None) -> None:
        """Show where the text tells of an event."""
        self._name = event.span if event else None
        self.show_keys(list(event.stretches) if event else [])
        self.refresh_all()

    def read_items(self, keys: Sequence[Span]) -> list[Span | None]:
        """Return the stretches themselves."""
        return list(keys)

    def special(self, item: Span, column: int, role: int) -> Any:
        """Return a bold font, and words, for the stretch that names the event."""
        if item != self._name or column == 0:
            return None
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("It is named here: %1").replace("%1", self._text(item))
        return None

    def _line(self, span: Span) -> str:
        article = self._desk.workspace.article
        session_id = self._desk.workspace.session_id
        frame = self._desk.workspace.project.articles.frame_of_session(session_id)
        return f"{frame.line_of(span.start):,}" if article else ""

    def _text(self, span: Span) -> str:
        article = self._desk.workspace.article
        return span.of(article.text) if article else ""
