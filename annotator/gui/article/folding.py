# SPDX-License-Identifier: Apache-2.0
"""Folded furniture as it is seen and used: one line with what it hides, opened by click and key."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPolygonF, QTextCursor

from annotator.gui.article import place
from annotator.gui.article.numbering import paragraph_of
from annotator.gui.article.typography import DOCUMENT_MARGIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QTextEdit

    from annotator.gui.article.folds import Folds, Run
    from annotator.gui.article.marks import MarkIndex
    from annotator.gui.article.painter import Band
    from annotator.gui.article.typography import Style
    from annotator.text.offsets import Utf16Map

_ARROW = 4.0
_INDENT = 12
# A sign beside open furniture is small; the mouse may be this far off.
_NEAR = 4
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
# Marks in longer runs are not counted at each repaint.
_MOST_COUNTED = 200


class FoldedPage(Protocol):
    """What of the page folding has to do with."""

    style: Style
    offsets: Utf16Map
    folds: Folds
    index: MarkIndex | None

    @property
    def length(self) -> int:
        """Return the length of the text in code points."""


class Folding(QObject):
    """Paints the lines of folded runs, and folds and unfolds with caret and reader in place."""

    # Text has come into sight or gone out of it.
    altered = Signal()

    def __init__(self, view: QTextEdit, page: FoldedPage) -> None:
        """Look after the folds of a view's page."""
        super().__init__(view)
        self._view = view
        self._page = page
        self._caret = 0
        self._is_pressed = False
        view.viewport().installEventFilter(self)

    @property
    def _folds(self) -> Folds:
        return self._page.folds

    def set_all(self, *, folded: bool) -> None:
        """Fold or unfold all furniture; a caret inside moves out of it."""
        if folded == self._folds.is_on:
            return
        with self._kept_sight(leaves_folds=folded):
            self._folds.set_all(folded=folded)
            self._leave_fold()
        self.altered.emit()

    def toggle_here(self, offset: int, visible: tuple[int, int]) -> bool:
        """Fold the furniture at an offset, or unfold what is nearest in sight; return if any."""
        here = self._folds.run_at(offset)
        if here is not None and not self._folds.is_folded(here):
            self._set_folded(here, folded=True)
            return True
        near = self._folds.folded_in(*visible)
        if not near:
            return False
        nearest = min(near, key=lambda run: abs(run.start - offset))
        self._set_folded(nearest, folded=False)
        self._put_caret(nearest.start, keep_anchor=False)
        return True

    def open_for(self, start: int, end: int) -> None:
        """Unfold what hides any of the text between two offsets, for somebody goes there."""
        for run in self._folds.folded_in(start, end):
            self._set_folded(run, folded=False)

    def note_caret(self, offset: int) -> bool:
        """Step over a fold that the caret was moved into by keys or mouse; return whether."""
        run = self._folds.folded_at(offset)
        before, self._caret = self._caret, offset
        if run is None:
            return False
        self._step_out(run, forward=offset >= before)
        return True

    def box_at(self, offset: int) -> QRect | None:
        """Return where in the viewport the line is that stands for hidden text, or None."""
        run = self._folds.folded_at(offset)
        if run is None:
            return None
        box = self._folds.box(run).toRect()
        height = box.height() - 2
        return QRect(DOCUMENT_MARGIN, box.top() - self._view.verticalScrollBar().value(), 1, height)

    def beyond(self, offset: int, start: int) -> int:
        """Return where a step from an offset to another ends that does not end in a fold."""
        run = self._folds.folded_at(offset)
        return offset if run is None else self._beside(run, forward=offset >= start)

    def paint(self, painter: QPainter, bands: Sequence[Band]) -> None:
        """Paint the lines of the runs among visible bands of text."""
        if not bands or not self._folds.runs:
            return
        style = self._page.style
        first, last = paragraph_of(bands[0].block), paragraph_of(bands[-1].block)
        painter.setFont(style.theme.small_font(style.zoom))
        for run in self._folds.between(first, last):
            box = self._folds.box(run)
            if self._folds.is_folded(run):
                self._paint_line(painter, run, box)
            else:
                _paint_arrow(painter, box, style, is_down=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold and unfold by a click on the line or the sign."""
        if event.type() in _PRESSES and self._folds.runs:
            run = self._run_under(event)
            self._is_pressed = run is not None
            if run is not None:
                self._set_folded(run, folded=not self._folds.is_folded(run))
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._is_pressed:
            # Else the text would take it for the end of a drag.
            self._is_pressed = False
            return True
        return super().eventFilter(watched, event)

    def _run_under(self, event: QEvent) -> Run | None:
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return None
        point = event.position() + QPointF(0, self._view.verticalScrollBar().value())
        first, last = (
            paragraph_of(self._view.document().findBlock(end))
            for end in place.visible_ends(self._view)
        )
        for run in self._folds.between(first, last):
            box = self._folds.box(run)
            if not self._folds.is_folded(run):
                box.setWidth(DOCUMENT_MARGIN + _NEAR)
            if box.contains(point):
                return run
        return None

    def _set_folded(self, run: Run, *, folded: bool) -> None:
        """Fold or unfold one run; what is above it stays where it is."""
        value = self._view.verticalScrollBar().value()
        self._folds.set_folded(run, folded=folded)
        self._leave_fold()
        self._view.verticalScrollBar().setValue(value)
        self.altered.emit()

    def _leave_fold(self) -> None:
        run = self._folds.folded_at(self._offset())
        if run is not None:
            self._step_out(run, forward=True)

    def _step_out(self, run: Run, *, forward: bool) -> None:
        """Put the caret behind a fold or before it."""
        keeps = self._view.textCursor().hasSelection()
        self._put_caret(self._beside(run, forward=forward), keep_anchor=keeps)

    def _beside(self, run: Run, *, forward: bool) -> int:
        """Return the offset behind a fold, or before it, where there is text on that side."""
        has_after = run.end < self._page.length
        return run.end + 1 if has_after and (forward or not run.first) else run.start - 1

    def _put_caret(self, offset: int, *, keep_anchor: bool) -> None:
        cursor = self._view.textCursor()
        move = QTextCursor.MoveMode
        how = move.KeepAnchor if keep_anchor else move.MoveAnchor
        cursor.setPosition(self._page.offsets.to_utf16(offset), how)
        self._view.setTextCursor(cursor)

    @contextmanager
    def _kept_sight(self, *, leaves_folds: bool) -> Iterator[None]:
        """Keep what is read at its height: the caret's line, or the first one in sight."""
        view, offsets = self._view, self._page.offsets
        first, last = place.visible_ends(view)
        caret = view.textCursor().position()
        position = caret if first <= caret <= last else first
        run = self._folds.run_at(offsets.to_code_point(position)) if leaves_folds else None
        most = view.viewport().height()
        if run is not None:
            position, most = offsets.to_utf16(min(run.end + 1, self._page.length)), most // 2
        height = min(place.caret_box(view, position).top(), most)
        yield
        place.scroll_by(view, place.caret_box(view, position).top() - height)

    def _words(self, run: Run) -> str:
        """Return what a folded run is said to hold."""
        parts = [self.tr("%n lines", "", run.lines)] if run.lines > 1 else []
        marks = self._count_marks(run)
        if marks:
            parts.append(self.tr("1 mark") if marks == 1 else self.tr("%n marks", "", marks))
        return "".join(f" · {part}" for part in parts)

    def _count_marks(self, run: Run) -> int:
        index = self._page.index
        if index is None or run.last - run.first > _MOST_COUNTED:
            return 0
        index.read(run.first, run.last)
        paragraphs = range(run.first, run.last + 1)
        return len({mark.annotation_id for one in paragraphs for mark in index.marks_of(one)})

    def _paint_line(self, painter: QPainter, run: Run, box: QRectF) -> None:
        style = self._page.style
        _paint_arrow(painter, box, style, is_down=False)
        metrics, words = QFontMetricsF(painter.font()), self._words(run)
        left = DOCUMENT_MARGIN + style.pixels(_INDENT)
        room = box.width() - DOCUMENT_MARGIN - left - metrics.horizontalAdvance(words)
        title = metrics.elidedText(run.title, Qt.TextElideMode.ElideRight, room)
        painter.setPen(style.theme.color("muted"))
        middle = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, middle), title + words)

    def _offset(self) -> int:
        return self._page.offsets.to_code_point(self._view.textCursor().position())


def _paint_arrow(painter: QPainter, box: QRectF, style: Style, *, is_down: bool) -> None:
    """Paint the sign of something to fold or unfold at the start of a line."""
    size = _ARROW * style.unit()
    if is_down:
        middle = QPointF(DOCUMENT_MARGIN / 2, box.center().y())
        points = [(-size, -size / 2), (size, -size / 2), (0, size / 2)]
    else:
        middle = QPointF(DOCUMENT_MARGIN + size, box.center().y())
        points = [(-size / 2, -size), (-size / 2, size), (size / 2, 0)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.theme.color("muted"))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in points]))
