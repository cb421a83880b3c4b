# SPDX-License-Identifier: Apache-2.0
"""Moving the edges of marks with the mouse."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.domain.annotation import Piece, PieceRole, tidy_pieces
from annotator.domain.span import Span
from tests.gui.window.mouse import LEFT, NONE, Mouse

ALT = Qt.KeyboardModifier.AltModifier
RESIZE = Qt.CursorShape.SizeHorCursor


@pytest.fixture
def mouse(typist):
    """Return somebody who works with the mouse."""
    return Mouse(typist)


def tag(mouse, kind, *words):
    """Tag words in one or more pieces, as the current mark."""
    start, pieces = 0, []
    for one in words:
        start = mouse.text.index(one, start)
        pieces.append(Piece(Span(start, start + len(one))))
        start += len(one)
    made = mouse.window.desk.marking.tag(kind, pieces)
    mouse.window.desk.select_annotation(made.id)
    mouse.show(made.envelope.start)
    return made.id


def words_of(mouse, annotation_id):
    """Return the words of a mark's pieces as the file has them."""
    found = mouse.window.desk.workspace.project.annotations.get(annotation_id)
    return [one.span.of(mouse.text) for one in found.pieces]


def steps(window):
    workspace = window.desk.workspace
    return [str(one.label) for one in workspace.project.history.groups(workspace.session_id)]


def take(mouse, offset):
    """Press the mouse on the edge at an offset."""
    point = mouse.spot(offset)
    mouse.qtbot.mousePress(mouse.view.viewport(), LEFT, NONE, point)
    return point


def let_go(mouse, point):
    mouse.qtbot.mouseRelease(mouse.view.viewport(), LEFT, NONE, point)


def drag_edge(mouse, offset, target, *, held=NONE):
    """Draw the edge at an offset to another."""
    mouse.draw(mouse.spot(offset), mouse.spot(target), held=held)


