# SPDX-License-Identifier: Apache-2.0
"""How the initial of a kind looks in a list, and how it is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from annotator.gui.theme import Theme


def initial_look(theme: Theme, kind_key: str, spoken: str, role: int) -> Any:
    """Return what the cell of an initial has for a role; ``kind_key`` is '' for other things."""
    if role == Qt.ItemDataRole.ForegroundRole and kind_key:
        return theme.kind_color(kind_key)
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        font.setBold(True)
        return font
    return spoken if role == Qt.ItemDataRole.AccessibleTextRole else None
