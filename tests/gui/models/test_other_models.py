# SPDX-License-Identifier: Apache-2.0
"""The lists of events, evidence, history, library and hits keep the rules of item models."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.errors import UserError
from annotator.domain.span import Span
from annotator.gui.models.event_model import EventModel
from annotator.gui.models.evidence_model import EvidenceModel
from annotator.gui.models.history_model import HistoryModel
from annotator.gui.models.library_model import LibraryModel
from annotator.gui.models.paged import Role, shortened
from annotator.gui.models.search_model import SearchModel
from annotator.store.search import Scope

MODELS = (EventModel, EvidenceModel, HistoryModel, LibraryModel, SearchModel)


def fill(model, event_id):
    if isinstance(model, EvidenceModel):
        model.show_event(event_id)
    if isinstance(model, SearchModel):
        model.find("people", Scope.ALL)
    if isinstance(model, HistoryModel):
        model.reload()


@pytest.fixture
def event(desk, tag):
    event = desk.eventing.add(None, [tag("number", "60 people").id])
    desk.eventing.set_field(event.id, "what", "people fled")
    desk.eventing.set_field(event.id, "who", "Ada (storm); mayor")
    desk.eventing.set_field(event.id, "event_status", "happened")
    return event


@pytest.mark.parametrize("cls", MODELS)
def test_model_keeps_the_rules_of_item_models(cls, desk, event, qtmodeltester):
    model = cls(desk, desk)
    fill(model, event.id)
    assert model.rowCount() > 0
    cell = model.index(0, 0)
    assert model.rowCount(cell) == 0
    qtmodeltester.check(model)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode, model)
    assert tester.model() is model
    other = desk.eventing.add(None)
    desk.eventing.delete([other.id])
    fill(model, event.id)
    desk.close_session()
    fill(model, "")


@pytest.mark.parametrize("cls", MODELS)
def test_model_without_a_session_is_empty_or_safe(cls, idle_desk):
    model = cls(idle_desk, idle_desk)
    assert model.rowCount() == 0
    assert model.data(model.index(0, 0)) is None


def test_events_are_shown_in_words(desk, event):
    desk.eventing.set_field(event.id, "start", "2023-11~")
    model = EventModel(desk, desk)
    cells = {one.key: model.index(0, at) for at, one in enumerate(model.columns)}
    keys = ("start", "what", "who", "where", "event_status", "evidence", "line")
    shown = [cells[key].data() for key in keys]
    assert shown == ["about Nov 2023", "people fled", "Ada, mayor", "", "happened", "1", ""]
    assert cells["status"].data(Role.STATUS) == "unchecked"


def test_undated_event_shows_the_date_as_written(desk, event):
    desk.eventing.set_field(event.id, "date_text", "on Friday")
    assert EventModel(desk, desk).index(0, 0).data() == "on Friday"


def test_events_are_filtered_by_words(desk, event):
    desk.eventing.add(None)
    model = EventModel(desk, desk)
    model.set_words("fled")
    assert model.rowCount() == 1


def test_event_that_gets_a_date_moves_without_a_reset(desk, event, qtbot):
    other = desk.eventing.add(None)
    desk.eventing.set_field(event.id, "start", "2023")
    model = EventModel(desk, desk)
    with qtbot.assertNotEmitted(model.modelReset):
        desk.eventing.set_field(other.id, "start", "1999")
    assert model.id_at(0) == other.id


def test_evidence_shows_initial_and_words(desk, event):
    model = EvidenceModel(desk, desk)
    model.show_event(event.id)
    assert [model.index(0, column).data() for column in (0, 1)] == ["N", "60 people"]
    assert model.index(0, 0).data(Role.KIND) == "number"
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Number"


@pytest.mark.parametrize(
    ("state", "reader", "shown"),
    [
        ("ready", "", "ready for second reader"),
        ("returned", "Bo", "returned"),
        ("signed_off", "Bo", "signed off by Bo"),
    ],
)
def test_state_of_a_session_is_told_in_words(desk, state, reader, shown):
    connection = desk.workspace.project.connection
    connection.execute("update session set state = ?, second_reader = ?", (state, reader))
    connection.commit()
    model = LibraryModel(desk, desk)
    assert shown in model.index(0).data(Role.DETAIL)


def test_text_for_a_cell_is_on_one_line_and_not_endless():
    assert shortened("a\n b\t c") == "a b c"
    assert len(shortened("word " * 100)) < 170


def test_history_reads_only_the_newest_edit_after_one(desk, event, monkeypatch):
    for year in ("2021", "2022", "2023"):
        desk.eventing.set_field(event.id, "start", year)
    model = HistoryModel(desk, desk)
    model.reload()
    before = model.rowCount()
    monkeypatch.setattr(model, "reload", None)
    desk.eventing.set_field(event.id, "start", "2024")
    model.read_newest()
    assert model.rowCount() == before + 1
    groups = desk.workspace.project.history.groups(desk.workspace.session_id)
    assert [model.index(row, 0).data(Role.ID) for row in range(3)] == [
        group.id for group in groups[:3]
    ]
    assert "2024" in model.index(0, 4).data()


def test_history_follows_what_is_still_being_typed(desk, event):
    for year in ("2021", "2022", "2023"):
        desk.eventing.set_field(event.id, "start", year)
    model = HistoryModel(desk, desk)
    model.reload()
    before = model.rowCount()
    for typed in ("p", "pi", "pier"):
        desk.eventing.set_field(event.id, "where", typed, draft=True)
        model.read_newest()
    assert model.rowCount() == before + 1
    assert "pier" in model.index(0, 4).data()


def test_events_are_ordered_anew_only_where_their_order_may_change(desk, event, monkeypatch):
    model = EventModel(desk, desk)
    asked = []
    parts = model.key_parts
    monkeypatch.setattr(model, "key_parts", lambda: asked.append(1) or parts())
    desk.eventing.set_field(event.id, "where", "pier")
    assert (asked, model.index(0, 3).data()) == ([], "pier")
    end = len(desk.workspace.opened()[1].text)
    other = desk.eventing.add(Span(end - 3, end))
    assert asked == []
    desk.eventing.set_field(event.id, "start", "2023")
    assert asked
    assert event_ids(model) == [event.id, other.id]


def test_events_are_sorted_by_a_column_and_by_time_again(desk, event):
    other = desk.eventing.add(None)
    desk.eventing.set_field(other.id, "what", "a storm")
    desk.eventing.set_field(event.id, "start", "1999")
    model = EventModel(desk, desk)
    before = [model.id_at(row) for row in range(2)]
    model.sort(1)
    assert [model.id_at(row) for row in range(2)] == [other.id, event.id]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [model.id_at(row) for row in range(2)] == [event.id, other.id]
    model.sort(5)
    assert model.id_at(0) == event.id
    model.sort(-1)
    assert [model.id_at(row) for row in range(2)] == before


@pytest.fixture
def placed(desk):
    """Return five events in the order of the text, the second and the fourth undated."""
    made = {start: desk.eventing.add(Span(start, start + 3)) for start in (20, 0, 10, 40, 30)}
    for start, year in ((0, "2003"), (20, "1999"), (40, "2001")):
        desk.eventing.set_field(made[start].id, "start", year)
    return [made[start].id for start in sorted(made)]


def event_ids(model):
    return [model.id_at(row) for row in range(model.rowCount())]


def picked(ids, rows):
    return [ids[row] for row in rows]


def test_events_are_listed_by_time_what_is_undated_behind_its_neighbour(desk, placed):
    model = EventModel(desk, desk)
    assert event_ids(model) == picked(placed, [2, 3, 4, 0, 1])
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert event_ids(model) == picked(placed, [1, 0, 4, 3, 2])


def test_undated_event_takes_its_place_alone(desk, placed, monkeypatch):
    model = EventModel(desk, desk)
    monkeypatch.setattr(EventModel, "key_parts", None)
    new = desk.eventing.add(Span(25, 28))
    before = [placed[2], new.id, *picked(placed, [3, 4, 0, 1])]
    assert event_ids(model) == before
    desk.eventing.delete([placed[1]])
    assert event_ids(model) == before[:-1]
    desk.workspace.undo()
    assert event_ids(model) == before


def test_dated_event_that_nobody_stands_by_moves_alone(desk, placed, monkeypatch):
    model = EventModel(desk, desk)
    monkeypatch.setattr(EventModel, "key_parts", None)
    desk.eventing.set_field(placed[4], "start", "2004")
    assert event_ids(model) == picked(placed, [2, 3, 0, 1, 4])


def test_dated_event_takes_those_along_that_stand_by_it(desk, placed):
    model = EventModel(desk, desk)
    desk.eventing.set_field(placed[2], "start", "2005")
    assert event_ids(model) == picked(placed, [4, 0, 1, 2, 3])
    desk.eventing.delete([placed[0]])
    assert event_ids(model) == picked(placed, [1, 4, 2, 3])
    desk.workspace.undo()
    assert event_ids(model) == picked(placed, [4, 0, 1, 2, 3])


@pytest.mark.parametrize("seed", range(6))
def test_list_of_events_is_the_one_of_the_file_after_any_edits(desk, placed, tag, seed, qtbot):
    chance = Random(seed)  # noqa: S311 -- the same in every run
    mark = tag("number", "60 people")
    model = EventModel(desk, desk)
    eventing, ids = desk.eventing, list(placed)
    for _ in range(25):
        step, one = chance.randrange(6), chance.choice(ids)
        if step == 0:
            ids.append(eventing.add(chance.choice([None, Span(5, 9), Span(33, 35)])).id)
        elif step == 1 and len(ids) > 2:
            ids.remove(one)
            eventing.delete([one])
        elif step == 2:
            with suppress(UserError):
                eventing.attach(one, [mark.id])
        else:
            eventing.set_field(one, "start", chance.choice(["", "2000", "2002", "2004"]))
        assert event_ids(model) == desk.workspace.project.events.in_order(desk.workspace.session_id)


def test_steps_of_a_long_history_are_counted_a_little_at_a_time(desk, event, monkeypatch, qtbot):
    monkeypatch.setattr("annotator.gui.models.step_count._COUNTED", 2)
    model = HistoryModel(desk, desk)
    model.reload()
    assert (model.steps.total, model.steps.is_done) == (2, False)
    qtbot.waitUntil(lambda: model.steps.is_done)
    groups = desk.workspace.project.history.groups(desk.workspace.session_id)
    assert model.steps.total == len(groups) > 2
