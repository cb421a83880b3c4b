# SPDX-License-Identifier: Apache-2.0
"""The list of events counts what speaks of each, a page at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.domain.status import Status
from annotator.gui.models import event_counts
from annotator.gui.models.event_model import EventModel
from annotator.services.event_facts import EventFacts


@pytest.fixture
def event(desk, tag):
    return desk.eventing.add(None, [tag("number", "60 people").id])


def cell(model, row, key):
    column = next(at for at, one in enumerate(model.columns) if one.key == key)
    return model.index(row, column)


def test_counts_of_an_event_tell_what_speaks_of_it(desk, event, tag):
    numbers = [tag("number", words).id for words in ("1,200", "21")]
    desk.eventing.attach(event.id, numbers)
    model = EventModel(desk, desk)
    shown = {key: cell(model, 0, key).data() for key in ("claims", "numbers", "unchecked")}
    assert shown == {"claims": "", "numbers": "3", "unchecked": "3"}
    tip = cell(model, 0, "unchecked").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "3 of 3 marks are not checked yet"


def test_counts_follow_a_decision_about_a_mark_without_another_look_at_the_list(desk, event, qtbot):
    model = EventModel(desk, desk)
    assert cell(model, 0, "unchecked").data() == "1"
    with qtbot.assertNotEmitted(model.modelReset):
        desk.marking.set_status([event.evidence[0].annotation_id], Status.QUERY)
    assert cell(model, 0, "open").data() == "?1"
    spoken = cell(model, 0, "open").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Open questions: 1")
    desk.workspace.undo()
    assert not cell(model, 0, "open").data()


def test_counts_follow_marks_that_are_added_and_taken_out(desk, event, tag):
    model = EventModel(desk, desk)
    mark = tag("number", "1,200")
    before = cell(model, 0, "numbers").data()
    desk.eventing.attach(event.id, [mark.id])
    after = cell(model, 0, "numbers").data()
    desk.eventing.unlink(event.id, [mark.id])
    assert (before, after, cell(model, 0, "numbers").data()) == ("1", "2", "1")


def test_facts_of_a_page_are_read_at_once_and_only_where_a_cell_shows_them(desk, monkeypatch):
    for _ in range(5):
        desk.eventing.add(None)
    asked = []
    monkeypatch.setattr(
        event_counts, "facts_of", lambda _, ids: asked.append(ids) or [EventFacts()] * len(ids)
    )
    model = EventModel(desk, desk)
    cell(model, 0, "what").data()
    assert asked == []
    for row in range(5):
        cell(model, row, "unchecked").data()
    assert [len(ids) for ids in asked] == [5]
