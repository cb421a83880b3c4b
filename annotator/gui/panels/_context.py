# SPDX-License-Identifier: Apache-2.0
"""The words of an annotation, with a few of the article's words around them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from annotator.domain.span import Span
    from annotator.gui.theme import Theme

_AROUND = 44
_LONGEST = 240
_HEAD, _TAIL = 170, 50
_BAR = 3
_ZOOM = 88
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Context:
    """The words before, the annotation's own words, and the words after."""

    before: str
    exact: str
    after: str


def context_of(text: str, content: Sequence[Span]) -> Context:
    """Return an annotation's words in their paragraph; its pieces are joined by an ellipsis.

    ``content`` are its content spans in code points, in text order. Long texts are cut in the
    middle, and white space is folded.
    """
    start, end = content[0].start, content[-1].end
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before = text[line_start:start]
    after = text[end : line_end if line_end >= 0 else len(text)]
    exact = f" {_CUT} ".join(" ".join(span.of(text).split()) for span in content)
    return Context(_words_before(before), _middle_cut(exact), _words_after(after))


class ContextCard(QLabel):
    """A card with the context in the article's type, and a bar in the colour of its kind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = QColor(Qt.GlobalColor.transparent)
        self.setObjectName("contextCard")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setContentsMargins(_BAR + 2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setAccessibleName(self.tr("Words in the article"))

    def show_context(self, context: Context, kind_key: str, theme: Theme) -> None:
        """Show a context in the type and the colours of the theme."""
        self._bar = theme.kind_color(kind_key)
        self.setFont(theme.article_font(_ZOOM))
        before, exact, after = (
            escape(part) for part in (context.before, context.exact, context.after)
        )
        self.setText(f"{before}<b>{exact}</b>{after}")
        self.setAccessibleDescription(f"{context.before}{context.exact}{context.after}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar beside the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, _BAR, self.height(), self._bar)
        painter.end()


def _words_before(text: str) -> str:
    """Return the last words of what stands before, with an ellipsis where some are left out."""
    tail = text[-_AROUND:]
    if len(tail) < len(text):
        tail = f"{_CUT} {tail.partition(' ')[2]}"
    space = " " if tail[-1:].isspace() else ""
    return " ".join(tail.split()) + space


def _words_after(text: str) -> str:
    head = text[:_AROUND]
    if len(head) < len(text):
        head = f"{head.rpartition(' ')[0]} {_CUT}"
    space = " " if head[:1].isspace() else ""
    return space + " ".join(head.split())


def _middle_cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    head, tail = text[:_HEAD].rpartition(" ")[0], text[-_TAIL:].partition(" ")[2]
    return f"{head or text[:_HEAD]} {_CUT} {tail or text[-_TAIL:]}"
