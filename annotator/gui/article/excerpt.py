# SPDX-License-Identifier: Apache-2.0
"""The part of a very long text that is set, with the rest in the document but taking no room.

Qt lays out nothing below 8,388,607 pixels, and all that is above a place before it shows that:
seconds at 10 MB. So of such a text only some screens round what is looked at are set. What is
before and behind them are a few large hidden paragraphs, in which blanks stand for most ends of
paragraphs: every position counts as in the whole text, and selections reach as far as they like.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextCursor

from annotator.domain.span import Span
from annotator.gui.article.numbering import number_block, number_rest
from annotator.gui.article.typography import bare_document, body_format, dress, regions_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextBlock, QTextDocument

    from annotator.domain.article import Region
    from annotator.gui.article.folds import Folds
    from annotator.gui.article.marks import MarkIndex
    from annotator.gui.article.typography import Style
    from annotator.text.offsets import Utf16Map

# From this length on Qt is slow; and whatever may stand taller than this, Qt may not lay out.
_LONG, _TALL = 1_500_000, 6_000_000
# The narrowest column there is, at any size of the window.
_NARROWEST = 200
# To ask for any place in a paragraph that is not laid out has Qt look through all of it.
_HIDDEN_LENGTH = 50_000
# Lower than any text, so that no place on the page counts as that of a hidden paragraph.
_NOWHERE = QPointF(0, 30_000_000)


class Reach(NamedTuple):
    """How much is set before a place and behind it: so many lines of so many characters, about."""

    lines: int
    characters: int


class Book(NamedTuple):
    """A text with what is known of it."""

    text: str
    regions: Sequence[Region]
    offsets: Utf16Map
    marks: MarkIndex
    folds: Folds


def is_long(text: str, paragraphs: int, style: Style) -> bool:
    """Return whether a text can't be set as a whole, or only slowly."""
    if len(text) > _LONG:
        return True
    lines = paragraphs + len(text) // characters_in(_NARROWEST, style)
    return lines * style.line_pitch() > _TALL


def characters_in(width: float, style: Style) -> int:
    """Return how many characters of body text stand in a line of this width, about."""
    return max(1, int(width / QFontMetricsF(style.font()).averageCharWidth()))


