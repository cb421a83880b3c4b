# SPDX-License-Identifier: Apache-2.0
"""Every script and odd character: lanes stand where Qt selects the same text, and offsets agree."""

from __future__ import annotations

import gc
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextDocument, QTextLayout
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.gui.article.geometry import BlockLines
from annotator.gui.article.typography import Style, make_document
from annotator.text.characters import is_boundary
from annotator.text.offsets import Utf16Map
from tests.text.test_characters import WRITTEN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.gui.theme import Theme
    from tests.gui.article.conftest import MakeView, Marks

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
SAMPLES = {
    "latin": "The ten freed on Tuesday bring to 60 the number of women, officials said.",
    "hebrew": "שלום עולם 60 בני ערובה שוחררו",
    "arabic": "قال المتحدث 1,200 منزل غمرتها المياه",
    "mixed": "He said שלום עולם and 48.6 منزل left.",
    "marks of direction": "a \u202eb c\u202c d \u2067אב\u2069 e\u200ff",
    "combining": "e\u0301 a\u0308\u0323 \u0915\u094d\u0937\u093f \u0e01\u0e33 Z\u0351\u036b end",
    "emoji": f"one {FAMILY} two \U0001f1f3\U0001f1f1 three \U0001f44d\U0001f3fd four",
    "astral": "\U0001d54f\U0001d550 and \U00020000 then",
    "tabs": "a\tb\t\tc\td",
    "odd": "a\u00a0b\u2028c\ufeffd\u200be\u00adf\x00g\x0bh\x0ci\u0085j\ufffck",
    "paragraphs": "one\u2029two\ufdd0three\rfour",
    "ligatures": "office waffle fjord affix ffi fi fl",
}
WIDTH = 300
GROUND = QColor(255, 0, 0)


def blocks(document: QTextDocument):
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def laid_out(text: str, theme: Theme, width: int = 260) -> QTextDocument:
    document = make_document(text, (), Utf16Map(text), Style(theme), QApplication.instance())
    document.setTextWidth(width)
    assert document.size().height()
    return document


def selected_columns(block, start: int, end: int, line) -> set[int]:
    """Return the columns of pixels that Qt paints as selected on a line of a block."""
    image = QImage(WIDTH, 1, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    selection = QTextLayout.FormatRange()
    selection.start, selection.length = start, end - start
    form = QTextCharFormat()
    form.setBackground(GROUND)
    form.setForeground(GROUND)
    selection.format = form
    middle = round((line.top + line.bottom) / 2)
    layout = block.layout()
    layout.draw(painter, QPointF(0, -middle) - layout.position(), [selection])
    painter.end()
    red = GROUND.rgb()
    return {x for x in range(WIDTH) if image.pixel(x, 0) == red}


def lane_columns(lines: BlockLines, start: int, end: int, line) -> set[int]:
    columns: set[int] = set()
    for left, right, on in lines.segments(start, end):
        if on == line:
            columns |= set(range(round(left), round(right)))
    return columns


def assert_like_selection(document: QTextDocument, start: int, end: int) -> int:
    """Assert that lanes of UTF-16 ``[start, end)`` stand where Qt selects, but for an edge.

    Returns how many columns were compared.
    """
    seen = 0
    for block in blocks(document):
        first, last = max(0, start - block.position()), end - block.position()
        last = min(last, block.length() - 1)
        if first >= last:
            continue
        lines = BlockLines(block)
        for line in lines.lines:
            wanted = {
                x
                for x in selected_columns(block, first, last, line)
                if line.left - 1 <= x < line.right
            }
            odd = wanted ^ lane_columns(lines, first, last, line)
            # Rounding may take or leave a column at each edge.
            wrong = sorted(x for x in odd if {x - 1, x + 1} & odd)
            seen += len(wanted)
            assert not wrong, (block.text()[first:last], start, end, line, sorted(odd))
    return seen


def ends_of(document: QTextDocument) -> list[int]:
    """Return the UTF-16 positions between what are letters to the eye."""
    return [
        block.position() + at
        for block in blocks(document)
        for at in range(block.length())
        if block.layout().isValidCursorPosition(at)
    ]


def letters_of(block) -> list[tuple[int, int]]:
    """Return where what are letters to the eye begin and end in a block."""
    places = range(block.length())
    ends = [at for at in places if block.layout().isValidCursorPosition(at)]
    return list(pairwise(ends))


@pytest.mark.parametrize("width", [120, 280])
@pytest.mark.parametrize("name", SAMPLES)
def test_lanes_stand_where_qt_selects(light: Theme, name: str, width: int) -> None:
    text = SAMPLES[name]
    document = laid_out(text, light, width)
    ends, chance = ends_of(document), Random(1)  # noqa: S311 -- no secret
    compared = 0
    for _ in range(80):
        start, end = sorted(chance.sample(ends, 2))
        compared += assert_like_selection(document, start, end)
    assert compared > 1_000


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=60,
    deadline=None,
)
@given(
    text=st.text(
        st.one_of(
            st.sampled_from([*"ab 1,.\t\n", *SAMPLES["hebrew"][:9], *SAMPLES["arabic"][:9]]),
            st.sampled_from([*"\u0301\u200d\u200f\u202e\u202c\u2067\u2069\u2028", *FAMILY]),
            st.characters(exclude_categories=["Cs"], exclude_characters="\r"),
        ),
        min_size=2,
        max_size=40,
    ),
    seed=st.integers(0, 9),
)
def test_lanes_of_any_text_stand_where_qt_selects(light: Theme, text: str, seed: int) -> None:
    document = laid_out(text, light)
    chance = Random(seed)  # noqa: S311 -- no secret
    start, end = sorted(chance.sample(ends_of(document), 2))
    assert_like_selection(document, start, end)


