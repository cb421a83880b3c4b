# SPDX-License-Identifier: Apache-2.0
"""Numbers that count the same thing, over time: a plot, and the same as a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from annotator.domain.number_series import NumberSeries, WantedNumbers
from annotator.gui.models.number_model import NumberModel
from annotator.gui.number_words import heading_words, legend_words
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._list_table import Fit, ListTable, flag_up
from annotator.gui.panels._panel import Panel, padded
from annotator.gui.theme import GRID, load_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from annotator.domain.changes import Changes
    from annotator.domain.ids import AnnotationId
    from annotator.gui.desk import Desk
    from annotator.gui.plotting.number_plot import NumberPlot

_FITS = (
    *(Fit(6, share=1), Fit(10, share=2), Fit(11, share=1, rank=1)),
    *(Fit(14, share=3, rank=2), Fit(9, share=2, rank=3), Fit(12, share=2, rank=4)),
)
# What tells the articles apart.
_OF_SEVERAL = frozenset({len(_FITS) - 1})
# Of plot and list; what counts is how they stand to each other.
_SHARES = [520, 400]
_REST_MS = 300


class _Heading(QLabel):
    """One line that ends with “…” where there is no room for all of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self.style().drawItemText(
            painter,
            self.rect(),
            middle,
            self.palette(),
            self.isEnabled(),
            text,
            QPalette.ColorRole.WindowText,
        )
        painter.end()


