# SPDX-License-Identifier: Apache-2.0
"""Weeks, months, quarters, seasons, years, decades: "last week", "July 1997", "the mid-1990s"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.text.times.choice import nearest_month, nearest_season
from annotator.text.times.forms import YEAR, year_of_items
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import Period, Unit, day_of, month_of, season, year_of
from annotator.text.times.tense import Tense
from annotator.text.times.values import DATE, Value, Why, dated, undated
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place

_NEAR = r"(?:(?:{the}?(?P<near>NEAR)HYPHEN?){the}?)?"
# A figure that no word shows to be a year is one only among these.
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_UNITS = {"2W": Unit.WEEK, "6M": Unit.HALF, "1000Y": Unit.CENTURY}
_UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.HALF: "XXXX-HX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}


def unit_of(code: str) -> Unit | None:
    """Return the unit of the calendar with these letters, None for hours and shorter ones."""
    if code in _UNITS:
        return _UNITS[code]
    return Unit(code) if code in set(Unit) else None


def read_month_and_year(hit: Hit, place: Place) -> Value | None:
    """Return the value of "July 1997", "October last year"."""
    year, why = _year_named(hit, place), Why.WRITTEN if hit.has("year") else Why.NEAREST
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
    tense = hit.tense
    chosen = nearest_month(place.day, month, tense)
    return dated(chosen.period, "no_year", chosen.why, other=chosen.other) if chosen else None


def _named_with_which(found: Period, today: Period, which: int, rule: str) -> Value | None:
    """Return the value of "last March", "this autumn", "next Christmas"."""
    years = {year: _in_year(found, today.first.year + year) for year in (-2, -1, 0, 1, 2)}
    ordered = [period for period in years.values() if period is not None]
    past = [period for period in ordered if period.first < today.first]
    future = [period for period in ordered if period.first > today.first]
    chosen = {-1: past[-1:], 0: [found], 1: future[:1]}[which]
    other = {-1: past[-2:-1], 0: [], 1: future[1:2]}[which]
    why = {-1: Why.NEAREST_PAST, 0: Why.NEAREST, 1: Why.NEAREST_FUTURE}[which]
    if not chosen:
        return None
    return dated(chosen[0], rule, why, other=other[0] if other else None)


def _in_year(period: Period, year: int) -> Period | None:
    try:
        return replace(period, first=period.first.replace(year=year))
    except ValueError:
        return None


def read_year(hit: Hit, place: Place) -> Value | None:
    """Return the value of a year where the words around it show that it is one."""
    del place
    year = year_of_items(hit.group("year"))
    if not year or not _is_year(hit, year):
        return None
    return dated(year_of(year), "year", Why.WRITTEN)


def _is_year(hit: Hit, year: int) -> bool:
    """Return whether the words around a figure show that it counts years, not things."""
    before = hit.line[hit.first - 1] if hit.first else None
    if hit.has("near") or hit.has("word") or (before is not None and "lead" in before.senses):
        return True
    following = hit.line[hit.last] if hit.last < len(hit.line) else None
    is_after_name = before is not None and before.is_capitalised and not before.senses
    if following is not None and following.is_capitalised and is_after_name and hit.first > 1:
        # A name: "the Russell 2000 Index".
        return False
    counts = (
        following is not None
        and following.text.endswith("s")
        and following.text.isalpha()
        and not following.is_capitalised
    )
    is_after_count = before is not None and before.text in word_list("words-before-counts")
    return _FIRST_YEAR <= year <= _LAST_YEAR and not counts and not is_after_count


def read_year_span(hit: Hit, place: Place) -> Value | None:
    """Return the value of "1939-45"."""
    del place
    if hit.has("span"):
        first, _, last = hit.group("span")[0].text.partition("-")
    else:
        first, last = hit.group("year")[0].text, hit.group("to")[0].text
    start, end = int(first), int(first[:2] + last if len(last) == 2 else last)
    if end <= start or end > 2099:
        return None
    edtf, length = f"{start:04}/{end:04}", f"P{end - start}Y"
    return Value("DURATION", length, "stretch", Why.WRITTEN, edtf, "year", period=year_of(end))


def read_day_span(hit: Hit, place: Place) -> Value | None:
    """Return the value of "Nov. 24-30"."""
    month = int(hit.value("month"))
    if hit.has("span"):
        first, _, last = hit.group("span")[0].text.partition("-")
    else:
        first, last = hit.group("from")[0].text, hit.group("to")[0].text
    year = year_of_items(hit.group("year")) if hit.has("year") else 0
    if not year and place.day is None:
        edtf = f"XXXX-{month:02}-{int(first):02}/XXXX-{month:02}-{int(last):02}"
        return Value(DATE, "XXXX-XX-XX", "stretch", Why.NO_YEAR, edtf, "day")
    year = year or _year_for(hit, place, month)
    start, end = day_of(year, month, int(first)), day_of(year, month, int(last))
    if start is None or end is None or end.first <= start.first:
        return None
    length = f"P{(end.first - start.first).days}D"
    edtf = f"{start.edtf}/{end.edtf}"
    return Value("DURATION", length, "stretch", Why.WRITTEN, edtf, "day", period=end)


def _year_for(hit: Hit, place: Place, month: int) -> int:
    chosen = nearest_month(place.day, month, hit.tense) if place.day else None
    return chosen.period.first.year if chosen else 1


def read_decade(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the mid-1990s", "the '80s", "the nineties"."""
    if hit.has("decade"):
        year = int(hit.value("decade")[:4])
    else:
        tens = int(hit.value("tenyears")[:2])
        today = place.day.first.year if place.day else 2000
        year = today - today % 100 + tens
        year -= 100 if year > today else 0
    return dated(Period(Unit.DECADE, year_of(year).first), "decade", Why.WRITTEN)


