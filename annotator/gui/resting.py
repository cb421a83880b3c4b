# SPDX-License-Identifier: Apache-2.0
"""What is moved, or typed, goes on as one step until nothing more is done for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

# How long typing and moving go on as one step while nothing is done.
REST_MS = 2_000


class Resting(QObject):
    """Closes the draft of what is being moved: after a rest, or at once where that is asked."""

    def __init__(self, close: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._close = close
        self._rest = QTimer(self)
        self._rest.setObjectName("rest")
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(close)

    def begin(self) -> None:
        """Wait from now on; what waits already waits anew."""
        self._rest.start()

    def end(self) -> None:
        """Make what is being moved one step now."""
        if self._rest.isActive():
            self._rest.stop()
            self._close()

    def drop(self) -> None:
        """Wait no more: another edit has closed the draft."""
        self._rest.stop()
