# SPDX-License-Identifier: Apache-2.0
"""The events of the session over the time: what draws them comes when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from annotator.gui.dates import local_now
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._panel import Panel, padded, reveal_event
from annotator.gui.panels._timeline_bar import TimelineBar
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.theme import GRID
from annotator.gui.timeline_source import TimelineSource

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from annotator.gui.desk import Desk
    from annotator.gui.panels._timeline_list import TimelineList
    from annotator.gui.plotting.day_lines import DayLine
    from annotator.gui.plotting.marks import Marks
    from annotator.gui.plotting.timeline_view import TimelineView


class TimelinePanel(Panel):
    """Text, list of events and timeline have one current event: the desk's."""

    # The name of an action that a button or key asks for.
    deed_asked = Signal(str)
    broken = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "timelinePanel", "", parent)
        self.setAccessibleName(self.tr("Timeline"))
        self.view: TimelineView | None = None
        self.list: TimelineList | None = None
        self._marks: Marks | None = None
        # What was seen last of each session, the open one's while it is open.
        self._ranges: dict[str, tuple[float, float]] = {}
        self._is_fitted = False
        self.bar = TimelineBar(self)
        self._pages = QStackedWidget(self)
        self._pages.setObjectName("timelinePages")
        self._words = self._make_words()
        self._pages.addWidget(self._words)
        self._source = TimelineSource(desk, self)
        layout = self.stack()
        layout.addWidget(padded(self.bar, self))
        layout.addWidget(self._pages, 1)
        self._connect()
        self._say_what_to_press()

    def focus_form(self) -> None:
        """Put the focus where the events are."""
        page = self._pages.currentWidget()
        shown = self.bar.as_list if page in (None, self._words) else page
        shown.setFocus()

    @property
    def has_picture(self) -> bool:
        """Return whether there is anything to make a picture of."""
        return self._marks is not None and len(self._marks.rows) > 0

    def picture(self, form: str, is_whole: bool) -> bytes:  # noqa: FBT001 - one choice of a dialog
        """Return the timeline as a picture, "svg" or "png", as whole or what is seen of it."""
        # Imported here: seldom needed, and it comes with the plot.
        from annotator.gui.plotting.article_sheet import sheet_of  # noqa: PLC0415

        _, article = self.desk.workspace.opened()
        sheet = sheet_of(self._make_view(), article, is_whole=is_whole)
        return sheet.svg() if form == "svg" else sheet.png()

    def showEvent(self, event: QShowEvent) -> None:
        """Read and follow the events while they are looked at."""
        super().showEvent(event)
        self._show_current(self.desk.event_id)
        self._source.watch(is_watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow nothing that nobody sees."""
        super().hideEvent(event)
        self._source.watch(is_watched=False)

    def _connect(self) -> None:
        desk, bar = self.desk, self.bar
        self._source.ready.connect(self._show_marks)
        self._source.broken.connect(self.broken)
        desk.session_leaving.connect(self._keep_range)
        desk.session_opened.connect(self._forget)
        desk.event_selected.connect(self._show_current)
        desk.theme_changed.connect(self._show_theme)
        desk.keys.changed.connect(self._say_what_to_press)
        bar.grouping_chosen.connect(self._group)
        bar.zoomed_in.connect(self._zoom_in)
        bar.zoomed_out.connect(self._zoom_out)
        bar.fit_asked.connect(self._fit)
        bar.list_toggled.connect(self._show_page)
        bar.undated_asked.connect(self._go_to_list)
        bar.export_asked.connect(self._export)

    def _make_words(self) -> QLabel:
        words = QLabel(self)
        words.setObjectName("timelineWords")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setWordWrap(True)
        words.setMargin(4 * GRID)
        return words

    @Slot()
    def _keep_range(self) -> None:
        """Remember where and at which zoom somebody looked."""
        session = self.desk.workspace.session
        if session is not None and self.view is not None and self._is_fitted:
            self._ranges[session.id] = self.view.plot.seen()

    @Slot()
    def _forget(self) -> None:
        """Know of no events until those of the session that is open now are read."""
        self._marks, self._is_fitted = None, False
        self.bar.show_state(has_dated=False, undated=0)
        self._show_page()

    @Slot(object)
    def _show_marks(self, marks: Marks) -> None:
        """Show events as they are now; where and at which zoom somebody looks stays."""
        self._marks = marks
        view = self._make_view()
        view.plot.show_lines(self._lines())
        view.show_marks(marks, self.desk.event_id)
        if not self._is_fitted and len(marks.rows):
            known = self._ranges.get(self.desk.workspace.session_id, view.plot.whole())
            view.plot.setXRange(*known, padding=0)
            self._is_fitted = True
        self._show_page()

    @Slot()
    def _show_page(self) -> None:
        """Show the plot or the list, or in words why there is neither."""
        marks = self._marks
        dated, undated = (len(marks.rows), len(marks.undated)) if marks else (0, 0)
        self.bar.show_state(has_dated=dated > 0, undated=undated)
        page: QWidget | None = self._words
        if self.bar.as_list.isChecked() and marks is not None and dated + undated:
            page = self._fill_list(marks)
        elif dated:
            page = self.view
        else:
            self._say_what_to_press()
        had_focus = self.isAncestorOf(self.window().focusWidget())
        self._pages.setCurrentWidget(page or self._words)
        if had_focus and not self.isAncestorOf(self.window().focusWidget()):
            self.focus_form()

    @Slot()
    def _say_what_to_press(self) -> None:
        marks = self._marks
        if self.desk.workspace.session is None:
            text = self.tr("Open an article to see its events over time.")
        elif marks is None:
            text = self.tr("Reading the events…")
        elif marks.undated:
            text = self.tr(
                "None of the events has a date yet. Go to the list and fill in a start: "
                "2023-11-29, 2023-11, or 2023-11~ for about."
            )
        else:
            key = self.desk.keys.shown("events.add_event") or self.tr("Events > Event")
            text = self.tr(
                "No events yet. Select the words in the text and press %1; what has a date is "
                "shown here."
            ).replace("%1", key)
        self._words.setText(text)
        self._words.setAccessibleName(text)

    @Slot(str)
    def _show_current(self, event_id: str) -> None:
        if self.view is not None and self.isVisible():
            self.view.show_event(event_id)
        if self.list is not None:
            self.list.show_event(event_id)

    @Slot()
    def _show_theme(self) -> None:
        if self.view is not None:
            self.view.show_theme(self.desk.require_theme())

    @Slot(str)
    def _group(self, grouping: str) -> None:
        self._source.group(Grouping(grouping))

    @Slot()
    def _zoom_in(self) -> None:
        if self.view is not None:
            self.view.plot.zoom_in()

    @Slot()
    def _zoom_out(self) -> None:
        if self.view is not None:
            self.view.plot.zoom_out()

    @Slot()
    def _fit(self) -> None:
        if self.view is not None:
            self.view.plot.fit()

    @Slot(str)
    def _choose(self, event_id: str) -> None:
        """Make an event the desk's, and show the text that speaks of it."""
        self.desk.select_event(event_id)
        for event in self.desk.workspace.project.events.find([event_id]):
            reveal_event(self.desk, event)

    @Slot(int)
    def _choose_row(self, row: int) -> None:
        if self.list is not None:
            self._choose(self.list.id_at(row))

    @Slot()
    def _go_to_form(self) -> None:
        self.deed_asked.emit("events.to_form")

    @Slot(int)
    def _go_to_form_of_row(self, row: int) -> None:
        self._choose_row(row)
        self._go_to_form()

    @Slot()
    def _go_to_list(self) -> None:
        self.deed_asked.emit("events.show_list")

    @Slot()
    def _export(self) -> None:
        self.deed_asked.emit("events.export_timeline")

    def _lines(self) -> tuple[DayLine, ...]:
        """Return the days of interest of the open article."""
        # Imported here: it comes with the plot.
        from annotator.gui.plotting.day_lines import day_lines  # noqa: PLC0415

        _, article = self.desk.workspace.opened()
        return day_lines(article.published, local_now())

    def _make_view(self) -> TimelineView:
        if self.view is not None:
            return self.view
        # Imported here, and by now by the source's job: plots take a second to import.
        from annotator.gui.plotting.timeline_view import TimelineView  # noqa: PLC0415

        self.view = TimelineView(self.desk.require_theme(), self)
        self.bar.add_legend(self.view.legend)
        self._pages.addWidget(self.view)
        self.view.plot.chosen.connect(self._choose)
        self.view.plot.form_asked.connect(self._go_to_form)
        self.view.plot.list_asked.connect(self.bar.as_list.toggle)
        return self.view

    def _fill_list(self, marks: Marks) -> TimelineList:
        shown = self.list or self._make_list()
        shown.rows.show_marks(marks)
        shown.show_event(self.desk.event_id)
        return shown

    def _make_list(self) -> TimelineList:
        # Imported here: few need it, and its words come with the plot.
        from annotator.gui.panels._timeline_list import TimelineList  # noqa: PLC0415
        from annotator.gui.plotting.words import event_words  # noqa: PLC0415

        self.list = TimelineList(event_words, self)
        self._pages.addWidget(self.list)
        self.list.row_taken.connect(self._choose_row)
        self.list.chosen.connect(self._go_to_form_of_row)
        self.list.plot_asked.connect(self.bar.as_list.toggle)
        return self.list


PANELS = (PanelSpec("timeline", "Timeline", "bottom", 2, TimelinePanel),)
