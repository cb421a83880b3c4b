# SPDX-License-Identifier: Apache-2.0
"""Where more marks lie one upon another than lanes hold: "+n", and unfolded on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextCursor

from annotator.gui.article import place
from annotator.gui.article.lanes import MOST_LANES
from annotator.gui.article.numbering import block_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QTextEdit

    from annotator.domain.span import Span
    from annotator.gui.article.marks import MarkIndex
    from annotator.gui.article.typography import Style

# More lanes than these would part the lines of a paragraph beyond reading.
_MOST_UNFOLDED = 12


class PiledPage(Protocol):
    """What of the page piles have to do with."""

    style: Style
    index: MarkIndex | None

    def pile_under(self, point: QPointF) -> int | None:
        """Return the paragraph whose "+n" is at a point of the document, or None."""

    def forget_places(self) -> None:
        """Note that lines have moved."""


class Piles(QObject):
    """Gives single paragraphs the lanes that all their marks need, and lines that far apart."""

    # Lines have moved.
    altered = Signal()

    def __init__(self, view: QTextEdit, page: PiledPage) -> None:
        """Look after the piles of a view's page; none is unfolded."""
        super().__init__(view)
        self._view = view
        self._page = page
        # Unfolded paragraphs, with what their lines are usually apart.
        self._usual: dict[int, float] = {}
        view.viewport().installEventFilter(self)

    def forget(self) -> None:
        """Begin with another article."""
        self._usual.clear()

    def restore(self) -> None:
        """Unfold again what was unfolded, where the text was set anew."""
        for paragraph in list(self._usual):
            self._unfold(paragraph)

    def follow(self, spans: Iterable[Span]) -> None:
        """Give unfolded paragraphs the room they need after an edit of these stretches."""
        index = self._page.index
        if index is None or not self._usual:
            return
        touched = [(index.paragraph_at(one.start), index.paragraph_at(one.end)) for one in spans]
        for paragraph in list(self._usual):
            if any(first <= paragraph <= last for first, last in touched):
                self._fit(paragraph)

    def fit_all(self) -> None:
        """Give unfolded paragraphs the room they need, for all marks were read anew."""
        with place.kept_place(self._view):
            for paragraph in list(self._usual):
                self._fit(paragraph)

    def toggle_at(self, offset: int) -> bool:
        """Unfold the marks of the paragraph at an offset, or fold them; return whether any were."""
        index = self._page.index
        return index is not None and self._toggle(index.paragraph_at(offset))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Unfold and fold by a click on the number."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            above = QPointF(0, self._view.verticalScrollBar().value())
            paragraph = self._page.pile_under(event.position() + above)
            is_left = event.button() == Qt.MouseButton.LeftButton
            if is_left and paragraph is not None and self._toggle(paragraph):
                return True
        return super().eventFilter(watched, event)

    def _toggle(self, paragraph: int) -> bool:
        index = self._page.index
        if index is None:
            return False
        with place.kept_place(self._view):
            if paragraph in self._usual:
                self._fold(paragraph)
            elif index.lanes(paragraph).more:
                self._unfold(paragraph)
            else:
                return False
        self._view.viewport().update()
        return True

    def _unfold(self, paragraph: int) -> None:
        block = block_of(self._view.document(), paragraph)
        if self._page.index is None or not block.isValid() or not block.isVisible():
            return
        self._usual[paragraph] = block.blockFormat().lineHeight()
        self._page.index.set_depth(paragraph, _MOST_UNFOLDED)
        self._fit(paragraph)

    def _fold(self, paragraph: int) -> None:
        self._set_space(paragraph, self._usual.pop(paragraph))
        if self._page.index is not None:
            self._page.index.set_depth(paragraph, MOST_LANES)

    def _fit(self, paragraph: int) -> None:
        """Part the lines of an unfolded paragraph as its lanes need; fold it if it has few now."""
        depth = self._page.index.lanes(paragraph).depth if self._page.index else 0
        if depth <= MOST_LANES:
            self._fold(paragraph)
            return
        extra = (depth - MOST_LANES) * self._page.style.lane_room().step
        self._set_space(paragraph, self._usual[paragraph] + extra)

    def _set_space(self, paragraph: int, space: float) -> None:
        block = block_of(self._view.document(), paragraph)
        form = block.blockFormat()
        if block.isValid() and form.lineHeight() != space:
            form.setLineHeight(space, form.lineHeightType())
            QTextCursor(block).setBlockFormat(form)
            self._page.forget_places()
            self.altered.emit()
