# SPDX-License-Identifier: Apache-2.0
"""What an input method or a dead key shows before it is accepted is no text yet."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from annotator.domain.kinds import kind_of
from annotator.domain.status import Status
from annotator.gui.panels import _saving
from annotator.gui.panels.kinds import KindPanel

FIELDS = [(QPlainTextEdit, "note"), (QLineEdit, "tags"), (QLineEdit, "unitField")]


@pytest.fixture
def panel(desk, shown):
    return shown(KindPanel(kind_of("number"), desk), 360, 640)


@pytest.fixture
def one(desk, tag):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    return one


@pytest.fixture(params=FIELDS, ids=[name for _, name in FIELDS])
def field(request, panel, one):
    kind, name = request.param
    found = panel.findChild(kind, name)
    found.setFocus()
    return found


@pytest.fixture
def saved(stored, one):
    """Return what reads the three fields from the file."""

    def read():
        found = stored(one.id)
        return found.note or found.fields.get("unit", "") or ", ".join(found.tags)

    return read


def compose(field, preedit, accepted=""):
    event = QInputMethodEvent(preedit, [])
    if accepted:
        event.setCommitString(accepted)
    QApplication.sendEvent(field, event)


def shown(field):
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def rest(panel, qtbot):
    saver = panel.findChild(_saving.FieldSaver)
    saver._rest.start(0)
    qtbot.waitUntil(lambda: not saver._rest.isActive())


def labels(desk):
    workspace = desk.workspace
    return [str(one.label) for one in workspace.project.history.groups(workspace.session_id)]


def test_composition_is_saved_once_it_is_accepted(field, saved, desk):
    compose(field, "k")
    compose(field, "ki")
    assert (saved(), labels(desk)) == ("", ["Tag number"])
    compose(field, "", "キ")
    assert (shown(field), saved()) == ("キ", "キ")


def test_composition_that_is_given_up_leaves_no_trace(field, saved, desk, qtbot, panel):
    compose(field, "ki")
    compose(field, "")
    rest(panel, qtbot)
    assert (shown(field), saved(), labels(desk)) == ("", "", ["Tag number"])


def test_dead_key_adds_its_letter_to_what_was_typed(field, saved, qtbot):
    qtbot.keyClicks(field, "caf")
    compose(field, "\N{ACUTE ACCENT}")
    assert saved() == "caf"
    compose(field, "", "é")
    assert (shown(field), saved()) == ("café", "café")


def test_rest_amid_a_composition_saves_nothing_of_it_and_loses_nothing(field, saved, qtbot, panel):
    qtbot.keyClicks(field, "a")
    compose(field, "ki")
    rest(panel, qtbot)
    assert saved() == "a"
    compose(field, "kir")
    compose(field, "", "キロ")
    assert (shown(field), saved()) == ("aキロ", "aキロ")


def test_edit_elsewhere_does_not_break_off_a_composition(field, saved, desk, one):
    compose(field, "ki")
    desk.marking.set_status([one.id], Status.QUERY)
    compose(field, "kir")
    compose(field, "", "キロ")
    assert (shown(field), saved()) == ("キロ", "キロ")


def test_edit_of_the_field_itself_waits_for_a_composition_to_end(field, saved, desk, one):
    compose(field, "ki")
    key = field.objectName().removesuffix("Field")
    {
        "note": lambda: desk.marking.set_note(one.id, "b"),
        "tags": lambda: desk.marking.set_tags(one.id, ["b"]),
        "unit": lambda: desk.marking.set_field(one.id, "unit", "b"),
    }[key]()
    compose(field, "")
    assert (shown(field), saved()) == ("b", "b")


def test_leaving_amid_a_composition_leaves_screen_and_file_agreeing(field, saved, panel, qtbot):
    qtbot.keyClicks(field, "a")
    compose(field, "ki")
    panel.table.setFocus()
    assert shown(field) == saved()
    field.setFocus()
    qtbot.keyClicks(field, "b")
    panel.table.setFocus()
    assert shown(field) == saved()
    assert saved() in ("ab", "akib", "ba", "baki")


def test_another_mark_amid_a_composition_gets_nothing_of_it(field, saved, desk, tag, stored):
    other = tag("number", "21")
    compose(field, "ki")
    desk.select_annotation(other.id)
    found = stored(other.id)
    assert (found.note, found.tags, dict(found.fields), saved()) == ("", (), {}, "")
    compose(field, "", "キ")
    found = stored(other.id)
    assert shown(field) == (found.note or ", ".join(found.tags) or found.fields.get("unit", ""))
