# SPDX-License-Identifier: Apache-2.0
"""The question before what was typed and could not be saved is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


def is_given_up(unsaved: Iterable[str], parent: QWidget) -> bool:
    """Return whether the user gives up what was typed and could not be saved."""
    texts = "\n".join(f"“{text}”" for text in unsaved)
    words = _tr("This was typed but is not saved, because it could not be read or written:")
    box = QMessageBox(parent)
    box.setObjectName("unsaved_question")
    box.setText(f"{words}\n\n{texts}")
    box.addButton(_tr("Go back"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(_tr("Close without it"), QMessageBox.ButtonRole.DestructiveRole)
    box.exec()
    return box.clickedButton() is leave


def _tr(text: str) -> str:
    return QCoreApplication.translate("UnsavedQuestion", text)
