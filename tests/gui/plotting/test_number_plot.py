# SPDX-License-Identifier: Apache-2.0
"""The plot of numbers over time: travelled by keys and mouse, told in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.edtf import edtf_bounds
from annotator.domain.message import message
from annotator.domain.number_series import NumberPoint, NumberSeries, Reach, StatedNumber
from annotator.gui.plotting.moments import seconds_of
from annotator.gui.plotting.number_plot import NumberPlot
from annotator.gui.theme import load_theme

CHOSEN = "chosen"


def point(number_id, date, value, reach=Reach.EXACT, least=None, most=None):
    fields = {"number_value": str(value), "counted": "people"}
    place = (0, 2, 1, f"{value} people came.", 0, 15)
    stated = StatedNumber(number_id, "s1", "Storm", "UPI", str(value), *place, fields)
    ends = (value if least is None else least, value if most is None else most)
    why = message("Said so.")
    return NumberPoint(stated, value, *ends, reach, "UPI", date, edtf_bounds(date), why)


POINTS = (
    point("a1", "2023-11-24", 21),
    point("a2", "2023-11-28", 60, Reach.AT_LEAST, 50, 70),
    point("a3", "2023-11-30T07:00:00", 180, Reach.ABOUT),
)


@pytest.fixture
def plot(qtbot, qapp):
    plot = NumberPlot(load_theme("light"), None)
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.activateWindow()
    plot.show_series(NumberSeries(("people",), POINTS))
    plot.setFocus()
    return plot


@pytest.fixture
def chosen(plot):
    places = []
    plot.chosen.connect(places.append)
    return places


def place_of(plot, number):
    """Return where a point is in the viewport."""
    return plot.mapFromScene(plot.item.mapToScene(plot.item.drawing().centres[number]))


def seen(plot):
    return plot.getViewBox().viewRange()


def test_all_points_and_the_zero_are_in_sight(plot):
    (first, last), (low, high) = seen(plot)
    assert first < seconds_of("2023-11-24T00:00:00")
    assert last > seconds_of("2023-11-30T07:00:00")
    assert low == 0
    assert high > 180


def test_below_zero_is_in_sight_too(plot):
    plot.show_series(NumberSeries(("degrees",), (point("a1", "2023-11-24", -5),)))
    assert seen(plot)[1][0] < -5


@pytest.mark.parametrize(
    ("keys", "places"),
    [
        (["Right", "Right", "Left"], [0, 1, 0]),
        (["End", "Right", "Home", "Left"], [2, 2, 0, 0]),
        (["Right", "Return"], [0, 0]),
        (["Return"], []),
    ],
)
def test_keys_travel_in_the_order_of_time(plot, chosen, qtbot, keys, places):
    for key in keys:
        qtbot.keyClick(plot, getattr(Qt.Key, f"Key_{key}"))
    assert chosen == places


def test_click_chooses_the_point_under_the_mouse(plot, chosen, qtbot):
    qtbot.mouseClick(
        plot.viewport(), Qt.MouseButton.LeftButton, pos=place_of(plot, 1) + QPoint(3, 3)
    )
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert chosen == [1]
    assert plot.item.current == 1


def test_number_that_is_shown_as_current_is_not_told(plot, chosen):
    plot.show_number("a2")
    assert (plot.item.current, chosen) == (1, [])
    assert plot.accessibleDescription().startswith("2 of 3: 60 people")
    plot.show_number("a9")
    assert plot.item.current == -1
    assert plot.accessibleDescription() == "Numbers in order of time: 3"


def test_keys_zoom_and_fit(plot, qtbot):
    before = seen(plot)[0]
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert seen(plot)[0][1] - seen(plot)[0][0] < before[1] - before[0]
    qtbot.keyClick(plot, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert seen(plot)[0] == pytest.approx(before)


def test_wheel_zooms_the_time_where_the_mouse_is(plot, qtbot):
    from PySide6.QtGui import QWheelEvent

    before, place = seen(plot), QPointF(place_of(plot, 1))
    everywhere = QPointF(plot.viewport().mapToGlobal(place))
    wheel = QWheelEvent(
        *(place, everywhere, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(plot.viewport(), wheel)
    after = seen(plot)
    assert after[0][1] - after[0][0] < before[0][1] - before[0][0]
    assert after[1] == before[1]
    assert abs(place_of(plot, 1).x() - place.x()) <= 1


def test_other_keys_are_left_to_the_window(plot, qtbot, chosen):
    before = seen(plot)
    for key, held in (("E", "Control"), ("Q", "No")):
        modifier = getattr(Qt.KeyboardModifier, f"{held}Modifier")
        qtbot.keyClick(plot, getattr(Qt.Key, f"Key_{key}"), modifier)
    assert (seen(plot), chosen) == (before, [])


def test_card_under_the_mouse_has_the_sentence(plot):
    for place, text in ((place_of(plot, 2), "180 people came."), (QPoint(300, 10), "")):
        event = QHelpEvent(QEvent.Type.ToolTip, place, plot.viewport().mapToGlobal(place))
        QApplication.sendEvent(plot.viewport(), event)
        assert text in QToolTip.text()
    QToolTip.hideText()


def test_every_shape_is_painted_in_every_theme(plot):
    points = [point(f"a{n}", f"2023-11-2{n}", 10 * n, reach) for n, reach in enumerate(Reach, 1)]
    plot.show_series(NumberSeries(("people",), tuple(points)))
    plot.show_number("a3")
    pictures = []
    for name in ("light", "dark", "contrast"):
        plot.show_theme(load_theme(name))
        pictures.append(plot.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_no_label_covers_a_point_or_another_label(plot):
    same_day = [point(f"a{n}", "2023-11-24", 100 + n) for n in range(12)]
    plot.show_series(NumberSeries(("people",), tuple(same_day)))
    plot.grab()
    boxes = list(plot.item.drawing().label_boxes().values())
    assert boxes
    for one, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:one])
        assert not any(box.contains(centre) for centre in plot.item.drawing().centres)


def test_current_point_has_its_label(plot):
    same_day = [point(f"a{n}", "2023-11-24", 100 + n / 10) for n in range(12)]
    plot.show_series(NumberSeries(("people",), tuple(same_day)))
    for number in range(12):
        plot.show_number(f"a{number}")
        assert number in plot.item.drawing().label_boxes()


def test_among_very_many_only_the_current_one_has_a_label(plot):
    many = [point(f"a{n}", "2023-11-24T07:00:00", n) for n in range(150)]
    plot.show_series(NumberSeries(("people",), tuple(many)))
    assert plot.item.drawing().label_boxes() == {}
    plot.show_number("a75")
    assert list(plot.item.drawing().label_boxes()) == [75]


def test_empty_series_is_shown_without_fault(plot, qtbot, chosen):
    plot.show_series(NumberSeries())
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert chosen == []
    plot.grab()


def test_key_that_shows_all_is_not_left_to_the_article(plot):
    key = Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, *key)
    asked.ignore()
    QApplication.sendEvent(plot, asked)
    assert asked.isAccepted()
