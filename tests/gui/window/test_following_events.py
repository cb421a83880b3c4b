# SPDX-License-Identifier: Apache-2.0
"""Two programs merge, split and change the same events."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtWidgets import QLineEdit

from annotator.domain.span import Span
from annotator.gui.main_window import MainWindow
from annotator.gui.panels._list_table import ListTable
from annotator.gui.watch import Watch
from annotator.services.eventing import Eventing
from annotator.services.marking import Marking
from annotator.services.regrouping import Regrouping
from annotator.services.workspace import Workspace
from annotator.store.project import open_project
from tests.agreement import assert_agreement


class Other:
    """Another program with the same session open, in which Ben works."""

    def __init__(self, project, session_id):
        self.workspace = Workspace(project, "Ben")
        self.workspace.open_session(session_id)
        self.marking = Marking(self.workspace)
        self.eventing = Eventing(self.workspace)
        self.regrouping = Regrouping(self.workspace)

    def span(self, words):
        start = self.workspace.article.text.index(words)
        return Span(start, start + len(words))


@pytest.fixture
def other(window, monkeypatch):
    # Nobody is there to be asked at the end about what is not saved.
    monkeypatch.setattr(MainWindow, "is_given_up", lambda _: True)
    workspace = window.desk.workspace
    with closing(open_project(workspace.project.path)) as project:
        yield Other(project, workspace.session_id)
        assert_agreement(project)


@pytest.fixture
def look(window):
    """Return what has the window look now, as it does every second."""
    return window.findChild(Watch).look


@pytest.fixture
def pair(window, other, look):
    """Return two events, the second of them current in the window, with two marks."""
    marks = [other.marking.tag_span("number", other.span(words)) for words in ("27", "11")]
    events = [
        other.eventing.add(other.span("Forty-two vessels")),
        other.eventing.add(other.span("the third storm"), [one.id for one in marks]),
    ]
    look()
    window.desk.select_event(events[1].id)
    return events


def rows(window, name="eventTable"):
    window.show_panel("events")
    return window.findChild(ListTable, name).model().rowCount()


def names(window):
    events, session_id = window.desk.workspace.project.events, window.desk.workspace.session_id
    return [one.what for one in events.find(events.in_order(session_id))]


def test_events_of_another_program_are_shown(window, other, look):
    event = other.eventing.add(Span(0, 7))
    look()
    assert rows(window) == 1
    other.eventing.set_field(event.id, "what", "The storm", draft=True)
    look()
    assert window.show_panel("events").model.item(0).what == "The storm"
    other.eventing.delete([event.id])
    look()
    assert rows(window) == 0


def test_event_that_another_program_merged_away_leaves_list_and_form(window, other, look, pair):
    assert rows(window) == 2
    other.regrouping.merge([one.id for one in pair], pair[0].id)
    look()
    assert rows(window) == 1
    assert window.desk.event_id == ""


def test_words_typed_into_an_event_that_was_merged_away_are_told(typist, other, look, pair):
    window = typist.window
    field = window.show_panel("events").findChild(QLineEdit, "whereField")
    field.setFocus()
    typist.write("Tarn Hav")
    other.regrouping.merge([one.id for one in pair], pair[0].id)
    typist.write("en")
    look()
    told = window.strip.text()
    assert "Ben" in told
    assert names(window) == ["Forty-two vessels"]
    other.workspace.undo()
    look()
    assert sorted(names(window)) == ["Forty-two vessels", "the third storm"]


def test_marks_that_another_program_split_off_leave_the_list_beside(window, other, look, pair):
    assert rows(window, "evidenceTable") == 2
    mark_id = pair[1].evidence[0].annotation_id
    new = other.regrouping.split(pair[1].id, [mark_id])
    look()
    assert rows(window, "evidenceTable") == 1
    assert window.desk.event_id == pair[1].id
    window.desk.select_event(new.id)
    assert rows(window, "evidenceTable") == 1


def test_merge_here_of_what_another_program_merged_already_is_refused(typist, other, pair):
    window = typist.window
    window.show_panel("events")
    table = window.findChild(ListTable, "eventTable")
    typist.qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    table.setFocus()
    table.selectAll()
    other.regrouping.merge([one.id for one in pair], pair[0].id)
    typist.press("Control+M")
    assert "Select two events" in window.strip.text()
    assert names(window) == ["Forty-two vessels"]


def test_merge_of_another_program_is_undone_here(typist, other, look, pair):
    window = typist.window
    other.regrouping.merge([one.id for one in pair], pair[0].id)
    look()
    window.view.setFocus()
    typist.press("Control+Z")
    assert sorted(names(window)) == ["Forty-two vessels", "the third storm"]
