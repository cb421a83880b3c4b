# SPDX-License-Identifier: Apache-2.0
"""Numbers over time are told as people write them."""

from __future__ import annotations

import pytest

from annotator.domain.edtf import edtf_bounds
from annotator.domain.message import message
from annotator.domain.number_series import NumberPoint, NumberSeries, Reach, StatedNumber
from annotator.gui.number_words import (
    card_words,
    heading_words,
    label_words,
    legend_words,
    spoken_words,
    thing_words,
    value_words,
)


def stated(**fields):
    place = (0, 2, 1, "In all 60\nwere freed.", 0, 21)
    return StatedNumber("a1", "s1", "Truce", "UPI", "60", *place, fields)


def point(who="", reach=Reach.EXACT, **fields):
    why = message("“{words}” in its sentence", words="Tuesday")
    date = "2023-11-28"
    return NumberPoint(stated(**fields), 60, 60, 60, reach, who, date, edtf_bounds(date), why)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"number_value": "1200"}, "1,200"),
        ({"number_value": "-1200.50"}, "-1,200.50"),
        ({"number_value": "0"}, "0"),
        ({"number_value": "60", "modifier": "at_least"}, "at least 60"),
        ({"number_value": "60", "modifier": "exact"}, "60"),
        ({"number_min": "1000", "number_max": "2000"}, "1,000 to 2,000"),
        ({"number_value": "60", "number_min": "50", "number_max": "70"}, "60 (50 to 70)"),
        ({"number_max": "70"}, "70"),
        ({}, ""),
    ],
)
def test_value_is_told_as_it_is_meant(fields, words):
    assert value_words(stated(**fields)) == words


def test_thing_is_told_with_unit_scope_and_what_it_is_per():
    assert thing_words(stated(unit="km", counted="roads", scope="Gaza", per="day")) == (
        "km, roads, Gaza, per day"
    )


@pytest.mark.parametrize(
    ("who", "is_named", "words"),
    [("UPI", False, "60, UPI"), ("UPI", True, "60 women, UPI"), ("", False, "60")],
)
def test_label_tells_value_and_who_says_it(who, is_named, words):
    assert label_words(point(who, number_value="60", counted="women"), is_named=is_named) == words


def test_card_ends_with_the_sentence():
    assert card_words(point("UPI", number_value="60", counted="women")).split("\n") == [
        "60 women",
        "Said by UPI",
        "Tue 28 Nov 2023: “Tuesday” in its sentence",
        "In all 60 were freed.",
    ]


def test_reader_hears_which_of_how_many_it_is():
    assert spoken_words(point(number_value="60"), 2, 3).startswith("2 of 3: 60. Tue 28 Nov 2023")


@pytest.mark.parametrize(
    ("things", "words"),
    [
        (("women",), "women"),
        ((), "Numbers"),
        (("women", "men"), "2 different things: women; men"),
    ],
)
def test_heading_says_where_different_things_are_counted(things, words):
    assert heading_words(NumberSeries(things)) == words


def test_legend_names_the_shapes_that_are_there():
    points = (point(reach=Reach.AT_LEAST), point(reach=Reach.EXACT), point(reach=Reach.EXACT))
    assert legend_words(NumberSeries(points=points)) == "● exact   ▲ at least"
