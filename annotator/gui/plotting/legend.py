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
from annotator.gui.plotting.words import shape_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from annotator.gui.plotting.look import Look
    from annotator.gui.plotting.marks import Shape

_GAP, _BETWEEN = 5.0, 14.0


class Legend(QWidget):
    """Paints each shape with its word."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineLegend")
        self.setAccessibleName(self.tr("Shapes"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._look = look
        self._shapes: Sequence[Shape] = ()

    def show_shapes(self, shapes: Sequence[Shape], look: Look) -> None:
        """Tell what these stand for."""
        self._shapes, self._look = shapes, look
        self.setAccessibleDescription(", ".join(map(shape_label, shapes)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all of them."""
        width = sum(self._width(shape) + _BETWEEN for shape in self._shapes)
        return QSize(math.ceil(width), math.ceil(self._look.row))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them beside each other; one that has no room is left out."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = 0.0, self.height() / 2
        drop = (look.small_metrics.ascent() - look.small_metrics.descent()) / 2
        for shape in self._shapes:
            if x + self._width(shape) > self.width():
                break
            paint_mark(painter, QPointF(x + MARK / 2 + 1, middle), shape, look)
            painter.setFont(look.small)
            painter.setPen(look.muted)
            painter.drawText(QPointF(x + MARK + _GAP, middle + drop), shape_label(shape))
            x += self._width(shape) + _BETWEEN
        painter.end()

    def _width(self, shape: Shape) -> float:
        return MARK + _GAP + self._look.small_metrics.horizontalAdvance(shape_label(shape))
