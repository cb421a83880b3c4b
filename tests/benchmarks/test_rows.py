# SPDX-License-Identifier: Apache-2.0
"""How figures are shown and written, and that starting loads nothing that is slow to load."""

import json

import pytest

from tests.benchmarks import starting
from tests.benchmarks.figures import WALL, Figure, figure, line, write_json
from tests.benchmarks.pace import Pace, in_turn
from tests.benchmarks.projects import make_annotations, make_project, make_text

# All of the program that may be loaded before the bare window is painted.
FIRST = {
    "annotator.__main__",
    *("annotator.app", "annotator.assets", "annotator.gui"),
    *(f"annotator.gui.{name}" for name in ("folders", "ground", "main_window", "runs")),
    *(f"annotator.gui.{name}" for name in ("settings", "single", "window_place")),
}
# What is loaded when the article of the last session is in sight, or when it is asked for.
AFTER = (
    *("annotator.cli", "annotator.exporters", "annotator.importers"),
    *("annotator.gui.commands", "annotator.gui.dialogs", "annotator.gui.models"),
    *("annotator.gui.panels", "annotator.gui.plotting", "annotator.gui.printing"),
    *(f"annotator.gui.{name}" for name in ("card_text", "coverage", "find_bar", "forms")),
    *(f"annotator.gui.{name}" for name in ("hover_card", "seeker", "tally")),
    *(f"annotator.text.{name}" for name in ("coverage", "dates", "finding", "names", "units")),
)


def test_figure_is_the_ratio_of_medians():
    one = figure("save", [0.009, 0.002, 0.003], ("commit", [0.001, 0.002, 0.001]), reach=3.0)

    assert (one.value_ms, one.floor_ms, one.runs) == (3.0, 1.0, 3)
    assert one.ratio == 3.0
    assert not one.is_over


@pytest.mark.parametrize(("reach", "limit"), [(2.9, None), (None, 2.9)])
def test_figure_over_either_limit_is_over(reach, limit):
    one = Figure("save", "commit", 3.0, 1.0, reach, limit)

    assert one.is_over
    assert line(one).endswith("OVER")


def test_line_tells_what_was_measured_and_which_time():
    one = Figure("save", "commit", 3.0, 1.5, 3.0, None, runs=7, time=WALL)

    assert line(one).split() == ["save", "3.00", "1.50", "2", "3", "-", "7", "wall", "commit"]


def test_line_says_why_nothing_was_measured():
    one = Figure("CSV", "sqlite3", reach=2.5, remark="not measured: no sqlite3")

    assert line(one).split(maxsplit=1) == ["CSV", "not measured: no sqlite3"]
    assert not one.is_over


def test_json_holds_one_object_a_figure(tmp_path):
    path = tmp_path / "figures.json"

    write_json(
        [Figure("save", "commit", 3.0, 1.5, 3.0, 16.7, runs=7), Figure("CSV", "sqlite3")], path
    )

    first, second = json.loads(path.read_text())
    assert first == {
        "name": "save",
        "value_ms": 3.0,
        "floor": "commit",
        "floor_ms": 1.5,
        "ratio": 2.0,
        "reach": 3.0,
        "ms_limit": 16.7,
        "runs": 7,
    }
    assert second["value_ms"] is None
    assert second["ratio"] is None


@pytest.mark.parametrize(
    ("seconds", "rounds"), [(0, 2), (3, 4), (100, 5)], ids=["least", "in time", "most"]
)
def test_steps_are_taken_in_turn_as_often_as_time_allows(seconds, rounds):
    order = []
    ticks = iter(range(100))
    steps = {name: lambda name=name: order.append(name) or 1.0 for name in ("ours", "floor")}

    taken = in_turn(steps, Pace(seconds, least=2, most=5), clock=lambda: next(ticks))

    assert taken == {"ours": [1.0] * rounds, "floor": [1.0] * rounds}
    assert order == ["ours", "floor"] * (rounds + 1)


def test_made_marks_quote_text_of_one_to_two_hundred_characters():
    text = make_text(20_000)

    annotations = make_annotations("s1", text, 500)

    assert len(annotations) == 500
    assert all(one.exact(text) == one.exact(text).strip() for one in annotations)
    assert all(1 <= len(one.envelope) <= 200 for one in annotations)


def test_start_to_first_paint_loads_nothing_slow(home):
    told = starting.start(home, "first")

    assert told["heavy"] == []
    assert set(told["own"]) <= FIRST


def test_start_to_last_session_loads_nothing_slow(home):
    told = starting.start(home, "session")

    assert told["heavy"] == []
    assert [name for name in told["own"] if name.startswith(AFTER)] == []
    assert told["marks"] > 0


@pytest.fixture
def home(tmp_path):
    """Folders of a person who has marked a little of an article."""
    home = starting.Home(tmp_path / "home")
    made = make_project(tmp_path / "made.annotator", make_text(2_000), 20)
    made.copy_to(home.project)
    return home