class NumbersPanel(Panel):
    """A plot and a list of numbers; the current mark here and that of the desk are one."""

    # Which numbers are to be read anew, by a job (WantedNumbers).
    asked = Signal(object)
    # Somebody wants a picture of the plot.
    export_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "numbersPanel", "", parent)
        self.setAccessibleName(self.tr("Numbers over time"))
        self.wanted = WantedNumbers(())
        self._series = NumberSeries()
        self._plot: NumberPlot | None = None
        self._is_choosing = False
        self._is_stale = False
        self._is_focus_due = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        self._build()
        self._connect()
        self.show_series(self._series)

    def show_numbers(self, ids: Sequence[AnnotationId]) -> None:
        """Show several numbers, or with one all that count the same, and take the focus."""
        self._is_focus_due = True
        self.wanted = WantedNumbers(tuple(ids), self.everywhere.isChecked())
        self._ask()

    def show_series(self, series: NumberSeries) -> None:
        """Show the numbers that were asked for."""
        self._series = series
        self.model.show_series(series)
        is_any = self.model.rowCount() > 0
        self.table.left_out = frozenset() if self.model.is_of_several else _OF_SEVERAL
        self.table.fit_columns()
        for part in (self._heading, self._legend, self.everywhere, self._export):
            part.setVisible(is_any)
        self._export.setEnabled(bool(series.points))
        heading = heading_words(series)
        if series.is_cut:
            heading = self.tr("%1: only the first of very many").replace("%1", heading)
        self._heading.setText(heading)
        self._heading.setToolTip(heading)
        self._legend.setText(legend_words(series))
        if series.points:
            self._make_plot().show_series(series)
        self._say_what_to_press()
        self._place.setCurrentIndex(1 if series.points else 0)
        self.table.setVisible(is_any)
        self._show_current(self.desk.annotation_id)
        if self._is_focus_due:
            self._is_focus_due = False
            self._take_focus()

    def _take_focus(self) -> None:
        """Put the focus into the plot, else into the list, where there is one of them."""
        if self._plot is not None and self._series.points:
            self._plot.setFocus()
        elif self.model.rowCount():
            self.table.setFocus()

    @property
    def heading(self) -> str:
        """Return what is counted."""
        return self._heading.text()

    def picture(self, form: str) -> bytes:
        """Return what is seen of the plot, "svg" or "png", on white paper; b"" for no plot."""
        if self._plot is None or not self._series.points:
            return b""
        # Imported here: seldom needed, and they come with the plot.
        from annotator.gui.plotting.number_sheet import NumberSheet  # noqa: PLC0415
        from annotator.gui.plotting.picture import png_of, svg_of  # noqa: PLC0415

        titles = dict.fromkeys(point.stated.title for point in self._series.points)
        subtitle = "; ".join(titles)
        sheet = NumberSheet(self._series, self._plot.extent(), subtitle, load_theme("light"))
        return svg_of(sheet) if form == "svg" else png_of(sheet)

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what changed while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._rest.start()

    def _build(self) -> None:
        self._heading = _Heading(self)
        self._heading.setObjectName("numbersHeading")
        self._heading.setAccessibleName(self.tr("What is counted"))
        self._legend = self._label("numbersLegend", self.tr("What the shapes mean"))
        self._legend.setProperty("small", True)
        self.everywhere = QCheckBox(self.tr("In all articles"), self)
        self.everywhere.setObjectName("numbersEverywhere")
        self.everywhere.setToolTip(self.tr("Show what counts the same in the whole project"))
        self._export = QPushButton(self.tr("Export…"), self)
        self._export.setObjectName("numbersExport")
        self._export.setToolTip(self.tr("Save the plot as a picture"))
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * GRID)
        row.addWidget(self._heading, 1)
        row.addWidget(self._legend)
        row.addWidget(self.everywhere)
        row.addWidget(self._export)
        self._empty = self._label("numbersEmpty", self.tr("Numbers over time"))
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(6 * GRID)
        self._empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._place = QStackedWidget(self)
        self._place.addWidget(self._empty)
        self.model = NumberModel(self)
        self.table = ListTable("numbersTable", self.tr("Numbers over time, as a list"), self)
        self.tell_of_copies(self.table)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.show_model(self.model, _FITS)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("numbersSplitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._place)
        splitter.addWidget(self.table)
        splitter.setSizes(_SHARES)
        layout = self.stack()
        layout.addWidget(padded(bar, self))
        layout.addWidget(splitter, 1)

    def _label(self, name: str, spoken: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setAccessibleName(spoken)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _connect(self) -> None:
        desk = self.desk
        self.everywhere.toggled.connect(self._ask_elsewhere)
        self._export.clicked.connect(self.export_asked)
        self.table.row_taken.connect(self._choose)
        self.table.chosen.connect(self._choose)
        desk.annotation_selected.connect(self._show_current)
        desk.changed.connect(self._follow)
        desk.read_anew.connect(self._await_rest)
        desk.theme_changed.connect(self._show_theme)
        desk.keys.changed.connect(self._say_what_to_press)

    def _make_plot(self) -> NumberPlot:
        if self._plot is None:
            # Imported here, and by now by the job that read: plots take a second to import.
            from annotator.gui.plotting.number_plot import NumberPlot  # noqa: PLC0415

            self._plot = NumberPlot(self.desk.require_theme(), self._place)
            self._plot.chosen.connect(self._choose)
            self._place.addWidget(self._plot)
        return self._plot

    @Slot()
    def _ask(self) -> None:
        self._is_stale = False
        if self.wanted.ids:
            self.asked.emit(self.wanted)
        else:
            self.show_series(NumberSeries())

    @Slot(bool)
    def _ask_elsewhere(self, is_everywhere: bool) -> None:  # noqa: FBT001 -- a slot for a toggle
        self.wanted = WantedNumbers(self.wanted.ids, is_everywhere)
        self._ask()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touches("annotation", "span", "event", "event_evidence", "article"):
            self._await_rest()

    @Slot()
    def _await_rest(self) -> None:
        """Read the numbers anew when edits rest, or when somebody looks."""
        if self.wanted.ids:
            self._is_stale = True
            if self.isVisible():
                self._rest.start()

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Make a number the current mark and show its text, in another session too."""
        item = self.model.item(row)
        if item is None:
            return
        desk, stated = self.desk, item.stated
        session = desk.workspace.session
        is_here = session is not None and session.id == stated.session_id
        if is_here or desk.attempt(partial(desk.open_session, stated.session_id)):
            with flag_up(self, "_is_choosing"):
                desk.select_annotation(stated.id)
            self._show_current(stated.id)

    @Slot(str)
    def _show_current(self, annotation_id: str) -> None:
        if self._is_choosing:
            return
        self.table.choose_row(self.model.row_of_id(annotation_id))
        if self._plot is not None:
            self._plot.show_number(annotation_id)

    @Slot()
    def _show_theme(self) -> None:
        if self._plot is not None:
            self._plot.show_theme(self.desk.require_theme())

    @Slot()
    def _say_what_to_press(self) -> None:
        key = self.desk.keys.shown("numbers.over_time")
        if self._series.undated:
            text = self.tr(
                "No date is known of these numbers. Fill in “As of”, or add them to an event "
                "that has one."
            )
        elif self.model.rowCount():
            text = self.tr("There is nothing to plot here; the list says why.")
        elif key:
            text = self.tr(
                "Select a marked number, or several in the list of numbers, and press %1 to see "
                "what else counts the same thing, and when."
            ).replace("%1", key)
        else:
            text = self.tr(
                "Select a marked number, or several in the list of numbers; then Events > Numbers "
                "over time."
            )
        self._empty.setText(text)


PANELS = (PanelSpec("numbers_over_time", "Numbers over time", "bottom", 4, NumbersPanel),)
