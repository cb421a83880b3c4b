# SPDX-License-Identifier: Apache-2.0
"""The plot of numbers as a picture on white paper."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QImage

from annotator.domain.edtf import edtf_bounds
from annotator.domain.message import message
from annotator.domain.number_series import NumberPoint, NumberSeries, Reach, StatedNumber
from annotator.gui.plotting.moments import DAY, seconds_of
from annotator.gui.plotting.number_sheet import WIDTH, NumberSheet
from annotator.gui.plotting.picture import png_of, svg_of
from annotator.gui.theme import load_theme

SVG = "{http://www.w3.org/2000/svg}"
FIRST = seconds_of("2023-11-23T00:00:00")


def point(number_id, date, value, reach=Reach.EXACT, counted="people <all>"):
    fields = {"number_value": str(value), "counted": counted}
    place = (0, 2, 1, f"{value} people came.", 0, 15)
    stated = StatedNumber(number_id, "s1", "Storm", "UPI", str(value), *place, fields)
    values = (value, value, value)
    why = message("Said so.")
    return NumberPoint(stated, *values, reach, "UPI", date, edtf_bounds(date), why)


@pytest.fixture
def sheet(qapp):
    """Return what makes the sheet of some numbers."""

    def make(*points, things=("people <all>",)):
        extent = (FIRST, FIRST + 10 * DAY, 0.0, 2_500.0)
        return NumberSheet(NumberSeries(things, points), extent, "Storm & rain", load_theme("dark"))

    return make


def texts(page):
    root = ET.fromstring(svg_of(page))  # noqa: S314 - our own
    return ["".join(one.itertext()).strip() for one in root.iter(f"{SVG}text")], root


def test_svg_has_what_is_counted_and_every_label_as_text(sheet):
    found, root = texts(
        sheet(point("a1", "2023-11-24", 1200), point("a2", "2023-11-28", 40, Reach.AT_LEAST))
    )
    assert {"people <all>", "Storm & rain", "1,200, UPI", "40, UPI"} <= set(found)
    assert {"exact", "at least", "2,000"} <= set(found)
    assert root.find(f"{SVG}title").text == "people <all>"
    assert root.get("viewBox").split()[2] == f"{WIDTH:.0f}"


def test_only_things_with_a_date_are_named(sheet):
    things = ("people", "detainees", "boats")
    dated = [point("a1", "2023-11-24", 40, counted="people")]
    assert sheet(*dated, things=things).title == "people"
    dated.append(point("a2", "2023-11-25", 3, counted="boats"))
    found, _ = texts(sheet(*dated, things=things))
    assert {"2 different things: people; boats", "40 people, UPI", "3 boats, UPI"} <= set(found)


def test_type_is_at_least_nine_points(sheet):
    _, root = texts(sheet(point("a1", "2023-11-24", 1200)))
    sizes = {float(one.get("font-size")) for one in root.iter() if one.get("font-size")}
    assert min(sizes) * 72 / 96 >= 9


def test_png_is_on_white_and_sharp(sheet):
    picture = QImage.fromData(png_of(sheet(point("a1", "2023-11-24", 1200))))
    assert picture.width() > 2_000
    assert picture.pixelColor(0, 0) == QColor("white")
    assert round(picture.dotsPerMeterX() * 0.0254) == 240
