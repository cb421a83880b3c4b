# SPDX-License-Identifier: Apache-2.0
"""From an article to its list of events and the file for others, by keys, with all rules."""

import csv
from pathlib import Path

import pytest

from annotator import cli
from annotator.domain.annotation import Origin
from tests.gui.window.conftest import HARBOUR

REAL = Path(__file__).parents[4] / "shared" / "articles" / "upi-truce-2023-11-29.txt"
ARTICLES = [
    pytest.param(HARBOUR, id="sample"),
    pytest.param(REAL, id="real", marks=pytest.mark.skipif(not REAL.exists(), reason="not here")),
]


def workspace(typist):
    return typist.window.desk.workspace


def marks(typist):
    return workspace(typist).project.annotations.of_session(workspace(typist).session_id)


def events(typist):
    """Return the events in the file, by time."""
    found = workspace(typist).project.events
    return found.find(found.in_order(workspace(typist).session_id))


def looked_through(typist):
    """Wait until all is suggested; return how many marks, and what is known of the events."""
    suggestions = typist.window.desk.suggestions
    typist.qtbot.waitUntil(
        lambda: bool(suggestions.found) and not suggestions.is_looking, timeout=30_000
    )
    typist.press("Control+Home")
    suggested = suggestions.suggested
    fields = [dict(suggestions.left[one].fields) for one in suggested.events()]
    return len(suggested.marks()), fields


def complete(typist, **values):
    """Type values into the fields of the current event, and come back to the text."""
    typist.press("Shift+E")
    for key, value in values.items():
        form = typist.window.show_panel("events").form
        form.findChild(object, f"{key}Field").setFocus()
        typist.press("Control+A")
        typist.write(value)
        typist.press("Return")
    typist.window.view.setFocus()


@pytest.mark.parametrize("path", ARTICLES)
def test_article_gets_its_marks_and_events_by_keys_and_undo_takes_all_back(start, path):
    typist = start(path, suggests=True)
    mark_count, suggested = looked_through(typist)
    assert suggested
    typist.press("Period", *["Y"] * (mark_count + len(suggested)))
    stored = events(typist)
    assert len(marks(typist)) == mark_count
    assert [one.what for one in stored] == [one["what"] for one in suggested]
    assert {one.origin for one in stored} == {Origin.RULE}
    known = {one.id for one in marks(typist)}
    assert all(one.stretches and one.proposed for one in stored)
    assert known >= {link.annotation_id for one in stored for link in one.evidence}
    dated = [one for one in stored if one.date_text]
    roles = {link.role for one in dated for link in one.evidence}
    assert "when" in roles
    typist.press(*["Control+Z"] * (mark_count + len(suggested)))
    assert (marks(typist), events(typist)) == ([], [])
    assert not typist.window.actions_table["edit.undo"].isEnabled()


@pytest.mark.parametrize("path", ARTICLES)
def test_list_of_events_is_completed_by_keys_and_exported(start, path, tmp_path):
    project = tmp_path / "events.annotator"
    typist = start(path, suggests=True, project=project)
    _, suggested = looked_through(typist)
    typist.press("Alt+Shift+E", *["Y"] * (len(suggested) - 1), "Backspace")
    stored = events(typist)
    assert len(stored) == len(suggested) - 1
    typist.window.desk.select_event(stored[0].id)
    complete(typist, where="Tarn Haven", end="2023-12")
    first = workspace(typist).project.events.get(stored[0].id)
    assert (first.where, first.end) == ("Tarn Haven", "2023-12")
    typist.window.close()
    folder = tmp_path / "csv"
    assert cli.main(["export", str(project), "--out", str(folder)]) == 0
    with (folder / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["event_id"] for row in rows} == {one.id for one in stored}
    (row,) = [row for row in rows if row["event_id"] == first.id]
    assert (row["what"], row["where"], row["origin"]) == (first.what, "Tarn Haven", "rule")
