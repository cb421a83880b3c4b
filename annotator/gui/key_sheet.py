# SPDX-License-Identifier: Apache-2.0
"""The sheet of keys for paper: two columns, a heading for each menu, as few pages as it needs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontDatabase,
    QFontMetricsF,
    QPageLayout,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from annotator.gui.models.action_model import by_menu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice

    from annotator.gui.models.action_model import ActionRow

_MARGIN_MM = 12
_POINTS = 8
_TITLE_POINTS = 13
# Pixels of HTML, 96 to an inch: around a row, and above a heading.
_PADDING, _ABOVE = 1, 6
# What the keys take of a column's width, in percent; lines that the title of a page takes.
_KEYS_SHARE, _TITLE_LINES = 42, 3.5


@dataclass(frozen=True, slots=True)
class _Group:
    """A menu with its rows, or with those that go on in the next column."""

    menu: str
    rows: tuple[ActionRow, ...]


def write_pdf(rows: Sequence[ActionRow], path: Path) -> str:
    """Write the sheet as a PDF; return why it could not be written, empty where it was.

    What is at the path stays until the whole sheet is written.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return file.errorString()
    writer = QPdfWriter(file)
    writer.setTitle(_tr("Keys of Annotator"))
    print_sheet(rows, writer)
    del writer
    return "" if file.commit() else file.errorString()


def print_sheet(rows: Sequence[ActionRow], device: QPagedPaintDevice) -> None:
    """Print the sheet on a printer, or into a PDF."""
    margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    document = sheet(rows, device)
    layout, size = document.documentLayout(), document.pageSize()
    painter = QPainter(device)
    for page in range(document.pageCount()):
        if page:
            device.newPage()
        context = _on_paper()
        context.clip = QRectF(QPointF(0, page * size.height()), size)
        painter.save()
        painter.translate(-context.clip.topLeft())
        painter.setClipRect(context.clip)
        layout.draw(painter, context)
        painter.restore()
    painter.end()


def _on_paper() -> QAbstractTextDocumentLayout.PaintContext:
    """Return what paints text on paper, where the light ink of a dark theme is not seen."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = QPalette(Qt.GlobalColor.black, Qt.GlobalColor.white)
    return context


def sheet(rows: Sequence[ActionRow], device: QPagedPaintDevice) -> QTextDocument:
    """Return the sheet as a document that is laid out for the pages of a device."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(_POINTS)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(device.width(), device.height()))
    metrics = QFontMetricsF(font, device)
    document.setHtml(_html(list(_columns(rows, metrics, device))))
    return document


def _columns(
    rows: Iterable[ActionRow], metrics: QFontMetricsF, device: QPagedPaintDevice
) -> Iterator[list[_Group]]:
    """Yield what stands in each column; the heading of a menu is said again in the next one."""
    pixel = device.logicalDpiY() / 96
    line = metrics.lineSpacing() + 2 * _PADDING * pixel
    above = 1 + _ABOVE * pixel / line
    room = device.height() / line - _TITLE_LINES
    column: list[_Group] = []
    left = room
    for row in by_menu(rows):
        is_new = not column or column[-1].menu != row.menu
        lines = _lines(row, metrics, device.width() / 2)
        # No heading stands alone at the foot of a column.
        if column and left < lines + (above + 1 if is_new else 0):
            yield column
            column, left, is_new = [], room, True
        if is_new:
            column.append(_Group(row.menu, ()))
            left -= above
        column[-1] = _Group(row.menu, (*column[-1].rows, row))
        left -= lines
    if column:
        yield column


def _lines(row: ActionRow, metrics: QFontMetricsF, width: float) -> int:
    """Return how many lines a row takes, in a column of a width."""
    keys = metrics.horizontalAdvance(row.keys) / (width * (_KEYS_SHARE - 2) / 100)
    text = metrics.horizontalAdvance(row.text) / (width * (96 - _KEYS_SHARE) / 100)
    return max(1, ceil(keys), ceil(text))


def _html(columns: Sequence[list[_Group]]) -> str:
    pages = [columns[n : n + 2] for n in range(0, len(columns), 2)]
    parts = [_page(page, number, len(pages)) for number, page in enumerate(pages, 1)]
    return "".join(parts)


def _page(columns: Sequence[list[_Group]], number: int, pages: int) -> str:
    title = _tr("Keys of Annotator")
    count = _tr("Page %1 of %2").replace("%1", str(number)).replace("%2", str(pages))
    breaks = "page-break-before: always;" if number > 1 else ""
    cells = [*columns, *([[]] * (2 - len(columns)))]
    halves = "".join(
        '<td width="50%" valign="top">'
        f'<table width="100%" cellspacing="0" cellpadding="{_PADDING}">'
        f"{''.join(map(_group, cell))}</table></td>"
        for cell in cells
    )
    heading = (
        f'<table width="100%" style="{breaks}"><tr>'
        f'<td><b style="font-size:{_TITLE_POINTS}pt">{escape(title)}</b></td>'
        f'<td align="right">{escape(count) if pages > 1 else ""}</td></tr></table>'
    )
    return f'{heading}<table width="100%" cellspacing="0" cellpadding="4"><tr>{halves}</tr></table>'


def _group(group: _Group) -> str:
    rows = "".join(
        f'<tr><td width="{_KEYS_SHARE}%">{escape(row.keys)}</td><td>{escape(row.text)}</td></tr>'
        for row in group.rows
    )
    above = f'<td colspan="2" style="padding-top:{_ABOVE}px">'
    return f"<tr>{above}<b>{escape(group.menu)}</b></td></tr>{rows}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeySheet", text)
