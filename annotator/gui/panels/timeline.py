# SPDX-License-Identifier: Apache-2.0
"""The events of the session over the time: what draws them comes when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from annotator.domain.event import EVENT
from annotator.gui.dates import local_now
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._panel import Panel, padded, reveal_event
from annotator.gui.panels._timeline_bar import TimelineBar
from annotator.gui.panels._timeline_pages import TimelinePages
from annotator.gui.panels._timeline_suggested import TimelineSuggested
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.proposals import select_suggestion
from annotator.gui.settings import TIMELINE_SUGGESTED
from annotator.gui.timeline_source import TimelineSource

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.actions import ActionSet
    from annotator.gui.desk import Desk
    from annotator.gui.panels._timeline_list import TimelineList
    from annotator.gui.plotting.day_lines import DayLine
    from annotator.gui.plotting.marks import Marks
    from annotator.gui.plotting.timeline_view import TimelineView
    from annotator.gui.settings import Settings


class TimelinePanel(Panel):
    """Text, list of events and timeline have one current event: the desk's."""

    # The name of an action that a button or key asks for.
    deed_asked = Signal(str)
    broken = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "timelinePanel", "", parent)
        self.setAccessibleName(self.tr("Timeline"))
        self._marks: Marks | None = None
        # What was seen last of each session, the open one's while it is open.
        self._ranges: dict[str, tuple[float, float]] = {}
        self._is_fitted = False
        self.bar = TimelineBar(self)
        self._pages = TimelinePages(self)
        self._source = TimelineSource(desk, self)
        self.suggested = TimelineSuggested(desk, self)
        layout = self.stack()
        layout.addWidget(padded(self.bar, self, is_low=True))
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.suggested)
        self._connect()
        self._say_what_to_press()

    def focus_form(self) -> None:
        """Put the focus where the events are."""
        (self._pages.events() or self.bar.as_list).setFocus()

    @property
    def view(self) -> TimelineView | None:
        """Return the plot with the names of its lanes, None before it was needed."""
        return self._pages.view

    @property
    def list(self) -> TimelineList | None:
        """Return the same events in words, None before somebody wanted them."""
        return self._pages.list

    def bind(self, actions: ActionSet) -> None:
        """Have the keys that decide on suggestions act here too."""
        self.suggested.bind(actions)

    def recall(self, settings: Settings) -> None:
        """Do as the settings say: show suggested events, or do not."""
        is_shown = settings.get(TIMELINE_SUGGESTED)
        self._source.show_suggested(is_shown=is_shown)
        self.suggested.want(is_wanted=is_shown)
        self._show_suggested()

    @property
    def tells_suggested(self) -> bool:
        """Return whether what is current of the suggested events is seen here."""
        return self.suggested.is_needed

    @property
    def has_picture(self) -> bool:
        """Return whether there is anything to make a picture of."""
        return self._marks is not None and len(self._marks.rows) > 0

    def picture(self, form: str, is_whole: bool) -> bytes:  # noqa: FBT001 - one choice of a dialog
        """Return the timeline as a picture, "svg" or "png", as whole or what is seen of it."""
        # Imported here: seldom needed, and it comes with the plot.
        from annotator.gui.plotting.article_sheet import sheet_of  # noqa: PLC0415

        _, article = self.desk.workspace.opened()
        sheet = sheet_of(self._plot(), article, is_whole=is_whole)
        return sheet.svg() if form == "svg" else sheet.png()

    def showEvent(self, event: QShowEvent) -> None:
        """Read and follow the events while they are looked at."""
        super().showEvent(event)
        self._show_current()
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
        for signal in (desk.event_selected, desk.suggestions.selected):
            signal.connect(self._show_current)
        desk.suggestions.changed.connect(self._show_suggested)
        desk.theme_changed.connect(self._show_theme)
        desk.keys.changed.connect(self._say_what_to_press)
        pages = self._pages
        pages.chosen.connect(self._choose)
        pages.form_asked.connect(self._go_to_form)
        pages.turn_asked.connect(bar.as_list.toggle)
        pages.made.connect(self.suggested.act_in)
        bar.grouping_chosen.connect(self._group)
        bar.zoomed_in.connect(self._zoom_in)
        bar.zoomed_out.connect(self._zoom_out)
        bar.fit_asked.connect(self._fit)
        bar.list_toggled.connect(self._show_page)
        bar.undated_asked.connect(self._go_to_list)
        bar.suggested_asked.connect(self._toggle_suggested)
        bar.export_asked.connect(self._export)

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
        view = self._plot()
        view.plot.show_lines(self._lines())
        view.show_marks(marks, self.suggested.current_id)
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
        self.bar.show_state(has_dated=dated > 0, undated=marks.undated_stored if marks else 0)
        had_focus = self.isAncestorOf(self.window().focusWidget())
        if self.bar.as_list.isChecked() and marks is not None and dated + undated:
            self._pages.show_list(marks, self.suggested.current_id)
        elif dated:
            self._pages.show_plot()
        else:
            self._say_what_to_press()
            self._pages.show_words()
        if had_focus and not self.isAncestorOf(self.window().focusWidget()):
            self.focus_form()

    @Slot()
    def _say_what_to_press(self) -> None:
        marks = self._marks
        if self.desk.workspace.session is None:
            text = self.tr("Open an article to see its events over time.")
        elif marks is None:
            text = self.tr("Reading the events…")
        elif marks.undated_stored:
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
        self._pages.say(text)

    @Slot()
    def _show_current(self) -> None:
        self.suggested.show_current()
        self._pages.show_event(self.suggested.current_id)

    @Slot()
    def _show_suggested(self) -> None:
        """Tell how many events are suggested, and which of them is current."""
        count = self.desk.suggestions.count(EVENT.key)
        self.bar.show_suggested(count, is_shown=self._source.with_suggested)
        had_focus = self.suggested.isAncestorOf(self.window().focusWidget())
        self.suggested.show_current()
        if had_focus and not self.suggested.isAncestorOf(self.window().focusWidget()):
            self.focus_form()

    @Slot()
    def _toggle_suggested(self) -> None:
        self.deed_asked.emit("events.suggested_over_time")

    @Slot()
    def _show_theme(self) -> None:
        self._pages.show_theme(self.desk.require_theme())

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
        if event_id in self.desk.suggestions.left:
            select_suggestion(self.desk, event_id)
            return
        self.desk.select_event(event_id)
        for event in self.desk.workspace.project.events.find([event_id]):
            reveal_event(self.desk, event)

    @Slot()
    def _go_to_form(self) -> None:
        is_suggested = self.suggested.current_id in self.desk.suggestions.left
        self.deed_asked.emit("suggest.to_panel" if is_suggested else "events.to_form")

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

    def _plot(self) -> TimelineView:
        """Return the plot, made now where there was none."""
        is_new = self._pages.view is None
        view = self._pages.plot(self.desk.require_theme())
        if is_new:
            self.bar.add_legend(view.legend)
            view.plot.more_of = self.suggested.more_of
        return view


PANELS = (PanelSpec("timeline", "Timeline", "bottom", 2, TimelinePanel),)