def read_century(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the 19th century"."""
    del place
    number = int(hit.value("ordinal").rstrip("stndrh"))
    if not 1 < number < 30:
        return None
    return dated(Period(Unit.CENTURY, year_of(100 * (number - 1)).first), "decade", Why.WRITTEN)


def read_which_unit(hit: Hit, place: Place) -> Value | None:
    """Return the value of "last week", "this month", "next year", "the weekend"."""
    unit = unit_of(hit.value("unit", "span") or hit.value("unit", "weekend"))
    if unit is None:
        return None
    offset = int(hit.value("which") or 0)
    if place.day is None:
        return undated(_UNKNOWN[unit], "near_period", "day")
    if unit is Unit.WEEKEND:
        return _weekend(hit, place.day, offset)
    found = place.day.within(unit).shifted(offset)
    return dated(found, "near_period", _why(offset)) if found else None


def _weekend(hit: Hit, today: Period, offset: int) -> Value | None:
    """Return the value of a weekend: the one before the article's day unless it is to come."""
    is_weekend = today.first.isoweekday() > 5
    coming = today.within(Unit.WEEKEND)
    is_past = offset < 0 or (not hit.has("which") and hit.tense is not Tense.FUTURE)
    if offset <= 0 and is_past and not (is_weekend and offset == 0):
        offset = -1
    elif offset == 1 and not is_weekend:
        offset = 0
    found = coming.shifted(offset)
    return dated(found, "near_period", _why(offset), other=coming) if found else None


def _why(offset: int) -> str:
    return (Why.HOLDS_DATELINE, Why.COUNTED_ON, Why.COUNTED_BACK)[offset]


def read_quarter(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the third quarter", "first half of 2020", "last year's quarter"."""
    unit = Unit.HALF if hit.has("half") else Unit.QUARTER
    most = 2 if unit is Unit.HALF else 4
    number = _ordinal(hit, most)
    if not 1 <= number <= most:
        return None
    year = _year_named(hit, place)
    if year is None:
        return undated(f"XXXX-{unit.value}{number}", "quarter", "month")
    first = year.first.replace(month=1 + (number - 1) * 12 // most)
    found = Period(unit, first)
    is_named = hit.has("year") or hit.has("whichyear") or hit.has("possessor")
    if not is_named and place.day is not None:
        found = _nearest_past(found, place.day, hit.tense)
    return dated(found, "quarter", Why.WRITTEN if hit.has("year") else Why.NEAREST)


def _nearest_past(found: Period, today: Period, tense: Tense) -> Period:
    """Return the quarter of the article's year, or of the year before where it is yet to come."""
    count = 2 if found.unit is Unit.HALF else 4
    is_ahead = found.first > today.first and tense is not Tense.FUTURE
    is_far = (found.first - today.first).days > 60
    return (found.shifted(-count) or found) if is_ahead and is_far else found


def _year_named(hit: Hit, place: Place) -> Period | None:
    """Return the year that "of 2020", "of last year" or "this year's" names, else the article's."""
    if hit.has("year"):
        year = year_of_items(hit.group("year"))
        return year_of(year) if year else None
    if place.day is None:
        return None
    which = hit.value("whichyear", "which") or hit.value("possessor", "which") or "0"
    return place.day.within(Unit.YEAR).shifted(int(which))


def _ordinal(hit: Hit, last: int) -> int:
    """Return the number of "third", "3rd" or "Q3"; "the last" is the one given."""
    written = hit.value("quartername") or hit.value("ordinal").rstrip("stndrh")
    if written:
        return int(written) if written.isdecimal() else 0
    return last if hit.group("ordinal")[0].text in ("last", "final") else 0


def read_last_quarter(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the quarter" in a report on business: the last one spoken of."""
    del hit
    found = place.quarter
    if found is None:
        return None
    return dated(found, "quarter", Why.FROM_LAST)._replace(anchor=found.timex)


def read_year_end(hit: Hit, place: Place) -> Value | None:
    """Return the value of "year-end"."""
    del hit
    if place.day is None:
        return undated("XXXX-12-31", "near_period", "day")
    found = day_of(place.day.first.year, 12, 31)
    return dated(found, "near_period", Why.NEAREST) if found else None


def read_season(hit: Hit, place: Place) -> Value | None:
    """Return the value of "last summer", "the winter of 1994", "in the spring"."""
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
    chosen = nearest_season(place.day, name, hit.tense)
    return dated(chosen.period, "season", chosen.why, other=chosen.other) if chosen else None


_OF_YEAR = (
    rf"(?:{{,}}?(?:{{of}}|{{in}})?(?P<year>{YEAR})"
    r"|(?:{of}|{in})?{the}?(?P<whichyear>WHICH){year})"
)
_QUARTER = (
    r"(?P<ordinal>ORDINAL|{last}|{final})HYPHEN?"
    r"(?:(?P<quarter>QUARTER)|(?P<half>HALF))"
)
PATTERNS = (
    Pattern(
        r"(?:(?P<span>YEARSPAN)|(?P<year>YEAR)HYPHEN(?P<to>YEAR|TWODIGIT)(?!HYPHEN))",
        read_year_span,
    ),
    Pattern(
        r"(?:(?P<span>DAYSPAN)|(?P<from>DAY)(?:HYPHEN|{to})(?P<to>DAY)){of}?(?P<month>MONTH)"
        rf"(?:{{,}}?(?P<year>{YEAR}))?",
        read_day_span,
    ),
    Pattern(
        r"(?P<month>MONTH)(?:(?P<span>DAYSPAN)|(?P<from>DAY)(?:HYPHEN|{to})(?P<to>DAY)(?!AMPM))"
        rf"(?:{{,}}?(?P<year>{YEAR}))?",
        read_day_span,
    ),
    Pattern(rf"{_NEAR}(?P<month>MONTH){_OF_YEAR}", read_month_and_year),
    Pattern(rf"{_NEAR}(?P<which>WHICH)(?P<month>MONTH)(?!DAY)", read_month),
    Pattern(r"{the}?(?P<near>NEAR)HYPHEN?(?P<month>MONTH)", read_month),
    Pattern(r"(?P<month>PLAIN)", read_month),
    Pattern(r"(?:(?<=LEAD)|(?<={the}))(?P<month>MONTH)", read_month),
    Pattern(
        rf"{{the}}?(?:(?P<possessor>WHICH){{year}}{{'s}})?(?:FISCAL)?{_QUARTER}{_OF_YEAR}?",
        read_quarter,
    ),
    Pattern(rf"(?P<year>YEAR){{'s}}?FISCAL?{_QUARTER}", read_quarter),
    Pattern(
        rf"{_NEAR}(?:{{the}}|{{in}})?(?P<which>WHICH)?(?P<season>SEASON){_OF_YEAR}", read_season
    ),
    Pattern(rf"{_NEAR}(?P<which>WHICH)(?P<season>SEASON)", read_season),
    Pattern(
        r"(?:{the}?(?P<near>NEAR)HYPHEN?|{the}|(?<=OWNER)|(?<=LEAD)(?<!{to}))"
        r"(?P<season>SEASON)(?!{of}|{in}|{from})",
        read_season,
    ),
    Pattern(rf"{_NEAR}{{the}}?{{'}}?(?:(?P<decade>DECADE)|(?P<tenyears>TENYEARS))", read_decade),
    Pattern(r"{the}?(?:NEAR HYPHEN?)?(?P<ordinal>ORDINAL)HYPHEN?CENTURY", read_century),
    Pattern(
        rf"{_NEAR}(?P<which>WHICH)(?:FISCAL|CALENDAR)?(?P<unit>SPAN|WEEKEND)(?!{{ago}})",
        read_which_unit,
    ),
    Pattern(r"{the}(?P<unit>WEEKEND)", read_which_unit),
    Pattern(r"{the}(?P<quarter>{quarter})(?!HYPHEN)", read_last_quarter),
    Pattern(r"{the}?(?P<near>NEAR)(?:{the}|HYPHEN)?(?P<unit>SPAN)", read_which_unit),
    Pattern(r"{the}(?:CALENDAR)?(?P<unit>{year})(?!HYPHEN|YEAR)", read_which_unit),
    Pattern(rf"{_NEAR}(?P<quartername>QUARTERNAME)(?:{{of}}?(?P<year>YEAR))?", read_quarter),
    Pattern(r"{year}(?:HYPHEN|{'s}){end}", read_year_end),
    Pattern(rf"{_NEAR}(?:FISCAL|CALENDAR|{{the}}?(?P<word>{{year}}))?(?P<year>{YEAR})", read_year),
)
