# SPDX-License-Identifier: Apache-2.0
"""A card beside the words that says what is known of their mark; it takes no part in anything."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument
from PySide6.QtWidgets import QWidget

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from annotator.gui.card_text import CardText
    from annotator.gui.theme import Theme

_WIDTH = 340
_PADDING = 3 * GRID
_RADIUS = 6
# Between the card and the words, and between it and the window's sides.
_GAP = 2 * GRID
# How far left of the mouse it begins.
_LEAN = 6 * GRID


class HoverCard(QWidget):
    """Stands over its window without taking focus, mouse or keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = parent
        self.setObjectName("hover_card")
        self.setAccessibleName(self.tr("What is known of the mark"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._theme: Theme | None = None
        self.hide()

    def show_text(self, text: CardText, theme: Theme, zoom: int) -> None:
        """Take the text for the theme; letters grow with the zoom of the article, in percent."""
        self._theme = theme
        font = theme.interface_font()
        pixels = round(font.pixelSize() * zoom / 100)
        font.setPixelSize(pixels)
        self._document.setDefaultFont(font)
        self._document.setHtml(text.html(theme, pixels))
        self.setAccessibleDescription(text.plain())
        width = min(_WIDTH * zoom / 100, self._frame.width() - 2 * (_GAP + _PADDING))
        self._document.setTextWidth(width)
        self._document.setTextWidth(min(width, math.ceil(self._document.idealWidth()) + 1))

    def show_beside(self, words: QRect, at: QPoint) -> None:
        """Show it below these words, above where there is no room; both in the parent's pixels."""
        size = self._document.size().toSize() + QSize(2 * _PADDING, 2 * _PADDING)
        room = self._frame.size()
        below = room.height() - words.bottom() - 2 * _GAP
        above = words.top() - 2 * _GAP
        is_below = size.height() <= below or below >= above
        height = min(size.height(), below if is_below else above)
        top = words.bottom() + _GAP if is_below else words.top() - _GAP - height
        left = max(_GAP, min(at.x() - _LEAN, room.width() - size.width() - _GAP))
        self.setGeometry(left, top, size.width(), height)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper with a rim, and the text on it."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.setBrush(self._theme.color("paper"))
        rim = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rim, _RADIUS, _RADIUS)
        painter.translate(_PADDING, _PADDING)
        inside = QRectF(0, 0, self.width() - 2 * _PADDING, self.height() - 2 * _PADDING)
        self._document.drawContents(painter, inside)
        painter.end()
