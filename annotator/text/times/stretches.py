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
from annotator.text.times.values import DATE, WHY_SHIFTED, Value, Why, dated, undated
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.line import Line
    from annotator.text.times.place import Place

_NEAR = r"(?:(?:{the}?(?P<near>NEAR)HYPHEN?){the}?)?"
# A figure that no word shows to be a year is one only among these.
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_UNITS = {"2W": Unit.WEEK, "6M": Unit.HALF, "1000Y": Unit.CENTURY}
_DEGREES = frozenset(("degrees", "highs", "lows", "temperature", "temperatures"))
# How many days ahead a quarter is spoken of without "next".
_SOON = 60
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
    chosen = nearest_month(place.day, month, hit.tense)
    return dated(chosen.period, "no_year", chosen.why, other=chosen.other)


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
    following = hit.line[hit.last] if hit.last < len(hit.line) else None
    counts = _counts_things(hit.line, hit.last)
    if hit.has("near") or hit.has("word"):
        return True
    if before is not None and "lead" in before.senses:
        # "In 1999 sales fell", but "of 1500 jobs", "from 1000 to 2000 jobs".
        return year % 100 != 0 or not counts
    is_after_name = before is not None and before.is_capitalised and not before.senses
    if following is not None and following.is_capitalised and is_after_name and hit.first > 1:
        # A name: "the Russell 2000 Index".
        return False
    is_after_count = before is not None and before.text in word_list("words-before-counts")
    is_counted = (counts and not is_after_name) or is_after_count
    return _FIRST_YEAR <= year <= _LAST_YEAR and not is_counted


def _counts_things(line: Line, place: int) -> bool:
    """Return whether a plural stands at a place, perhaps behind the second of two figures."""
    if line.texts[place : place + 1] == ["to"]:
        place += 2
    if place >= len(line):
        return False
    text = line.texts[place]
    is_word = text.isalpha() and not line[place].is_capitalised
    return is_word and (text.endswith("s") or text in word_table("irregular-plurals"))


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
    if place.day is not None:
        year = year or nearest_month(place.day, month, hit.tense).period.first.year
    start, end = day_of(year, month, int(first)), day_of(year, month, int(last))
    if start is None or end is None or end.first <= start.first:
        return None
    length = f"P{(end.first - start.first).days}D"
    edtf = f"{start.edtf}/{end.edtf}"
    return Value("DURATION", length, "stretch", Why.WRITTEN, edtf, "day", period=end)


