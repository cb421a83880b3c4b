# SPDX-License-Identifier: Apache-2.0
"""The suggested events by time, in the place of those that are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QToolButton

from annotator.gui.models.suggestion_model import SuggestedEventModel
from annotator.gui.panels._list_table import Fit
from annotator.gui.panels._suggested_list import SuggestedList
from annotator.gui.places import keeps_enter

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.actions import ActionSet
    from annotator.gui.desk import Desk

_FITS = (
    *(Fit(20, share=1), Fit(10, share=4, rank=1), Fit(24, share=8)),
    *(Fit(8, share=2, rank=3), Fit(10, share=1, rank=2), Fit(14, share=4, rank=4)),
)
# The keys of the text that act in the list too.
_KEYS = ("suggest.accept", "suggest.reject", "suggest.next", "suggest.previous")
_ACCEPT_ALL = "suggest.accept_events"


class SuggestedEvents(SuggestedList):
    """A list in which events are decided on by the keys of the text; Enter goes to the fields."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.accept_all = QToolButton(parent)
        super().__init__(desk, SuggestedEventModel(desk, parent), _FITS, parent)
        self.setAccessibleName(self.tr("Suggested events"))
        self.set_empty_text(self.tr("No suggested event has these words."))
        self.accept_all.setObjectName("eventAcceptAll")
        self.accept_all.setAccessibleName(self.tr("Accept all"))
        self.accept_all.hide()
        self._words = ""
        self.button.toggled.connect(self._show_accept_all)

    def set_words(self, words: str) -> None:
        """Show only what has these words; what they leave out is not to be accepted unseen."""
        super().set_words(words)
        self._words = words.strip()
        self._show_accept_all()

    def bind(self, actions: ActionSet) -> None:
        """Have the actions of suggestions act here by their keys, and the button accept all."""
        actions.bind(self, _KEYS)
        self.accept_all.setDefaultAction(actions[_ACCEPT_ALL])

    def event(self, event: QEvent) -> bool:
        """Keep Enter, which accepts in the text, for the way to the fields."""
        return keeps_enter(event) or super().event(event)

    @Slot()
    def _show_accept_all(self) -> None:
        self.accept_all.setVisible(self.button.isChecked() and not self._words)
