# SPDX-License-Identifier: Apache-2.0
"""The marks of events: a shape for what is known of whether they happened, and small signs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF

from annotator.domain.status import Status
from annotator.gui.plotting.marks import Shape
from annotator.gui.plotting.placing import ARROW, MARK

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from annotator.gui.plotting.look import Look
    from annotator.store.timeline import TimelineRow

_LINE = 1.6
# The outline of what is only suggested, in widths of the line, and the core of what happened.
_SUGGESTED = [1.7, 1.4]
_CORE = 2.0
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


def paint_mark(
    painter: QPainter, at: QPointF, shape: Shape, look: Look, *, is_suggested: bool = False
) -> None:
    """Paint a mark; only what happened is filled.

    What is suggested has a dashed outline, and of what happened only the core is filled.
    """
    pen = QPen(look.event, _LINE)
    is_filled = shape is Shape.HAPPENED and not is_suggested
    if is_suggested:
        pen.setDashPattern(_SUGGESTED)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(look.event if is_filled else look.ground)
    painter.translate(at)
    painter.drawPath(outline(shape))
    if is_suggested and shape is Shape.HAPPENED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.event)
        painter.drawEllipse(QPointF(), _CORE, _CORE)
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


def paint_arrow(painter: QPainter, at: QPointF, way: int, look: Look) -> None:
    """Paint an arrow from where something is known to be, to before (-1) or after it (1)."""
    end = at.x() + way * ARROW
    painter.setPen(QPen(look.event, 1.6))
    painter.drawLine(at, QPointF(end - way * 3, at.y()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.event)
    back = end - way * 7
    sides = (QPointF(back, at.y() - 4), QPointF(back, at.y() + 4))
    painter.drawPolygon(QPolygonF([QPointF(end, at.y()), *sides]))


def bar_pen(shape: Shape, look: Look, *, is_suggested: bool = False) -> QPen:
    """Return the outline of a bar: dashed where planned or suggested, dotted where conditional."""
    pen = QPen(look.event, 1.2)
    if shape in _DASHES or is_suggested:
        pen.setDashPattern(_DASHES.get(shape, _DASHES[Shape.PLANNED]))
    return pen


def bar_brush(shape: Shape, look: Look, *, is_suggested: bool = False) -> QBrush:
    """Return the ground of a bar: hatched where alleged, none where planned or conditional.

    What is suggested has none either.
    """
    if is_suggested or shape in (Shape.PLANNED, Shape.CONDITIONAL):
        return QBrush(Qt.BrushStyle.NoBrush)
    pattern = Qt.BrushStyle.BDiagPattern if shape is Shape.ALLEGED else Qt.BrushStyle.SolidPattern
    return QBrush(look.tint, pattern)
