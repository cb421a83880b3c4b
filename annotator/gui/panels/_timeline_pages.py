# SPDX-License-Identifier: Apache-2.0
"""What a timeline is shown as: the plot, the same in words, or why there is nothing to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from annotator.gui.panels._timeline_list import TimelineList
    from annotator.gui.plotting.marks import Marks
    from annotator.gui.plotting.timeline_view import TimelineView
    from annotator.gui.theme import Theme


class TimelinePages(QStackedWidget):
    """Plot and list are made when they are first needed; what is chosen there is told."""

    # The id of the event that somebody chose.
    chosen = Signal(str)
    # Somebody wants to the fields of the current event.
    form_asked = Signal()
    # Somebody wants the plot as a list, or back.
    turn_asked = Signal()
    # The plot, or the list, is there from now on.
    made = Signal(QWidget)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelinePages")
        self.view: TimelineView | None = None
        self.list: TimelineList | None = None
        self._words = QLabel(self)
        self._words.setObjectName("timelineWords")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setMargin(4 * GRID)
        self.addWidget(self._words)

    def events(self) -> QWidget | None:
        """Return what shows events, None where words are shown."""
        shown = self.currentWidget()
        return None if shown is self._words else shown

    def say(self, text: str) -> None:
        """Say in words why there is nothing to see, where that is so."""
        self._words.setText(text)
        self._words.setAccessibleName(text)

    def show_words(self) -> None:
        """Show the words."""
        self.setCurrentWidget(self._words)

    def show_plot(self) -> None:
        """Show the plot, if there is one."""
        self.setCurrentWidget(self.view or self._words)

    def show_list(self, marks: Marks, event_id: str) -> None:
        """Show events in words; one of them is current, or none."""
        shown = self.list or self._make_list()
        shown.rows.show_marks(marks)
        shown.show_event(event_id)
        self.setCurrentWidget(shown)

    def show_event(self, event_id: str) -> None:
        """Show an event as the current one, '' for none."""
        if self.view is not None and self.isVisible():
            self.view.show_event(event_id)
        if self.list is not None:
            self.list.show_event(event_id)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours and type of a theme."""
        if self.view is not None:
            self.view.show_theme(theme)

    def plot(self, theme: Theme) -> TimelineView:
        """Return the plot, made now where there was none."""
        if self.view is not None:
            return self.view
        # Imported here, and by now by the source's job: plots take a second to import.
        from annotator.gui.plotting.timeline_view import TimelineView  # noqa: PLC0415

        self.view = TimelineView(theme, self)
        self.addWidget(self.view)
        self.view.plot.chosen.connect(self.chosen)
        self.view.plot.form_asked.connect(self.form_asked)
        self.view.plot.list_asked.connect(self.turn_asked)
        self.made.emit(self.view.plot)
        return self.view

    def _make_list(self) -> TimelineList:
        # Imported here: few need it, and its words come with the plot.
        from annotator.gui.panels._timeline_list import TimelineList  # noqa: PLC0415
        from annotator.gui.plotting.words import event_words  # noqa: PLC0415

        self.list = TimelineList(event_words, self)
        self.addWidget(self.list)
        self.list.row_taken.connect(self._choose_row)
        self.list.chosen.connect(self._go_to_form_of_row)
        self.list.plot_asked.connect(self.turn_asked)
        self.made.emit(self.list)
        return self.list

    @Slot(int)
    def _choose_row(self, row: int) -> None:
        if self.list is not None:
            self.chosen.emit(self.list.id_at(row))

    @Slot(int)
    def _go_to_form_of_row(self, row: int) -> None:
        self._choose_row(row)
        self.form_asked.emit()