class Excerpt:
    """Keeps some paragraphs of a text set in a document of its own, and turns to others."""

    def __init__(self, book: Book, style: Style, around: int, reach: Reach) -> None:
        """Choose the paragraphs round an offset; ``make_document`` sets them."""
        self._book = book
        self._style = style
        self._cuts = _cuts(book)
        self.first, self.last = self._paragraphs_round(around, reach)
        self._document: QTextDocument | None = None

    @property
    def span(self) -> Span:
        """Return the stretch of text that is set."""
        marks = self._book.marks
        return Span(marks.paragraph_span(self.first).start, marks.paragraph_span(self.last).end)

    def is_other(self, around: int, reach: Reach) -> bool:
        """Return whether other paragraphs than those set now are round an offset."""
        return self._paragraphs_round(around, reach) != (self.first, self.last)

    def make_document(self, parent: QObject) -> QTextDocument:
        """Return a new document of the text in which the chosen paragraphs are set."""
        text, span = self._book.text, self.span
        before = self._flat(Span(0, span.start - 1)) + "\n" if span.start else ""
        behind = "\n" + self._flat(Span(span.end + 1, len(text))) if span.end < len(text) else ""
        shown = before + span.of(text) + behind
        document = bare_document(shown, self._book.regions, self._style, parent)
        self._document = document
        _hide(document.begin(), document.characterCount())
        self._number_blocks(document)
        self._dress(document)
        return document

    def turn_to(self, around: int, reach: Reach) -> None:
        """Set the paragraphs round an offset instead; cursors have to be put right after."""
        document = self._document
        if document is None:
            return
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._put(cursor, is_set=False)
        # With the block behind: put in as text, the break before it makes another of it.
        _hide(document.findBlock(cursor.selectionStart() - 1), cursor.selectionEnd() + 2)
        self.first, self.last = self._paragraphs_round(around, reach)
        self._put(cursor, is_set=True)
        cursor.setBlockFormat(body_format(self._style))
        self._number_blocks(document)
        self._dress(document)
        self._book.folds.fold_between(self.first, self.last)
        cursor.endEditBlock()

    def _put(self, cursor: QTextCursor, *, is_set: bool) -> None:
        """Put the text of the chosen paragraphs in anew, set or not, and select it."""
        text, span, to_utf16 = self._book.text, self.span, self._book.offsets.to_utf16
        # With the ends of the paragraph before and of their own last one.
        around = Span(max(0, span.start - 1), min(len(text), span.end + 1))
        cursor.setPosition(to_utf16(around.start))
        cursor.setPosition(to_utf16(around.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(around.of(text) if is_set else self._flat(around), QTextCharFormat())
        cursor.setPosition(to_utf16(span.start))
        cursor.setPosition(to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)

    def _flat(self, span: Span) -> str:
        """Return a stretch with blanks for the ends of paragraphs, but for a few."""
        text = self._book.text
        inner = self._cuts[
            bisect_right(self._cuts, span.start) : bisect_right(self._cuts, span.end)
        ]
        parts = [text[start : end - 1] for start, end in pairwise([span.start, *inner])]
        parts.append(text[inner[-1] if inner else span.start : span.end])
        return "\n".join(part.replace("\n", " ") for part in parts)

    def _number_blocks(self, document: QTextDocument) -> None:
        """Show the blocks of the chosen paragraphs, each with its number, and hide those beside."""
        block = document.findBlock(self._book.offsets.to_utf16(self.span.start))
        missing = self.first - block.blockNumber()
        _hide(block.previous(), 0)
        for paragraph in range(self.first, self.last + 1):
            number_block(block, paragraph)
            block.setVisible(True)
            block = block.next()
        _hide(block, 0)
        if self.first:
            number_rest(document.begin(), missing)

    def _dress(self, document: QTextDocument) -> None:
        book = self._book
        first = document.findBlock(book.offsets.to_utf16(self.span.start))
        dress(first, regions_in(book.regions, self.span), book.text, book.offsets, self._style)

    def _paragraphs_round(self, offset: int, reach: Reach) -> tuple[int, int]:
        """Return the first and the last paragraph to set; a folded run is never cut."""
        middle, count = self._book.marks.paragraph_at(offset), self._book.marks.paragraph_count
        first = self._far(range(middle - 1, -1, -1), middle, reach)
        last = self._far(range(middle + 1, count), middle, reach)
        runs = self._book.folds.runs_across(first, last)
        # Beyond a run its neighbour is set too: the one line that stands for it is placed by it.
        first = min(chain([first], (run.first - 1 for run in runs)))
        last = max(chain([last], (run.last + 1 for run in runs)))
        return max(0, first), min(count - 1, last)

    def _far(self, paragraphs: Iterable[int], middle: int, reach: Reach) -> int:
        """Return the paragraph up to which these fill some screens."""
        book, lines, reached = self._book, 0, middle
        for paragraph in paragraphs:
            if lines > reach.lines:
                break
            if not book.folds.hides(paragraph):
                lines += 1 + len(book.marks.paragraph_span(paragraph)) // reach.characters
            reached = paragraph
        return reached


def _cuts(book: Book) -> list[int]:
    """Return the offsets of paragraphs at which what is not set is cut."""
    cuts, marks = [0], book.marks
    while (following := marks.paragraph_at(cuts[-1] + _HIDDEN_LENGTH) + 1) < marks.paragraph_count:
        cuts.append(marks.paragraph_span(following).start)
    return cuts[1:]


def _hide(block: QTextBlock, end: int) -> None:
    """Hide a block, and those after it up to a position."""
    while block.isValid():
        number_rest(block)
        block.setVisible(False)
        block.layout().clearLayout()
        block.layout().setPosition(_NOWHERE)
        block = block.next()
        if block.position() >= end:
            return
