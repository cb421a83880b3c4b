# SPDX-License-Identifier: Apache-2.0
"""Setting the text of the page in its view, in its column, and setting it anew in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from annotator.gui.article import fitting, place
from annotator.gui.article.column import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from annotator.gui.article.page import Page
    from annotator.gui.article.piles import Piles
    from annotator.gui.article.typography import Style


class Typesetter(QObject):
    """Sets the text where its style, or the text's furniture, has become another."""

    # The text was set anew: the same may stand at another height.
    altered = Signal()

    def __init__(self, view: QTextEdit, page: Page, piles: Piles) -> None:
        """Set nothing yet."""
        super().__init__(view)
        self._view = view
        self._page = page
        self._piles = piles
        self.column = Column(view)

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
        with place.kept_place(view), QSignalBlocker(view), fitting.kept_selection(view):
            with fitting.emptied(view):
                view.setFont(self._page.style.font())
                self.column.settle()
            fitting.show_document(view, self._page.make_document(view))
            self._piles.restore()
        self.altered.emit()
