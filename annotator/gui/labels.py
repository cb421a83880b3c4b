# SPDX-License-Identifier: Apache-2.0
"""Labels that stand beside a field, with the letter that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def field_label(text: str, field: QWidget, parent: QWidget) -> QLabel:
    """Return the label of a field; "&" stands before the letter that leads to the field.

    Qt measures "Ty" as letters that are drawn close together, but draws the underlined one apart:
    the end of the word was cut off.
    """
    label = QLabel(text, parent)
    label.setBuddy(field)
    font = QFont()
    font.setKerning(False)
    label.setFont(font)
    return label
