# SPDX-License-Identifier: Apache-2.0
"""Small squares in the colour of a kind, for buttons and menus that name it too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

_SIDE = 16
_SQUARE = QRectF(3, 3, 10, 10)
_RADIUS = 2.0


def swatch(color: QColor) -> QIcon:
    """Return a rounded square of a colour, sharp on fine screens too."""
    icon = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(_SIDE * ratio, _SIDE * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(_SQUARE, _RADIUS, _RADIUS)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
