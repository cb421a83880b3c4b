# SPDX-License-Identifier: Apache-2.0
"""The card that says what is known of the mark under a mouse at rest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from annotator.domain.annotation import PieceRole
from annotator.domain.span import Span
from annotator.domain.status import Status
from tests.gui.window.mouse import LEFT, NONE, Mouse

NO_BUTTON = Qt.MouseButton.NoButton


@pytest.fixture
def mouse(typist):
    """Return somebody who works with the mouse."""
    return Mouse(typist)


def tag(mouse, kind, words, **fields):
    start = mouse.at(words)
    made = mouse.window.desk.marking.tag_span(kind, Span(start, start + len(words)))
    for key, value in fields.items():
        mouse.window.desk.marking.set_field(made.id, key, value)
    return made.id


def card(mouse):
    """Return the card if it is shown."""
    found = mouse.window.findChild(QWidget, "hover_card")
    return found if found and found.isVisible() else None


def said(mouse):
    return card(mouse).accessibleDescription()


def rest(mouse, words, within=2):
    """Let the mouse rest over words until the card is there."""
    point = mouse.place(mouse.at(words) + within)
    mouse.move(point, button=NO_BUTTON)
    mouse.qtbot.waitUntil(lambda: card(mouse) is not None)
    return point


def test_card_says_what_is_filled_in_and_who_did_it(mouse):
    desk = mouse.window.desk
    mark = tag(mouse, "number", "19 hours", number_value="19", number_type="duration")
    desk.marking.set_note(mark, "Asked <the> service & the harbour")
    desk.marking.set_tags(mark, ["storm", "time"])
    desk.marking.set_status([mark], Status.CHECKED)
    desk.marking.set_verdict([mark], "needs_context")
    rest(mouse, "19 hours")
    told = said(mouse)
    assert told.startswith("Number, checked · needs context. 19 hours. Value: 19. Type: duration")
    assert "Tags: storm, time. Note: Asked <the> service & the harbour. Ann · today" in told
    assert "Unit" not in told


def test_all_marks_under_the_mouse_are_listed_the_smallest_first(mouse):
    tag(mouse, "claim", "The storm blew for 19 hours")
    tag(mouse, "number", "19 hours")
    tag(mouse, "quote", "blew for 19 hours")
    rest(mouse, "19 hours")
    order = [said(mouse).index(name) for name in ("Number", "Quote", "Claim")]
    assert order == sorted(order)
    assert said(mouse).count("unchecked") == 3


def test_many_marks_are_counted(mouse):
    for length in range(9):
        tag(mouse, "claim", "The storm blew for 19 hours, from"[: 33 - length])
    rest(mouse, "storm blew")
    assert said(mouse).endswith("and 3 more")


def test_card_covers_no_word_of_the_mark_and_stays_in_the_window(mouse):
    window = mouse.window
    window.resize(1000, 640)
    tag(mouse, "claim", "19 hours")
    for height in (60, window.view.viewport().height() - 40):
        offset = mouse.at("19 hours")
        bar = window.view.verticalScrollBar()
        bar.setValue(bar.value() + window.view.caret_box(offset).top() - height)
        point = window.view.caret_box(offset + 2).center()
        mouse.move(point, button=NO_BUTTON)
        mouse.qtbot.waitUntil(lambda: card(mouse) is not None)
        words = window.view.caret_box(offset).united(window.view.caret_box(offset + 8))
        corner = window.view.viewport().mapTo(window, QPoint(0, 0))
        assert not card(mouse).geometry().intersects(words.translated(corner))
        assert window.rect().contains(card(mouse).geometry())
        mouse.move(QPoint(1, 1), button=NO_BUTTON)


def test_focus_stays_in_the_text(mouse):
    tag(mouse, "claim", "19 hours")
    rest(mouse, "19 hours")
    assert mouse.view.hasFocus()


@pytest.mark.parametrize("by", ["move", "scroll", "key", "press", "edit", "leaving"])
def test_card_goes_at_the_next_thing_that_happens(mouse, by):
    mark = tag(mouse, "claim", "19 hours")
    point = rest(mouse, "19 hours")
    if by == "move":
        mouse.move(point + QPoint(9, 0), button=NO_BUTTON)
    elif by == "scroll":
        mouse.view.verticalScrollBar().setValue(mouse.view.verticalScrollBar().value() + 7)
    elif by == "key":
        mouse.typist.press("Right")
    elif by == "press":
        mouse.qtbot.mousePress(mouse.view.viewport(), LEFT, NONE, point)
    elif by == "edit":
        mouse.window.desk.marking.set_status([mark], Status.QUERY)
    else:
        mouse.window.desk.close_session()
    assert card(mouse) is None


def test_hand_that_trembles_keeps_the_card(mouse):
    tag(mouse, "claim", "19 hours")
    point = rest(mouse, "19 hours")
    mouse.move(point + QPoint(1, 1), button=NO_BUTTON)
    assert card(mouse) is not None


def pile(mouse):
    """Mark the same words often; return where the number of hidden marks stands."""
    for length in range(8):
        tag(mouse, "claim", "The storm blew for 19 hours, from"[: 33 - length])
    mouse.show(mouse.at("The storm blew"))
    mouse.view.viewport().repaint()
    page, above = mouse.view._page, QPointF(0, mouse.view.verticalScrollBar().value())
    box = mouse.view.caret_box(mouse.at("19 hours"))
    rows, columns = range(box.top(), box.bottom() + 30), range(0, mouse.view.width(), 3)
    points = [QPoint(x, y) for y in rows for x in columns]
    return next(one for one in points if page.pile_under(QPointF(one) + above) is not None)


def test_mouse_that_unfolded_a_pile_shows_no_card_over_it_until_it_moves_on(mouse, qtbot):
    sign = pile(mouse)
    mouse.move(sign, button=NO_BUTTON)
    with qtbot.assertNotEmitted(mouse.view.pointer.rested, wait=700):
        qtbot.mouseClick(mouse.view.viewport(), LEFT, NONE, sign)
        mouse.move(sign + QPoint(1, 1), button=NO_BUTTON)
    rest(mouse, "The storm blew")


def test_card_over_an_unfolded_pile_stands_below_its_lanes(mouse, qtbot):
    qtbot.mouseClick(mouse.view.viewport(), LEFT, NONE, pile(mouse))
    rest(mouse, "The storm blew")
    end = mouse.at("The storm blew") + 2
    following = next(n for n in range(end, end + 300) if below(mouse.view, n, end))
    corner = mouse.view.viewport().mapTo(mouse.window, QPoint(0, 0))
    assert card(mouse).y() >= mouse.view.caret_box(following).top() + corner.y() - 2


def below(view, offset, other):
    """Return whether an offset stands on a lower line than another."""
    return view.caret_box(offset).top() > view.caret_box(other).bottom()


def test_no_card_over_plain_text(mouse, qtbot):
    tag(mouse, "claim", "19 hours")
    mouse.show(mouse.at("19 hours"))
    with qtbot.assertNotEmitted(mouse.view.pointer.rested, wait=700):
        mouse.move(mouse.spot(mouse.at("gusts of")), button=NO_BUTTON)
    assert card(mouse) is None


def test_key_shows_the_card_of_the_current_mark(mouse):
    tag(mouse, "claim", "19 hours", claimant="the Weather Service")
    mouse.typist.go_to("19 hours")
    mouse.typist.press("F2")
    assert "Claimed by: the Weather Service" in said(mouse)
    assert mouse.view.hasFocus()


def test_esc_takes_the_card_away_and_leaves_the_mark(mouse):
    mark = tag(mouse, "claim", "19 hours")
    mouse.typist.go_to("19 hours")
    mouse.typist.press("F2", "Escape")
    assert card(mouse) is None
    assert mouse.window.desk.annotation_id == mark


def test_split_quote_is_shown_with_its_words_only(mouse):
    desk = mouse.window.desk
    mark = tag(mouse, "quote", "so that the islands")
    start = mouse.at("milk and post")
    desk.marking.add_piece(mark, Span(start, start + 13))
    start = mouse.at("Mayor Ilse Brandreth")
    desk.marking.add_piece(mark, Span(start, start + 20), PieceRole.SOURCE)
    rest(mouse, "so that the islands")
    assert "so that the islands … milk and post. As written: Mayor Ilse Brandreth" in said(mouse)


def test_rest_alone_asks_the_file(mouse, monkeypatch):
    tag(mouse, "claim", "19 hours")
    mouse.show(mouse.at("19 hours"))
    mouse.view.viewport().repaint()
    asked = []
    annotations = type(mouse.window.desk.workspace.project.annotations)
    for name in ("find", "marks", "get"):
        plain = getattr(annotations, name)
        monkeypatch.setattr(
            annotations, name, lambda *a, _p=plain, **k: asked.append(1) or _p(*a, **k)
        )
    point = mouse.spot(mouse.at("19 hours"))
    for step in range(40):
        mouse.move(point + QPoint(step * 5, 0), button=NO_BUTTON)
    assert asked == []


def test_key_without_a_mark_says_so(mouse):
    mouse.typist.press("F2")
    assert card(mouse) is None
    assert mouse.window.findChild(QLabel, "quiet_line").text() == "There is no mark here."