@pytest.mark.parametrize("name", SAMPLES)
def test_each_letter_has_a_place_of_its_own(light: Theme, name: str) -> None:
    document = laid_out(SAMPLES[name], light)
    for block in blocks(document):
        lines, taken = BlockLines(block), {}
        for start, end in letters_of(block):
            for left, right, line in lines.segments(start, end):
                for x in range(round(left) + 1, round(right) - 1):
                    assert taken.setdefault((line.start, x), start) == start


@pytest.mark.parametrize("name", SAMPLES)
def test_the_letter_under_the_mouse_is_the_one_that_is_seen(light: Theme, name: str) -> None:
    document = laid_out(SAMPLES[name], light)
    for block in blocks(document):
        lines = BlockLines(block)
        for start, end in letters_of(block):
            for left, right, line in lines.segments(start, end):
                if right - left >= 3:
                    found = lines.position_at(line, (left + right) / 2)
                    assert start <= found < end, (block.text()[start:end], start, found)


@pytest.mark.parametrize("name", [*SAMPLES, *WRITTEN])
def test_qt_can_show_the_caret_wherever_it_goes(light: Theme, name: str) -> None:
    text = SAMPLES[name] if name in SAMPLES else "".join(WRITTEN[name])
    offsets, document = Utf16Map(text), laid_out(text, light)
    for block in blocks(document):
        layout, first = block.layout(), block.position()
        places = range(first, first + block.length())
        valid = {at for at in places if layout.isValidCursorPosition(at - first)}
        start, end = offsets.to_code_point(first), offsets.to_code_point(places[-1])
        ours = {offsets.to_utf16(at) for at in range(start, end + 1) if is_boundary(text, at)}
        assert ours & set(places) == valid


def test_a_number_in_hebrew_reads_from_left_to_right(light: Theme) -> None:
    text = SAMPLES["hebrew"]
    first = text.index("60")
    lines = BlockLines(laid_out(text, light, 400).begin())
    six, nil, both = (
        lines.segments(first + start, first + end) for start, end in ((0, 1), (1, 2), (0, 2))
    )
    assert len(six) == len(nil) == len(both) == 1
    assert six[0].right <= nil[0].left + 1
    assert (both[0].left, both[0].right) == (six[0].left, nil[0].right)


def test_a_mark_over_two_directions_is_in_pieces(light: Theme) -> None:
    text = "ab שלום cd"
    lines = BlockLines(laid_out(text, light, 400).begin())
    assert len(lines.segments(1, 5)) == 2
    assert len(lines.segments(0, len(text))) == 1


@pytest.mark.parametrize("inside", [(1, 2), (0, 1)])
def test_a_mark_within_a_letter_shows_the_letter(light: Theme, inside: tuple[int, int]) -> None:
    lines = BlockLines(laid_out("e\u0301 and more", light).begin())
    whole, part = lines.segments(0, 2), lines.segments(*inside)
    assert [piece[:2] for piece in part] == [piece[:2] for piece in whole]


@pytest.mark.parametrize("name", SAMPLES)
def test_offsets_come_back_from_the_place_of_the_caret(make_view: MakeView, name: str) -> None:
    text = SAMPLES[name]
    view = make_view(text)
    for offset in range(len(text) + 1):
        view.set_caret(offset)
        assert view.caret() == offset


@pytest.mark.parametrize("name", SAMPLES)
def test_selecting_all_copies_all(make_view: MakeView, qtbot: QtBot, name: str) -> None:
    text = SAMPLES[name]
    view = make_view(text)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    data = view.createMimeDataFromSelection()
    assert data.text() == text
    # Beside it stands only where the text is from, which no other program reads.
    assert data.formats() == ["text/plain", "application/x-annotator-span"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_mark_is_found_where_its_lane_is_drawn(
    make_view: MakeView, marks: Marks, name: str
) -> None:
    text = SAMPLES[name]
    start, end = len(text) // 3, 2 * len(text) // 3
    marks.add(start, end)
    view = make_view(text, width=420)
    view.viewport().grab()
    found = set()
    for y in range(16, 160, 5):
        found |= {x for x in range(0, 420, 12) if view.marks_under(QPointF(x, y))}
    assert found


def test_dragged_out_text_is_the_stored_text(make_view: MakeView) -> None:
    text = SAMPLES["odd"]
    view = make_view(text)
    view.select(Span(0, len(text)))
    # What a drag, the clipboard and the selection of X11 hand over is made in one place.
    assert view.createMimeDataFromSelection().text() == text


def test_a_line_of_a_megabyte_opens_and_moves(make_view: MakeView) -> None:
    text = "word after word, שלום and on " * 36_000
    view = make_view(text)
    middle = len(text) // 2
    view.set_caret(middle)
    assert view.visible_span().holds(middle)
    view.set_caret(len(text))
    assert view.visible_span().end == len(text)


@pytest.mark.parametrize("sample", ["latin", "mixed"])
def test_lines_do_not_outlive_who_asked_for_them(light: Theme, sample: str) -> None:
    document = laid_out(SAMPLES[sample], light)
    gc.collect()
    gc.disable()
    try:
        BlockLines(document.begin()).segments(2, 9)
        assert not [one for one in gc.get_objects() if isinstance(one, BlockLines)]
    finally:
        gc.enable()
    document.deleteLater()
