# SPDX-License-Identifier: Apache-2.0
"""Work in small steps on the window's own thread, where text can be laid out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

# So long is worked before the window is let answer: less than two frames.
_SLICE_SECONDS = 0.025


class Slices(QObject):
    """Runs a generator whose steps are short; each step yields how far it is, in thousandths.

    Qt lays out text by timers, which worker threads of Python cannot have. Exactly one of
    ``finished`` and ``refused`` is emitted, unless it is stopped.
    """

    advanced = Signal(int)
    finished = Signal()
    refused = Signal(object)

    def __init__(self, steps: Iterator[int], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)
        self._timer.start(0)

    def stop(self) -> None:
        """Work no more; what the generator holds open it closes."""
        self._timer.stop()
        self._steps.close()  # type: ignore[attr-defined]

    @Slot()
    def _work(self) -> None:
        # Should a step fail, no other one follows.
        self._timer.stop()
        until = time.perf_counter() + _SLICE_SECONDS
        thousandths = 0
        is_on = True
        while is_on:
            try:
                thousandths = next(self._steps)
            except StopIteration:
                self.finished.emit()
                return
            except UserError as error:
                self.refused.emit(error)
                return
            is_on = time.perf_counter() < until
        self._timer.start(0)
        self.advanced.emit(thousandths)
