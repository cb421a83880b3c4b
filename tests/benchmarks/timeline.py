# SPDX-License-Identifier: Apache-2.0
"""The timeline: its frame at ten thousand events, and how long opening it holds the window up."""

from __future__ import annotations

import time
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from annotator.domain.edtf import edtf_bounds
from annotator.gui.desk import Desk
from annotator.gui.panels.timeline import TimelinePanel
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.theme import apply_theme, load_theme
from annotator.services.open import open_workspace
from annotator.store.timeline import TimelineRow
from tests.benchmarks.figures import WALL, Figure, figure
from tests.benchmarks.long_lists import make_long
from tests.benchmarks.pace import Pace, cpu, in_turn
from tests.benchmarks.projects import WHO, seeded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

FRAME_EVENTS, OPENED_EVENTS, FEW_EVENTS = 10_000, 100_000, 10
VIEW = (1100, 300)
FRAME_REACH, FRAME_MS = 3.5, 16.7
HOLD_REACH = 2.5
FRAMES = Pace(seconds=6, least=20, most=80)
OPENINGS = Pace(seconds=20, least=3, most=7)
EMPTY_PLOT = "empty plot's frame"
_GIVEN_UP = 120.0
_ACTORS = 40
_STATES = ("happened", "planned", "alleged", "conditional", "")


def figures(app: QApplication, folder: Path) -> Iterator[Figure | str]:
    """Yield the rows; opening comes first, for the first one imports what draws."""
    apply_theme(app, load_theme("light"))
    openers = [
        _Opener(app, folder / f"events-{count}.annotator", count)
        for count in (FEW_EVENTS, OPENED_EVENTS)
    ]
    few, many = openers
    hold = many.open()
    yield (
        f"timeline of {OPENED_EVENTS:,} events opened for the first time: there after"
        f" {many.seconds * 1e3:.0f} ms; longest hold of the window {hold * 1e3:.0f} ms"
    )
    taken = in_turn({"few": few.open, "many": many.open}, OPENINGS, clock=time.monotonic)
    name = f"timeline of {OPENED_EVENTS:,} opened: longest hold of the window"
    floor = (f"timeline of {FEW_EVENTS} opened: the same", taken["few"])
    yield figure(name, taken["many"], floor, reach=HOLD_REACH, time=WALL)
    for one in openers:
        one.close()
    yield from _frames(app)


def _frames(app: QApplication) -> Iterator[Figure]:
    # Imported here: what opening measures is the first to import it.
    from annotator.gui.plotting.marks import marks_of
    from annotator.gui.plotting.timeline_view import TimelineView

    window = QWidget()
    view = TimelineView(load_theme("light"), window)
    view.resize(*VIEW)
    plain = _plain_plot(window)
    window.show()
    rows = [_row(number) for number in range(FRAME_EVENTS)]
    for grouping, words in ((Grouping.ONE, "one lane"), (Grouping.ACTOR, "lanes")):
        view.show_marks(marks_of(rows, grouping), "")
        view.plot.fit()
        for how, move in (("moved", _moved), ("zoomed", _zoomed)):
            steps = {"plot": _frame(app, plain, move), "view": _frame(app, view.plot, move)}
            taken = in_turn(steps, FRAMES)
            yield figure(
                f"timeline frame, {FRAME_EVENTS:,} events in {words}, {how}",
                taken["view"],
                (EMPTY_PLOT, taken["plot"]),
                reach=FRAME_REACH,
                ms_limit=FRAME_MS,
            )
    window.deleteLater()


def _plain_plot(window: QWidget) -> QWidget:
    """Return an empty plot with an axis of time, as the library gives it."""
    from pyqtgraph import DateAxisItem, PlotWidget

    plot = PlotWidget(window, axisItems={"bottom": DateAxisItem()}, enableMenu=False)
    plot.resize(*VIEW)
    plot.setXRange(1_400_000_000, 1_700_000_000, padding=0)
    return plot


def _frame(
    app: QApplication, plot: QWidget, move: Callable[[float, float], Iterator[tuple[float, float]]]
) -> Callable[[], float]:
    """Return what shows the next range, and times it; only this plot is in sight meanwhile."""
    ranges = cycle(list(move(*plot.getViewBox().viewRange()[0])))

    def step() -> float:
        top = plot if plot.parent().__class__ is QWidget else plot.parent()
        top.raise_()
        app.processEvents()
        first, last = next(ranges)

        def show() -> None:
            plot.setXRange(first, last, padding=0)
            app.processEvents()

        return cpu(show)

    return step


def _moved(first: float, last: float) -> Iterator[tuple[float, float]]:
    for number in range(40):
        by = (last - first) / 100 * (number if number < 20 else 40 - number)
        yield first + by, last + by


def _zoomed(first: float, last: float) -> Iterator[tuple[float, float]]:
    for number in range(24):
        by = (last - first) / 60 * (number if number < 12 else 24 - number)
        yield first + by, last - by


def _row(number: int) -> TimelineRow:
    chance = seeded(number)
    start = f"20{chance.randint(14, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    start = start[:7] if number % 11 == 0 else start
    bounds = edtf_bounds(start)
    assert bounds is not None
    end = edtf_bounds("2024-01-31") if number % 37 == 0 else None
    return TimelineRow(
        f"e{number}",
        f"Event {number} of very many",
        start,
        "2024-01-31" if end else "",
        bounds.minimum,
        bounds.maximum,
        end.minimum if end else None,
        end.maximum if end else None,
        _STATES[number % len(_STATES)],
        "unchecked",
        "",
        (f"Actor {chance.randint(1, _ACTORS)}",),
    )


class _Opener:
    """Opens the timeline of a project over and over."""

    def __init__(self, app: QApplication, path: Path, count: int) -> None:
        self._app = app
        made = make_long(path, count)
        self._workspace = open_workspace(made.path, WHO)
        self._desk = Desk(self._workspace)
        self._desk.theme = load_theme("light")
        self._desk.open_session(made.session_id)
        self.seconds = 0.0

    def open(self) -> float:
        """Show the timeline and return the longest time between two turns of the window."""
        gaps = _Gaps()
        panel = TimelinePanel(self._desk)
        panel.resize(*VIEW)
        panel.show()
        self._app.processEvents()
        began = time.perf_counter()
        gaps.start()
        while not panel.has_picture and time.perf_counter() - began < _GIVEN_UP:
            self._app.processEvents()
            # As a window that waits for something would.
            time.sleep(0.0005)
        self._app.processEvents()
        longest = gaps.stop()
        self.seconds = time.perf_counter() - began
        assert panel.has_picture
        self._desk.session_leaving.emit()
        panel.close()
        panel.deleteLater()
        self._app.processEvents()
        return longest

    def close(self) -> None:
        """Close the project."""
        self._desk.close_session()
        self._workspace.project.close()
        self._desk.deleteLater()


class _Gaps:
    """Measures how long the window has no turn."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._last = self._longest = 0.0

    def start(self) -> None:
        """Begin."""
        self._last = time.perf_counter()
        self._timer.start(0)

    def stop(self) -> float:
        """Return the longest time between two turns."""
        self._turn()
        self._timer.stop()
        return self._longest

    def _turn(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
