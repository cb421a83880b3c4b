# SPDX-License-Identifier: Apache-2.0
"""The timeline as a picture on white paper."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from annotator.gui.plotting.day_lines import DayLine
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.marks import marks_of
from annotator.gui.plotting.moments import DAY, seconds_of
from annotator.gui.plotting.sheet import WIDTH, Sheet, SheetText
from annotator.gui.theme import load_theme

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def sheet(qapp, event):
    """Return what makes the sheet of some events."""

    def make(*rows, grouping=Grouping.ONE, among=None, title="Truce & talks <live>"):
        marks = marks_of(rows, grouping)
        first, last = marks.extent()
        among = among or (first - DAY, last + 20 * DAY)
        line = DayLine(seconds_of("2023-11-29T00:00:00"), "Article, Wed 29 Nov 2023")
        text = SheetText(title, "UPI · Wed 29 Nov 2023")
        return Sheet(marks, among, [line], text, load_theme("light"))

    return make


@pytest.fixture
def rows(event):
    """Return events of every form, with words that XML has to write in its own way."""
    return [
        event("2023-11-24", "2023-11-30T07:00", 'Truce <"Qatar" & Egypt>', "happened", "checked"),
        event("2023-11~", "", "Held back", "alleged", "query", who=("Hamas",)),
        event("2023-11-26/..", "", "Goes on", "conditional", who=("Israel", "Hamas")),
        event("", "2023-11-27", "Came to an end", who=("Israel",)),
        event("2023-11-30T07:00", "", "Expires", "planned"),
    ]


def texts(sheet):
    """Return the texts of the SVG, and its root."""
    root = ET.fromstring(sheet.svg())  # noqa: S314 - our own
    return ["".join(one.itertext()).strip() for one in root.iter(f"{SVG}text")], root


def test_svg_has_every_label_as_text(sheet, rows):
    found, root = texts(sheet(*rows))
    assert {row.what for row in rows} <= set(found)
    assert "Article, Wed 29 Nov 2023" in found
    assert "UPI · Wed 29 Nov 2023" in found
    assert root.find(f"{SVG}title").text == "Truce & talks <live>"
    assert root.get("viewBox").split()[2] == f"{WIDTH:.0f}"


def test_type_is_at_least_nine_points(sheet, rows):
    _, root = texts(sheet(*rows))
    sizes = {float(one.get("font-size")) for one in root.iter() if one.get("font-size")}
    assert min(sizes) * 72 / 96 >= 9


def test_lanes_are_named(sheet, rows):
    found, _ = texts(sheet(*rows, grouping=Grouping.ACTOR))
    assert {"Hamas", "Israel", "Nobody named"} <= set(found)


def test_part_of_the_time_has_its_events_only(sheet, event):
    inside, outside = event("2023-11-28", what="inside"), event("1999-01-01", what="outside")
    first = seconds_of("2023-11-20T00:00:00")
    found, _ = texts(sheet(inside, outside, among=(first, first + 15 * DAY)))
    assert "inside" in found
    assert "outside" not in found


def test_png_is_white_paper_at_the_density_of_print(sheet, rows):
    image = QImage.fromData(sheet(*rows).png())
    assert image.width() == round(WIDTH * 2.5)
    assert image.pixelColor(3, 3).name() == "#ffffff"
    corner = image.pixelColor(image.width() - 1, image.height() - 1)
    assert corner.name() == "#ffffff"
    assert image.dotsPerMeterX() == round(240 / 0.0254)


def test_labels_near_the_right_end_stand_before_their_marks(sheet, event):
    rows = [event("2023-01-01"), event("2023-11-30", what="A rather long label at the end")]
    marks = marks_of(rows, Grouping.ONE)
    found, _ = texts(sheet(*rows, among=(float(marks.first[0]) - DAY, float(marks.last[1]) + DAY)))
    assert "A rather long label at the end" in found


def test_many_events_make_a_page_of_usual_height(sheet, event):
    rows = [event(f"{year}-{month:02}-05") for year in range(1900, 2000) for month in range(1, 13)]
    assert sheet(*rows).size.height() < WIDTH
