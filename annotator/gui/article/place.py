# SPDX-License-Identifier: Apache-2.0
"""The place in the text that a reader looks at: keeping it, and going to another."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from annotator.gui.article.geometry import block_at, last_visible, line_number_at, next_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QTextEdit

_VERY_MUCH = 20_000


def cursor_at(view: QTextEdit, position: int, anchor: int | None = None) -> QTextCursor:
    """Return a cursor of its own at UTF-16 positions; the view's caret stays."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def paint_again(view: QTextEdit, boxes: Iterable[QRect]) -> None:
    """Have some boxes of the document painted again."""
    above = view.verticalScrollBar().value()
    for box in boxes:
        view.viewport().update(box.translated(0, -above))


def caret_box(view: QTextEdit, position: int) -> QRect:
    """Return where a caret at a UTF-16 position would stand in the viewport.

    For text that is folded away it is where the text goes on, or ends.
    """
    block = view.document().findBlock(position)
    if not block.isVisible():
        shown = next_visible(block)
        if shown.isValid():
            position = shown.position()
        else:
            shown = last_visible(block)
            position = shown.position() + shown.length() - 1
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
def kept_place(view: QTextEdit) -> Iterator[int]:
    """Keep the caret at its height, or the first visible line if the caret is not in sight.

    It yields the UTF-16 position of what is kept.
    """
    cursor = view.textCursor()
    if not view.viewport().rect().intersects(view.cursorRect(cursor)):
        cursor = cursor_at(view, visible_ends(view)[0])
    position, height = cursor.position(), view.cursorRect(cursor).top()
    yield position
    scroll_by(view, caret_box(view, position).top() - height)


def go_to(view: QTextEdit, cursor: QTextCursor, room: int) -> None:
    """Move the caret, and scroll if it or this room below its line is not visible."""
    view.setTextCursor(cursor)
    hidden = view.cursorRect().bottom() + room - view.viewport().height()
    if 0 < hidden <= 2 * room:
        scroll_by(view, hidden)


def select_in_place(view: QTextEdit, start: int, end: int) -> None:
    """Select between two UTF-16 positions; Qt would scroll to the end of it.

    Of very much the caret is at the start: to show it at the end Qt would lay out all between.
    """
    caret, anchor = (start, end) if end - start > _VERY_MUCH else (end, start)
    select_from(view, caret, anchor)


def select_from(view: QTextEdit, caret: int, anchor: int) -> None:
    """Set caret and anchor to UTF-16 positions without scrolling there."""
    value = view.verticalScrollBar().value()
    view.setTextCursor(cursor_at(view, caret, anchor))
    view.verticalScrollBar().setValue(value)


def reveal(view: QTextEdit, start: int, end: int, pitch: int) -> None:
    """Scroll the stretch between two UTF-16 positions into sight, only if it is not there.

    At the very edge it counts as not there, for its lanes would be cut off. Where it has to
    scroll, two lines stay visible before and behind; ``pitch`` is the distance of two lines.
    """
    top, bottom = caret_box(view, start).top(), caret_box(view, end).bottom()
    height, edge, context = view.viewport().height(), pitch // 2, 2 * pitch
    if top < edge or bottom > height - edge:
        lowest = height - context - (bottom - top)
        scroll_by(view, top - max(context, min(height // 3, lowest)))


def scroll_by(view: QTextEdit, distance: int) -> None:
    """Scroll down by so many pixels, up if negative."""
    bar = view.verticalScrollBar()
    value = min(max(0, bar.value() + distance), _greatest_scroll(view, bar.value() + distance))
    # A long text is laid out bit by bit, and the scroll bar learns of it late.
    bar.setMaximum(max(bar.maximum(), value))
    bar.setValue(value)


def _greatest_scroll(view: QTextEdit, wanted: int) -> int:
    """Return how far the text can be scrolled, or more than is wanted if it goes on well below."""
    document, height = view.document(), view.viewport().height()
    if next_visible(block_at(document, wanted + 2 * height).next()).isValid():
        return wanted + height
    return max(0, math.ceil(document.size().height()) - height)
