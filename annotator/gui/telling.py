# SPDX-License-Identifier: Apache-2.0
"""Telling views of an edit or a selection, and saying when all of them know."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator


class Telling(QObject):
    """What is told of one thing that happened: an edit, a selection, or both.

    Views act on it and tell more. What follows from all of it together, such as which actions can
    be done, is worked out once, when ``ended`` comes.
    """

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._depth = 0

    @property
    def is_going_on(self) -> bool:
        """Return whether some views may not know yet what happened."""
        return self._depth > 0

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Emit ``ended`` behind the outermost of the blocks that tell, also after a fault."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self.ended.emit()
