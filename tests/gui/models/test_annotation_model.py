# SPDX-License-Identifier: Apache-2.0
"""The list of annotations follows the file."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.kinds import kind_of
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.models.annotation_model import AnnotationModel
from annotator.gui.models.paged import Role
from annotator.services.following import Following
from annotator.services.marking import Marking
from annotator.services.workspace import Workspace
from annotator.store.project import open_project

NUMBERS = kind_of("number")


@pytest.fixture
def model(desk):
    model = AnnotationModel(desk, NUMBERS, desk)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    assert tester.model() is model
    return model


def texts(model, column=0):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def column_of(model, key):
    return [column.key for column in model.columns].index(key)


def test_model_keeps_the_rules_of_item_models(qtmodeltester, desk, tag):
    for words in ("1,200", "60", "21"):
        tag("number", words)
    qtmodeltester.check(AnnotationModel(desk, NUMBERS, desk))


def test_cells_have_no_children(model, desk, tag):
    tag("number", "60")
    cell = model.index(0, 0)
    assert (model.rowCount(cell), model.columnCount(cell)) == (0, 0)
    assert not model.canFetchMore(cell)


def test_only_its_kind_is_listed_in_text_order(model, desk, tag):
    tag("number", "21")
    tag("number", "1,200")
    tag("date", "Friday")
    assert texts(model) == ["1,200", "21"]


def test_columns_are_text_summary_status_and_verdict(model):
    titles = [
        model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())
    ]
    assert titles == ["Text", "Value", "Counted", "Unit", "Status", "Verdict"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_white_space_of_a_text_is_folded(desk):
    model = AnnotationModel(desk, kind_of("claim"), desk)
    desk.marking.tag_span("claim", Span(0, 60))
    assert "\n" not in model.index(0, 0).data()
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole).startswith("Harbour")


def test_numbers_stand_at_the_right(model, desk, tag):
    tag("number", "60")
    alignment = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight.value
    assert model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) is None


def test_status_and_verdict_are_shown_by_label(model, desk, tag):
    one = tag("number", "60")
    desk.marking.set_status([one.id], Status.IN_PROGRESS)
    desk.marking.set_verdict([one.id], "mostly_wrong")
    assert texts(model, column_of(model, "status")) == ["in progress"]
    assert texts(model, column_of(model, "verdict")) == ["mostly wrong"]
    status = model.index(0, column_of(model, "status")).data(Role.STATUS)
    assert status == "in_progress"


def test_new_row_is_inserted_without_a_reset(model, desk, qtbot, tag):
    tag("number", "1,200")
    tag("number", "21")
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.rowsInserted) as inserted,
    ):
        tag("number", "60")
    assert inserted.args[1:] == [1, 1]
    assert texts(model) == ["1,200", "60", "21"]


def test_deleted_row_is_removed_without_a_reset(model, desk, qtbot, tag):
    ids = [tag("number", words).id for words in ("1,200", "60", "21")]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsRemoved):
        desk.marking.delete([ids[1]])
    assert texts(model) == ["1,200", "21"]


def test_typing_changes_one_row_only(model, desk, qtbot, tag):
    ids = [tag("number", words).id for words in ("1,200", "60", "21")]
    with qtbot.waitSignal(model.dataChanged) as changed:
        desk.marking.set_field(ids[1], "unit", "people", draft=True)
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)
    assert texts(model, 3) == ["", "people", ""]


def test_sorting_by_value_is_by_size(model, desk, tag):
    for words, value in (("1,200", "1200"), ("60", "60"), ("21", "21")):
        desk.marking.set_field(tag("number", words).id, "number_value", value)
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert texts(model) == ["21", "60", "1,200"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert texts(model) == ["1,200", "60", "21"]
    model.sort(-1)
    assert texts(model) == ["1,200", "60", "21"]


def test_sorting_moves_what_views_hold_on_to(model, desk, qtbot, tag):
    for words in ("1,200", "60", "21"):
        desk.marking.set_field(tag("number", words).id, "number_value", words)
    held = QPersistentModelIndex(model.index(0, 0))
    with qtbot.assertNotEmitted(model.modelReset):
        model.sort(1, Qt.SortOrder.AscendingOrder)
    assert (held.row(), held.data()) == (2, "1,200")


def test_changed_value_moves_its_row_in_a_sorted_list(model, desk, tag):
    ids = [tag("number", words).id for words in ("1,200", "60")]
    model.sort(1, Qt.SortOrder.AscendingOrder)
    desk.marking.set_field(ids[0], "number_value", "5")
    desk.marking.set_field(ids[1], "number_value", "4")
    assert texts(model) == ["60", "1,200"]


def test_filter_shows_what_has_the_words(model, desk, tag):
    for words in ("1,200", "60", "21"):
        tag("number", words)
    model.set_words("60")
    assert texts(model) == ["60"]
    model.set_words("")
    assert len(texts(model)) == 3


def test_retagged_annotation_leaves_the_list(model, desk, tag):
    one = tag("number", "21")
    desk.marking.retag([one.id], "claim")
    assert texts(model) == []


def test_moved_edge_changes_the_text(model, desk, tag):
    one = tag("number", "21")
    desk.marking.move_edge(one.id, 0, one.envelope.end + len(" crews"), at_start=False)
    assert texts(model) == ["21 crews"]


def test_other_session_shows_its_own_marks(model, desk, tag):
    tag("number", "21")
    desk.close_session()
    assert texts(model) == []


def test_bulk_change_refreshes_every_row(model, desk):
    start = desk.workspace.opened()[1].text.index("The repairs")
    ids = [
        desk.marking.tag_span("number", Span(start + n, start + n + 3)).id for n in range(0, 66, 3)
    ]
    desk.marking.set_status(ids, Status.CHECKED)
    assert set(texts(model, column_of(model, "status"))) == {"checked"}


@pytest.fixture
def short_parts(monkeypatch):
    """Have parts of two rows."""
    monkeypatch.setattr("annotator.gui.models.sliced.FIRST", 2)
    monkeypatch.setattr("annotator.gui.models.sliced._SCREENFUL", 1)
    monkeypatch.setattr("annotator.store.listing.FIRST", 2)
    monkeypatch.setattr("annotator.store.listing.MORE", 2)


@pytest.fixture
def crews(desk, short_parts):
    """Return the ids of twenty numbers, in text order."""
    start = desk.workspace.opened()[1].text.index("The repairs")
    return [
        desk.marking.tag_span("number", Span(start + n, start + n + 3)).id for n in range(0, 60, 3)
    ]


def shown_ids(model):
    return [model.id_at(row) for row in range(model.rowCount())]


def test_rows_beyond_the_first_come_as_they_are_asked_for(desk, crews, qtbot):
    model = AnnotationModel(desk, NUMBERS, desk)
    assert (shown_ids(model), model.canFetchMore()) == (crews[:2], True)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.completed):
        model.fetchMore(QModelIndex())
    assert (shown_ids(model), model.canFetchMore()) == (crews, False)


def test_row_deep_down_is_read_up_to(desk, crews, qtbot, tag):
    model = AnnotationModel(desk, NUMBERS, desk)
    assert model.row_of_id(tag("date", "Friday").id) == -1
    assert model.canFetchMore()
    with qtbot.waitSignal(model.completed):
        assert model.row_of_id(crews[15]) == -1
    assert model.row_of_id(crews[15]) == 15


def test_newest_filter_takes_the_place_of_what_was_being_read(desk, crews, qtbot):
    model = AnnotationModel(desk, NUMBERS, desk)
    model.read_all()
    desk.marking.set_note(crews[7], "xylem")
    model.set_words("xylem")
    with qtbot.waitSignal(model.completed, raising=False, timeout=200):
        model.read_all()
    assert shown_ids(model) == [crews[7]]


def test_long_list_stays_as_long_as_it_was_when_a_row_comes(desk, crews, qtbot, tag):
    model = AnnotationModel(desk, NUMBERS, desk)
    with qtbot.waitSignal(model.completed):
        model.read_all()
    held = QPersistentModelIndex(model.index(15, 0))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        first = tag("number", "1,200")
    assert shown_ids(model) == [first.id, *crews]
    assert held.row() == 16


def test_one_row_of_a_long_list_is_refreshed_where_it_is_seen(desk, crews, qtbot):
    model = AnnotationModel(desk, NUMBERS, desk)
    with qtbot.waitSignal(model.completed):
        model.read_all()
    assert model.index(9, 3).data() == ""
    with qtbot.waitSignal(model.dataChanged) as changed:
        desk.marking.set_field(crews[9], "unit", "people")
    assert (changed.args[0].row(), model.index(9, 3).data()) == (9, "people")


def test_session_closed_while_rows_are_read_leaves_none(desk, crews):
    model = AnnotationModel(desk, NUMBERS, desk)
    model.read_all()
    desk.close_session()
    assert (model.rowCount(), model.is_complete) == (0, True)


def test_row_of_an_unknown_annotation_is_none(model):
    assert model.row_of_id("a-none") == -1
    assert model.id_at(0) == ""


@pytest.fixture
def whole(desk, crews, qtbot):
    """Return a model of the crews that is read to its end."""
    model = AnnotationModel(desk, NUMBERS, desk)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    assert tester.model() is model
    with qtbot.waitSignal(model.completed):
        model.read_all()
    return model


@pytest.fixture
def reads_nothing_anew(monkeypatch):
    """Have it fail where the keys of a list are read."""

    def key_parts(_model):
        pytest.fail("the keys of all rows were read")

    return lambda: monkeypatch.setattr(AnnotationModel, "key_parts", key_parts)


def test_row_that_comes_or_goes_leaves_the_others_unread(whole, desk, crews, reads_nothing_anew):
    reads_nothing_anew()
    span = desk.workspace.project.annotations.get(crews[7]).envelope
    new = desk.marking.tag_span("number", Span(span.start + 1, span.end))
    assert shown_ids(whole) == [*crews[:8], new.id, *crews[8:]]
    desk.workspace.undo()
    assert shown_ids(whole) == crews
    desk.workspace.redo()
    assert shown_ids(whole) == [*crews[:8], new.id, *crews[8:]]
    desk.marking.delete([crews[3], crews[5]])
    assert shown_ids(whole) == [*crews[:3], crews[4], *crews[6:8], new.id, *crews[8:]]


def test_row_that_moves_is_held_on_to(whole, desk, crews, qtbot, reads_nothing_anew):
    whole.sort(column_of(whole, "number_value"), Qt.SortOrder.DescendingOrder)
    with qtbot.waitSignal(whole.completed):
        whole.read_all()
    held = QPersistentModelIndex(whole.index(12, 0))
    changed, text = whole.id_at(12), held.data()
    reads_nothing_anew()
    for value, row in (("5", 0), ("-5", 0), ("", 12), ("7", 0)):
        desk.marking.set_field(changed, "number_value", value)
        assert (held.row(), held.data()) == (row, text)
    desk.workspace.undo()
    assert held.row() == 12
    assert sorted(shown_ids(whole)) == sorted(crews)


def test_nudged_edge_moves_its_row_only_past_others(whole, desk, crews, reads_nothing_anew):
    reads_nothing_anew()
    span = desk.workspace.project.annotations.get(crews[7]).envelope
    desk.marking.move_edge(crews[7], 0, span.start - 1, at_start=True)
    assert shown_ids(whole) == crews
    desk.marking.move_edge(crews[7], 0, span.start - 4, at_start=True)
    assert shown_ids(whole) == [*crews[:6], crews[7], crews[6], *crews[8:]]


def test_row_behind_what_was_read_comes_in_its_turn(desk, crews, qtbot, tag):
    model = AnnotationModel(desk, NUMBERS, desk)
    desk.marking.delete([crews[19]])
    assert (shown_ids(model), model.canFetchMore()) == (crews[:2], True)
    desk.workspace.undo()
    assert (shown_ids(model), model.canFetchMore()) == (crews[:2], True)
    with qtbot.waitSignal(model.completed):
        model.read_all()
    assert shown_ids(model) == crews


def test_edit_while_a_list_is_read_anew_is_in_it(whole, desk, crews, qtbot):
    whole.refresh()
    desk.marking.delete([crews[3]])
    desk.marking.set_note(crews[4], "calm")
    with qtbot.waitSignal(whole.completed):
        whole.read_all()
    assert shown_ids(whole) == [*crews[:3], *crews[4:]]


def test_rows_that_another_program_removed_go(whole, desk, crews, qtbot):
    following = Following(desk.workspace)
    other = Workspace(open_project(desk.workspace.project.path), "Bo")
    other.open_session(desk.workspace.session_id)
    Marking(other).delete([crews[3]])
    other.project.close()
    following.look()
    qtbot.waitUntil(lambda: shown_ids(whole) == [*crews[:3], *crews[4:]])


@pytest.mark.parametrize("seed", range(12))
def test_list_is_the_one_of_the_file_after_any_edits(whole, desk, crews, qtbot, seed):
    chance = Random(seed)  # noqa: S311 -- the same in every run
    column = chance.choice((-1, *range(len(whole.columns))))
    whole.sort(column, chance.choice(tuple(Qt.SortOrder)))
    whole.set_words(chance.choice(("", "", "calm")))
    for _ in range(25):
        if chance.random() < 0.2:
            whole.read_all()
        _edit_at_random(desk, crews, chance)
    whole.read_all()
    qtbot.waitUntil(lambda: whole.is_complete)
    shown = shown_ids(whole)
    whole.begin()
    whole.read_all()
    qtbot.waitUntil(lambda: whole.is_complete)
    assert shown == shown_ids(whole)


def _edit_at_random(desk, crews, chance):
    workspace = desk.workspace
    listed = workspace.project.annotations.of_session(workspace.session_id)
    numbers = [one.id for one in listed if one.kind == "number"]
    some = chance.sample(numbers, min(len(numbers), chance.choice((1, 1, 2, 5))))
    marking = desk.marking
    start = chance.randrange(5, 60)
    edits = (
        lambda: marking.delete(some),
        lambda: marking.tag_span("number", Span(start, start + chance.randrange(1, 9))),
        lambda: marking.set_field(some[0], "number_value", str(chance.randrange(9))),
        lambda: marking.set_field(some[0], "unit", chance.choice(("", "km", "Kg", "äa"))),
        lambda: marking.set_status(some, chance.choice(tuple(Status)[:3])),
        lambda: marking.set_note(some[0], chance.choice(("calm", "calm sea", ""))),
        lambda: marking.retag(some, chance.choice(("number", "claim"))),
        workspace.undo,
        workspace.undo,
        workspace.redo,
    )
    desk.attempt(chance.choice(edits))
