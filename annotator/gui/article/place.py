# SPDX-License-Identifier: Apache-2.0
"""The place in the text that a reader looks at: keeping it, and going to another."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from annotator.gui.article.geometry import block_at, line_number_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QTextEdit


def cursor_at(view: QTextEdit, position: int) -> QTextCursor:
    """Return a cursor of its own at a UTF-16 position; the view's caret stays."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(position)
    return cursor


def caret_box(view: QTextEdit, position: int) -> QRect:
    """Return where a caret at a UTF-16 position would stand in the viewport."""
    return view.cursorRect(cursor_at(view, position))


def visible_ends(view: QTextEdit) -> tuple[int, int]:
    """Return the UTF-16 positions at which the first visible line begins and the last ends."""
    top = view.verticalScrollBar().value()
    first, last = _line_at(view, top), _line_at(view, top + view.viewport().height())
    return first[0], max(first[0], last[1])


def _line_at(view: QTextEdit, y: float) -> tuple[int, int]:
    """Return where the line at a height of the document begins and ends."""
    block = block_at(view.document(), y)
    lines = block.layout()
    if not lines.lineCount():
        return block.position(), block.position()
    line = lines.lineAt(line_number_at(lines, y - lines.position().y()))
    start = block.position() + line.textStart()
    return start, start + line.textLength()


@contextmanager
def kept_place(view: QTextEdit) -> Iterator[None]:
    """Keep the caret at its height, or the first visible line if the caret is not in sight."""
    cursor = view.textCursor()
    if not view.viewport().rect().intersects(view.cursorRect(cursor)):
        cursor = cursor_at(view, visible_ends(view)[0])
    position, height = cursor.position(), view.cursorRect(cursor).top()
    yield
    scroll_by(view, caret_box(view, position).top() - height)


def show_below_caret(view: QTextEdit, room: int) -> None:
    """Scroll on a little if less than this room is visible below the caret's line."""
    hidden = view.cursorRect().bottom() + room - view.viewport().height()
    if 0 < hidden <= 2 * room:
        scroll_by(view, hidden)


def reveal(view: QTextEdit, start: int, end: int) -> None:
    """Scroll the stretch between two UTF-16 positions into sight, only if it is not there."""
    top, bottom = caret_box(view, start).top(), caret_box(view, end).bottom()
    height = view.viewport().height()
    if top < 0 or bottom > height:
        scroll_by(view, top - height // 3)


def scroll_by(view: QTextEdit, distance: int) -> None:
    """Scroll down by so many pixels, up if negative."""
    bar = view.verticalScrollBar()
    value = bar.value() + distance
    # A long text is laid out bit by bit: make sure that it is as far as will be visible, and
    # tell the scroll bar, which learns of it late.
    block_at(view.document(), value + 2 * view.viewport().height())
    bar.setMaximum(max(bar.maximum(), value))
    bar.setValue(value)
