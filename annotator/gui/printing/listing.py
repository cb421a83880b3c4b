# SPDX-License-Identifier: Apache-2.0
"""What is printed beside the article: a heading with whose work it is, and a list of its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from annotator.domain.annotation import PieceRole
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.printing.flow import KEEPS_WITH_NEXT
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from PySide6.QtCore import QObject

    from annotator.domain.annotation import Annotation
    from annotator.gui.theme import Theme

_NUMBER_WIDTH = 11 * GRID
_BODY_PX = 13
_ASIDE_PX = 12


class Sheet:
    """A document written paragraph by paragraph."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Begin without a paragraph."""
        self.document = QTextDocument(parent)
        self.document.setUndoRedoEnabled(False)
        self.document.setUseDesignMetrics(True)
        self.document.setDocumentMargin(0)
        self._theme = theme
        self._cursor = QTextCursor(self.document)
        self._is_empty = True

    def begin(
        self, *, indent: int = 0, above: int = 0, hangs: int = 0, stays: bool = False
    ) -> None:
        """Begin a paragraph; ``stays`` keeps it on the page of the one that follows."""
        form = QTextBlockFormat()
        form.setLeftMargin(indent)
        form.setTextIndent(-hangs)
        form.setTopMargin(above)
        form.setLineHeight(2, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        if hangs:
            # Behind the number, where the other lines begin.
            form.setTabPositions([QTextOption.Tab(hangs, QTextOption.TabType.LeftTab)])
        if self._is_empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_empty = False
        self._cursor.block().setUserState(KEEPS_WITH_NEXT if stays else -1)

    def write(
        self, text: str, *, role: str = "ink", bold: bool = False, size: int = _BODY_PX,
        serif: bool = False,
    ) -> None:  # fmt: skip
        """Write into the paragraph."""
        font = self._theme.article_font() if serif else QFont(self._theme.interface_font())
        font.setPixelSize(size)
        font.setBold(bold)
        letters = QTextCharFormat()
        letters.setFont(font)
        letters.setForeground(self._theme.color(role))
        # A break within would begin a paragraph.
        self._cursor.insertText(" ".join(text.split("\n")), letters)

    def write_kind(self, kind: str) -> None:
        """Write the letter and the name of a kind in its colour."""
        known = kind_of(kind)
        letters = QTextCharFormat()
        font = QFont(self._theme.interface_font())
        font.setPixelSize(_BODY_PX)
        font.setBold(True)
        letters.setFont(font)
        letters.setForeground(self._theme.kind_color(kind))
        self._cursor.insertText(f"{known.letter}  {translated(Message(known.label))}", letters)


def write_heading(sheet: Sheet, title: str, lines: list[str]) -> None:
    """Write what the copy is of: a title where the text has none, and whose work it is."""
    if title:
        sheet.begin()
        sheet.write(title, bold=True, size=21, serif=True)
    for number, line in enumerate(lines):
        sheet.begin(above=GRID if title or number else 0)
        sheet.write(line, role="muted", size=_ASIDE_PX)


def write_list(
    sheet: Sheet,
    annotations: Iterable[tuple[Annotation, str]],
    verdicts: Mapping[str, str],
    *,
    has_notes: bool,
) -> Iterator[int]:
    """Write the marks with their numbers; yields how many are written."""
    sheet.begin(above=6 * GRID, stays=True)
    sheet.write(_tr("Marks"), bold=True, size=17, serif=True)
    for number, (annotation, exact) in enumerate(annotations, start=1):
        _write_mark(sheet, number, annotation, exact)
        details = [*_details(annotation, verdicts)]
        has_note = has_notes and bool(annotation.note)
        sheet.begin(indent=_NUMBER_WIDTH, above=1, stays=has_note)
        if annotation.confidential:
            sheet.write(_tr("CONFIDENTIAL") + "  ", role="finding", bold=True, size=_ASIDE_PX)
        sheet.write(" · ".join(details), role="muted", size=_ASIDE_PX)
        if has_note:
            sheet.begin(indent=_NUMBER_WIDTH, above=1)
            sheet.write(_tr("Note:") + " ", bold=True, size=_ASIDE_PX)
            sheet.write(annotation.note, size=_ASIDE_PX)
        yield number


def _write_mark(sheet: Sheet, number: int, annotation: Annotation, exact: str) -> None:
    sheet.begin(indent=_NUMBER_WIDTH, hangs=_NUMBER_WIDTH, above=3 * GRID, stays=True)
    sheet.write(f"{number}\t", bold=True)
    sheet.write_kind(annotation.kind)
    sheet.write("   ")
    sheet.write(exact, serif=True, size=_BODY_PX + 1)


def _details(annotation: Annotation, verdicts: Mapping[str, str]) -> Iterator[str]:
    """Yield what is known of a mark, in a few words each."""
    yield translated(Message(annotation.status.label))
    if annotation.verdict:
        label = verdicts.get(annotation.verdict, annotation.verdict)
        yield _named(_tr("Verdict"), translated(Message(label)))
    for one in kind_of(annotation.kind).fields:
        value = annotation.fields.get(one.key, "")
        if value:
            label = translated(Message(one.choice_label(value))) if one.choices else value
            yield _named(translated(Message(one.label)), label)
    if annotation.tags:
        yield _named(_tr("Tags"), ", ".join(annotation.tags))


def exact_text(annotation: Annotation, text: str) -> str:
    """Return the words of a mark, with a sign where its pieces are parted."""
    pieces = [piece for piece in annotation.pieces if piece.role is PieceRole.CONTENT]
    return " […] ".join(piece.span.of(text) for piece in pieces)


def _named(name: str, value: str) -> str:
    return _tr("%1: %2").replace("%1", name).replace("%2", value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)
