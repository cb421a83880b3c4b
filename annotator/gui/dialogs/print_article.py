# SPDX-License-Identifier: Apache-2.0
"""What of the article and its marks is printed, and where to; then how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QLocale, QMarginsF, QSaveFile, Qt, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from annotator.domain.errors import UserError, user_error
from annotator.gui.desk import translated
from annotator.gui.paths import file_name, to_write, unused
from annotator.gui.printing.copy import CopyOptions, PrintedCopy
from annotator.gui.printing.slices import Slices
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from annotator.gui.article.typography import Style
    from annotator.services.workspace import Workspace

_WIDTH = 110 * GRID
_MARGIN_MM, _RESOLUTION = 15, 1200
_THOUSANDTHS = 1000


class PrintDialog(QDialog):
    """Asks what to print and where to, prints in small steps, and can be stopped."""

    # Something was printed: where it is, blank for a printer, and how many pages.
    printed = Signal(str, int)

    def __init__(self, workspace: Workspace, style: Style, folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("print_dialog")
        self.setWindowTitle(self.tr("Print the article with its marks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._style = style
        self._folder = folder
        self._path = ""
        self._copy: PrintedCopy | None = None
        self._slices: Slices | None = None
        self._file: QSaveFile | None = None
        _, article = workspace.opened()
        self._title = article.title
        self._words = QLabel(article.title, self)
        self._words.setObjectName("print_words")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._list = self._tick("print_list", self.tr("&List of the marks after the text"), on=True)
        self._notes = self._tick("print_notes", self.tr("With their &notes"), on=True)
        self._confidential = self._tick(
            "print_confidential",
            self.tr("&Confidential marks too; they are named as such"),
            on=False,
        )
        self._list.toggled.connect(self._notes.setEnabled)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("print_bar")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, _THOUSANDTHS)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._print = self._buttons.addButton(self.tr("&Print…"), role)
        self._print.setObjectName("print_print")
        self._print.clicked.connect(self._ask_printer)
        self._save = self._buttons.addButton(self.tr("Save as P&DF…"), role)
        self._save.setObjectName("print_save")
        self._save.clicked.connect(self._ask_path)
        self._lay_out()

    def prefer(self, *, saving: bool) -> None:
        """Have Enter save a PDF, or print."""
        button: QPushButton = self._save if saving else self._print
        button.setDefault(True)
        button.setFocus()

    def save(self, path: str) -> None:
        """Save a PDF under this path; what was there stays until all is written."""
        file = QSaveFile(path, self)
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            self._refuse(_not_written(path, file.errorString()))
            return
        writer = QPdfWriter(file)
        writer.setTitle(self._title)
        writer.setCreator("Annotator")
        _set_paper(writer)
        writer.setResolution(_RESOLUTION)
        self._path = path
        self._start(writer, file)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer as it was set."""
        printer.setDocName(self._title)
        self._path = ""
        self._start(printer, None)

    def reject(self) -> None:
        """Stop what is printed; else close."""
        if self._slices is not None:
            self._slices.stop()
            self._end()
            self._say(self.tr("It was stopped. No file was written."))
            return
        super().reject()

    @Slot()
    def give_up(self) -> None:
        """Stop what is printed, and close: the article is about to be closed."""
        if self._slices is not None:
            self._slices.stop()
            self._end()
        super().reject()

    @Slot()
    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        _set_paper(printer)
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    @Slot()
    def _ask_path(self) -> None:
        suggested = unused(Path(self._folder or Path.home(), file_name(self._title, ".pdf")))
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), str(suggested), self.tr("PDF (*.pdf)")
        )
        if path:
            self.save(str(to_write(path, ".pdf")))

    def _start(self, device: QPagedPaintDevice, file: QSaveFile | None) -> None:
        session, article = self._workspace.opened()
        options = CopyOptions(
            has_list=self._list.isChecked(),
            has_notes=self._notes.isChecked(),
            has_confidential=self._confidential.isChecked(),
        )
        project = self._workspace.project
        self._file = file
        self._copy = PrintedCopy(project, session, article, self._style, options)
        self._slices = Slices(_written(self._copy, device, file), self)
        self._slices.advanced.connect(self._bar.setValue)
        self._slices.finished.connect(self._finish)
        self._slices.refused.connect(self._show_refusal)
        self._say(self.tr("Making the pages…"))
        self._set_busy(busy=True)

    @Slot()
    def _finish(self) -> None:
        pages = self._copy.page_count if self._copy else 0
        self._end()
        self.printed.emit(self._path, pages)
        self.accept()

    @Slot(object)
    def _show_refusal(self, error: UserError) -> None:
        self._end()
        self._refuse(error)

    def _refuse(self, error: UserError) -> None:
        self._say(translated(error.message))

    def _end(self) -> None:
        if self._slices is not None:
            self._slices.deleteLater()
        if self._file is not None:
            self._file.deleteLater()
        self._slices = self._copy = self._file = None
        self._set_busy(busy=False)

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self._words.setAccessibleName(text)

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setValue(0)
        self._bar.setVisible(busy)
        for part in (self._list, self._confidential, self._print, self._save):
            part.setEnabled(not busy)
        self._notes.setEnabled(not busy and self._list.isChecked())

    def _tick(self, name: str, text: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.setChecked(on)
        return box

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._words)
        layout.addSpacing(2 * GRID)
        for part in (self._list, self._notes, self._confidential, self._bar):
            layout.addWidget(part)
        layout.addSpacing(2 * GRID)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(_WIDTH)


def _written(copy: PrintedCopy, device: QPagedPaintDevice, file: QSaveFile | None) -> Iterator[int]:
    """Print, and put the file in its place once it is whole."""
    yield from copy.steps(device)
    if file is not None and not file.commit():
        raise _not_written(file.fileName(), file.errorString())


def _not_written(path: str, reason: str) -> UserError:
    return user_error(
        "{path} was not written: {reason}. What was there before is as it was. Free space, or "
        "choose another folder.",
        path=path,
        reason=reason,
    )


def _set_paper(device: QPagedPaintDevice) -> None:
    """Choose the paper that is usual in the country, with margins."""
    is_american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if is_american else QPageSize.PageSizeId.A4
    device.setPageSize(QPageSize(size))
    margin = _MARGIN_MM
    margins = QMarginsF(margin, margin, margin, margin)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
