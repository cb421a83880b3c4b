# SPDX-License-Identifier: Apache-2.0
"""The names of the lanes, beside them and as high as they are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.plotting.wrapping import height_of, wrapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from annotator.gui.plotting.arranging import Band
    from annotator.gui.plotting.look import Look

_PADDING = 6.0
_WIDEST = 190.0


class LaneNames(QWidget):
    """Paints names; long ones have several lines, so that none is cut."""

    # The wheel was turned here, in pixels.
    wheel_turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineLanes")
        self.setAccessibleName(self.tr("Lanes"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._look = look
        self._names: Sequence[str] = ()
        self._bands: Sequence[Band] = ()
        self._scroll = self._room = 0.0
        self._width = 0.0

    def show_names(self, names: Sequence[str], look: Look) -> list[float]:
        """Take the names and return how high each lane has to be at least for its own."""
        self._names, self._look = names, look
        widths = [look.metrics.horizontalAdvance(name) for name in names]
        self._width = min(max(widths, default=0.0), _WIDEST) + 1
        self.setVisible(any(names))
        self.setAccessibleDescription(", ".join(names))
        self.updateGeometry()
        self.update()
        return [self._height_of(name) + 2 * look.above for name in names]

    def show_bands(self, bands: Sequence[Band], scroll: float, room: float) -> None:
        """Paint each name in its lane, from so many pixels below the first one's top on.

        ``room`` is how high the part of the lanes is that is seen.
        """
        self._bands, self._scroll, self._room = bands, scroll, room
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the widest name, of what is usual."""
        return QSize(math.ceil(self._width + 2 * _PADDING), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same: no name is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names and the lines between the lanes."""
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.ground)
        painter.setClipRect(QRectF(0, look.head, self.width(), self._room))
        painter.setFont(look.font)
        painter.translate(0, look.head - self._scroll)
        for name, band in zip(self._names, self._bands, strict=False):
            painter.setPen(QPen(look.line, 1))
            y = round(band.top) + 0.5
            if band.top:
                painter.drawLine(QLineF(0, y, self.width(), y))
            painter.setPen(look.ink)
            # It stays in sight while its lane is.
            height = self._height_of(name)
            lowest = band.top + band.height - height - look.above
            top = min(max(band.top, self._scroll) + look.above, lowest)
            place = QRectF(_PADDING, top, self._width, height)
            painter.drawText(place, wrapping(look.metrics, name, self._width), name)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Have the lanes scrolled."""
        self.wheel_turned.emit(-event.angleDelta().y())
        event.accept()

    def _height_of(self, name: str) -> float:
        return height_of(self._look.metrics, name, self._width)
