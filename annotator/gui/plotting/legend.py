# SPDX-License-Identifier: Apache-2.0
"""What the shapes in a timeline stand for, those that occur in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.plotting.placing import MARK
from annotator.gui.plotting.shapes import paint_mark
from annotator.gui.plotting.words import legend_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from annotator.gui.plotting.look import Look
    from annotator.gui.plotting.marks import Marks
    from annotator.gui.plotting.words import Sign

_GAP, _BETWEEN = 5.0, 14.0


class Legend(QWidget):
    """Paints each shape with its word."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineLegend")
        self.setAccessibleName(self.tr("Shapes"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._look = look
        self._signs: Sequence[Sign] = ()

    def show_signs(self, marks: Marks, look: Look) -> None:
        """Tell what those stand for that occur among some events."""
        self._signs, self._look = legend_of(marks), look
        self.setAccessibleDescription(", ".join(one.label for one in self._signs))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all of them."""
        width = sum(self._width(one) + _BETWEEN for one in self._signs)
        return QSize(math.ceil(width), math.ceil(self._look.row))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them beside each other; one that has no room is left out."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = 0.0, self.height() / 2
        drop = (look.small_metrics.ascent() - look.small_metrics.descent()) / 2
        for one in self._signs:
            if x + self._width(one) > self.width():
                break
            at = QPointF(x + MARK / 2 + 1, middle)
            paint_mark(painter, at, one.shape, look, is_suggested=one.is_suggested)
            painter.setFont(look.small)
            painter.setPen(look.muted)
            painter.drawText(QPointF(x + MARK + _GAP, middle + drop), one.label)
            x += self._width(one) + _BETWEEN
        painter.end()

    def _width(self, one: Sign) -> float:
        return MARK + _GAP + self._look.small_metrics.horizontalAdvance(one.label)
