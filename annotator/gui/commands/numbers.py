# SPDX-License-Identifier: Apache-2.0
"""Numbers side by side over time."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.ids import AnnotationId

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.number_series import NumberSeries, WantedNumbers
    from annotator.gui.jobs import Job
    from annotator.gui.panels.numbers_over_time import NumbersPanel
    from annotator.gui.shell import Shell

# More of them are in no plot; see ``number_series.MOST``.
_MOST = 2_000
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
        if self._is_still_read():
            self._window.desk.say(self.tr("The list is still being read. Try again in a moment."))
        else:
            panel.show_numbers(self._meant())

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
