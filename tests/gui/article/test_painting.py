# SPDX-License-Identifier: Apache-2.0
"""What is seen of marks: compared by regions of a grabbed picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import PieceRole
from annotator.domain.mark import MarkState
from annotator.domain.span import Span

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage, QTextLayout

    from annotator.gui.article.view import ArticleView
    from annotator.gui.theme import Theme
    from tests.gui.article.conftest import MakeView, Marks

TEXT = "The ten Israelis freed Tuesday night bring to 60 the number of women."
LANE_HEIGHT = 4
LANES = 13


def picture(view: ArticleView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def is_like(one: QColor, other: QColor) -> bool:
    distances = (
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )
    return max(distances) < 24


def share(image: QImage, area: QRect, color: QColor) -> float:
    """Return how much of an area has a colour."""
    spots = [
        image.pixelColor(x, y)
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    ]
    return sum(is_like(spot, color) for spot in spots) / len(spots)


def below(view: ArticleView, start: int, end: int, lane: int | None = None) -> QRect:
    """Return the area of the lanes, or of one, under a stretch on one line."""
    first, last = view.caret_box(start), view.caret_box(end)
    top = first.bottom() + 2 + (lane or 0) * LANE_HEIGHT
    height = LANES if lane is None else 2
    return QRect(first.left() + 2, top, last.left() - first.left() - 4, height)


def test_lane_lies_under_the_words_of_the_mark_only(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    marks.add(4, 16, kind="number")
    view = make_view(TEXT)
    image, color = picture(view), light.kind_color("number")
    assert share(image, below(view, 4, 16, 0), color) == 1
    assert share(image, below(view, 17, 40), color) == 0


def test_overlapping_marks_have_a_lane_each(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    marks.add(0, 40, "a1", kind="claim")
    marks.add(4, 30, "a2", kind="quote")
    marks.add(10, 20, "a3", kind="date")
    view = make_view(TEXT)
    image = picture(view)
    for lane, kind in enumerate(("claim", "quote", "date")):
        assert share(image, below(view, 11, 19, lane), light.kind_color(kind)) == 1


def test_suggestion_is_dashed(make_view: MakeView, marks: Marks, light: Theme) -> None:
    marks.add(4, 36, kind="claim", state=MarkState.SUGGESTED)
    view = make_view(TEXT)
    found = share(picture(view), below(view, 4, 36, 0), light.kind_color("claim"))
    assert 0.3 < found < 0.9


def test_flagged_is_drawn_in_the_color_of_findings(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    marks.add(4, 36, kind="claim", state=MarkState.FLAGGED)
    view = make_view(TEXT)
    image, area = picture(view), below(view, 4, 36).adjusted(0, -2, 0, 0)
    assert share(image, area, light.color("finding")) > 0.05
    assert share(image, area, light.kind_color("claim")) == 0


def test_checked_ends_in_a_tick(make_view: MakeView, marks: Marks, light: Theme) -> None:
    marks.add(4, 36, kind="claim", state=MarkState.CHECKED)
    view = make_view(TEXT)
    image, done = picture(view), light.color("done")
    end = view.caret_box(36)
    tick = QRect(end.left() - 9, end.bottom(), 9, 9)
    assert share(image, tick, done) > 0.05
    assert share(image, below(view, 4, 30), done) == 0


@pytest.mark.parametrize("kind", ["quote", "number"])
def test_accepted_mark_is_tinted_and_a_suggestion_is_not(
    make_view: MakeView, marks: Marks, light: Theme, kind: str
) -> None:
    marks.add(4, 16, "a1", kind=kind)
    marks.add(23, 36, "a2", kind=kind, state=MarkState.SUGGESTED)
    view = make_view(TEXT)
    image, tint = picture(view), light.kind_tint(kind)
    text = [
        QRect(view.caret_box(start).topLeft(), view.caret_box(end).bottomLeft())
        for start, end in ((5, 15), (24, 35))
    ]
    assert share(image, text[0], tint) > 0.3
    assert share(image, text[1], tint) < 0.1


def test_selection_does_not_hide_a_lane(make_view: MakeView, marks: Marks, light: Theme) -> None:
    marks.add(4, 16, kind="claim")
    view = make_view(TEXT)
    view.select(Span(0, 40))
    image = picture(view)
    assert share(image, below(view, 4, 16, 0), light.kind_color("claim")) == 1
    words = QRect(view.caret_box(5).topLeft(), view.caret_box(15).bottomLeft())
    assert share(image, words, light.color("selection")) > 0.3


def test_cue_is_thinner_than_content(make_view: MakeView, marks: Marks, light: Theme) -> None:
    marks.add(4, 16, kind="quote")
    marks.add(23, 36, kind="quote", role=PieceRole.CUE)
    view = make_view(TEXT)
    image, color = picture(view), light.kind_color("quote")
    content, cue = (share(image, below(view, *ends), color) for ends in ((4, 16), (23, 36)))
    assert 0 < cue < content / 2


def test_current_annotation_is_outlined(make_view: MakeView, marks: Marks, light: Theme) -> None:
    mark = marks.add(4, 16, kind="quote")
    view = make_view(TEXT)
    words = QRect(view.caret_box(4).topLeft(), view.caret_box(16).bottomLeft())
    edge = words.adjusted(-4, -2, 4, 8)
    assert share(picture(view), edge, light.color("focus")) == 0
    view.set_current(mark.annotation_id)
    assert share(picture(view), edge, light.color("focus")) > 0.04


def test_outline_of_the_current_annotation_hides_no_tick(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    mark = marks.add(4, 36, kind="claim", state=MarkState.CHECKED)
    view = make_view(TEXT)
    end = view.caret_box(36)
    tick = QRect(end.left() - 9, end.bottom(), 9, 9)
    before = share(picture(view), tick, light.color("done"))
    view.set_current(mark.annotation_id)
    assert share(picture(view), tick, light.color("done")) >= before > 0


def test_outline_of_the_current_annotation_hides_no_initial(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    mark = marks.add(4, 36, kind="claim")
    view = make_view(TEXT)
    view.set_show_initials(True)
    letter = QRect(below(view, 4, 36).topLeft(), below(view, 4, 36).topLeft())
    letter.adjust(-2, -1, 3, 5)
    before = picture(view).copy(letter)
    view.set_current(mark.annotation_id)
    assert picture(view).copy(letter) == before


@pytest.mark.parametrize("stands_out", ["set_current", "set_hovered"])
def test_pieces_of_a_split_quote_are_linked(
    make_view: MakeView, marks: Marks, light: Theme, stands_out: str
) -> None:
    marks.add(4, 8, "a1")
    marks.add(30, 40, "a1")
    view = make_view(TEXT)
    gap = below(view, 12, 26)
    assert share(picture(view), gap, light.color("focus")) == 0
    getattr(view, stands_out)("a1")
    assert share(picture(view), gap, light.color("focus")) > 0.05
    getattr(view, stands_out)(None)
    assert share(picture(view), gap, light.color("focus")) == 0


def test_link_reaches_to_a_piece_out_of_sight(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    text = TEXT + "\n" + "\n".join("word " * 30 for _ in range(60))
    marks.add(4, 8, "a1")
    marks.add(len(text) - 20, len(text) - 2, "a1")
    view = make_view(text)
    view.set_current("a1")
    assert share(picture(view), below(view, 12, 40), light.color("focus")) > 0.05


def test_initial_stands_at_the_start_when_asked_for(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    marks.add(4, 36, kind="claim")
    view = make_view(TEXT)
    start = QRect(below(view, 4, 36).topLeft(), below(view, 4, 36).topLeft()).adjusted(-2, -1, 4, 5)
    before = share(picture(view), start, light.kind_color("claim"))
    view.set_show_initials(True)
    after = share(picture(view), start, light.kind_color("claim"))
    assert 0 < after != before


def test_letter_and_tick_of_hebrew_words_stand_right_and_left(
    make_view: MakeView, marks: Marks
) -> None:
    text = "שלום עולם 60 בני ערובה שוחררו"
    for state in (MarkState.ACCEPTED, MarkState.CHECKED):
        marks.marks.clear()
        marks.add(5, 22, state=state)
        view = make_view(text)
        right, left = view.caret_box(5).left(), view.caret_box(22).left()
        lane = QRect(left, view.caret_box(5).bottom() + 1, right - left, LANES)
        before = picture(view).copy(lane)
        view.set_show_initials(True)
        changed = changed_columns(before, picture(view).copy(lane))
        assert min(changed) > lane.width() - 14
    marks.marks.clear()
    marks.add(5, 22)
    view.refresh_marks()
    view.set_show_initials(False)
    assert max(changed_columns(before, picture(view).copy(lane))) < 14


def changed_columns(before: QImage, after: QImage) -> list[int]:
    """Return the columns in which two pictures differ."""
    width, height = before.width(), before.height()
    return [
        x
        for x in range(width)
        if any(before.pixel(x, y) != after.pixel(x, y) for y in range(height))
    ]


def test_marks_beyond_three_lanes_are_counted(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    for number in range(3):
        marks.add(0, 40 - 2 * number, f"a{number}")
    view = make_view(TEXT)
    area = below(view, 4, 30)
    before = share(picture(view), area, light.color("muted"))
    marks.add(4, 30, "a5")
    view.refresh_marks()
    assert share(picture(view), area, light.color("muted")) > before == 0


def test_paragraph_looks_the_same_after_an_edit_as_painted_anew(
    make_view: MakeView, marks: Marks
) -> None:
    text = TEXT * 30
    for number in range(40):
        marks.add(number * 40, number * 40 + 90, f"a{number}", state=MarkState.CHECKED)
    view = make_view(text, width=560)
    picture(view)
    view.apply(marks.added(700, 712, "new", kind="number"))
    after = picture(view)
    view.set_show_initials(False)
    view.refresh_marks()
    assert picture(view) == after


def test_count_of_hidden_marks_stands_once(make_view: MakeView, marks: Marks, light: Theme) -> None:
    text = TEXT * 30
    for number in range(4):
        marks.add(0, 2_000, f"a{number}")
    view = make_view(text, width=560)
    image, lines = picture(view), view.document().begin().layout()
    found = [share(image, below(view, *ends), light.color("muted")) for ends in _ends(lines, 12)]
    assert found[0] > 0
    assert not any(found[1:])


def _ends(lines: QTextLayout, count: int) -> list[tuple[int, int]]:
    found = (lines.lineAt(number) for number in range(count))
    return [(line.textStart(), line.textStart() + line.textLength() - 1) for line in found]


def test_wrapped_mark_has_a_lane_on_each_line(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    text = TEXT * 3
    marks.add(30, 150, kind="claim")
    view = make_view(text, width=560)
    image, color = picture(view), light.kind_color("claim")
    lines = view.document().begin().layout()
    for number in range(1, 2):
        line = lines.lineAt(number)
        ends = line.textStart(), line.textStart() + line.textLength() - 2
        assert share(image, below(view, *ends, 0), color) > 0.97


def test_lane_of_hebrew_words_lies_under_them(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    text = "שלום עולם כאן ועכשיו"
    marks.add(0, 4, kind="claim")
    view = make_view(text)
    image, color = picture(view), light.kind_color("claim")
    right, left = view.caret_box(0).left(), view.caret_box(4).left()
    top = view.caret_box(0).bottom() + 2
    assert left < right
    assert share(image, QRect(left + 2, top, right - left - 6, 2), color) == 1
    beyond = view.caret_box(len(text)).left()
    assert share(image, QRect(beyond, top, left - beyond - 2, LANES), color) == 0


def test_mark_over_mixed_directions_covers_all_its_letters(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    text = "He wrote שלום עולם in a note today"
    end = text.index("עולם") + 2
    marks.add(3, end, kind="claim")
    view = make_view(text)
    image, color = picture(view), light.kind_color("claim")
    top = view.caret_box(0).bottom() + 2
    latin = QRect(view.caret_box(3).left() + 2, top, 20, 2)
    assert share(image, latin, color) == 1
    line = view.document().begin().layout().lineAt(0)
    corner = view.document().begin().layout().position().x()
    for at, is_marked in ((text.index("ש"), True), (end - 1, True), (end, False)):
        ends = [line.cursorToX(at)[0], line.cursorToX(at + 1)[0]]
        middle = round(corner + sum(ends) / 2)
        assert (share(image, QRect(middle, top, 2, 2), color) == 1) is is_marked


@pytest.mark.parametrize("zoom", [75, 200])
def test_lanes_follow_the_zoom(make_view: MakeView, marks: Marks, light: Theme, zoom: int) -> None:
    marks.add(4, 16, kind="claim")
    view = make_view(TEXT)
    view.set_style(view.look.zoomed(zoom))
    image = picture(view)
    first, last = view.caret_box(4), view.caret_box(16)
    area = QRect(first.left() + 3, first.bottom(), last.left() - first.left() - 6, 6)
    assert share(image, area, light.kind_color("claim")) > 0.15


def test_new_mark_is_painted_when_changes_tell_of_it(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    view = make_view(TEXT)
    picture(view)
    view.apply(marks.added(4, 16, kind="number"))
    assert share(picture(view), below(view, 4, 16, 0), light.kind_color("number")) == 1


def test_very_long_paragraph_is_painted_where_it_is_visible(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    text = TEXT.replace(".", " and ") * 400
    marks.add(20_000, 20_012, kind="claim")
    view = make_view(text)
    view.set_caret(20_000)
    image = picture(view)
    first, last = view.caret_box(20_000), view.caret_box(20_012)
    if first.top() == last.top():
        assert share(image, below(view, 20_000, 20_012, 0), light.kind_color("claim")) == 1
