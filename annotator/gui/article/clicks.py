# SPDX-License-Identifier: Apache-2.0
"""Which of several marks under the mouse a click means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPointF
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.ids import AnnotationId
    from annotator.domain.mark import Mark


class ClickCycle:
    """Goes outwards with every further click on the same marks, and round again."""

    def __init__(self) -> None:
        """Start with no click made."""
        self._ids: list[AnnotationId] = []
        self._place = 0

    def choose(self, marks: Iterable[Mark]) -> AnnotationId | None:
        """Return the annotation that a click on these marks, smallest first, means."""
        ids = list(dict.fromkeys(mark.annotation_id for mark in marks))
        if ids and ids == self._ids:
            self._place = (self._place + 1) % len(ids)
        else:
            self._ids, self._place = ids, 0
        return ids[self._place] if ids else None

    def note_current(self, annotation_id: AnnotationId | None) -> None:
        """Start anew if another annotation than the one clicked has become current."""
        if not self._ids or self._ids[self._place] != annotation_id:
            self._ids = []


class ThirdClick:
    """Tells a third click from a new one: at once after two, and in the same place."""

    def __init__(self) -> None:
        """Start with no click made."""
        self._since_double = QElapsedTimer()
        self._place = QPointF()

    def await_at(self, place: QPointF) -> None:
        """Note two clicks at a place."""
        self._since_double.start()
        self._place = place

    def forget(self) -> None:
        """Take the next click for a new one."""
        self._since_double.invalidate()

    def is_at(self, place: QPointF) -> bool:
        """Return whether a click there now is the third one."""
        if not self._since_double.isValid():
            return False
        way = (place - self._place).manhattanLength()
        is_soon = self._since_double.elapsed() < QApplication.doubleClickInterval()
        return is_soon and way < QApplication.startDragDistance()
