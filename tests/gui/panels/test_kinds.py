# SPDX-License-Identifier: Apache-2.0
"""The panel of a kind lists, shows and edits as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from annotator.domain.annotation import Piece
from annotator.domain.errors import user_error
from annotator.domain.ids import SessionId
from annotator.domain.kinds import all_kinds, kind_of
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.panels.kinds import PANELS, KindPanel
from tests.gui.panels.kind_panel import choose, click_row, labels, line, table

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(desk, shown):
    return shown(KindPanel(kind_of("number"), desk), 360, 640)


def test_there_is_a_panel_for_each_kind():
    assert [(spec.key, spec.title, spec.area) for spec in PANELS] == [
        (kind.key, kind.plural, "right") for kind in all_kinds()
    ]


def test_empty_list_tells_what_to_press(panel):
    assert table(panel)._empty_text == ("No numbers yet. Select the words in the text and press N.")
    assert not panel.form.isVisible()


def test_row_clicked_is_shown_and_its_text_revealed(panel, desk, tag, qtbot):
    ids = [tag("number", words).id for words in ("1,200", "60")]
    with qtbot.waitSignal(desk.reveal_asked):
        click_row(panel, qtbot, 1)
    assert desk.annotation_id == ids[1]
    assert "<b>60</b>" in panel.findChild(QLabel, "contextCard").text()


def test_arrow_keys_move_the_selection(panel, desk, tag, qtbot):
    ids = [tag("number", words).id for words in ("1,200", "60")]
    click_row(panel, qtbot, 0)
    qtbot.keyClick(table(panel), Qt.Key.Key_Down)
    assert desk.annotation_id == ids[1]


def test_annotation_selected_elsewhere_is_selected_here(panel, desk, tag):
    ids = [tag("number", words).id for words in ("1,200", "60")]
    desk.select_annotation(ids[1])
    assert panel.selected_ids() == [ids[1]]
    desk.select_annotation(ids[0])
    assert panel.selected_ids() == [ids[0]]


def test_annotation_of_another_kind_is_not_shown(panel, desk, tag):
    number, date = tag("number", "60"), tag("date", "Friday")
    desk.select_annotation(number.id)
    desk.select_annotation(date.id)
    assert panel.selected_ids() == []
    assert panel.findChild(QLabel, "nothingSelected").isVisible()


def test_status_and_verdict_go_to_all_selected(panel, desk, tag, qtbot, stored):
    ids = [tag("number", words).id for words in ("1,200", "60", "21")]
    click_row(panel, qtbot, 0)
    click_row(panel, qtbot, 1, CTRL)
    assert panel.selected_ids() == ids[:2]
    choose(panel, qtbot, "bulkStatus", "checked")
    choose(panel, qtbot, "bulkVerdict", "accurate")
    assert [stored(one).status for one in ids] == [
        *(Status.CHECKED, Status.CHECKED, Status.UNCHECKED)
    ]
    assert [stored(one).verdict for one in ids] == ["accurate", "accurate", ""]
    assert panel.selected_ids() == ids[:2]
    assert labels(desk)[:2] == [
        "Set verdict to accurate: 2 marks",
        "Set status to checked: 2 marks",
    ]
    desk.workspace.undo()
    assert [stored(one).verdict for one in ids] == ["", "", ""]


def test_delete_key_deletes_the_selection_in_one_step(panel, desk, tag, qtbot):
    ids = [tag("number", words).id for words in ("1,200", "60", "21")]
    click_row(panel, qtbot, 0)
    click_row(panel, qtbot, 1, SHIFT)
    qtbot.keyClick(table(panel), Qt.Key.Key_Delete)
    assert table(panel).model().rowCount() == 1
    assert desk.annotation_id == ids[2]
    desk.workspace.undo()
    assert table(panel).model().rowCount() == 3


def test_mark_deleted_elsewhere_leaves_the_reader_where_he_is(panel, desk, tag, qtbot):
    ids = [tag("number", words).id for words in ("1,200", "60")]
    desk.select_annotation(ids[0])
    with qtbot.assertNotEmitted(desk.reveal_asked):
        desk.marking.delete([ids[0]])
    assert panel.findChild(QLabel, "nothingSelected").isVisible()


def test_enter_goes_into_the_form_and_escape_out_of_it(panel, desk, tag, qtbot):
    tag("number", "60")
    click_row(panel, qtbot, 0)
    qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert line(panel, "number_value").hasFocus()
    for name in ("number_valueField", "modifierField", "status", "tags", "note", "confidential"):
        editor = next(
            found
            for kind in (QLineEdit, QComboBox, QPlainTextEdit, QCheckBox)
            for found in panel.findChildren(kind, name)
        )
        editor.setFocus()
        with qtbot.waitSignal(panel.left):
            qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_filter_narrows_the_list(panel, desk, tag, qtbot):
    for words in ("1,200", "60"):
        tag("number", words)
    words = panel.findChild(QLineEdit, "numberFilter")
    qtbot.keyClicks(words, "60")
    assert table(panel).model().rowCount() == 1
    qtbot.keyClick(words, Qt.Key.Key_Down)
    assert table(panel).hasFocus()
    qtbot.keyClicks(words, "99")
    assert table(panel)._empty_text == "No numbers with these words."
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert table(panel).model().rowCount() == 2


def test_change_by_others_is_shown(panel, desk, tag):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    desk.marking.set_field(one.id, "unit", "km")
    desk.marking.set_status([one.id], Status.QUERY)
    assert line(panel, "unit").text() == "km"
    assert panel.findChild(QComboBox, "status").currentText() == "query"


def test_another_session_shows_its_own_marks(panel, desk, tag, new_session):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    desk.open_session(SessionId(new_session("Ten people came.", "Other")))
    assert table(panel).model().rowCount() == 0
    tag("number", "Ten")
    assert table(panel).model().rowCount() == 1


def test_session_open_for_review_cannot_be_changed(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.marking.set_field(one.id, "unit", "km")
    session_id = desk.workspace.session_id
    desk.open_session(session_id, for_review=True)
    desk.select_annotation(one.id)
    assert line(panel, "unit").text() == "km"
    assert line(panel, "unit").isReadOnly()
    assert not panel.findChild(QComboBox, "status").isEnabled()
    refused = []
    desk.refused.connect(refused.append)
    table(panel).setFocus()
    qtbot.keyClick(table(panel), Qt.Key.Key_Delete)
    assert len(refused) == 1
    assert stored(one.id).fields["unit"] == "km"


def test_split_quote_is_shown_in_its_pieces(desk, qtbot):
    text = desk.workspace.opened()[1].text
    spans = [
        Span(text.index(words), text.index(words) + len(words))
        for words in ("We lost the pier,", "and half of the fleet.")
    ]
    quote = desk.marking.tag("quote", [Piece(span) for span in spans])
    panel = KindPanel(kind_of("quote"), desk)
    qtbot.addWidget(panel)
    desk.select_annotation(quote.id)
    card = panel.findChild(QLabel, "contextCard").text()
    assert "<b>We lost the pier, … and half of the fleet.</b>" in card


def test_sorted_list_keeps_the_selection(panel, desk, tag, qtbot):
    ids = []
    for words, value in (("1,200", "1200"), ("60", "60")):
        ids.append(tag("number", words).id)
        desk.marking.set_field(ids[-1], "number_value", value)
    desk.select_annotation(ids[0])
    header = table(panel).horizontalHeader()
    place = header.rect().center()
    place.setX(header.sectionViewportPosition(1) + 20)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.selected_ids() == [ids[0]]
    assert table(panel).currentIndex().row() == 1


def test_status_goes_only_to_what_the_filtered_list_still_shows(panel, desk, tag, qtbot, stored):
    ids = [tag("number", words).id for words in ("1,200", "60", "21")]
    desk.select_annotation(ids[0])
    table(panel).selectAll()
    qtbot.keyClicks(panel.findChild(QLineEdit, "numberFilter"), "60")
    choose(panel, qtbot, "status", "checked")
    shown = panel.selected_ids() or [desk.annotation_id]
    assert [one for one in ids if stored(one).status is Status.CHECKED] == shown


def test_panel_listens_on_where_reading_failed_once(panel, desk, tag, qtbot, monkeypatch):
    ids = [tag("number", words).id for words in ("1,200", "60")]

    def fail(_):
        raise user_error("The file cannot be read.")

    with monkeypatch.context() as patch, qtbot.captureExceptions():
        patch.setattr(desk, "select_annotation", fail)
        click_row(panel, qtbot, 0)
    desk.select_annotation(ids[1])
    assert panel.selected_ids() == [ids[1]]


@pytest.fixture
def crews(desk):
    """Return the ids of twenty numbers, in text order."""
    start = desk.workspace.opened()[1].text.index("The repairs")
    return [
        desk.marking.tag_span("number", Span(start + n, start + n + 3)).id for n in range(0, 60, 3)
    ]


def delete_elsewhere(desk, ids):
    """Delete marks as another program does; the desk is told that much was done."""
    project = desk.workspace.project
    edit = desk.workspace.edit(message("Delete"))
    edit.remove(project.annotations.find(ids))
    project.write(edit)
    desk.show_anew()


@pytest.mark.parametrize("most", [100, 0], ids=["moved", "reset"])
def test_rows_of_others_leave_the_selection(panel, desk, crews, qtbot, monkeypatch, most):
    monkeypatch.setattr("annotator.gui.models.paged._MOST_RUNS", most)
    click_row(panel, qtbot, 2)
    click_row(panel, qtbot, 4, SHIFT)
    delete_elsewhere(desk, [crews[0], crews[3], crews[9]])
    assert panel.selected_ids() == [crews[2], crews[4]]
    assert desk.annotation_id == crews[4]
    assert table(panel).currentIndex().row() == 2


def test_all_selected_stay_so_where_all_rows_are_read_anew(panel, desk, crews, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.gui.models.paged._MOST_RUNS", 0)
    click_row(panel, qtbot, 0)
    qtbot.keyClick(table(panel), Qt.Key.Key_A, CTRL)
    delete_elsewhere(desk, [crews[3], crews[9]])
    assert panel.selected_ids() == [one for one in crews if one not in (crews[3], crews[9])]


@pytest.fixture
def short_parts(monkeypatch):
    """Have lists show two rows at first."""
    monkeypatch.setattr("annotator.gui.models.sliced.FIRST", 2)
    monkeypatch.setattr("annotator.gui.models.sliced._SCREENFUL", 1)
    monkeypatch.setattr("annotator.store.listing.FIRST", 2)
    monkeypatch.setattr("annotator.store.listing.MORE", 2)


@pytest.mark.parametrize("row", [0, None])
def test_all_rows_are_selected_also_those_still_to_be_read(
    short_parts, desk, crews, panel, qtbot, row
):
    if row is not None:
        click_row(panel, qtbot, row)
    table(panel).setFocus()
    qtbot.keyClick(table(panel), Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: panel.selected_ids() == crews)


def test_end_goes_to_the_last_row_of_all(short_parts, desk, crews, panel, qtbot):
    click_row(panel, qtbot, 0)
    qtbot.keyClick(table(panel), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: panel.selected_ids() == crews[-1:])
    assert desk.annotation_id == crews[-1]


def test_mark_deep_down_is_selected_when_its_row_is_there(short_parts, desk, crews, panel, qtbot):
    desk.select_annotation(crews[15])
    qtbot.waitUntil(lambda: panel.selected_ids() == [crews[15]])


def test_the_form_has_most_of_the_room_before_anything_is_chosen_too(panel, tag, qtbot):
    for words in ("1,200", "60"):
        tag("number", words)
    panel.resize(380, 460)
    with qtbot.waitExposed(panel):
        panel.show()
    assert panel.forms.height() > 1.5 * table(panel).parentWidget().height()
