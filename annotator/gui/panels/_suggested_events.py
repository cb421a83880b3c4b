# SPDX-License-Identifier: Apache-2.0
"""The suggested events by time, in the place of those that are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QToolButton

from annotator.gui.models.suggestion_model import SuggestedEventModel
from annotator.gui.panels._list_table import Fit, ListTable, flag_up
from annotator.gui.panels._suggested_list import SuggestedList
from annotator.gui.places import keeps_enter

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent
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
_Why = Qt.FocusReason
# A menu or another window takes the focus for a while, and it comes back.
_PASSING = (_Why.PopupFocusReason, _Why.MenuBarFocusReason, _Why.ActiveWindowFocusReason)


class SuggestedEvents(SuggestedList):
    """A list in which events are decided on by the keys of the text; Enter goes to the fields.

    Several can be selected and decided on together, as long as the list has the focus: elsewhere
    the current one alone is meant, and then it alone is selected.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.accept_all = QToolButton(parent)
        self._is_choosing = False
        super().__init__(desk, SuggestedEventModel(desk, parent), _FITS, parent)
        self.setAccessibleName(self.tr("Suggested events"))
        self.set_empty_text(self.tr("No suggested event has these words."))
        self.accept_all.setObjectName("eventAcceptAll")
        self.accept_all.setAccessibleName(self.tr("Accept all"))
        self.accept_all.hide()
        self._words = ""
        self.button.toggled.connect(self._show_accept_all)
        self.setSelectionMode(ListTable.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._tell_selected)

    def set_words(self, words: str) -> None:
        """Show only what has these words; what they leave out is not to be accepted unseen."""
        super().set_words(words)
        self._words = words.strip()
        self._tell_selected()
        self._show_accept_all()

    def bind(self, actions: ActionSet) -> None:
        """Have the actions of suggestions act here by their keys, and the button accept all."""
        actions.bind(self, _KEYS)
        self.accept_all.setDefaultAction(actions[_ACCEPT_ALL])

    def event(self, event: QEvent) -> bool:
        """Keep Enter, which accepts in the text, for the way to the fields."""
        return keeps_enter(event) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have what is selected be what is decided on."""
        super().focusInEvent(event)
        self._tell_selected()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave only the current one selected where the work goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._show_current()
            self._tell_selected()

    @Slot()
    def _tell_selected(self) -> None:
        """Tell what is selected, but not what rows that go leave selected."""
        if not self._list.is_changing:
            ids = [self._list.key_at(row) or "" for row in self.chosen_rows()]
            is_here = self.hasFocus()
            listed = self._list.listed if is_here else ()
            self._desk.suggestions.together.take(ids if is_here else (), listed)

    @Slot()
    def _show_count(self) -> None:
        super()._show_count()
        self._tell_selected()

    @Slot()
    def _show_current(self) -> None:
        """Show which one is current; where it was chosen here, others may be selected with it."""
        if not self._is_choosing:
            super()._show_current()

    @Slot(int)
    def _choose(self, row: int) -> None:
        with flag_up(self, "_is_choosing"):
            super()._choose(row)

    @Slot(QModelIndex)
    def _choose_index(self, index: QModelIndex) -> None:
        """Show the text of a row; where it was taken out of what is selected, of what is left."""
        rows = self.chosen_rows()
        self._choose(rows[0] if len(rows) == 1 else index.row())

    @Slot()
    def _reject(self) -> None:
        """Reject all that is selected, where Del is no key of that action any more."""
        self._desk.suggestions.deed_asked.emit("suggest.reject")

    @Slot()
    def _show_accept_all(self) -> None:
        self.accept_all.setVisible(self.button.isChecked() and not self._words)
