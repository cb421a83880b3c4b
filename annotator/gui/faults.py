# SPDX-License-Identifier: Apache-2.0
"""What the window does about faults of the program: it says so, keeps a log, and goes on."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot, qVersion

from annotator.domain.errors import UserError
from annotator.gui.desk import translated
from annotator.gui.fault_log import FaultLog
from annotator.services.faults import Fault, fault_of, fault_text, report_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.gui.shell import Shell
    from annotator.gui.strip import Strip

# What fails again within this time, as painting does with every frame, is said once.
_SAME_SECONDS = 2.0
_COUNT_MS = 500
_MOST_KINDS = 20


@dataclass(slots=True)
class Seen:
    """A fault, what the person is told, how many times it was seen, and when (a steady clock)."""

    fault: Fault
    words: str
    count: int = 0
    last: float = -_SAME_SECONDS

    def text(self) -> str:
        """Return the fault as a paragraph of a report."""
        return fault_text(self.fault, self.count)


class Faults(QObject):
    """Takes every exception that nobody expected. The window and the work stay.

    The same fault again is counted and not said again. Where something was written since the
    screen last showed the file, the screen may be behind, and is read anew.
    """

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._seen: dict[str, Seen] = {}
        self._former: list[str] = []
        self._log = FaultLog()
        self._due: Seen | None = None
        self._said: Seen | None = None
        self._line = ""
        self._shown: object = None
        self._after = self._timer(0, self._follow_up)
        self._later = self._timer(int(_SAME_SECONDS * 1000), self._follow_up)
        self._recount = self._timer(_COUNT_MS, self._say_count)

    def take(self, error: BaseException) -> None:
        """Keep what may be told of an exception, and say that there was one."""
        table = getattr(self._window, "actions_table", None)
        last = f"last action: {table.last}" if table and table.last else ""
        seen = self._entry(fault_of(error, last), error)
        seen.count += 1
        is_going_on = monotonic() - seen.last < _SAME_SECONDS
        seen.last = monotonic()
        if _is_round(seen.count):
            self._note(seen.text())
        if not is_going_on:
            self._due = seen
            self._after.start()
            return
        # Not with every frame that fails to paint: somebody may be typing meanwhile.
        self._later.start()
        if not self._recount.isActive():
            self._recount.start()

    def tell_of_former(self, crashes: Sequence[str]) -> None:
        """Say on the quiet line that the program did not end as it should; keep what is known."""
        for crash in crashes:
            self._log.write(crash)
        self._former.extend(crashes)
        self._window.status.say(
            self.tr(
                "Annotator ended unexpectedly the last time. Everything that was saved is here."
            )
        )

    def show(self) -> None:
        """Show the report."""
        from annotator.gui.dialogs.report import ReportDialog  # noqa: PLC0415 - hardly ever needed

        versions = {"Qt": f"{qVersion()} (PySide6 {pyside_version})"}
        entries = [*self._former, *(seen.text() for seen in self._seen.values())]
        dialog = ReportDialog(report_text(entries, versions), self._window.frame)
        dialog.tell(has_faults=bool(entries))
        dialog.show()
        dialog.activateWindow()

    def _entry(self, fault: Fault, error: BaseException) -> Seen:
        """Return what is known of a fault; where there are too many, the oldest is forgotten."""
        known = self._seen.pop(fault.trace, None)
        if known is None and len(self._seen) >= _MOST_KINDS:
            del self._seen[next(iter(self._seen))]
        words = (
            translated(error.message)
            if isinstance(error, UserError)
            else self.tr("Something went wrong inside the program. Everything finished is saved.")
        )
        self._seen[fault.trace] = known or Seen(fault, words)
        return self._seen[fault.trace]

    def _note(self, text: str) -> None:
        self._log.write(text)
        # There is none where the program was started without a terminal.
        if sys.stderr is not None:
            sys.stderr.write(f"annotator: a fault of the program\n{text}\n")

    @Slot()
    def _follow_up(self) -> None:
        """Have the screen show the file, and then say what happened: reading takes lines away."""
        is_standing = self._is_standing()
        try:
            self._mend()
        finally:
            if self._due is not None or is_standing:
                self._said, self._due = self._due or self._said, None
                self._say()

    def _mend(self) -> None:
        """Read anew what is shown, where something was written since that was done last."""
        if not self._window.is_attached:
            return
        project = self._window.desk.workspace.project
        if self._shown != (project.path, project.rows_written):
            try:
                self._window.desk.attempt(self._window.desk.reload)
            finally:
                self._shown = (project.path, project.rows_written)

    def _say(self) -> None:
        strip: Strip | None = getattr(self._window, "strip", None)
        if strip is None:
            # The window could not even be made.
            self.show()
        elif self._said is not None:
            count, self._line = self._said.count, self._said.words
            if count > 1:
                again = QCoreApplication.translate(
                    "Faults", "It happened %n times so far.", None, count
                )
                self._line = f"{self._line} {again}"
            strip.refuse(self._line, [self._window.actions_table["help.report"]])

    @Slot()
    def _say_count(self) -> None:
        """Tell how many there are by now, where the line still stands there."""
        if self._is_standing():
            self._say()

    def _is_standing(self) -> bool:
        """Return whether the strip still says what was said last."""
        strip: Strip | None = getattr(self._window, "strip", None)
        return strip is not None and strip.is_refusing and strip.text() == self._line

    def _timer(self, wait_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(slot)
        return timer


def _is_round(count: int) -> bool:
    """Return whether a count is 1, 10, 100 and so on: only these are logged."""
    return str(count).strip("0") == "1"