def test_mouse_shows_an_edge_of_the_current_mark_only(mouse):
    tag(mouse, "claim", "storm tore through")
    start = mouse.at("storm tore through")
    shapes = []
    for point in (mouse.spot(start), mouse.spot(start) + QPoint(12, 0), mouse.spot(start + 18)):
        mouse.move(point, button=Qt.MouseButton.NoButton)
        shapes.append(mouse.view.viewport().cursor().shape())
    assert shapes == [RESIZE, Qt.CursorShape.IBeamCursor, RESIZE]
    mouse.window.desk.select_annotation("")
    mouse.move(mouse.spot(start), button=Qt.MouseButton.NoButton)
    assert mouse.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_end_is_drawn_to_whole_words_in_one_step(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    before = len(steps(mouse.window))
    drag_edge(mouse, end, mouse.at("the harbour", end) + 9)
    assert words_of(mouse, mark) == ["storm tore through the harbour"]
    assert len(steps(mouse.window)) == before + 1
    mouse.typist.press("Control+Z")
    assert words_of(mouse, mark) == ["storm tore through"]


def test_start_is_drawn_by_characters_with_alt(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    start = mouse.at("storm tore through")
    drag_edge(mouse, start, start + 2, held=ALT)
    assert words_of(mouse, mark) == ["orm tore through"]


def test_edge_leaves_no_white_space_in_the_mark(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    drag_edge(mouse, end, end - 7)
    assert words_of(mouse, mark) == ["storm tore"]


def test_edge_is_drawn_over_lines_and_back_beyond_the_other_edge(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    start = mouse.at("storm tore through")
    drag_edge(mouse, start + 18, mouse.at("ferries could") + 7)
    assert words_of(mouse, mark)[0].endswith("decide whether ferries")
    drag_edge(mouse, mouse.at("ferries could") + 7, start - 20)
    assert words_of(mouse, mark) == ["s"]


def test_edges_of_every_piece_can_be_drawn_and_pieces_that_meet_join(mouse):
    mark = tag(mouse, "quote", "storm tore", "harbour", "regional")
    drag_edge(mouse, mouse.at("harbour", "storm tore"), mouse.at("the harbour", "storm tore"))
    assert words_of(mouse, mark) == ["storm tore", "the harbour", "regional"]
    drag_edge(mouse, mouse.at("storm tore") + 10, mouse.at("the harbour", "storm tore") + 6)
    assert words_of(mouse, mark) == ["storm tore through the harbour", "regional"]


def test_drag_shows_where_the_edge_would_be_and_writes_nothing_before(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    plain = mouse.view.viewport().grab().toImage()
    take(mouse, end)
    target = mouse.spot(end + 4)
    mouse.move(target)
    assert mouse.view.viewport().grab().toImage() != plain
    assert words_of(mouse, mark) == ["storm tore through"]
    let_go(mouse, target)
    assert words_of(mouse, mark) == ["storm tore through the"]


def test_esc_leaves_the_edge_and_the_mark_as_they_were(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    before = steps(mouse.window)
    take(mouse, end)
    target = mouse.spot(end + 12)
    mouse.move(target)
    mouse.typist.press("Escape")
    mouse.move(target + QPoint(10, 0))
    let_go(mouse, target)
    assert words_of(mouse, mark) == ["storm tore through"]
    assert steps(mouse.window) == before
    assert mouse.window.desk.annotation_id == mark
    assert mouse.view.selected_span() is None


def test_keys_do_nothing_else_while_an_edge_is_held(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    take(mouse, end)
    mouse.move(mouse.spot(end + 4))
    mouse.typist.press("Q", "Delete", "Control+Z")
    let_go(mouse, mouse.spot(end + 4))
    assert words_of(mouse, mark) == ["storm tore through the"]


def test_alt_pressed_on_the_way_goes_by_characters(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    take(mouse, end)
    mouse.move(mouse.spot(end + 2))
    mouse.qtbot.keyPress(mouse.view, Qt.Key.Key_Alt)
    let_go(mouse, mouse.spot(end + 2))
    assert words_of(mouse, mark) == ["storm tore through t"]
    mouse.qtbot.keyRelease(mouse.view, Qt.Key.Key_Alt)


@pytest.mark.parametrize("odd", ["\u200f", "\u200b", "\ufeff\u200d"])
def test_edges_of_a_mark_can_be_taken_though_its_ends_are_not_seen(mouse, odd):
    mouse.open_another(f"Tiny {odd}text{odd}. Two words here.")
    first, last = mouse.at(odd), mouse.at("text") + 4 + len(odd)
    tag(mouse, "claim", f"{odd}text{odd}")
    for word_edge in (mouse.at("text"), mouse.at("text") + 4):
        mouse.move(mouse.spot(word_edge), button=Qt.MouseButton.NoButton)
        assert mouse.view.viewport().cursor().shape() == RESIZE
    (mark,) = mouse.window.desk.workspace.project.annotations.of_session(
        mouse.window.desk.workspace.session_id
    )
    assert mark.envelope == Span(first, last)
    drag_edge(mouse, last - len(odd), mouse.at("Two") + 3)
    assert words_of(mouse, mark.id) == [f"{odd}text{odd}. Two"]
    drag_edge(mouse, first + len(odd), mouse.at("Tiny"))
    assert words_of(mouse, mark.id) == [f"Tiny {odd}text{odd}. Two"]


def test_click_on_an_edge_is_a_click_on_the_text(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    mouse.qtbot.mouseClick(mouse.view.viewport(), LEFT, NONE, mouse.spot(end))
    assert mouse.view.caret() == end
    assert words_of(mouse, mark) == ["storm tore through"]


def test_drag_between_two_marks_selects(mouse):
    tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    drag = mouse.spot(end) + QPoint(6, 0)
    mouse.draw(drag, mouse.spot(end + 12))
    assert mouse.view.selected_span() is not None


def test_nudge_before_and_drag_are_two_steps(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    mouse.typist.press("Alt+Left")
    drag_edge(mouse, end - 1, end + 4)
    assert words_of(mouse, mark) == ["storm tore through the"]
    mouse.typist.press("Control+Z")
    assert words_of(mouse, mark) == ["storm tore throug"]


def test_text_follows_an_edge_drawn_below_it(mouse, qtbot):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    viewport, bar = mouse.view.viewport(), mouse.view.verticalScrollBar()
    before = bar.value()
    take(mouse, end)
    below = QPoint(60, viewport.height() + 30)
    mouse.move(below)
    qtbot.waitUntil(lambda: bar.value() > before + 60)
    let_go(mouse, below)
    reached = mouse.window.desk.workspace.project.annotations.get(mark).envelope.end
    assert reached > end + 100


def test_no_edge_can_be_taken_under_review(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    mouse.window.actions_table["check.review"].trigger()
    mouse.window.desk.select_annotation(mark)
    drag_edge(mouse, end, end + 4)
    assert words_of(mouse, mark) == ["storm tore through"]
    assert not mouse.window.strip.is_refusing


def test_pen_goes_before_edges(mouse, annotations):
    tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    mouse.typist.press("Control+Shift+N")
    mouse.draw(mouse.spot(end) + QPoint(1, 0), mouse.spot(end + 4))
    assert [one.kind for one in annotations(mouse.window)] == ["claim", "number"]


def test_mark_that_changed_meanwhile_keeps_its_edge(mouse):
    mark = tag(mouse, "claim", "storm tore through")
    end = mouse.at("storm tore through") + 18
    take(mouse, end)
    mouse.move(mouse.spot(end + 4))
    mouse.window.desk.marking.move_edge(mark, 0, end - 8, at_start=False)
    let_go(mouse, mouse.spot(end + 4))
    assert words_of(mouse, mark) == ["storm tore"]


def rows_of(window):
    """Return the marks of the session as the file has them."""
    workspace = window.desk.workspace
    return {one.id: one for one in workspace.project.annotations.of_session(workspace.session_id)}


@pytest.mark.parametrize("seed", range(4))
def test_edges_drawn_at_random_keep_marks_sound_and_undo_brings_back_every_row(mouse, seed):
    dice = random.Random(seed)  # noqa: S311 - the same drags every time
    desk, view = mouse.window.desk, mouse.view
    tag(mouse, "quote", "storm tore", "harbour", "regional government")
    desk.marking.add_piece(
        desk.current_annotation(),
        Span(mouse.at("hours before"), mouse.at("hours before") + 5),
        PieceRole.CUE,
    )
    tag(mouse, "claim", "tore through the harbour")
    ids = list(rows_of(mouse.window))
    mouse.show(mouse.at("storm tore"))
    known = [rows_of(mouse.window)]
    for _ in range(25):
        desk.select_annotation(dice.choice(ids), reveal=False)
        mark = dice.choice(rows_of(mouse.window)[desk.annotation_id].pieces).span
        edge = dice.choice((mark.start, mark.end))
        target = QPoint(dice.randrange(view.viewport().width()), dice.randrange(40, 220))
        mouse.draw(mouse.spot(edge), target, held=dice.choice((NONE, ALT)))
        now = rows_of(mouse.window)
        for one in now.values():
            assert tidy_pieces(one.pieces) == one.pieces
            assert all(
                0 <= piece.span.start < piece.span.end <= len(mouse.text) for piece in one.pieces
            )
            assert all(piece.span.of(mouse.text).strip() for piece in one.pieces)
        if now != known[-1]:
            known.append(now)
    assert len(known) > 5
    while len(known) > 1:
        known.pop()
        desk.workspace.undo()
        assert rows_of(mouse.window) == known[-1]


def test_edge_of_the_mark_under_a_resting_mouse_can_be_drawn_too(mouse, qtbot):
    mark = tag(mouse, "claim", "storm tore through")
    mouse.window.desk.select_annotation("")
    start = mouse.at("storm tore through")
    with qtbot.waitSignal(mouse.view.pointer.hovered) as hovered:
        mouse.move(mouse.spot(start + 4), button=Qt.MouseButton.NoButton)
    assert hovered.args == [mark]
    drag_edge(mouse, start, start + 6)
    assert words_of(mouse, mark) == ["tore through"]
    assert mouse.window.desk.annotation_id == mark


def test_two_clicks_on_a_lane_go_to_the_fields(mouse, qtbot):
    mark = tag(mouse, "claim", "storm tore through")
    mouse.window.desk.select_annotation("")
    viewport = mouse.view.viewport()
    viewport.repaint()
    box = mouse.view.caret_box(mouse.at("storm tore through") + 5)
    point = QPoint(box.x() + 2, box.bottom() + 3)
    qtbot.mouseClick(viewport, LEFT, NONE, point)
    qtbot.mouseDClick(viewport, LEFT, NONE, point)
    assert mouse.window.desk.annotation_id == mark
    assert mouse.window.areas["right"].isAncestorOf(mouse.window.focusWidget())


def test_edge_is_not_drawn_once_the_mouse_was_let_go_in_another_window(mouse):
    name = tag(mouse, "claim", "storm tore")
    point = take(mouse, mouse.at("storm tore"))
    for right in (50, 90):
        mouse.move(point + QPoint(right, 0), button=Qt.MouseButton.NoButton)
    let_go(mouse, point + QPoint(90, 0))
    assert words_of(mouse, name) == ["storm tore"]


@pytest.mark.parametrize("is_drawn", [False, True])
def test_edge_held_is_left_where_another_article_is_opened(mouse, is_drawn):
    name, text = tag(mouse, "claim", "storm tore"), mouse.text
    point = take(mouse, mouse.at("storm tore"))
    if is_drawn:
        mouse.move(point + QPoint(30, 0))
    mouse.open_another()
    for right in (50, 70):
        mouse.move(point + QPoint(right, 0))
    let_go(mouse, point)
    found = mouse.window.desk.workspace.project.annotations.get(name)
    assert found.exact(text) == "storm tore"
    assert mouse.view.selected_span() is None
