# SPDX-License-Identifier: Apache-2.0
"""The question before what was typed and could not be saved is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


_LONGEST, _MOST = 120, 6


def is_given_up(unsaved: Iterable[str], parent: QWidget) -> bool:
    """Return whether the user gives up what was typed and could not be saved."""
    known = list(unsaved)
    texts = [f"“{one[:_LONGEST]}…”" if len(one) > _LONGEST else f"“{one}”" for one in known]
    if len(texts) > _MOST:
        texts[_MOST:] = ["…"]
    words = _tr("What you typed here is not saved:")
    box = QMessageBox(parent)
    box.setObjectName("unsaved_question")
    box.setWindowTitle(_tr("Not saved"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("\n\n".join((words, "\n".join(texts))))
    box.setInformativeText(
        _tr("Go back to save this, or to copy the words. If you leave now, it is lost.")
    )
    back = box.addButton(_tr("Go back"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(_tr("Leave without it"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    return box.clickedButton() is leave


def _tr(text: str) -> str:
    return QCoreApplication.translate("UnsavedQuestion", text)