def read_decade(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the mid-1990s", "the '80s", "the nineties"."""
    if hit.has("decade"):
        year = int(hit.value("decade")[:4])
    else:
        if _DEGREES.intersection(hit.line.texts):
            return None
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
    unit = Unit(hit.value("unit", "span") or hit.value("unit", "weekend"))
    offset = int(hit.value("which") or 0)
    if offset and (unit is Unit.DAY or hit.after == "of"):
        # "The last day", "the last year of the war".
        return None
    if place.day is None:
        return undated(_UNKNOWN[unit], "near_period", "day")
    if unit is Unit.WEEKEND:
        return _weekend(hit, place.day, offset)
    found = place.day.within(unit).shifted(offset)
    return dated(found, "near_period", WHY_SHIFTED[offset]) if found else None


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
    other = coming if offset else coming.shifted(-1)
    return dated(found, "near_period", WHY_SHIFTED[offset], other=other) if found else None


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
    if not is_named and not hit.has("theyear") and _is_of_match(hit, unit):
        return None
    if is_named or place.day is None:
        return dated(found, "quarter", Why.WRITTEN if hit.has("year") else Why.NEAREST)
    before = found.shifted(-most) or found
    is_before = _is_of_year_before(found, place.day, hit.tense)
    found, other = (before, found) if is_before else (found, before)
    return dated(found, "quarter", Why.NEAREST, other=other)


def _is_of_match(hit: Hit, unit: Unit) -> bool:
    """Return whether a half or quarter is of a match, not of the year."""
    words = frozenset(hit.line.texts)
    is_of_business = not words.isdisjoint(word_list("words-of-business"))
    # Quarters are most often of the year, halves of a match.
    is_of_sport = unit is Unit.HALF or not words.isdisjoint(word_list("words-of-sport"))
    return is_of_sport and not is_of_business


def _is_of_year_before(found: Period, today: Period, tense: Tense) -> bool:
    """Return whether a quarter is that of the year before the article's: this year's is far off."""
    return tense is not Tense.FUTURE and (found.first - today.first).days > _SOON


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
    return int(written) if written else last


def read_last_quarter(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the quarter" in a report on business: the last one spoken of."""
    del hit
    found = place.quarter
    if found is None:
        return None
    return dated(found, "quarter", Why.FROM_LAST)._replace(anchor=found.written)


def read_year_end(hit: Hit, place: Place) -> Value | None:
    """Return the value of "year-end"."""
    del hit
    if place.day is None:
        return undated("XXXX-12-31", "near_period", "day")
    last = Period(Unit.DAY, place.day.within(Unit.YEAR).last)
    return dated(last, "near_period", Why.NEAREST)


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


_OF_YEAR = (
    rf"(?:{{,}}?(?:{{of}}|{{in}})?(?P<year>{YEAR})"
    r"|(?:{of}|{in})?{the}?(?P<whichyear>WHICH){year})"
)
_QUARTER = (
    r"(?P<ordinal>ORDINAL|{last}|{final})HYPHEN?"
    r"(?:(?P<quarter>QUARTER)|(?P<half>HALF))"
)
# In front of "80s", which may be ages, degrees or seconds as well.
_TENS = (
    r"(?:{the}APOSTROPHE?|APOSTROPHE|(?<=HYPHEN)|(?<={the}NEAR)"
    r"|(?<=TENYEARS{and})|(?<=DECADE{and}))"
)
PATTERNS = (
    Pattern(
        r"(?:(?P<span>YEARSPAN)|(?P<year>YEAR)(?:HYPHEN|{/})(?P<to>YEAR|TWODIGIT)(?!HYPHEN|{/}))",
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
        rf"{{the}}?(?:(?P<possessor>WHICH){{year}}{{'s}})?(?:FISCAL)?{_QUARTER}"
        rf"(?:{_OF_YEAR}|(?P<theyear>{{of}}{{the}}{{year}}))?",
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
    Pattern(
        rf"{_NEAR}(?:{{the}}?(?P<decade>DECADE)|{_TENS}(?P<tenyears>TENYEARS))",
        read_decade,
    ),
    Pattern(r"{the}?(?:NEAR HYPHEN?)?(?P<ordinal>ORDINAL)HYPHEN?CENTURY", read_century),
    Pattern(
        rf"{_NEAR}(?P<which>WHICH)(?:FISCAL|CALENDAR)?(?P<unit>SPAN|WEEKEND)(?!{{ago}})",
        read_which_unit,
    ),
    Pattern(r"{the}(?P<unit>WEEKEND)", read_which_unit),
    Pattern(r"{the}(?P<quarter>{quarter})(?!HYPHEN)", read_last_quarter),
    Pattern(r"{the}?(?P<near>NEAR)(?:{the}|HYPHEN)?(?P<unit>SPAN)", read_which_unit),
    Pattern(
        r"{the}(?:CALENDAR)?(?P<unit>{year})(?!HYPHEN|YEAR|{to}|{ended}|{ending})", read_which_unit
    ),
    Pattern(rf"{_NEAR}(?P<quartername>QUARTERNAME)(?:{{of}}?(?P<year>YEAR))?", read_quarter),
    Pattern(r"{year}(?:HYPHEN|{'s}){end}", read_year_end),
    Pattern(
        rf"{_NEAR}(?:(?:FISCAL|CALENDAR)?{{the}}?(?P<word>{{year}})|FISCAL|CALENDAR)?(?P<year>{YEAR})",
        read_year,
    ),
)
