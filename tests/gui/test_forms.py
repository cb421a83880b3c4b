# SPDX-License-Identifier: Apache-2.0
"""Forms show values, tell what is typed, and say what can't be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.fields import choice, edtf, number, text
from annotator.domain.kinds import all_kinds
from annotator.gui.forms import FieldForm

FIELDS = (
    number("value", "Value", "In digits"),
    choice("modifier", "Modifier", "What the words do", exact="exact", approx="about"),
    text("unit", "Unit", "km, percent"),
    edtf("as_of", "As of", "A date"),
    choice("type", "Type", "What sort it is", count="count", money="money"),
)


@pytest.fixture
def form(qtbot, idle_desk):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    form = FieldForm(FIELDS, window)
    layout.addWidget(form)
    layout.addWidget(QLineEdit(window, objectName="elsewhere"))
    window.resize(360, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield form
    window.close()


def line(form, key):
    return form.findChild(QLineEdit, f"{key}Field")


def box(form, key):
    return form.findChild(QComboBox, f"{key}Field")


def error_of(form, key):
    label = form.findChild(QLabel, f"{key}Error")
    return label.text() if label.isVisible() else ""


def leave(form, qtbot):
    elsewhere = form.parentWidget().findChild(QLineEdit, "elsewhere")
    qtbot.mouseClick(elsewhere, Qt.MouseButton.LeftButton)


def emitted(signal):
    told = []
    signal.connect(lambda *arguments: told.append(arguments))
    return told


def test_values_are_shown_without_telling_anybody(form):
    typed, finished = emitted(form.typed), emitted(form.finished)
    form.show_values({"value": "60", "modifier": "approx", "unit": "km"})
    assert line(form, "value").text() == "60"
    assert box(form, "modifier").currentText() == "about"
    assert line(form, "as_of").text() == ""
    form.show_values({})
    assert line(form, "value").text() == ""
    assert box(form, "modifier").currentText() == ""
    assert (typed, finished) == ([], [])


def test_every_key_typed_is_told(form, qtbot):
    typed = emitted(form.typed)
    qtbot.keyClicks(line(form, "unit"), "km")
    assert typed == [("unit", "k"), ("unit", "km")]


def test_preedit_of_an_input_method_is_not_told(form, qtbot):
    typed = emitted(form.typed)
    unit = line(form, "unit")
    unit.setFocus()
    QApplication.sendEvent(unit, QInputMethodEvent("kir", []))
    assert typed == []
    accepted = QInputMethodEvent("", [])
    accepted.setCommitString("キロ")
    QApplication.sendEvent(unit, accepted)
    assert typed == [("unit", "キロ")]


def test_enter_tells_that_a_value_is_meant(form, qtbot):
    finished = emitted(form.finished)
    qtbot.keyClicks(line(form, "unit"), "km")
    qtbot.keyClick(line(form, "unit"), Qt.Key.Key_Return)
    assert finished == [("unit", "km")]


def test_leaving_after_typing_tells_that_a_value_is_meant(form, qtbot):
    finished = emitted(form.finished)
    qtbot.mouseClick(line(form, "unit"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(line(form, "unit"), "km")
    leave(form, qtbot)
    assert finished == [("unit", "km")]


def test_leaving_without_typing_tells_nothing(form, qtbot):
    form.show_values({"unit": "km"})
    finished = emitted(form.finished)
    qtbot.mouseClick(line(form, "unit"), Qt.MouseButton.LeftButton)
    leave(form, qtbot)
    assert finished == []


def test_choice_is_told_once(form, qtbot):
    finished = emitted(form.finished)
    qtbot.keyClick(box(form, "type"), Qt.Key.Key_Down)
    assert finished == [("type", "count")]
    assert box(form, "type").currentText() == "count"
    qtbot.keyClick(box(form, "type"), Qt.Key.Key_Up)
    assert finished == [("type", "count"), ("type", "")]


def test_blank_choice_stays_blank_at_the_upper_end(form, qtbot):
    finished = emitted(form.finished)
    qtbot.keyClick(box(form, "modifier"), Qt.Key.Key_Up)
    assert finished == []
    assert box(form, "modifier").currentIndex() == -1


def test_choice_that_the_list_does_not_know_is_shown_as_it_is(form):
    form.show_values({"type": "from_a_newer_version"})
    assert box(form, "type").currentText() == "from_a_newer_version"


def test_wheel_over_a_choice_changes_nothing(form, qtbot):
    form.show_values({"type": "count"})
    target = box(form, "type")
    target.setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        target.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
    assert target.currentText() == "count"


def test_what_is_being_typed_is_not_disturbed(form, qtbot):
    qtbot.mouseClick(line(form, "value"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(line(form, "value"), "60 ")
    form.show_values({"value": "60", "unit": "km"})
    assert (line(form, "value").text(), line(form, "unit").text()) == ("60 ", "km")
    qtbot.keyClick(line(form, "value"), Qt.Key.Key_Return)
    form.show_values({"value": "60"})
    assert line(form, "value").text() == "60"


def test_forgotten_typing_gives_way_to_the_next_value(form, qtbot):
    qtbot.mouseClick(line(form, "value"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(line(form, "value"), "60")
    form.forget_typing()
    form.show_values({"value": "5"})
    assert line(form, "value").text() == "5"


def test_error_stays_until_the_value_is_good(form, qtbot):
    qtbot.keyClicks(line(form, "value"), "6o")
    form.show_error("value", "Write digits.")
    assert error_of(form, "value") == "Write digits."
    assert line(form, "value").property("error")
    assert line(form, "value").accessibleDescription() == "Write digits."
    qtbot.keyClicks(line(form, "value"), "1")
    assert error_of(form, "value") == "Write digits."
    qtbot.keyClick(line(form, "value"), Qt.Key.Key_Backspace)
    qtbot.keyClick(line(form, "value"), Qt.Key.Key_Backspace)
    assert error_of(form, "value") == ""
    assert not line(form, "value").property("error")
    assert line(form, "value").accessibleDescription() == "In digits"


def test_error_goes_when_another_value_is_shown(form):
    line(form, "value").setText("6o")
    form.show_error("value", "Write digits.")
    form.show_values({"value": "60"})
    assert error_of(form, "value") == ""


def test_read_only_values_are_shown_and_not_changed(form, qtbot):
    form.show_values({"unit": "km", "type": "count"})
    form.set_read_only(read_only=True)
    typed, finished = emitted(form.typed), emitted(form.finished)
    qtbot.keyClicks(line(form, "unit"), "x")
    qtbot.keyClick(line(form, "unit"), Qt.Key.Key_Return)
    assert line(form, "unit").text() == "km"
    assert not box(form, "type").isEnabled()
    assert (typed, finished) == ([], [])
    form.set_read_only(read_only=False)
    assert box(form, "type").isEnabled()


def test_choice_that_qualifies_a_number_stands_beside_it(form):
    value, modifier = line(form, "value"), box(form, "modifier")
    at = form.rect().topLeft()
    assert value.mapTo(form, at).y() == modifier.mapTo(form, at).y()
    assert modifier.placeholderText() == "Modifier"
    assert box(form, "type").placeholderText() == ""


def test_labels_are_names_of_their_editors(form):
    labels = {label.text(): label.buddy() for label in form.findChildren(QLabel) if label.buddy()}
    assert labels["Unit"] is line(form, "unit")
    assert line(form, "unit").accessibleName() == "Unit"
    assert box(form, "modifier").accessibleName() == "Modifier"


def test_hint_is_in_the_line_only_where_all_of_it_fits(form, qtbot):
    assert line(form, "unit").placeholderText() == "km, percent"
    line(form, "unit").setFixedWidth(40)
    qtbot.waitUntil(lambda: line(form, "unit").placeholderText() == "")
    assert line(form, "unit").toolTip() == "km, percent"


def test_undo_in_a_line_is_its_own(form, qtbot):
    typed = emitted(form.typed)
    unit = line(form, "unit")
    qtbot.mouseClick(unit, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(unit, "km")
    qtbot.keyClick(unit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert unit.text() == ""
    assert typed[-1] == ("unit", "")


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.key)
def test_longer_words_are_not_cut_off(qtbot, idle_desk, kind):
    longer = tuple(
        type(field)(
            field.key, field.label + "m" * (len(field.label) * 2 // 5), "", field.sort, field.parse
        )
        for field in kind.fields
    )
    form = FieldForm(longer)
    qtbot.addWidget(form)
    form.resize(316, form.sizeHint().height())
    form.show()
    for label in form.findChildren(QLabel):
        if label.text():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
            assert label.geometry().left() >= 0
    assert all(editor.width() >= 80 for editor in form.findChildren(QLineEdit))


def test_long_text_has_lines_that_grow_and_enter_means_it(qtbot, idle_desk):
    form = FieldForm((text("claim", "Claim", "In one sentence", lines=2),))
    qtbot.addWidget(form)
    form.resize(300, 300)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    editor = form.findChild(QPlainTextEdit, "claimField")
    editor.setFocus()
    before = editor.height()
    finished = emitted(form.finished)
    qtbot.keyClicks(editor, "word " * 40)
    assert editor.height() > before
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert finished == [("claim", "word " * 40)]


def test_long_text_that_fits_has_no_scroll_bar(qtbot, idle_desk):
    form = FieldForm((text("claim", "Claim", "In one sentence", lines=3),))
    qtbot.addWidget(form)
    form.resize(300, 300)
    form.show_values({"claim": "word " * 24})
    with qtbot.waitExposed(form):
        form.show()
    editor = form.findChild(QPlainTextEdit, "claimField")
    qtbot.waitUntil(lambda: not editor.verticalScrollBar().isVisible())
    assert editor.document().size().height() >= 3
