# SPDX-License-Identifier: Apache-2.0
"""The mouse at rest over the text: which marks it is over, and when to tell more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.mark import Mark

# After so long the mark under the mouse is looked up, and after so long again it is told of.
_LOOK_MS = 120
_TELL_MS = 380
# A hand at rest trembles by so many pixels.
_TREMOR = 3


class Hover(QObject):
    """Looks marks up when the mouse rests; while it moves a timer starts anew, and that is all."""

    # The annotation under the mouse, '' for none.
    found = Signal(str)
    # The mouse has rested over these marks, the smallest first, at this point of the viewport.
    rested = Signal(list, QPoint)
    # The mouse has gone on.
    left = Signal()

    def __init__(self, parent: QObject, marks_under: Callable[[QPointF], list[Mark]]) -> None:
        super().__init__(parent)
        self._marks_under = marks_under
        self._point = QPoint()
        self._marks: list[Mark] | None = None
        self._annotation_id = ""
        # Told to stop, and not moved on since: what a click just opened is not to be covered.
        self._is_stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def move(self, point: QPoint) -> None:
        """Wait for a rest at a point of the viewport."""
        is_tremor = (point - self._point).manhattanLength() <= _TREMOR
        if is_tremor and (self._is_stopped or self._marks is not None):
            return
        if self._marks is not None:
            self._marks = None
            self.left.emit()
        self._is_stopped = False
        self._point = point
        self._timer.start(_LOOK_MS)

    @Slot()
    def stop(self) -> None:
        """Be over nothing until the mouse moves on: it is pressed, or elsewhere, or lines moved."""
        self._timer.stop()
        self._is_stopped = True
        if self._marks is not None:
            self._marks = None
            self.left.emit()
        self._tell("")

    @Slot()
    def _go_on(self) -> None:
        if self._marks is None:
            self._marks = self._marks_under(QPointF(self._point))
            self._tell(self._marks[0].annotation_id if self._marks else "")
            if self._marks:
                self._timer.start(_TELL_MS)
        else:
            self.rested.emit(self._marks, self._point)

    def _tell(self, annotation_id: str) -> None:
        if annotation_id != self._annotation_id:
            self._annotation_id = annotation_id
            self.found.emit(annotation_id)
