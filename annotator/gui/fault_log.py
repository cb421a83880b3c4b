# SPDX-License-Identifier: Apache-2.0
"""The log of faults: a few small files that only their owner can read, without any work in them."""

from __future__ import annotations

import os
from contextlib import suppress
from logging import LogRecord, makeLogRecord
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from annotator.gui.folders import log_folder, private_folder

if TYPE_CHECKING:
    from io import TextIOWrapper

NAME = "faults.log"
_MOST_BYTES = 512_000
_OLDER = 2


class FaultLog:
    """Writes faults. Where that cannot be done there is no log, and no second fault."""

    def write(self, text: str) -> None:
        """Add a paragraph."""
        with suppress(OSError):
            handler = _Private(
                private_folder(log_folder()) / NAME,
                maxBytes=_MOST_BYTES,
                backupCount=_OLDER,
                encoding="utf-8",
                errors="backslashreplace",
                delay=True,
            )
            handler.emit(makeLogRecord({"msg": f"{text}\n"}))
            # Not kept open: another window writes into the same file, and may put it aside.
            handler.close()


class _Private(RotatingFileHandler):
    """Files of mode 0600."""

    def handleError(self, record: LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Say nothing: a log that cannot be written is no reason to disturb anybody."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return os.fdopen(descriptor, "a", encoding=self.encoding, errors=self.errors)
