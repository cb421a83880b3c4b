# SPDX-License-Identifier: Apache-2.0
"""Which part of a timeline becomes a picture, and where it is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QSaveFile, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QRadioButton,
    QVBoxLayout,
)

from annotator.gui.paths import file_name, to_write, unused
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    # Returns the picture in a format, of the whole timeline or of what is seen.
    Picture = Callable[[str, bool], bytes]

_WIDTH = 100 * GRID
_FORMATS = ("svg", "png")


class ExportTimelineDialog(QDialog):
    """Asks for whole or part, format and path, and saves."""

    # Where the picture is.
    saved = Signal(str)

    def __init__(self, title: str, picture: Picture, folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_export_dialog")
        self.setWindowTitle(self.tr("Save the timeline as a picture"))
        self._title, self._picture, self._folder = title, picture, folder
        self._words = QLabel(
            self.tr(
                "On white paper, with headline and date. An SVG can be enlarged and its texts "
                "edited; a PNG goes anywhere."
            ),
            self,
        )
        self._words.setObjectName("timeline_export_words")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = self._choice("timeline_export_whole", self.tr("The &whole timeline"))
        self._seen = self._choice("timeline_export_seen", self.tr("The &time that is seen now"))
        self._whole.setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        svg = buttons.addButton(self.tr("Save as &SVG…"), role)
        svg.setObjectName("timeline_export_svg")
        svg.setDefault(True)
        svg.clicked.connect(self._ask_svg)
        png = buttons.addButton(self.tr("Save as &PNG…"), role)
        png.setObjectName("timeline_export_png")
        png.clicked.connect(self._ask_png)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        for part in (self._words, self._whole, self._seen, buttons):
            layout.addWidget(part)
        self.setMinimumWidth(_WIDTH)

    def save(self, path: Path) -> None:
        """Save the picture under this path; what was there stays until all is written."""
        suffix = path.suffix.lower().lstrip(".")
        data = self._picture(suffix if suffix in _FORMATS else "png", self._whole.isChecked())
        file = QSaveFile(str(path), self)
        is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if is_open and file.write(data) == len(data) and file.commit():
            self.saved.emit(str(path))
            self.accept()
            return
        text = self.tr("%1 was not written: %2. What was there before is as it was.")
        self._say(text.replace("%2", file.errorString()).replace("%1", str(path)))

    @Slot()
    def _ask_svg(self) -> None:
        self._ask("svg", self.tr("SVG (*.svg)"))

    @Slot()
    def _ask_png(self) -> None:
        self._ask("png", self.tr("PNG (*.png)"))

    def _ask(self, suffix: str, kind: str) -> None:
        name = file_name(self._title, f"-{self.tr('timeline')}.{suffix}")
        suggested = unused(Path(self._folder or Path.home(), name))
        path, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), str(suggested), kind)
        if path:
            self.save(to_write(path, f".{suffix}"))

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self._words.setAccessibleName(text)

    def _choice(self, name: str, text: str) -> QRadioButton:
        choice = QRadioButton(text, self)
        choice.setObjectName(name)
        return choice
