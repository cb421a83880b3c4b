# SPDX-License-Identifier: Apache-2.0
"""What all panels share: the desk, the way back to the text, and lines that filter."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from annotator.domain.event import Event
    from annotator.gui.desk import Desk
    from annotator.gui.panels._list_table import ListTable


class Panel(QWidget):
    """A panel over the desk; ``left`` says that the person wants back to the text."""

    left = Signal()

    def __init__(self, desk: Desk, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName(name)
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text on Escape, wherever in the panel the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def tell_of_copies(self, table: ListTable) -> None:
        """Have the quiet line say what is copied out of a list."""
        table.copied.connect(self._say_copied)
        table.copy_refused.connect(self._refuse_copy)

    @Slot(int)
    def _say_copied(self, count: int) -> None:
        self.desk.say(self.tr("Rows copied: {count}").format_map({"count": f"{count:,}"}))

    @Slot(int)
    def _refuse_copy(self, count: int) -> None:
        text = self.tr("{count} rows are too many to copy. Select fewer, or export them.")
        self.desk.say(text.format_map({"count": f"{count:,}"}))

    def showEvent(self, event: QShowEvent) -> None:
        """Forget a field that had the focus here and went meanwhile: Qt would give it the keys."""
        super().showEvent(event)
        last = self.focusWidget()
        if self.isAncestorOf(last) and not last.isVisibleTo(self):
            last.clearFocus()

    def stack(self) -> QVBoxLayout:
        """Return a new layout of the panel, without margins."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        return layout


class FilterLine(QLineEdit):
    """A line that filters a list; Escape empties it, Down and Enter go to the list."""

    list_asked = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(hint)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Escape, Down and Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_asked.emit()
        else:
            super().keyPressEvent(event)


def tab_through(*widgets: QWidget) -> None:
    """Have Tab go from each of these to the next one."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def padded(inner: QWidget, parent: QWidget, *, is_low: bool = False) -> QWidget:
    """Return a strip with a widget in it and the usual space around, less where it is low."""
    strip = QWidget(parent)
    layout = QVBoxLayout(strip)
    above = GRID if is_low else 2 * GRID
    layout.setContentsMargins(3 * GRID, above, 3 * GRID, above)
    layout.addWidget(inner)
    return strip


def reveal_event(desk: Desk, event: Event) -> None:
    """Show the text that names an event, or where none does, that of its first mark."""
    annotations = desk.workspace.project.annotations
    evidence = annotations.find(link.annotation_id for link in event.evidence[:1])
    span = event.span or next((one.envelope for one in evidence), None)
    if span is not None:
        desk.reveal(span)


def go_to(desk: Desk, focus_id: str) -> bool:
    """Make an annotation or event the desk's and show its text; False where it is gone."""
    project = desk.workspace.project
    for annotation in project.annotations.find([focus_id]):
        desk.select_annotation(annotation.id)
        return True
    for event in project.events.find([focus_id]):
        desk.select_event(event.id)
        reveal_event(desk, event)
        return True
    return False
