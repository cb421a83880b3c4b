# SPDX-License-Identifier: Apache-2.0
"""The mouse over the text while a pen is chosen: a text cursor with the flag of the kind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from annotator.domain.kinds import Kind
    from annotator.gui.theme import Theme

_SIDE = 32
# The stem of the cursor: where it stands and how high it is.
_STEM, _TOP, _BOTTOM, _SERIF = 8.0, 5.0, 25.0, 3.0
_FLAG = QRectF(13, 13, 16, 16)
_RADIUS = 3.0


def pen_cursor(kind: Kind, theme: Theme, pixel_ratio: float) -> QCursor:
    """Return the cursor for the pen of a kind: its colour and its letter at an I-beam."""
    pixmap = QPixmap(math.ceil(_SIDE * pixel_ratio), math.ceil(_SIDE * pixel_ratio))
    pixmap.setDevicePixelRatio(pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A rim of paper keeps it visible on every ground.
    for color, width in ((theme.color("paper"), 4.0), (theme.color("ink"), 1.5)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(_STEM, _TOP), QPointF(_STEM, _BOTTOM))
        for y in (_TOP, _BOTTOM):
            painter.drawLine(QPointF(_STEM - _SERIF, y), QPointF(_STEM + _SERIF, y))
    painter.setPen(QPen(theme.color("paper"), 1))
    painter.setBrush(theme.kind_color(kind.key))
    painter.drawRoundedRect(_FLAG, _RADIUS, _RADIUS)
    font = theme.interface_font()
    font.setPixelSize(11)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.color("paper"))
    painter.drawText(_FLAG, Qt.AlignmentFlag.AlignCenter, kind.letter)
    painter.end()
    return QCursor(pixmap, round(_STEM), round((_TOP + _BOTTOM) / 2))
