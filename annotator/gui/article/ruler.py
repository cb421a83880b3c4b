# SPDX-License-Identifier: Apache-2.0
"""The whole article in a narrow strip: where its marks and findings are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from annotator.gui.theme import Theme

    BucketsOf = Callable[[int], Sequence[tuple[int, str]]]

FINDING = "finding"
_WIDTH = 3 * GRID + 1
_TICK_HEIGHT = 3
_EDGE = 4


class Ruler(QWidget):
    """An overview by code points; it never needs to know how lines are laid out."""

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
        self._buckets: Sequence[tuple[int, str]] | None = None

    def set_buckets(self, buckets_of: BucketsOf | None) -> None:
        """Ask this for (bucket, kind or "finding") of so many equal parts of the text."""
        self._buckets_of = buckets_of
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        self.update()

    @Slot()
    def refresh(self) -> None:
        """Ask anew, for marks have changed."""
        self._buckets = None
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the strip."""
        return QSize(_WIDTH, 0)

    def resizeEvent(self, _event: object) -> None:
        """Ask for as many buckets as now fit."""
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to see the place that was clicked."""
        inner = max(1, self.height() - 2 * _EDGE)
        share = (event.position().y() - _EDGE) / inner
        self.place_asked.emit(min(1.0, max(0.0, share)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ticks, findings last."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.fillRect(QRect(0, 0, 1, self.height()), self._theme.color("line"))
        for bucket, kind in self._read_buckets():
            area = QRect(GRID, _EDGE + bucket * _TICK_HEIGHT, _WIDTH - GRID - 2, _TICK_HEIGHT)
            if kind == FINDING:
                painter.fillRect(area, self._theme.color("finding"))
            else:
                painter.fillRect(area, self._theme.kind_color(kind))
        painter.end()

    def _read_buckets(self) -> Sequence[tuple[int, str]]:
        if self._buckets is None:
            count = (self.height() - 2 * _EDGE) // _TICK_HEIGHT
            found = self._buckets_of(count) if self._buckets_of and count > 0 else ()
            self._buckets = sorted(found, key=lambda one: one[1] == FINDING)
        return self._buckets
