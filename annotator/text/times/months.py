# SPDX-License-Identifier: Apache-2.0
"""Months and seasons: "July 1997", "last March", "the winter of 1994", "in the spring"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.text.times.choice import nearest_month, nearest_season
from annotator.text.times.forms import NEAR, OF_YEAR, year_named, year_of_items
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import Period, Unit, month_of, season
from annotator.text.times.tense import Tense
from annotator.text.times.values import DATE, Value, Why, dated, undated

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place


def read_month_and_year(hit: Hit, place: Place) -> Value | None:
    """Return the value of "July 1997", "October last year"."""
    year, why = year_named(hit, place), Why.WRITTEN if hit.has("year") else Why.NEAREST
    return (
        dated(month_of(year.first.year, int(hit.value("month"))), "written", why) if year else None
    )


def read_month(hit: Hit, place: Place) -> Value | None:
    """Return the value of a month without a year: "in March", "last February"."""
    month = int(hit.value("month"))
    if place.day is None:
        unknown = f"XXXX-{month:02}"
        return Value(DATE, unknown, "no_year", Why.NO_YEAR, unknown, "month")
    which = hit.value("which")
    today = place.day.within(Unit.MONTH)
    if which:
        return _named_with_which(month_of(today.first.year, month), today, int(which), "no_year")
    chosen = nearest_month(place.day, month, hit.tense)
    return dated(chosen.period, "no_year", chosen.why, other=chosen.other)


def read_season(hit: Hit, place: Place) -> Value | None:
    """Return the value of "last summer", "the winter of 1994", "in the spring"."""
    if hit.is_in_name(hit.match.start("season")):
        return None
    name = hit.value("season")
    if hit.has("year"):
        year = year_of_items(hit.group("year"))
        return dated(season(year, name), "season", Why.WRITTEN) if year else None
    if hit.has("whichyear") and place.day is not None:
        found = place.day.within(Unit.YEAR).shifted(int(hit.value("whichyear", "which")))
        return dated(season(found.first.year, name), "season", Why.COUNTED_BACK) if found else None
    if place.day is None:
        return undated(f"XXXX-{name}", "season", "season")
    which = hit.value("which")
    if which:
        today = place.day.within(Unit.SEASON)
        return _named_with_which(season(place.day.first.year, name), today, int(which), "season")
    is_for = "for" in hit.line.texts[max(0, hit.first - 1) : hit.first + 1]
    chosen = nearest_season(place.day, name, Tense.FUTURE if is_for else hit.tense)
    return dated(chosen.period, "season", chosen.why, other=chosen.other)


def _named_with_which(found: Period, today: Period, which: int, rule: str) -> Value:
    """Return the value of "last March", "this autumn"; -1 is last, 1 is next."""
    if not which:
        return dated(found, rule, Why.NEAREST)
    years = range(today.first.year - 2, today.first.year + 3)
    periods = [replace(found, first=found.first.replace(year=year)) for year in years]
    if which < 0:
        *_, other, chosen = (period for period in periods if period.first < today.first)
        return dated(chosen, rule, Why.NEAREST_PAST, other=other)
    chosen, other, *_ = (period for period in periods if period.first > today.first)
    return dated(chosen, rule, Why.NEAREST_FUTURE, other=other)


PATTERNS = (
    Pattern(rf"{NEAR}(?P<month>MONTH){OF_YEAR}", read_month_and_year),
    Pattern(rf"{NEAR}(?P<which>WHICH)(?P<month>MONTH)(?!DAY)", read_month),
    Pattern(r"{the}?(?P<near>NEAR)HYPHEN?(?P<month>MONTH)", read_month),
    Pattern(r"(?P<month>PLAIN)", read_month),
    Pattern(r"(?:(?<=LEAD)|(?<={the}))(?P<month>MONTH)", read_month),
    Pattern(rf"{NEAR}(?:{{the}}|{{in}})?(?P<which>WHICH)?(?P<season>SEASON){OF_YEAR}", read_season),
    Pattern(rf"{NEAR}(?P<which>WHICH)(?P<season>SEASON)", read_season),
    Pattern(
        r"(?:{the}?(?P<near>NEAR)HYPHEN?|{the}|(?<=OWNER)|(?<=LEAD)(?<!{to}))"
        r"(?P<season>SEASON)(?!{of}|{in}|{from})",
        read_season,
    ),
)
