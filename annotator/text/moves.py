# SPDX-License-Identifier: Apache-2.0
"""Where a caret goes by sentence and paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.text.frame import Frame

_VISIBLE = re.compile(r"\S")


def next_sentence(frame: Frame, offset: int) -> int:
    """Return where the next sentence begins, or the text's end."""
    here = frame.sentence_at(offset)
    if here.start > offset:
        return here.start
    found = _VISIBLE.search(frame.text, max(offset, here.end))
    if found is None:
        return len(frame.text)
    return max(found.start(), frame.sentence_at(found.start()).start)


def previous_sentence(frame: Frame, offset: int) -> int:
    """Return where this sentence begins, or the one before if the caret is there; or 0."""
    start = frame.sentence_at(offset).start
    if start < offset:
        return start
    before = _visible_before(frame.text, offset)
    return frame.sentence_at(before).start if before >= 0 else 0


def next_paragraph(frame: Frame, offset: int) -> int:
    """Return where the next line with words begins, or the text's end."""
    found = _VISIBLE.search(frame.text, frame.line_span(frame.line_of(offset)).end)
    if found is None:
        return len(frame.text)
    return frame.line_span(frame.line_of(found.start())).start


def previous_paragraph(frame: Frame, offset: int) -> int:
    """Return where this line begins, or the last one with words if the caret is there; or 0."""
    start = frame.line_span(frame.line_of(offset)).start
    if start < offset:
        return start
    before = _visible_before(frame.text, offset)
    return frame.line_span(frame.line_of(before)).start if before >= 0 else 0


def _visible_before(text: str, offset: int) -> int:
    """Return the last character before an offset that is no white space, or -1."""
    offset -= 1
    while offset >= 0 and text[offset].isspace():
        offset -= 1
    return offset
