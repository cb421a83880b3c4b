# SPDX-License-Identifier: Apache-2.0
"""What stands above a timeline: its lanes, its zoom, and what is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from annotator.gui.plotting.grouping import Grouping
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class TimelineBar(QWidget):
    """Buttons; what they ask for is told."""

    grouping_chosen = Signal(str)
    zoomed_in = Signal()
    zoomed_out = Signal()
    fit_asked = Signal()
    list_toggled = Signal(bool)
    suggested_asked = Signal()
    undated_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineBar")
        self.lanes = self._make_lanes()
        self._plot_buttons = (
            self._button(
                "timelineZoomOut", "\N{MINUS SIGN}", self.tr("Show more time (-)"), self.zoomed_out
            ),
            self._button("timelineZoomIn", "+", self.tr("Show less time (+)"), self.zoomed_in),
            self._button(
                "timelineFit",
                self.tr("Whole"),
                self.tr("Show all events: Ctrl+0 in the timeline"),
                self.fit_asked,
            ),
        )
        self._make_choices()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2 * GRID)
        for part in (self.lanes, *self._plot_buttons):
            self.row.addWidget(part)
        self.row.addStretch()
        for part in (self.undated, self.suggested, self.as_list, self.export):
            self.row.addWidget(part)
        self.show_state(has_dated=False, undated=0)

    def add_legend(self, legend: QWidget) -> None:
        """Put what the shapes stand for beside the zoom."""
        legend.setParent(self)
        self.row.insertWidget(1 + len(self._plot_buttons), legend, 1)

    def show_state(self, *, has_dated: bool, undated: int) -> None:
        """Offer what there is something for."""
        for part in (self.lanes, *self._plot_buttons, self.export):
            part.setEnabled(has_dated and not self.as_list.isChecked())
        self.as_list.setEnabled(has_dated or undated > 0)
        self.undated.setVisible(undated > 0)
        text = self.tr("%n without a date: show in list", "", undated)
        self.undated.setText(text.replace("%n", f"{undated:,}"))
        self.undated.setAccessibleName(self.undated.text())

    def show_suggested(self, count: int, *, is_shown: bool) -> None:
        """Tell how many events are suggested, and whether they are shown; hide where none is."""
        self.suggested.setVisible(count > 0)
        self.suggested.setChecked(is_shown)
        self.suggested.setText(self.tr("Suggested: %1").replace("%1", f"{count:,}"))
        self.suggested.setAccessibleName(self.suggested.text())

    @Slot(int)
    def _choose(self, _index: int) -> None:
        self.grouping_chosen.emit(self.lanes.currentData())

    @Slot(bool)
    def _toggle(self, is_on: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        self.list_toggled.emit(is_on)

    def _make_choices(self) -> None:
        """Make what stands at the right: which events are shown, and how."""
        self.undated = self._button(
            "timelineUndated", "", self.tr("Go to the list of events"), self.undated_asked
        )
        self.suggested = self._button(
            "timelineSuggested",
            "",
            self.tr("Draw suggested events too, with dashed outlines"),
            self.suggested_asked,
        )
        self.suggested.setCheckable(True)
        self.as_list = self._button(
            "timelineAsList",
            self.tr("As a list"),
            self.tr("The same events in words, in order: L in the timeline and back"),
        )
        self.as_list.setCheckable(True)
        self.as_list.toggled.connect(self._toggle)
        self.export = self._button(
            "timelineExport",
            self.tr("Export…"),
            self.tr("Save the timeline as a picture"),
            self.export_asked,
        )

    def _make_lanes(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("timelineLanesOf")
        box.setProperty("slim", True)
        box.setAccessibleName(self.tr("Lanes"))
        for text, grouping in (
            (self.tr("One lane"), Grouping.ONE),
            (self.tr("A lane for each actor"), Grouping.ACTOR),
            (self.tr("By whether it happened"), Grouping.STATE),
            (self.tr("By status"), Grouping.STATUS),
        ):
            box.addItem(text, grouping.value)
        box.currentIndexChanged.connect(self._choose)
        return box

    def _button(
        self, name: str, text: str, tip: str, asked: SignalInstance | None = None
    ) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text if len(text) > 1 else tip)
        # There is little height: what the buttons leave is the plot's.
        button.setProperty("slim", True)
        if asked is not None:
            button.clicked.connect(asked)
        return button
