# SPDX-License-Identifier: Apache-2.0
"""A line for somebody who takes part in events; those whom the project knows are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import QCompleter

from annotator.gui.panels._panel import FilterLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk

_OFFERED = 12


class ActorLine(FilterLine):
    """Offers names that have what was typed in them; a part of a name means all of these."""

    def __init__(self, name: str, hint: str, desk: Desk, parent: QWidget) -> None:
        super().__init__(name, hint, parent)
        self._desk = desk
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # The project has chosen what fits: the list is not to leave out any of it.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(completer)
        self.setToolTip(self.tr("A name, or a part of one"))
        self.textEdited.connect(self._offer)

    @Slot(str)
    def _offer(self, typed: str) -> None:
        all_events = self._desk.workspace.project.all_events
        self._names.setStringList(all_events.actors(typed, _OFFERED) if typed.strip() else [])
