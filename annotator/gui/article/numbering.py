# SPDX-License-Identifier: Apache-2.0
"""Which paragraph of the text a block of the document shows, also where only an excerpt is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

# From here on down, states of blocks tell of paragraphs that are not set; Qt's own state is -1.
_FIRST_REST = -2


def paragraph_of(block: QTextBlock) -> int:
    """Return the number in the text of the paragraph that a block shows.

    Where only an excerpt of the text is set, its blocks bear their numbers as their state.
    """
    state = block.userState()
    return state if state >= 0 else block.blockNumber()


def block_of(document: QTextDocument, paragraph: int) -> QTextBlock:
    """Return the block of a paragraph of the text; it is invalid where that is not set."""
    number = paragraph - max(0, _FIRST_REST - document.begin().userState())
    block = document.findBlockByNumber(number) if number >= 0 else QTextBlock()
    return QTextBlock() if is_rest(block) else block


def number_block(block: QTextBlock, paragraph: int) -> None:
    """Have a block of an excerpt bear the number of its paragraph."""
    block.setUserState(paragraph)


def number_rest(block: QTextBlock, missing: int = 0) -> None:
    """Have a block bear that it holds paragraphs that are not set.

    The first block of all bears by how much the numbers of the paragraphs set exceed Qt's.
    """
    block.setUserState(_FIRST_REST - missing)


def is_rest(block: QTextBlock) -> bool:
    """Return whether a block holds some of the text before an excerpt, or behind it."""
    return block.userState() <= _FIRST_REST
