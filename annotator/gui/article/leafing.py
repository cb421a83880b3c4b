# SPDX-License-Identifier: Apache-2.0
"""Going through a very long text of which only an excerpt is set: by caret, wheel, keys and bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from annotator.gui.article import fitting, place
from annotator.gui.article.excerpt import Reach, characters_in
from annotator.gui.article.numbering import is_rest
from annotator.gui.article.whole_bar import WholeBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from annotator.gui.article.folding import Folding
    from annotator.gui.article.page import Page
    from annotator.gui.article.piles import Piles

# A view that was never shown is lower than any that will be.
_LEAST_HEIGHT = 600
# Set before and behind what is looked at, in screens: where somebody goes, and going on.
_AT_JUMP, _GOING_ON = 2, 5
# With less left up or down, others are set: a key must never come to the end of what is set.
_NEAR = 1.25
_MOVING_KEYS = frozenset(
    {
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
    }
)


class Leafing(QObject):
    """Has those paragraphs of a long text set that somebody looks at or goes to."""

    # Other paragraphs are set, and what is visible may stand at another height.
    altered = Signal()

    def __init__(self, view: QTextEdit, page: Page, piles: Piles, folding: Folding) -> None:
        """Go through what a view's page shows."""
        super().__init__(view)
        self._view = view
        self._page = page
        self._piles = piles
        self._folding = folding
        self.bar = WholeBar(view)
        self._is_turning = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        view.installEventFilter(self)

    def reach(self, screens: int = _AT_JUMP) -> Reach:
        """Return how much text fills so many screens, about."""
        style = self._page.style
        height = max(self._view.viewport().height(), _LEAST_HEIGHT)
        width = self._view.viewport().width()
        lines = screens * height // style.line_pitch() + 1
        return Reach(lines, characters_in(width, style))

    def is_set(self, offset: int) -> bool:
        """Return whether the text at an offset has a place on the page."""
        excerpt = self._page.excerpt
        return excerpt is None or excerpt.span.start <= offset <= excerpt.span.end

    def show(self, offset: int) -> None:
        """Have the text round an offset set, for somebody goes there."""
        if not self.is_set(offset):
            self._turn(offset)
        elif not self._has_room(offset):
            with place.kept_place(self._view):
                self._turn(offset)

    def uncover(self, start: int, end: int) -> None:
        """Have a stretch set, from its start on, and unfolded, for somebody goes there."""
        self.show(start)
        self._folding.open_for(start, end)

    def _has_room(self, offset: int) -> bool:
        """Return whether a screen of text is set before an offset and behind it, if there is."""
        lines, characters = self.reach(1)
        before, behind = offset - lines * characters, offset + lines * characters
        return self.is_set(max(0, before)) and self.is_set(min(self._page.length, behind))

    def show_caret(self) -> None:
        """Go after a caret that a key of Qt's put outside of what is set; a selection stays."""
        cursor = self._view.textCursor()
        if is_rest(cursor.block()) and not cursor.hasSelection():
            self._turn(self._page.offsets.to_code_point(cursor.position()))
            self._view.ensureCursorVisible()

    @Slot()
    def note_scene(self) -> None:
        """Note that other text is visible: the bar follows, and soon what is set, if need be."""
        if self._page.excerpt is not None and not self._is_turning:
            self._soon.start()

    def show_bar(self) -> None:
        """Show the bar for the whole text where only an excerpt of it is set, or hide it."""
        self.bar.setVisible(self._page.excerpt is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Set the text round the caret before a key moves it."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and self._page.excerpt is not None and event.key() in _MOVING_KEYS:  # type: ignore[attr-defined]
            self.show(self._page.offsets.to_code_point(self._view.textCursor().position()))
        return super().eventFilter(watched, event)

    @Slot()
    def _follow(self) -> None:
        """Show in the bar what is visible; set others where that nears the ends of those set."""
        excerpt, view = self._page.excerpt, self._view
        if excerpt is None:
            return
        ends = place.visible_ends(view)
        self.bar.show_part(self._page.span(ends), self._page.length)
        top, height = view.verticalScrollBar().value(), view.viewport().height()
        near = round(_NEAR * height)
        is_first = excerpt.span.start == 0
        is_last = excerpt.span.end == self._page.length
        below = view.document().size().height() - top - height
        if (top < near and not is_first) or (below < near and not is_last):
            with place.kept_place(view):
                self._turn(self._page.offsets.to_code_point(ends[0]), _GOING_ON)

    def _turn(self, offset: int, screens: int = _AT_JUMP) -> None:
        """Set the paragraphs round an offset, unless they are; who asks scrolls to them."""
        excerpt, view = self._page.excerpt, self._view
        reach = self.reach(screens)
        if excerpt is None or not excerpt.is_other(offset, reach):
            return
        self._is_turning = True
        with QSignalBlocker(view), fitting.kept_selection(view):
            excerpt.turn_to(offset, reach)
            self._piles.restore()
        self._is_turning = False
        view.viewport().update()
        self.altered.emit()
