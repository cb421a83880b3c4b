# SPDX-License-Identifier: Apache-2.0
"""The article with its marks on pages: heading, text, list of the marks, numbers of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from annotator.domain.article import RegionRole
from annotator.domain.errors import user_error
from annotator.domain.kinds import all_kinds
from annotator.domain.message import Message
from annotator.gui.dates import local_now, shown_date
from annotator.gui.desk import translated
from annotator.gui.printing.article_part import ArticlePart, print_style
from annotator.gui.printing.flow import DocumentPart, Pages
from annotator.gui.printing.listing import Sheet, exact_text, write_heading, write_list
from annotator.gui.theme import GRID
from annotator.store.annotations import ListOrder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QPagedPaintDevice

    from annotator.domain.annotation import Annotation
    from annotator.domain.article import Article
    from annotator.domain.mark import Mark
    from annotator.domain.session import Session
    from annotator.domain.span import Span
    from annotator.gui.article.typography import Style
    from annotator.store.project import Project

# Pixels of the layout to an inch, as on the screen.
_DPI = 96
_NUMBERS_WIDTH = 14 * GRID
_HEADER, _FOOTER = 8 * GRID, 6 * GRID
_READ_AT_ONCE = 100
# Thousandths of the work: reading and listing, dividing into pages; painting is the rest.
_READ, _DIVIDED = 200, 400


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """What of a session is printed."""

    has_list: bool = True
    has_notes: bool = True
    has_confidential: bool = False


class SessionMarks:
    """The marks of a session without those that are left out."""

    def __init__(self, project: Project, session: Session, left_out: frozenset[str]) -> None:
        self._project = project
        self._session = session
        self._left_out = left_out

    def marks_in(self, span: Span) -> Sequence[Mark]:
        """Return every piece to print that overlaps a stretch of the text."""
        marks = self._project.annotations.marks(self._session.id, span)
        return [mark for mark in marks if mark.annotation_id not in self._left_out]

    def marks_of(self, ids: Iterable[str]) -> Sequence[Mark]:
        """Return every piece to print of these annotations."""
        return self._project.annotations.marks_of([one for one in ids if one not in self._left_out])


class PrintedCopy(QObject):
    """One session's article on pages of a device; made in short steps, which may be given up."""

    def __init__(
        self,
        project: Project,
        session: Session,
        article: Article,
        style: Style,
        options: CopyOptions,
    ) -> None:
        super().__init__()
        self._project = project
        self._session = session
        self._article = article
        self._style = print_style(style)
        self._options = options
        self._annotations: list[Annotation] = []
        self._left_out: set[str] = set()
        self.page_count = 0

    def steps(self, device: QPagedPaintDevice) -> Iterator[int]:
        """Print on a device step by step; yields how far it is, in thousandths.

        Raises:
            UserError: the printer or the file does not take it.
        """
        yield from self._read()
        painter = QPainter()
        if not painter.begin(device):
            raise user_error("The printer does not answer. Choose another, or save a PDF.")
        try:
            scale = device.logicalDpiX() / _DPI
            area = QRectF(0, 0, device.width() / scale, device.height() / scale)
            pages = Pages(area.height() - _HEADER - _FOOTER)
            yield from self._divide(pages, area.width())
            self.page_count = len(pages.pages)
            painter.scale(scale, scale)
            for number in range(self.page_count):
                if number and not device.newPage():
                    raise user_error("The disk is full, or the printer stopped taking pages.")
                self._paint_page(painter, pages, number, area)
                yield _DIVIDED + (1000 - _DIVIDED) * (number + 1) // self.page_count
        except GeneratorExit:
            # Else a printer would print what it has got.
            if isinstance(device, QPrinter):
                device.abort()
            raise
        finally:
            painter.end()

    def _read(self) -> Iterator[int]:
        """Read the marks in the order of the text; those that are left out are noted."""
        annotations = self._project.annotations
        keys: list[int] = []
        for kind in all_kinds():
            keys += annotations.keys(self._session.id, ListOrder(kind.key))
            yield 0
        for at in range(0, len(keys), _READ_AT_ONCE):
            for annotation, _ in annotations.page(keys[at : at + _READ_AT_ONCE]):
                if annotation.confidential and not self._options.has_confidential:
                    self._left_out.add(annotation.id)
                else:
                    self._annotations.append(annotation)
            yield _READ * at // len(keys)
        self._annotations.sort(key=_text_order)

    def _divide(self, pages: Pages, width: float) -> Iterator[int]:
        text_width = width - _NUMBERS_WIDTH
        ink = self._style.theme.color("ink")
        heading = Sheet(self._style.theme, self)
        write_heading(heading, self._title(), self._heading_lines())
        for _ in pages.add(DocumentPart(heading.document, text_width, ink)):
            yield _READ
        marks = SessionMarks(self._project, self._session, frozenset(self._left_out))
        starts = [one.envelope.start for one in self._annotations]
        article = ArticlePart(
            self._article, marks, self._style, width=text_width, starts=starts, parent=self
        )
        for _ in pages.add(article):
            yield _READ
        if self._options.has_list and self._annotations:
            yield from self._list(pages, text_width)

    def _list(self, pages: Pages, width: float) -> Iterator[int]:
        ink = self._style.theme.color("ink")
        listing = Sheet(self._style.theme, self)
        verdicts = {one.key: one.label for one in self._project.verdicts()}
        text = self._article.text
        rows = ((one, exact_text(one, text)) for one in self._annotations)
        for _ in write_list(listing, rows, verdicts, has_notes=self._options.has_notes):
            yield _READ
        for _ in pages.add(DocumentPart(listing.document, width, ink)):
            yield _DIVIDED

    def _paint_page(self, painter: QPainter, pages: Pages, number: int, area: QRectF) -> None:
        for part, top, bottom, at in pages.pages[number]:
            painter.save()
            painter.translate(_NUMBERS_WIDTH, _HEADER + at - top)
            # Numbers stand left of the text.
            painter.setClipRect(
                QRectF(-_NUMBERS_WIDTH, top, area.width(), bottom - top),
                Qt.ClipOperation.IntersectClip,
            )
            part.paint(painter, top, bottom)
            painter.restore()
        self._paint_edges(painter, number, area)

    def _paint_edges(self, painter: QPainter, number: int, area: QRectF) -> None:
        """Paint the title above the text, from the second page on, and the page's number below."""
        theme = self._style.theme
        font = theme.small_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        left, right = float(_NUMBERS_WIDTH), area.width()
        page = _tr("Page %1 of %2").replace("%1", str(number + 1))
        page = page.replace("%2", str(self.page_count))
        place = QPointF(right - metrics.horizontalAdvance(page), area.height() - metrics.descent())
        painter.drawText(place, page)
        if not number:
            return
        room = right - left
        title = metrics.elidedText(self._article.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, metrics.ascent()), title)
        painter.setPen(QPen(theme.color("line"), 0.5))
        line = metrics.height() + GRID
        painter.drawLine(QPointF(left, line), QPointF(right, line))

    def _title(self) -> str:
        """Return the title where the text itself has no headline."""
        roles = {region.role for region in self._article.regions}
        return "" if RegionRole.HEADLINE in roles else self._article.title

    def _heading_lines(self) -> list[str]:
        article, session = self._article, self._session
        source = (article.publisher, shown_date(article.published), article.byline, article.place)
        state = translated(Message(session.state.value.replace("_", " ")))
        people = [_tr("Reviewer: %1").replace("%1", session.reviewer or _tr("not set"))]
        if session.second_reader:
            people.append(_tr("Second reader: %1").replace("%1", session.second_reader))
        # Of those that are printed: the others are nobody's business.
        done = sum(one.status.is_done for one in self._annotations)
        progress = _tr("%1 of %2 marks checked").replace("%1", str(done))
        progress = progress.replace("%2", str(len(self._annotations)))
        printed = _tr("Printed %1").replace("%1", f"{local_now():%Y-%m-%d %H:%M}")
        lines = [[one for one in source if one], [*people, state, progress, printed]]
        kinds = ", ".join(f"{one.letter} {translated(Message(one.label))}" for one in all_kinds())
        legend = _tr(
            "Under the words: %1. Solid: marked; with a tick: checked; wavy: there is a query. "
            "Numbers beside the lines are those of the list."
        )
        if not self._options.has_list:
            legend = _tr("Under the words: %1. Solid: marked; with a tick: checked; wavy: query.")
        return [*(" · ".join(line) for line in lines if line), legend.replace("%1", kinds)]


def _text_order(annotation: Annotation) -> tuple[int, int]:
    span = annotation.envelope
    return span.start, -span.end


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)
