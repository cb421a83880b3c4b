# SPDX-License-Identifier: Apache-2.0
"""Putting another document, font or width into a view without laying the text out in vain.

Each of these makes Qt lay out the whole text down to what is visible: at 10 MB that is two
seconds a time, and a plain change of zoom did so four times.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextDocument

from annotator.gui.article.place import cursor_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTextEdit


@contextmanager
def kept_selection(view: QTextEdit) -> Iterator[None]:
    """Keep caret and selection while the document is exchanged for one of the same text."""
    old = view.textCursor()
    anchor, position = old.anchor(), old.position()
    yield
    view.setTextCursor(cursor_at(view, position, anchor))


@contextmanager
def emptied(view: QTextEdit) -> Iterator[None]:
    """Show no text meanwhile: fonts and sizes may change, the scroll bar stays if it is there."""
    policy = Qt.ScrollBarPolicy
    if view.verticalScrollBar().isVisible():
        view.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn)
    empty = QTextDocument(view)
    view.setDocument(empty)
    yield
    empty.deleteLater()


def show_document(view: QTextEdit, document: QTextDocument, *, is_excerpt: bool = False) -> None:
    """Show a document, made ready so that what Qt sets in it changes nothing.

    What is an excerpt has another scroll bar.
    """
    policy = Qt.ScrollBarPolicy
    document.setDefaultTextOption(view.document().defaultTextOption())
    document.setTextWidth(view.viewport().width())
    # Not before: what lays text out does so as soon as it is there, at whatever width.
    document.documentLayout().setPaintDevice(view.viewport())
    view.setDocument(document)
    bar = policy.ScrollBarAlwaysOff if is_excerpt else policy.ScrollBarAsNeeded
    view.setVerticalScrollBarPolicy(bar)


def resize_event(view: QTextEdit, event: QResizeEvent) -> QResizeEvent:
    """Return the event as Qt has to see it: it lays out anew where the old width is another."""
    width = int(view.document().textWidth())
    return QResizeEvent(view.viewport().size(), QSize(width, event.oldSize().height()))
