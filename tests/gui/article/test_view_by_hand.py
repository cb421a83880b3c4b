# SPDX-License-Identifier: Apache-2.0
"""Keys, clicks, drags and the wheel over the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from annotator.gui.article.view import ArticleView
    from tests.gui.article.conftest import MakeView, Marks

LONG = "\n\n".join(f"Paragraph {number} says the same again. " * 8 for number in range(80))


def click(qtbot: QtBot, view: ArticleView, offset: int) -> None:
    box = view.caret_box(offset)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(3, 0))


def test_arrow_keys_move_the_caret(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LONG)
    with qtbot.waitSignal(view.caret_moved, check_params_cb=lambda offset: offset == 1):
        qtbot.keyClick(view, Qt.Key.Key_Right)


def test_text_cannot_be_changed_by_keys(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view("word")
    qtbot.keyClicks(view, "cqnd")
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert view.document().characterCount() == 5


def test_tab_leaves_the_text(make_view: MakeView) -> None:
    assert make_view("word").tabChangesFocus()


def test_click_means_the_smallest_mark_and_further_clicks_go_outwards(
    make_view: MakeView, marks: Marks, qtbot: QtBot
) -> None:
    text = "The ten Israelis freed Tuesday night bring to 60 the number of women released."
    marks.add(0, 60, "claim1")
    marks.add(4, 16, "number1")
    marks.add(4, 36, "claim2")
    view = make_view(text)
    seen: list[str] = []
    view.mark_activated.connect(seen.append)
    view.mark_activated.connect(view.set_current)
    for _ in range(4):
        click(qtbot, view, 6)
    assert seen == ["number1", "claim2", "claim1", "number1"]


def test_first_click_after_another_choice_starts_at_the_smallest(
    make_view: MakeView, marks: Marks, qtbot: QtBot
) -> None:
    marks.add(0, 30, "claim1")
    marks.add(4, 16, "number1")
    view = make_view("The ten Israelis freed Tuesday night")
    seen: list[str] = []
    view.mark_activated.connect(seen.append)
    click(qtbot, view, 6)
    view.set_current(marks.marks[0].annotation_id)
    click(qtbot, view, 6)
    assert seen == ["number1", "number1"]


def test_click_on_a_lane_means_its_mark(make_view: MakeView, marks: Marks, qtbot: QtBot) -> None:
    marks.add(0, 30, "claim1")
    marks.add(4, 16, "number1")
    view = make_view("The ten Israelis freed Tuesday night")
    box = view.caret_box(8)
    with qtbot.waitSignal(view.mark_activated) as asked:
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.x(), box.bottom() + 3)
        )
    assert asked.args == ["claim1"]


def test_click_beside_marks_activates_nothing(
    make_view: MakeView, marks: Marks, qtbot: QtBot
) -> None:
    marks.add(4, 16, "number1")
    view = make_view("The ten Israelis freed Tuesday night")
    with qtbot.assertNotEmitted(view.mark_activated):
        click(qtbot, view, 25)


def test_drag_tells_the_selected_stretch(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view("😀 The ten Israelis freed Tuesday night")
    start, end = (view.caret_box(offset).center() for offset in (6, 19))
    with qtbot.waitSignal(view.span_dragged) as dragged:
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), end)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert dragged.args == [6, 19]


def test_clicks_in_the_margin_place_the_caret(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LONG, width=1400)
    view.set_caret(100)
    row = view.viewport().y() + view.caret_box(400).center().y()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, row))
    assert view.caret() != 100
    assert view.caret_box(view.caret()).center().y() == view.caret_box(400).center().y()


def wheel(target: QWidget, modifiers: Qt.KeyboardModifier, point: QPointF) -> None:
    event = QWheelEvent(
        *(point, target.mapToGlobal(point), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(target, event)


def test_wheel_scrolls_over_text_and_margin(make_view: MakeView) -> None:
    view = make_view(LONG, width=1400)
    wheel(view.viewport(), Qt.KeyboardModifier.NoModifier, QPointF(10, 10))
    over_text = view.verticalScrollBar().value()
    wheel(view, Qt.KeyboardModifier.NoModifier, QPointF(10, 10))
    assert 0 < over_text < view.verticalScrollBar().value()


def test_wheel_with_control_asks_for_zoom(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LONG)
    with qtbot.waitSignal(view.zoom_asked) as asked:
        wheel(view.viewport(), Qt.KeyboardModifier.ControlModifier, QPointF(10, 10))
    assert asked.args == [-1]
    assert view.verticalScrollBar().value() == 0


def test_menu_is_asked_for_at_the_place(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view("The ten Israelis freed Tuesday night")
    where = view.caret_box(10).center()
    with qtbot.waitSignal(view.context_requested) as asked:
        QApplication.sendEvent(view.viewport(), _menu_event(view, where))
    assert asked.args[1] == 10


def _menu_event(view: ArticleView, where: QPoint) -> QEvent:
    spot = view.viewport().mapToGlobal(where)
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, spot)
