# SPDX-License-Identifier: Apache-2.0
"""Numbers side by side over time."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Slot
from PySide6.QtWidgets import QFileDialog

from annotator.domain.ids import AnnotationId
from annotator.gui.paths import file_name, to_write, unused
from annotator.gui.settings import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.number_series import NumberSeries, WantedNumbers
    from annotator.gui.jobs import Job
    from annotator.gui.panels.numbers_over_time import NumbersPanel
    from annotator.gui.shell import Shell

# More of them are in no plot; see ``number_series.MOST``.
_MOST = 500
# What draws, and all that it needs, takes a second to import: that is done by the first job.
_DRAWING = "annotator.gui.plotting.number_plot"


class NumberCommands(QObject):
    """Has the panel show numbers, which a job reads for it."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._panel: NumbersPanel | None = None
        self._job: Job | None = None

    def over_time(self) -> None:
        """Show the numbers that are selected in a list, else all that are like the current one."""
        panel: NumbersPanel = self._window.show_panel("numbers_over_time")  # type: ignore[assignment]
        if panel is not self._panel:
            self._panel = panel
            panel.asked.connect(self._read)
            panel.export_asked.connect(self.save_picture)
        if self._is_still_read():
            self._window.desk.say(self.tr("The list is still being read. Try again in a moment."))
        else:
            panel.show_numbers(self._meant())

    @Slot()
    def save_picture(self) -> None:
        """Ask where to, and save the plot as SVG or PNG."""
        window = self._window
        panel: NumbersPanel = window.show_panel("numbers_over_time")  # type: ignore[assignment]
        if not panel.picture("svg"):
            window.desk.say(self.tr("There is no plot of numbers yet."))
            return
        folder = Path(window.settings.get(FOLDER) or Path.home())
        suggested = unused(folder / file_name(panel.heading, ".svg"))
        name, _ = QFileDialog.getSaveFileName(
            window.frame,
            self.tr("Save the plot of numbers as a picture"),
            str(suggested),
            self.tr("SVG (*.svg);;PNG (*.png)"),
        )
        if name:
            path = to_write(name, ".svg")
            window.settings.keep(FOLDER, str(path.parent))
            self._save(path, panel.picture("png" if path.suffix.lower() == ".png" else "svg"))

    def _save(self, path: Path, picture: bytes) -> None:
        """Write the picture; what was there stays until all is written."""
        file = QSaveFile(str(path), self)
        is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if is_open and file.write(picture) == len(picture) and file.commit():
            self._window.desk.say(self.tr("Written to %1").replace("%1", str(path)))
            return
        text = self.tr("%1 was not written: %2. What was there before is as it was.")
        self._window.desk.refused.emit(
            text.replace("%2", file.errorString()).replace("%1", str(path))
        )

    def _is_still_read(self) -> bool:
        choice = self._window.desk.choice
        return choice.count > 1 and choice.chosen() is None

    def _meant(self) -> list[AnnotationId]:
        """Return the marks meant; those that are no numbers are left out when they are read."""
        desk = self._window.desk
        chosen = desk.choice.chosen() if desk.choice.count > 1 else None
        if chosen is not None and not chosen.are_events:
            found = desk.workspace.project.annotations.page(chosen.keys[:_MOST])
            return [annotation.id for annotation, _ in found if annotation.kind == "number"]
        return [AnnotationId(desk.annotation_id)] if desk.annotation_id else []

    @Slot(object)
    def _read(self, wanted: WantedNumbers) -> None:
        # Imported here: nothing of it is needed before somebody asks.
        from annotator.services.number_series import series_of  # noqa: PLC0415

        project = self._window.desk.workspace.project
        if not project.is_readable_beside():
            self._show(series_of(project, wanted, _go_on))
            return
        title = self.tr("Looking for numbers that count the same") if wanted.is_everywhere else ""
        self._job = self._window.jobs.start(title, _work(project.path, wanted))
        self._job.done.connect(self._take)

    @Slot(object)
    def _take(self, series: NumberSeries) -> None:
        # What was asked for before is of no use any more.
        if self.sender() is self._job:
            self._job = None
            self._show(series)

    def _show(self, series: NumberSeries) -> None:
        if self._panel is not None:
            self._panel.show_series(series)


def _work(path: Path, wanted: WantedNumbers) -> Callable[[Job], NumberSeries]:
    from annotator.services.number_series import series_beside  # noqa: PLC0415 - as above

    def work(job: Job) -> NumberSeries:
        import_module(_DRAWING)
        return series_beside(path, wanted, job.advance)

    return work


def _go_on(_count: int) -> None:
    """Let the reading go on."""
