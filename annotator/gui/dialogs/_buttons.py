# SPDX-License-Identifier: Apache-2.0
"""Buttons of dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def side_button(name: str, text: str, slot: Callable[[], None], parent: QWidget) -> QPushButton:
    """Return a button that Enter pressed elsewhere does not press."""
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    return button
