# SPDX-License-Identifier: Apache-2.0
"""The whole article in a narrow strip: its marks, findings, places found, and what is in sight."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.domain.kinds import all_kinds
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from annotator.gui.theme import Theme

    BucketsOf = Callable[[int], Collection[tuple[int, str]]]

FINDING = "finding"
_WIDTH = 4 * GRID + 1
_TICK_HEIGHT = 3
_EDGE = 4
_HIT_WIDTH = GRID
_LEAST_FRAME = 8  # pixels: what is in sight of a long text must still be seen


class Ruler(QWidget):
    """An overview by code points; it never needs to know how lines are laid out.

    All it does can be done by keys too: the text itself scrolls, and marks and places found have
    keys to go to them. So it takes no focus.
    """

    # Somebody wants to see this share of the text, from 0 to 1.
    place_asked = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make an empty strip."""
        super().__init__(parent)
        self.setObjectName("articleRuler")
        self.setAccessibleName(self.tr("Overview of marks and findings"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._buckets_of: BucketsOf | None = None
        self._suggested_in: BucketsOf | None = None
        self._buckets: Sequence[tuple[int, str]] | None = None
        self._suggested: Collection[tuple[int, str]] | None = None
        self._ticks: QPixmap | None = None
        self._hits: Sequence[int] = ()
        self._length = 1
        self._current: float | None = None
        self._visible = (0.0, 1.0)

    def set_buckets(
        self, buckets_of: BucketsOf | None, suggested_in: BucketsOf | None = None
    ) -> None:
        """Ask this for (bucket, kind or "finding") of so many equal parts of the text.

        The other one is asked for what is suggested there.
        """
        self._buckets_of, self._suggested_in = buckets_of, suggested_in
        self._hits, self._current, self._visible = (), None, (0.0, 1.0)
        self.refresh()

    def set_hits(self, starts: Sequence[int], length: int) -> None:
        """Show where words were found: offsets in order, in a text of so many code points.

        However many there are, only what each pixel shows is looked up.
        """
        self._hits, self._length = starts, max(1, length)
        self._ticks = None
        self.update()

    def set_current(self, share: float | None) -> None:
        """Show where the current mark is, or that none is."""
        if share != self._current:
            self._current = share
            self.update()

    def set_visible_part(self, first: float, last: float) -> None:
        """Frame what is in sight, from one share of the text to another."""
        before, self._visible = self._frame(), (first, last)
        if self._frame() != before:
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        self._ticks = None
        self.update()

    @Slot()
    def refresh(self) -> None:
        """Ask anew, for marks have changed."""
        self._buckets = self._suggested = self._ticks = None
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the strip."""
        return QSize(_WIDTH, 0)

    def resizeEvent(self, _event: object) -> None:
        """Ask for as many buckets as now fit."""
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to see the place that was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask for the places that the mouse is drawn over."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event.position())

    def event(self, event: QEvent) -> bool:
        """Say in a tip what is at a place."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """Return what is at a point, in words: how far into the text, which marks, places found."""
        share, bucket = self._share(point), self._bucket(point)
        lines = [self.tr("%1 % of the text").replace("%1", str(round(share * 100)))]
        kinds = {kind for number, kind in self._read_buckets() if number == bucket}
        labels = _labels(kinds)
        if FINDING in kinds:
            labels.append(self.tr("Query"))
        lines += [", ".join(labels)] if labels else []
        suggested = _labels({kind for number, kind in self._read_suggested() if number == bucket})
        if suggested:
            lines.append(self.tr("suggested: %1").replace("%1", ", ".join(suggested)))
        found = self._hits_in(bucket)
        if found:
            lines.append(self.tr("places found: %1").replace("%1", str(found)))
        return "\n".join(lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ticks, which are kept, and over them what moves."""
        if self._ticks is None:
            self._ticks = self._draw_ticks()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ticks)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._visible != (0.0, 1.0):
            painter.setPen(self._theme.color("edge"))
            painter.drawRoundedRect(self._frame().adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if self._current is not None:
            top = self._height_of(self._current)
            painter.setPen(self._theme.color("focus"))
            painter.drawRect(QRectF(2.5, top - 1.5, _WIDTH - 5, _TICK_HEIGHT + 2))
        painter.end()

    def _draw_ticks(self) -> QPixmap:
        """Return a picture of ground and ticks, findings over kinds and places found beside.

        What is suggested is dashed there too, and lies below what is marked.
        """
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.color("panel"))
        painter = QPainter(picture)
        painter.fillRect(QRect(0, 0, 1, self.height()), self._theme.color("line"))
        left, width = GRID + _HIT_WIDTH, _WIDTH - GRID - _HIT_WIDTH - 3
        for bucket, kind in self._read_suggested():
            area = QRect(left, _EDGE + bucket * _TICK_HEIGHT, width // 3, _TICK_HEIGHT - 1)
            painter.fillRect(area, self._theme.kind_color(kind))
            painter.fillRect(area.translated(width - area.width(), 0), self._theme.kind_color(kind))
        for bucket, kind in self._read_buckets():
            area = QRect(left, _EDGE + bucket * _TICK_HEIGHT, width, _TICK_HEIGHT)
            is_finding = kind == FINDING
            color = self._theme.color("finding") if is_finding else self._theme.kind_color(kind)
            painter.fillRect(area, color)
        for bucket in range(self._count() if self._hits else 0):
            if self._hits_in(bucket):
                area = QRect(3, _EDGE + bucket * _TICK_HEIGHT, _HIT_WIDTH, _TICK_HEIGHT - 1)
                painter.fillRect(area, self._theme.color("hit-frame"))
        painter.end()
        return picture

    def _ask(self, point: QPointF) -> None:
        self.place_asked.emit(self._share(point))

    def _inner(self) -> int:
        return max(1, self.height() - 2 * _EDGE)

    def _share(self, point: QPointF) -> float:
        return min(1.0, max(0.0, (point.y() - _EDGE) / self._inner()))

    def _height_of(self, share: float) -> float:
        return _EDGE + share * (self._inner() - _TICK_HEIGHT)

    def _bucket(self, point: QPointF) -> int:
        return int(point.y() - _EDGE) // _TICK_HEIGHT

    def _count(self) -> int:
        return (self.height() - 2 * _EDGE) // _TICK_HEIGHT

    def _hits_in(self, bucket: int) -> int:
        """Return how many places were found in a bucket."""
        count = max(1, self._count())
        # An offset's bucket is offset * count // length, as in the store.
        first, after = (-(-number * self._length // count) for number in (bucket, bucket + 1))
        return bisect_left(self._hits, after) - bisect_left(self._hits, first)

    def _frame(self) -> QRectF:
        """Return the frame round what is in sight, in whole pixels."""
        first, last = (round(_EDGE + share * self._inner()) for share in self._visible)
        missing = max(0, _LEAST_FRAME - (last - first))
        top = max(0, min(first - missing // 2, self.height() - _LEAST_FRAME))
        return QRectF(1, top, _WIDTH - 1, max(_LEAST_FRAME, last - first))

    def _read_suggested(self) -> Collection[tuple[int, str]]:
        if self._suggested is None:
            count = self._count()
            self._suggested = self._suggested_in(count) if self._suggested_in and count > 0 else ()
        return self._suggested

    def _read_buckets(self) -> Sequence[tuple[int, str]]:
        if self._buckets is None:
            count = self._count()
            found = self._buckets_of(count) if self._buckets_of and count > 0 else ()
            self._buckets = sorted(found, key=lambda one: one[1] == FINDING)
        return self._buckets


def _labels(kinds: Collection[str]) -> list[str]:
    return [kind.label for kind in all_kinds() if kind.key in kinds]
