# SPDX-License-Identifier: Apache-2.0
"""Single days: "Nov. 29, 2023", "Oct. 7", "later Wednesday", "before 7 a.m. Thursday"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.suggest._dates import rules
from annotator.suggest._dates.choice import nearest_month, nearest_month_day, weekday_near
from annotator.suggest._dates.feasts import day_of_holiday
from annotator.suggest._dates.forms import CLOCK, YEAR, clock_of, year_of_items, zone_of
from annotator.suggest._dates.grammar import Pattern
from annotator.suggest._dates.periods import Period, Unit, day_of, month_of
from annotator.suggest._dates.tense import tense_of
from annotator.suggest._dates.values import DATE, TIME, Value, dated, undated

if TYPE_CHECKING:
    from annotator.suggest._dates.grammar import Hit
    from annotator.suggest._dates.place import Place

_NEAR = r"(?P<near>(?:{the}? NEAR HYPHEN?))?"
_PART = r"(?P<part>PART|HALFPART)"
_WRITTEN = (
    r"(?:(?P<month>MONTH){the}?(?P<day>DAY|DAYTH)(?!AMPM|HYPHEN DAY)(?:{,}?(?P<year>"
    + YEAR
    + r"))?"
    r"|(?P<day2>DAY|DAYTH)(?:{of}|HYPHEN)?(?P<month2>MONTH)(?:(?:{,}|{of}|HYPHEN)?(?P<year2>YEAR))?)"
)
_WEEKDAY = r"(?P<which>WHICH)?(?P<weekday>WEEKDAY)(?!PARTS)"
_DAYNAME = r"(?P<dayname>DAYNAME)"
_LAST_NIGHT = r"(?P<which2>{last}|{this}|{next})(?={morning}|{afternoon}|{evening}|{night})"
_DAY = (
    rf"{_NEAR}(?:(?:(?P<named>WEEKDAY|SHORTDAY){{.}}?{{,}}?)?{_WRITTEN}|{_WEEKDAY}|{_DAYNAME}|{_LAST_NIGHT})"
    rf"{_PART}?"
)
_LAST_WEEK = 5
_JOINT = r"(?:{,}?(?:{on}|{of}|{in}|{at}|{around}|{about})?{the}?)"


def read_day(hit: Hit, place: Place) -> Value | None:
    """Return the value of a day, with its part and clock time where they are given."""
    found = _day(hit, place)
    if found is None:
        return None
    part = hit.value("part", "part") or hit.value("part", "halfpart")
    if hit.value("dayname", "tonight"):
        part = "NI"
    if part or (hit.has("near") and (hit.has("weekday") or hit.has("dayname"))):
        found = replace(found, precision="part_of_day")
    if part:
        found = replace(found, timex=f"{found.timex}T{part}", kind=TIME)
    return found


def read_day_and_clock(hit: Hit, place: Place) -> Value | None:
    """Return the value of a clock time on a day that is named with it."""
    found, clock = _day(hit, place), clock_of(hit)
    return at_clock(found, clock, zone_of(hit)) if found and clock else None


def read_clock(hit: Hit, place: Place) -> Value | None:
    """Return the value of a clock time alone: on the day last named, else that of the article."""
    clock = clock_of(hit)
    if not clock or (hit.has("full") and not _is_time(hit)):
        return None
    day = place.narrated
    if day is None or day.unit is not Unit.DAY:
        day = place.day
    if day is None:
        return Value(TIME, f"T{clock}", "clock", precision="minute")
    found = at_clock(dated(day, "clock", rules.CLOCK), clock, zone_of(hit))
    return replace(found, anchor=day.written)


def at_clock(found: Value, clock: str, zone: str) -> Value:
    """Return the value of a day with a clock time."""
    exact = "hour" if clock.endswith(":00") and len(clock) == 5 else "minute"
    stamp = f"T{clock}:00"[:9] + zone
    return replace(
        found,
        kind=TIME,
        timex=f"{found.timex}T{clock}{zone if zone == 'Z' else ''}",
        edtf=found.edtf + stamp if _is_day(found.edtf) else "",
        other=found.other + stamp if _is_day(found.other) else "",
        precision="second" if len(clock) > 5 else exact,
    )


def _is_day(edtf: str) -> bool:
    return len(edtf) == 10


def _is_time(hit: Hit) -> bool:
    """Return whether bare "7:30" is no score or ratio: a zone or a word tells."""
    return hit.has("zone") or hit.before() in ("at", "by", "until", "till", "before", "after")


def _day(hit: Hit, place: Place) -> Value | None:
    if hit.has("month") or hit.has("month2"):
        return _month_day(hit, place)
    if hit.has("weekday"):
        return _weekday(hit, place)
    if _is_in_name(hit):
        return None
    if hit.has("dayname") or hit.has("which2"):
        offset = int(hit.value("dayname") or hit.value("which2", "which"))
        if hit.has("which2") and offset == -1 and hit.value("part", "part") != "NI":
            return None
        return _offset_day(place, offset)
    return None


def _is_in_name(hit: Hit) -> bool:
    """Return whether this is part of a name, "USA Today"."""
    before = hit.items[hit.first - 1] if hit.first else None
    is_capitalised = hit.items[hit.first].is_capitalised
    return is_capitalised and before is not None and before.is_capitalised


def _offset_day(place: Place, offset: int) -> Value | None:
    if place.day is None:
        return undated("XXXX-XX-XX", "day_name", "day")
    day = place.day.shifted(offset)
    why = (rules.SAME_DAY, rules.COUNTED_ON, rules.COUNTED_BACK)[offset]
    return dated(day, "day_name", why) if day else None


def _weekday(hit: Hit, place: Place) -> Value:
    number = int(hit.value("weekday"))
    if place.day is None:
        return undated(f"XXXX-WXX-{number}", "weekday", "day")
    which = hit.value("which")
    chosen = weekday_near(place.day, number, tense_of(hit), int(which) if which else None)
    return dated(chosen.period, "weekday", chosen.why, other=chosen.other)


def _month_day(hit: Hit, place: Place) -> Value | None:
    suffix = "" if hit.has("month") else "2"
    month = int(hit.value(f"month{suffix}", "month"))
    day = _number(hit.group(f"day{suffix}")[0].text)
    year = year_of_items(hit.group(f"year{suffix}")) if hit.has(f"year{suffix}") else 0
    if year:
        found = day_of(year, month, day)
        return dated(found, "written", rules.WRITTEN) if found else None
    if day_of(2000, month, day) is None:
        return None
    if place.day is None:
        unknown = f"XXXX-{month:02}-{day:02}"
        return Value(DATE, unknown, "no_year", rules.NO_YEAR, unknown, "day")
    named = hit.value("named", "weekday") or hit.value("named", "shortday") or "0"
    chosen = nearest_month_day(place.day, (month, day), tense_of(hit), int(named))
    return dated(chosen.period, "no_year", chosen.why, other=chosen.other) if chosen else None


def _number(written: str) -> int:
    """Return the number of "7" and "7th"."""
    return int(written.rstrip("stndrh"))


def read_iso(hit: Hit, place: Place) -> Value | None:
    """Return the value of 2023-11-29 or 29.11.2023."""
    del place
    written = hit.group("iso")[0].text
    parts = [int(part) for part in re.split("[-.]", written)]
    year, month, day = parts if "-" in written else parts[::-1]
    found = day_of(year, month, day)
    return dated(found, "written", rules.WRITTEN) if found else None


def read_figures(hit: Hit, place: Place) -> Value | None:
    """Return the value of 11/29/2023, or of 29/11/2023 where only that is a date."""
    del place
    one, two, year = (int(hit.group(name)[0].text) for name in ("one", "two", "year"))
    if year < 100:
        year += 1900 if year > 50 else 2000
    american, european = day_of(year, one, two), day_of(year, two, one)
    found = american or european
    other = european if american and european != american else None
    return dated(found, "written", rules.WRITTEN, other=other) if found else None


def read_more_days(hit: Hit, place: Place) -> Value | None:
    """Return the value of "4" in "May 3 and 4"."""
    month = hit.items[hit.first - 3].senses.get("month", "0")
    if place.last is None or place.last.unit is not Unit.DAY:
        return None
    day = day_of(place.last.first.year, int(month), int(hit.group("day")[0].text))
    return (
        replace(dated(day, "no_year", rules.FROM_LAST), anchor=place.last.written) if day else None
    )


def read_day_beyond(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the day after tomorrow", "the day before yesterday"."""
    return _offset_day(place, 2 * int(hit.value("dayname")))


