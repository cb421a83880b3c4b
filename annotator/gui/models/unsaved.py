# SPDX-License-Identifier: Apache-2.0
"""How lists show that something typed into a record is not in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from annotator.gui.desk import Desk

_MARK = "*"


def marked(desk: Desk, record_id: str, text: str) -> str:
    """Return the text of a row's first cell, with a mark where something is not saved."""
    return f"{_MARK} {text}" if desk.unsaved_of(record_id) else text


def unsaved_tip(desk: Desk, record_id: str) -> str | None:
    """Return what is not saved in a record, None where all is."""
    texts = desk.unsaved_of(record_id)
    if not texts:
        return None
    told = QCoreApplication.translate("Unsaved", "Not saved: {texts}")
    return told.format_map({"texts": " · ".join(texts)})
