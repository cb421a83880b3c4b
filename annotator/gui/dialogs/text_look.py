# SPDX-License-Identifier: Apache-2.0
"""How the article is set, chosen beside the text, which follows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.article.typography import WINDOW_WIDTH
from annotator.gui.labels import field_label
from annotator.gui.settings import CHARACTERS, SPACING, TYPEFACE, ZOOM
from annotator.gui.theme import GRID, good_families

if TYPE_CHECKING:
    from annotator.gui.settings import Setting, Settings

_ROWS = ((ZOOM, 50, 300, 10), (CHARACTERS, 55, 100, 5), (SPACING, 150, 220, 5))
# A slider that is drawn along sets a long text anew only so often.
_REST_MS = 40
_WIDTH = 90 * GRID


class TextLookDialog(QDialog):
    """Size, typeface, length and spacing of lines; it stays open beside the text."""

    # What was chosen is remembered and waits to be shown.
    altered = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("text_look")
        self.setWindowTitle(self.tr("Text"))
        self._settings = settings
        self._column = CHARACTERS.default
        self._sliders: dict[str, QSlider] = {}
        self._figures: dict[str, QSpinBox] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.altered)
        self._typefaces = self._make_typefaces()
        self._fills_window = QCheckBox(self.tr("As long as the &window is wide"), self)
        self._fills_window.setObjectName("fills_window")
        self._lay_out()
        widest = max(figure.sizeHint().width() for figure in self._figures.values())
        for figure in self._figures.values():
            figure.setFixedWidth(widest)
        self.refresh()
        self._fills_window.toggled.connect(self._fill_window)
        self._typefaces.currentIndexChanged.connect(self._choose_typeface)
        for setting, *_ in _ROWS:
            self._sliders[setting.key].valueChanged.connect(self._choose)

    def show_beside(self, widget: QWidget) -> None:
        """Come up right of a widget, or at its right edge, so that its text stays in sight."""
        self.refresh()
        if not self.isVisible():
            self.adjustSize()
            corner = widget.mapToGlobal(QPoint(widget.width(), 4 * GRID))
            rightmost = widget.screen().availableGeometry().right() - self.frameGeometry().width()
            self.move(min(corner.x(), rightmost), corner.y())
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def refresh(self) -> None:
        """Show what holds now."""
        for setting, *_ in _ROWS:
            value = self._settings.get(setting)
            if setting is CHARACTERS:
                self._fills_window.setChecked(value == WINDOW_WIDTH)
                self._let_choose_length()
                value = value or self._column
            self._sliders[setting.key].setValue(value)
        family = self._settings.get(TYPEFACE)
        self._typefaces.setCurrentIndex(max(0, self._typefaces.findData(family)))

    @Slot(int)
    def _choose(self, value: int) -> None:
        self._keep(next(row[0] for row in _ROWS if row[0].key == self.sender().objectName()), value)

    @Slot(bool)
    def _fill_window(self, fills: bool) -> None:  # noqa: FBT001 -- a slot for a toggle
        if fills:
            self._column = self._sliders[CHARACTERS.key].value()
        self._keep(CHARACTERS, WINDOW_WIDTH if fills else self._column)
        self._let_choose_length()

    @Slot(int)
    def _choose_typeface(self, index: int) -> None:
        self._keep(TYPEFACE, self._typefaces.itemData(index))

    @Slot()
    def _reset(self) -> None:
        for setting in (ZOOM, CHARACTERS, SPACING, TYPEFACE):
            self._keep(setting, setting.default)
        self.refresh()

    def _keep(self, setting: Setting, value: object) -> None:
        if self._settings.get(setting) != value:
            self._settings.keep(setting, value)
            if not self._timer.isActive():
                self._timer.start()

    def _let_choose_length(self) -> None:
        for part in (self._sliders[CHARACTERS.key], self._figures[CHARACTERS.key]):
            part.setEnabled(not self._fills_window.isChecked())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(2 * GRID)
        form.setHorizontalSpacing(4 * GRID)
        labels = {
            ZOOM: (self.tr("&Size"), self.tr(" %")),
            CHARACTERS: (self.tr("&Line length"), self.tr(" characters")),
            SPACING: (self.tr("Line s&pacing"), self.tr(" %")),
        }
        form.addRow(field_label(self.tr("&Typeface"), self._typefaces, self), self._typefaces)
        for setting, least, most, step in _ROWS:
            words, unit = labels[setting]
            row = self._make_row(setting, words.replace("&", ""), (least, most, step), unit)
            form.addRow(field_label(words, self._sliders[setting.key], self), row)
            if setting is CHARACTERS:
                form.addRow("", self._fills_window)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        usual = buttons.addButton(self.tr("&Usual text"), QDialogButtonBox.ButtonRole.ResetRole)
        usual.setObjectName("usual_text")
        usual.setAutoDefault(False)
        usual.clicked.connect(self._reset)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)

    def _make_row(
        self, setting: Setting, name: str, bounds: tuple[int, int, int], unit: str
    ) -> QHBoxLayout:
        """Return a slider with the figure it stands at beside it."""
        least, most, step = bounds
        slider = QSlider(Qt.Orientation.Horizontal, self)
        figure = QSpinBox(self)
        for part in (slider, figure):
            part.setRange(least, most)
            part.setSingleStep(step)
            part.setAccessibleName(name)
        slider.setPageStep(2 * step)
        slider.setObjectName(setting.key)
        figure.setObjectName(f"{setting.key}_figure")
        figure.setSuffix(unit)
        # The style sheet's padding does not reach what is within a spin box.
        figure.lineEdit().setTextMargins(GRID + 2, 0, 0, 0)
        figure.setKeyboardTracking(False)
        slider.valueChanged.connect(figure.setValue)
        figure.valueChanged.connect(slider.setValue)
        self._sliders[setting.key], self._figures[setting.key] = slider, figure
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(slider, 1)
        row.addWidget(figure)
        return row

    def _make_typefaces(self) -> QComboBox:
        """Return a list of the good families that are there, then all others."""
        box = QComboBox(self)
        box.setObjectName("typeface")
        box.setAccessibleName(self.tr("Typeface"))
        box.setMaxVisibleItems(20)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(self.tr("Usual serif"), "")
        good = good_families()
        for family in good:
            box.addItem(family, family)
        box.insertSeparator(box.count())
        for family in QFontDatabase.families():
            usable = QFontDatabase.isSmoothlyScalable(family)
            if family not in good and usable and not QFontDatabase.isPrivateFamily(family):
                box.addItem(family, family)
        return box
