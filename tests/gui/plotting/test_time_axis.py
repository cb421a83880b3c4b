# SPDX-License-Identifier: Apache-2.0
"""The axis of time below a plot."""

from __future__ import annotations

import pytest
from pyqtgraph import PlotWidget

from annotator.gui.plotting.moments import DAY, seconds_of
from annotator.gui.plotting.time_axis import TimeAxis
from annotator.gui.theme import load_theme


@pytest.fixture
def plot(qtbot):
    """Return a plot over three days of November 2023."""
    plot = PlotWidget(axisItems={"bottom": TimeAxis(load_theme("light"))})
    qtbot.addWidget(plot)
    plot.hideAxis("left")
    plot.resize(600, 200)
    start = seconds_of("2023-11-28T00:00:00")
    plot.setXRange(start, start + 3 * DAY, padding=0)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def test_the_axis_tells_what_is_seen(plot):
    seen = plot.getAxis("bottom").seen()
    assert next(one.text for one in seen.stretches) == "Tue 28 Nov 2023"


def test_the_axis_follows_the_plot(plot):
    start = seconds_of("1990-01-01T00:00:00")
    plot.setXRange(start, start + 4000 * DAY, padding=0)
    assert "1995" in [tick.text for tick in plot.getAxis("bottom").seen().ticks]


def test_another_theme_is_painted_anew(plot):
    light = plot.grab().toImage()
    plot.getAxis("bottom").show_theme(load_theme("contrast"))
    assert plot.grab().toImage() != light
