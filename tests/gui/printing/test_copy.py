# SPDX-License-Identifier: Apache-2.0
"""The article on pages: nothing is cut, everything asked for is there, nothing else is."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.article.typography import Style
from annotator.gui.printing.article_part import ArticlePart, print_style
from annotator.gui.printing.copy import CopyOptions, PrintedCopy, SessionMarks
from annotator.gui.printing.flow import Pages
from annotator.gui.theme import load_theme

LONG = "\n\n".join(
    f"Paragraph {number} says the flood cost {number * 7} million. " * (1 + number % 9)
    for number in range(120)
)
READER = shutil.which("pdftotext")


@pytest.fixture
def printed(desk, tmp_path):
    """Return what prints the open session and returns the copy and the words on its pages."""

    def make(**options):
        workspace = desk.workspace
        path = tmp_path / "copy.pdf"
        writer = QPdfWriter(str(path))
        style = Style(load_theme("light"))
        session, article = workspace.opened()
        copy = PrintedCopy(workspace.project, session, article, style, CopyOptions(**options))
        for _ in copy.steps(writer):
            pass
        if READER is None:
            pytest.skip("pdftotext is not there to read the pages with")
        command = [READER, "-layout", str(path), "-"]
        words = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        # Letters that are joined in print count as the letters they are.
        return copy, re.sub(r"\s+", " ", unicodedata.normalize("NFKC", words))

    return make


class Marks:
    """No marks."""

    def marks_in(self, _span):
        return []


def article_part(desk, text, roles=()):
    _, article = desk.workspace.opened()
    regions = roles or (Region(Span(0, len(text)), RegionRole.BODY),)
    article = replace(article, text=text, regions=tuple(regions))
    style = print_style(Style(load_theme("light")))
    return ArticlePart(article, Marks(), style, width=600, starts=[], parent=desk)


def lines_of(document):
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        lines = block.layout()
        for number in range(lines.lineCount() if block.text().strip() else 0):
            line = lines.lineAt(number)
            yield top + line.y(), top + line.y() + line.height()
        block = block.next()


@pytest.mark.parametrize("height", [150, 333, 700, 1000])
def test_no_line_is_parted_from_its_lanes(desk, height):
    part = article_part(desk, LONG)
    pages = Pages(height)
    for _ in pages.add(part):
        pass
    ends = [(top, bottom) for page in pages.pages for _, top, bottom, _ in page]
    for top, bottom in lines_of(part.document):
        assert sum(begin <= top + 0.01 and bottom - 0.01 <= end for begin, end in ends) == 1


@pytest.mark.parametrize("height", [150, 333, 1000])
def test_no_page_is_fuller_than_it_is_tall(desk, height):
    pages = Pages(height)
    for _ in pages.add(article_part(desk, LONG)):
        pass
    for page in pages.pages:
        for _, top, bottom, at in page:
            assert at + bottom - top <= height + 0.01


def test_a_second_part_goes_on_where_the_first_ends(desk):
    pages = Pages(500)
    for _ in pages.add(article_part(desk, "A line.")):
        pass
    for _ in pages.add(article_part(desk, "Another line.")):
        pass
    assert len(pages.pages) == 1
    assert pages.pages[0][1].at == pages.pages[0][0].bottom


def test_a_single_line_of_a_paragraph_is_not_left_alone(desk):
    part = article_part(desk, "Words go on and on. " * 40)
    allowed = list(part.breaks())
    tops = [top for top, _ in lines_of(part.document)]
    assert tops[1] not in allowed
    assert tops[-1] not in allowed
    assert tops[2] in allowed


def test_text_and_marks_are_on_the_pages(desk, tag, printed):
    made = tag("number", "1,200")
    desk.marking.set_status([made.id], Status.CHECKED)
    desk.marking.set_note(made.id, "Called the harbour office.")
    _, words = printed()
    for wanted in (
        *("Harbour storm", "Reviewer: Ann", "1 of 1 marks checked", "without shelter"),
        *("1 N Number 1,200", "checked", "Note: Called the harbour office.", "Page 1 of 1"),
    ):
        assert wanted in words


def test_marks_are_numbered_in_the_order_of_the_text(desk, tag, printed):
    for kind, exact in (("number", "60"), ("date", "Nov. 24"), ("number", "1,200")):
        tag(kind, exact)
    _, words = printed()
    assert "1\N{EN DASH}3 Storm Ada" in words
    assert words.index("1 N Number 1,200") < words.index("2 D Date Nov. 24")
    assert words.index("2 D Date Nov. 24") < words.index("3 N Number 60")


def test_the_list_can_be_left_out(desk, tag, printed):
    tag("number", "1,200")
    _, words = printed(has_list=False)
    assert "N Number 1,200" not in words
    assert "without shelter" in words


def test_notes_can_be_left_out(desk, tag, printed):
    made = tag("number", "1,200")
    desk.marking.set_note(made.id, "Called the harbour office.")
    assert "harbour office" not in printed(has_notes=False)[1]


def test_confidential_marks_are_left_out_unasked(desk, tag, printed):
    secret, other = tag("number", "1,200"), tag("number", "60")
    desk.marking.set_confidential(secret.id, confidential=True)
    desk.marking.set_note(secret.id, "From the harbour master.")
    desk.marking.set_note(other.id, "From the report.")
    _, words = printed()
    assert "harbour master" not in words
    assert "onfidential" not in words
    assert "0 of 1 marks checked" in words
    assert "1 N Number 60" in words


def test_confidential_marks_are_named_where_they_are_wanted(desk, tag, printed):
    secret = tag("number", "1,200")
    desk.marking.set_confidential(secret.id, confidential=True)
    _, words = printed(has_confidential=True)
    assert "CONFIDENTIAL" in words


def test_a_split_quote_is_listed_in_one(desk, printed):
    text = desk.workspace.opened()[1].text
    made = desk.marking.tag_span("quote", Span(text.index("“We"), text.index(" the mayor")))
    second = text.index("“and half")
    desk.marking.add_piece(made.id, Span(second, text.index("\n", second)))
    _, words = printed()
    assert "“We lost the pier,” [...] “and half of the fleet.”" in words


def test_many_pages_carry_title_and_number(desk, new_session, printed):
    desk.open_session(new_session(LONG, "The long report"))
    copy, words = printed()
    assert copy.page_count > 4
    assert words.count("The long report") == copy.page_count
    assert f"Page {copy.page_count} of {copy.page_count}" in words
    assert "Paragraph 119" in words


def test_lanes_and_letters_are_drawn_in_kind(desk, tag):
    tag("number", "1,200")
    workspace = desk.workspace
    session, article = workspace.opened()
    style = print_style(Style(load_theme("light")))

    marks = SessionMarks(workspace.project, session, frozenset())
    part = ArticlePart(article, marks, style, width=600, starts=[0], parent=desk)
    height = list(part.breaks())[-1]
    image = QImage(640, round(height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setClipRect(QRectF(0, 0, 640, height))
    painter.translate(40, 0)
    part.paint(painter, 0, height)
    painter.end()
    wanted = style.theme.kind_color("number").rgb()
    found = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert wanted in found
    assert style.theme.kind_tint("number").rgb() in found


def test_a_page_has_nothing_of_the_tints_of_the_next(desk, new_session):
    text = "One.\n" + "Two. " * 60
    desk.open_session(new_session(text, "Pages"))
    desk.marking.tag_span("quote", Span(text.index("Two"), len(text)))
    session, article = desk.workspace.opened()
    style = print_style(Style(load_theme("light")))
    marks = SessionMarks(desk.workspace.project, session, frozenset())
    part = ArticlePart(article, marks, style, width=600, starts=[], parent=desk)
    heights = list(part.breaks())
    tint = style.theme.kind_tint("quote").rgb()
    bottom = heights[1]
    image = QImage(640, round(10 * bottom) + 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(1, 10)
    part.paint(painter, 0, bottom)
    painter.end()
    foot = {image.pixel(30, y) for y in range(round(10 * bottom) - 3, image.height())}
    assert tint not in foot


def test_stopping_lets_the_device_go(desk):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    session, article = desk.workspace.opened()
    style = Style(load_theme("light"))
    copy = PrintedCopy(desk.workspace.project, session, article, style, CopyOptions())
    steps = copy.steps(writer)
    while next(steps) <= 400:
        pass
    steps.close()
    assert not writer.paintingActive()


def test_a_long_mark_with_its_note_goes_over_pages(desk, new_session, printed):
    desk.open_session(new_session("Word after word goes on. " * 900, "Long"))
    made = desk.marking.tag_span("claim", Span(0, 22_000))
    desk.marking.set_note(made.id, "A remark that goes on and on. " * 300)
    copy, words = printed()
    assert copy.page_count > 10
    assert words.count("Word after word") >= 1_700
    assert words.count("A remark that goes on") == 300