def read_nth_weekday(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the first Monday in May"."""
    year = year_of_items(hit.group("year")) if hit.has("year") else 0
    month = int(hit.value("month"))
    weekday = int(hit.value("weekday"))
    number = "5" if hit.group("ordinal")[0].text == "last" else hit.value("ordinal")
    rule = f"{month:02}-{number.rstrip('stndrh')}-{weekday}"
    if not year and place.day is None:
        return undated(f"XXXX-WXX-{weekday}", "no_year", "day")
    if not year and place.day is not None:
        chosen = nearest_month(place.day, month, tense_of(hit))
        year = chosen.period.first.year if chosen else 0
    found = day_of_holiday(rule, year) if year and rule[3] in "12345" else None
    return dated(found, "no_year", rules.NEAREST) if found else None


def read_nth_week(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the first week of March": the one that holds March 1, 8 and so on."""
    number = 5 if hit.group("ordinal")[0].text == "last" else int(hit.value("ordinal")[0])
    month = int(hit.value("month"))
    if place.day is None or not 1 <= number <= _LAST_WEEK:
        return None
    year = year_of_items(hit.group("year")) if hit.has("year") else 0
    chosen = None if year else nearest_month(place.day, month, tense_of(hit))
    held = chosen.period if chosen else month_of(year or place.day.first.year, month)
    day = day_of(held.first.year, month, 7 * number - 6) if number < _LAST_WEEK else None
    week = (day or Period(Unit.DAY, held.last)).within(Unit.WEEK)
    return dated(week, "no_year", rules.NEAREST)


PATTERNS = (
    Pattern(
        r"{the}?(?P<ordinal>ORDINAL|{last}){week}(?:{of}|{in})(?P<month>MONTH)"
        rf"(?:{{,}}?(?P<year>{YEAR}))?",
        read_nth_week,
    ),
    Pattern(r"{the}{day}(?:{after}(?P<dayname>{tomorrow}))", read_day_beyond),
    Pattern(r"{the}{day}(?:{before}(?P<dayname>{yesterday}))", read_day_beyond),
    Pattern(
        r"{the}?(?P<ordinal>ORDINAL|{last})(?P<weekday>WEEKDAY)(?:{of}|{in})(?P<month>MONTH)"
        rf"(?:{{,}}?(?P<year>{YEAR}))?",
        read_nth_weekday,
    ),
    Pattern(r"(?P<iso>ISODATE|DOTDATE)", read_iso),
    Pattern(r"(?P<one>DAY){/}(?P<two>DAY){/}(?P<year>YEAR|TWODIGIT)(?!{/})", read_figures),
    Pattern(rf"{CLOCK}{_JOINT}{_DAY}", read_day_and_clock),
    Pattern(rf"{_DAY}{_JOINT}{CLOCK}", read_day_and_clock),
    Pattern(_DAY, read_day),
    Pattern(
        r"(?<=MONTH DAY{and})(?P<day>DAY)"
        r"(?=LEAD|{.}|{,}|{;}|{:}|{?}|{!}|{)}|{and}|{or}|{on}|{at}|{with}|{as}|$)",
        read_more_days,
    ),
)
LATE_PATTERNS = (Pattern(CLOCK, read_clock),)
