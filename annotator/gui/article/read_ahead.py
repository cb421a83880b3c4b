# SPDX-License-Identifier: Apache-2.0
"""Reading and drawing the marks round what is visible while nothing else goes on."""

from __future__ import annotations

from itertools import count
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.gui.article import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from annotator.gui.article.painter import MarkPainter

# After the last scroll or edit; a reader who turns pages is quicker.
_REST_MS = 60
# How long it may keep somebody waiting who begins to type.
_SLICE_SECONDS = 0.004
# Blocks each way, of which every other is an empty line: some four screens of news.
_REACH = 80
# Of the text beyond them the marks are read, for somebody who jumps. It is not that likely: a
# little of it now and then.
_FAR_SECONDS = 0.002
_FAR_MS = 20


class AheadPage(Protocol):
    """What of the page reading ahead has to do with."""

    def marker(self, pixel_ratio: float) -> MarkPainter | None:
        """Return what paints the marks on a screen of this pixel ratio."""


class ReadAhead(QObject):
    """Has the next pages ready before they are turned to: below and above by turns."""

    def __init__(self, view: QTextEdit, page: AheadPage) -> None:
        """Read ahead in a view's page."""
        super().__init__(view)
        self._view = view
        self._page = page
        self._blocks: Iterator[tuple[int, QTextBlock]] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read)

    @Slot()
    def await_rest(self) -> None:
        """Begin anew from what is visible then, when nothing has happened for a moment."""
        self._blocks = iter(())
        self._timer.start(_REST_MS)

    @Slot()
    def _read(self) -> None:
        marker = self._page.marker(self._view.devicePixelRatioF())
        if marker is None or not self._view.isVisible():
            return
        if self._timer.interval() == _REST_MS:
            self._blocks = self._around()
        began = perf_counter()
        for distance, block in self._blocks:
            is_near = distance < _REACH
            if not (marker.prepare(block) if is_near else marker.look_up(block)):
                return
            if perf_counter() - began > (_SLICE_SECONDS if is_near else _FAR_SECONDS):
                self._timer.start(0 if is_near else _FAR_MS)
                return

    def _around(self) -> Iterator[tuple[int, QTextBlock]]:
        """Yield the blocks round what is visible that are laid out, the nearest first.

        Before each is how many are between it and what is visible.
        """
        first, last = map(self._view.document().findBlock, place.visible_ends(self._view))
        for distance in count():
            first, last = first.previous(), last.next()
            if not first.isValid() and not last.isValid():
                return
            for block in (last, first):
                if block.isValid() and block.layout().lineCount():
                    yield distance, block
