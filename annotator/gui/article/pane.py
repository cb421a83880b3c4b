# SPDX-License-Identifier: Apache-2.0
"""The article with its gutter and overview, or a line that says what to do where none is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QWidget

from annotator.domain.span import Span
from annotator.gui.article.gutter import Gutter
from annotator.gui.article.ruler import Ruler
from annotator.gui.article.view import ArticleView
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.article import Article
    from annotator.domain.changes import Changes
    from annotator.domain.ids import AnnotationId
    from annotator.gui.article.bare import SentencesIn
    from annotator.gui.article.marks import MarkSource
    from annotator.gui.article.ruler import BucketsOf
    from annotator.gui.article.typography import Style
    from annotator.gui.theme import Theme


class ArticlePane(QWidget):
    """Joins the text, the gutter beside it and the overview at its right edge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty pane."""
        super().__init__(parent)
        self.setObjectName("articlePane")
        self.setAccessibleName(self.tr("Article"))
        self._length = 0
        self._sentences_in: SentencesIn | None = None
        self._is_bare_shown = False
        self._reading = QWidget(self)
        self._reading.setObjectName("articleReading")
        self.view = ArticleView(theme, self._reading)
        self.gutter = Gutter(theme, self.view)
        self.ruler = Ruler(theme, self._reading)
        self._empty = self._make_empty_label()
        self._arrange()
        self.ruler.place_asked.connect(self._show_share)
        self.view.scene_moved.connect(self._frame_visible)
        self.setFocusProxy(self.view)

    def show_article(
        self,
        article: Article,
        marks: MarkSource,
        *,
        facts_in: Callable[[Span], Sequence[tuple[Span, int, int]]] | None = None,
        buckets_of: BucketsOf | None = None,
        suggested_in: BucketsOf | None = None,
        sentences_in: SentencesIn | None = None,
    ) -> None:
        """Show an article with its marks, facts by sentence and overview."""
        self._length = len(article.text)
        self.gutter.set_facts(facts_in)
        self.ruler.set_buckets(buckets_of, suggested_in)
        self.view.show_article(article, marks)
        self._sentences_in = sentences_in
        self.show_untouched(shown=self._is_bare_shown)
        self._stack.setCurrentWidget(self._reading)
        focus: QWidget | None = self.window().focusWidget()
        if focus is None or focus is self.view or not focus.isVisible():
            # Nobody works elsewhere. A focus set before, on a view still hidden, came to nothing.
            self.view.setFocus()

    def clear_article(self) -> None:
        """Show the line for when no article is open."""
        self._length = 0
        self.gutter.set_facts(None)
        self.ruler.set_buckets(None)
        self.view.clear_article()
        self._stack.setCurrentWidget(self._empty)

    def show_untouched(self, *, shown: bool) -> None:
        """Show in the text which sentences nobody has marked, or not."""
        self._is_bare_shown = shown
        self.view.show_bare(self._sentences_in if shown else None)

    def set_hits(self, starts: Sequence[int]) -> None:
        """Show in the overview where words were found, by offsets in order."""
        self.ruler.set_hits(starts, self._length)

    def set_current(self, annotation_id: AnnotationId | None, offset: int | None) -> None:
        """Outline the annotation that begins at an offset, or none, in text and overview."""
        self.view.set_current(annotation_id)
        self.ruler.set_current(None if offset is None else offset / max(1, self._length))

    def apply(self, changes: Changes) -> None:
        """Follow an edit in text, gutter and overview."""
        self.view.apply(changes)
        self.refresh_counts()

    @Slot()
    def refresh_counts(self) -> None:
        """Ask anew for facts and overview; findings may have changed without an edit."""
        self.gutter.refresh()
        self.ruler.refresh()

    def set_style(self, style: Style) -> None:
        """Show all of it in another theme, at another zoom, set in another way."""
        self.view.set_style(style)
        self.gutter.set_style(self.view.look)
        self.ruler.set_theme(style.theme)

    def set_subtitle(self, subtitle: str) -> None:
        """Show a muted line about the article under its headline."""
        self.view.set_subtitle(subtitle)

    def set_empty_text(self, text: str) -> None:
        """Say what to do where no article is open."""
        self._empty.setText(text)
        self._empty.setAccessibleName(text)

    @Slot()
    def _frame_visible(self) -> None:
        """Have the overview frame what is in sight."""
        visible, length = self.view.visible_span(), max(1, self._length)
        self.ruler.set_visible_part(visible.start / length, visible.end / length)

    @Slot(float)
    def _show_share(self, share: float) -> None:
        offset = round(share * self._length)
        self.view.reveal(Span(offset, offset))

    def _make_empty_label(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("articleEmpty")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setMargin(8 * GRID)
        return label

    def _arrange(self) -> None:
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view)
        row.addWidget(self.ruler)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._reading)
