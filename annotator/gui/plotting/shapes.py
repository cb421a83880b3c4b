# SPDX-License-Identifier: Apache-2.0
"""The marks of events: a shape for what is known of whether they happened, and small signs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF

from annotator.domain.status import Status
from annotator.gui.plotting.marks import Shape
from annotator.gui.plotting.placing import MARK

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from annotator.gui.plotting.look import Look
    from annotator.store.timeline import TimelineRow

_LINE = 1.6
_WRONG = frozenset({"mostly_wrong", "wrong", "misleading"})
_DASHES = {Shape.PLANNED: [3.0, 2.0], Shape.CONDITIONAL: [1.0, 2.0]}


@cache
def outline(shape: Shape) -> QPainterPath:
    """Return the outline of a shape around the origin."""
    radius = (MARK - _LINE) / 2
    path = QPainterPath()
    if shape in (Shape.HAPPENED, Shape.UNSAID):
        path.addEllipse(QPointF(), radius, radius)
    elif shape is Shape.PLANNED:
        reach = radius + 1
        points = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
        path.addPolygon(QPolygonF(points))
    elif shape is Shape.ALLEGED:
        base = radius * 0.8
        points = [QPointF(0, -radius), QPointF(radius, base), QPointF(-radius, base)]
        path.addPolygon(QPolygonF(points))
    else:
        side = radius * 0.9
        path.addRect(QRectF(-side, -side, 2 * side, 2 * side))
    path.closeSubpath()
    return path


def paint_mark(painter: QPainter, at: QPointF, shape: Shape, look: Look) -> None:
    """Paint a mark; only what happened is filled."""
    painter.setPen(QPen(look.event, _LINE))
    painter.setBrush(look.event if shape is Shape.HAPPENED else look.ground)
    painter.translate(at)
    painter.drawPath(outline(shape))
    painter.translate(-at)


def crowd(at: QPointF, count: int, room: float) -> QRectF:
    """Return the mark of several events: the more there are, the taller, within the room."""
    height = min(room, MARK + 2 * count.bit_length())
    return QRectF(at.x() - MARK / 2, at.y() - height / 2, MARK, height)


def paint_sign(painter: QPainter, at: QPointF, row: TimelineRow, look: Look) -> None:
    """Paint a cross beside what was found wrong, a tick or a query beside what is checked or not.

    Verdicts that a project has made for itself have no sign of their own.
    """
    x, y = at.x() - MARK / 2 - 3, at.y() - MARK / 2 + 2
    status = row.status
    if row.verdict in _WRONG:
        for color, width in ((look.ground, 4.5), (look.finding, 2.0)):
            painter.setPen(QPen(color, width))
            painter.drawLine(QPointF(x - 2, y - 3), QPointF(x + 4, y + 3))
            painter.drawLine(QPointF(x - 2, y + 3), QPointF(x + 4, y - 3))
    elif status in (Status.CHECKED, Status.SIGNED_OFF, Status.CHANGED):
        tick = QPolygonF([QPointF(x - 2, y), QPointF(x, y + 3), QPointF(x + 5, y - 4)])
        for color, width in ((look.ground, 4.5), (look.done, 2.0)):
            painter.setPen(QPen(color, width))
            painter.drawPolyline(tick)
    elif status == Status.QUERY:
        for color, width in ((look.ground, 5.0), (look.finding, 2.2)):
            pen = QPen(color, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(x + 2, y - 5), QPointF(x + 2, y - 1))
            painter.drawPoint(QPointF(x + 2, y + 3))


def bar_pen(shape: Shape, look: Look) -> QPen:
    """Return the outline of a bar: dashed where planned, dotted where conditional."""
    pen = QPen(look.event, 1.2)
    if shape in _DASHES:
        pen.setDashPattern(_DASHES[shape])
    return pen


def bar_brush(shape: Shape, look: Look) -> QBrush:
    """Return the ground of a bar: none where planned or conditional, hatched where alleged."""
    if shape in (Shape.PLANNED, Shape.CONDITIONAL):
        return QBrush(Qt.BrushStyle.NoBrush)
    pattern = Qt.BrushStyle.BDiagPattern if shape is Shape.ALLEGED else Qt.BrushStyle.SolidPattern
    return QBrush(look.tint, pattern)
