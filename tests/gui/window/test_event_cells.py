# SPDX-License-Identifier: Apache-2.0
"""What is being entered in the list of events while something else happens is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from annotator.domain.event import Actor
from annotator.gui.main_window import MainWindow
from annotator.gui.watch import Watch
from annotator.services.eventing import Eventing
from annotator.services.open import open_workspace

NAMES = ("Forty-two vessels sank", "pulled from a flooded cellar", "ferries to the two")


@pytest.fixture
def panel(typist, monkeypatch):
    # Nobody is there to be asked at the end about what is not saved.
    monkeypatch.setattr(MainWindow, "is_given_up", lambda _: True)
    for words in NAMES:
        typist.find(words)
        typist.press("E")
    panel = typist.window.show_panel("events")
    panel.table.enter_list()
    typist.press("Up", "Up")
    return panel


@pytest.fixture
def elsewhere(typist, panel):
    """Return how another window edits events of the same session."""
    here = typist.window.desk.workspace
    workspace = open_workspace(here.project.path, "Ben")
    workspace.open_session(here.session_id)
    yield Eventing(workspace)
    workspace.project.close()


def edit(typist, panel, key, text):
    """Begin to enter a text in a cell of the current row."""
    row, column = panel.table.currentIndex().row(), panel.table.columns.keys.index(key)
    panel.table.setCurrentIndex(panel.model.index(row, column))
    typist.press("F2")
    typist.write(text)


def stored(typist, row):
    workspace = typist.window.desk.workspace
    found = workspace.project.events
    return found.find(found.in_order(workspace.session_id))[row]


def said(typist):
    return typist.window.findChild(QLabel, "quiet_line").text()


def test_going_to_the_next_event_saves_the_cell_first(typist, panel):
    edit(typist, panel, "what", "Ships sank")
    typist.press("F4")
    assert stored(typist, 0).what == "Ships sank"
    desk = typist.window.desk
    assert desk.event_id == stored(typist, 1).id
    assert panel.form.fields.editor("what").text() == NAMES[1]
    assert not desk.unsaved


def test_what_cannot_be_read_waits_with_its_event_while_another_is_gone_to(typist, panel):
    edit(typist, panel, "start", "nxt week")
    typist.press("F4")
    desk = typist.window.desk
    assert desk.event_id == stored(typist, 1).id
    assert desk.unsaved == {(stored(typist, 0).id, "start"): "nxt week"}
    typist.press("Shift+F4")
    assert panel.form.fields.editor("start").text() == "nxt week"
    desk.unsaved.clear()


def test_event_chosen_elsewhere_ends_the_editing_of_a_cell(typist, panel):
    edit(typist, panel, "who", "Ada Grey")
    typist.window.desk.select_event(stored(typist, 2).id)
    assert stored(typist, 0).who == (Actor("Ada Grey"),)
    assert not panel.table.editing.is_open
    assert panel.table.hasFocus()
    assert typist.window.desk.event_id == stored(typist, 2).id


@pytest.mark.parametrize("key", ["what", "start"])
def test_what_another_window_wrote_meanwhile_is_not_written_over(typist, panel, elsewhere, key):
    desk, event = typist.window.desk, stored(typist, 0)
    edit(typist, panel, key, "2023-11")
    elsewhere.set_field(event.id, key, "2021")
    typist.window.findChild(Watch).look()
    typist.press("Return")
    assert getattr(stored(typist, 0), key) == "2021"
    assert desk.unsaved == {(event.id, key): "2023-11"}
    assert "2021" in panel.form.fields.editor(key).accessibleDescription()
    desk.unsaved.clear()


def test_other_fields_that_another_window_wrote_do_not_matter(typist, panel, elsewhere):
    edit(typist, panel, "what", "Ships sank")
    elsewhere.set_field(stored(typist, 0).id, "where", "Tarn")
    typist.window.findChild(Watch).look()
    typist.press("Return")
    assert (stored(typist, 0).what, stored(typist, 0).where) == ("Ships sank", "Tarn")


def test_role_of_a_mark_goes_to_the_event_it_was_entered_for(typist, panel):
    desk = typist.window.desk
    typist.find("27 fishing boats")
    typist.press("N")
    mark = desk.annotation_id
    first, second, _ = (stored(typist, row).id for row in range(3))
    for event_id in (first, second):
        desk.eventing.attach(event_id, [mark])
    desk.select_event(first)
    typist.window.show_panel("events")
    links = panel.form.links
    links.setFocus()
    links.choose_row(0)
    typist.press("F2", "Control+A")
    typist.write("cause")
    desk.select_event(second)
    roles = [stored(typist, row).evidence[0].role for row in range(2)]
    assert roles == ["cause", "how many"]


def test_cell_whose_row_goes_gives_the_focus_to_the_list(typist, panel, elsewhere):
    edit(typist, panel, "what", "Ships sank")
    elsewhere.delete([stored(typist, 0).id])
    # As it is while another window is in front.
    typist.window.findChild(Watch).look()
    assert typist.window.focusWidget() is panel.table
    assert typist.window.desk.event_id == ""
    assert "“Ships sank”" in typist.window.strip.text()
    assert "Ben deleted what was selected here" in said(typist)
    typist.window.desk.unsaved.clear()


def test_events_are_not_merged_while_what_was_typed_into_one_cannot_be_read(typist, panel):
    edit(typist, panel, "start", "nxt week")
    typist.press("F4", "Shift+Up", "Control+M")
    assert "“nxt week”" in typist.window.strip.text()
    assert len(panel.model.keys(0, 9)) == 3
    typist.window.desk.unsaved.clear()


def test_row_of_what_another_window_just_deleted_is_not_edited(typist, panel, elsewhere):
    panel.table.setCurrentIndex(panel.model.index(0, 1))
    elsewhere.delete([stored(typist, 0).id])
    panel.model.refresh_all()
    typist.press("F2")
    assert not panel.table.editing.is_open
    assert panel.table.hasFocus()


def test_field_that_went_while_another_panel_was_in_front_does_not_get_the_keys(typist, panel):
    window, desk = typist.window, typist.window.desk
    typist.window.view.setFocus()
    typist.press("Shift+E")
    assert window.focusWidget().objectName() == "whatField"
    project = window.show_panel("project_events")
    project.table.setFocus()
    desk.eventing.delete([stored(typist, row).id for row in range(3)])
    typist.press("F4")
    assert panel.isVisible()
    assert window.focusWidget().isVisible()
