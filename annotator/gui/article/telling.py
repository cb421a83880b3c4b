# SPDX-License-Identifier: Apache-2.0
"""Has an article view show where its text tells of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.article import place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTextEdit

    from annotator.domain.span import Span
    from annotator.gui.article.page import Page


class Telling(QObject):
    """Puts the places of one event, or of none, into the page of a view."""

    def __init__(self, view: QTextEdit, page: Page) -> None:
        super().__init__(view)
        self._view = view
        self._page = page

    def show(self, spans: Sequence[Span], *, is_suggested: bool) -> None:
        """Show these stretches, or none."""
        touched = self._page.told.show(spans, is_suggested=is_suggested)
        place.paint_again(self._view, self._page.line_boxes(touched))
