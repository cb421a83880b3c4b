# SPDX-License-Identifier: Apache-2.0
"""Setting the text of the page in its view, in its column, and setting it anew in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from annotator.gui.article import fitting, place
from annotator.gui.article.column import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from annotator.gui.article.leafing import Leafing
    from annotator.gui.article.page import Page
    from annotator.gui.article.piles import Piles
    from annotator.gui.article.typography import Style


class Typesetter(QObject):
    """Sets the text where its style, or the text's furniture, has become another."""

    # The text was set anew: the same may stand at another height.
    altered = Signal()

    def __init__(self, view: QTextEdit, page: Page, piles: Piles, leafing: Leafing) -> None:
        """Set nothing yet."""
        super().__init__(view)
        self._view = view
        self._page = page
        self._piles = piles
        self._leafing = leafing
        self.column = Column(view, leafing.bar)

    def set_style(self, style: Style) -> None:
        """Set the text in another way, unless it is set so already."""
        if self._page.document is not None and style == self._page.style:
            return
        self._page.style = style
        self.column.measure = style.column_width()
        self.refill()

    def refill(self) -> None:
        """Set the text anew; caret, selection and scroll stay."""
        view = self._view
        with (
            place.kept_place(view) as kept,
            QSignalBlocker(view),
            fitting.kept_selection(view),
        ):
            with fitting.emptied(view):
                # The style sheet, coming later, would bring back the font that was set first.
                view.ensurePolished()
                view.setFont(self._page.style.font())
                self.column.settle()
            self.show(self._page.offsets.to_code_point(kept))
            self._piles.restore()
        self.altered.emit()

    def show(self, around: int) -> None:
        """Show a new document of the page's text; of a very long one what is round an offset."""
        document = self._page.make_document(self._view, around, self._leafing.reach())
        is_excerpt = self._page.excerpt is not None
        fitting.show_document(self._view, document, is_excerpt=is_excerpt)
        self._leafing.show_bar()
