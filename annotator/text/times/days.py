# SPDX-License-Identifier: Apache-2.0
"""Single days: "Nov. 29, 2023", "Oct. 7", "later Wednesday", "before 7 a.m. Thursday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.choice import nearest_month_day
from annotator.text.times.figures import FIGURES, read_calendar_figures, read_figures
from annotator.text.times.forms import CLOCK, YEAR, clock_of, first_clock_of, year_of_items, zone_of
from annotator.text.times.grammar import Pattern
from annotator.text.times.holidays import HOLIDAY, read_holiday
from annotator.text.times.periods import Unit, day_of
from annotator.text.times.tense import Tense
from annotator.text.times.values import DATE, TIME, WHY_SHIFTED, Value, Why, dated, undated
from annotator.text.times.weekdays import WEEKDAY, read_day_in_week, read_weekday

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place

_NEAR = r"(?P<near>(?:{the}? NEAR HYPHEN?))?"
_PART = r"(?P<part>PART|HALFPART)"
_WRITTEN = (
    r"(?:(?P<month>MONTH){the}?(?P<day>DAY|DAYTH)(?!AMPM|HYPHEN DAY)(?:{,}?(?P<year>"
    + YEAR
    + r"))?"
    r"|(?P<day2>DAY|DAYTH)(?:{of}|HYPHEN)?(?P<month2>MONTH)(?:(?:{,}|{of}|HYPHEN)?(?P<year2>YEAR))?)"
    r"(?:(?:{of}|{in})?(?P<inyear>{last}|{this}|{next}){year}(?!{'s}))?"
)
_DAYNAME = r"(?P<dayname>DAYNAME)"
_LAST_NIGHT = r"(?P<which2>{last}|{this}|{next})(?={morning}|{afternoon}|{evening}|{night})"
_NAMED = r"(?P<named>WEEKDAY|SHORTDAY){.}?{,}?"
_DAY = (
    rf"(?:(?P<partbefore>HALFPART)(?:{{on}}|{{of}})?)?{_NEAR}(?:(?:{_NAMED})?(?:{_WRITTEN}|{FIGURES})|{WEEKDAY}|{HOLIDAY}|{_DAYNAME}"
    rf"|{_LAST_NIGHT}){_PART}?"
)
_JOINT = r"(?:{,}?(?:{on}|{of}|{in}|{at}|{around}|{about})?{the}?)"


def read_day(hit: Hit, place: Place) -> Value | None:
    """Return the value of a day, with its part and clock time where they are given."""
    found = _day(hit, place)
    if found is None:
        return None
    part = (
        hit.value("part", "part")
        or hit.value("part", "halfpart")
        or hit.value("partinweek", "part")
        or hit.value("partbefore", "halfpart")
    )
    if hit.value("dayname", "tonight"):
        part = "NI"
    if part or (hit.has("near") and (hit.has("weekday") or hit.has("dayname"))):
        found = found._replace(precision="part_of_day")
    if part:
        found = found._replace(timex=f"{found.timex}T{part}", kind=TIME)
    return found


def read_day_and_clock(hit: Hit, place: Place) -> Value | None:
    """Return the value of a clock time on a day that is named with it."""
    found, clock = _day(hit, place), clock_of(hit)
    return at_clock(found, clock, zone_of(hit)) if found and clock else None


def read_first_clock(hit: Hit, place: Place) -> Value | None:
    """Return the value of "2:00" in "from 2:00 to 3:30 p.m. on Friday": the second tells more."""
    start = first_clock_of(hit)
    is_dated = any(hit.has(name) for name, _ in _READERS)
    if not start or not is_dated:
        return _on_last_day(start, hit, place) if start else None
    found = _day(hit, place)
    return at_clock(found, start, zone_of(hit)) if found else None


def read_clock(hit: Hit, place: Place) -> Value | None:
    """Return the value of a clock time alone."""
    clock = clock_of(hit)
    if not clock or (hit.has("full") and not _is_time(hit)):
        return None
    return _on_last_day(clock, hit, place)


def _on_last_day(clock: str, hit: Hit, place: Place) -> Value:
    """Return the value of a clock time on the day last named, else on that of the article."""
    day = place.narrated
    if day is None or day.unit is not Unit.DAY:
        day = place.day
    if day is None:
        return Value(TIME, f"T{clock}", "clock", Why.NO_DAY, precision="minute")
    found = at_clock(dated(day, "clock", Why.CLOCK), clock, zone_of(hit))
    return found._replace(anchor=day.written)


def at_clock(found: Value, clock: str, zone: str) -> Value:
    """Return the value of a day with a clock time."""
    exact = "hour" if clock.endswith(":00") and len(clock) == 5 else "minute"
    stamp = f"T{clock}:00"[:9] + zone
    return found._replace(
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
    return hit.has("zone") or hit.before in ("at", "by", "until", "till", "before", "after")


def _is_in_name(hit: Hit) -> bool:
    """Return whether this is part of a name, "USA Today"."""
    line, first = hit.line, hit.first
    return first > 0 and line[first].is_capitalised and line[first - 1].is_capitalised


def _named_day(hit: Hit, place: Place) -> Value | None:
    """Return the value of "today" or "last night", where it is no part of a name."""
    if _is_in_name(hit):
        return None
    offset = int(hit.value("dayname") or hit.value("which2", "which"))
    if hit.line.texts[hit.first] == "overnight":
        return _overnight(hit, place)
    if hit.has("which2") and offset == -1 and hit.value("part", "part") != "NI":
        return None
    return _offset_day(place, offset)


def _overnight(hit: Hit, place: Place) -> Value | None:
    """Return last night, or tonight: "closed overnight"; not "you can't build it overnight"."""
    before = hit.line.texts[max(0, hit.first - 5) : hit.first]
    is_denied = any(word == "not" or word.endswith("n't") for word in before)
    if is_denied and hit.tense is not Tense.PAST:
        return None
    return _offset_day(place, 0 if hit.tense is Tense.FUTURE else -1)


def _offset_day(place: Place, offset: int) -> Value | None:
    if place.day is None:
        return undated("XXXX-XX-XX", "day_name", "day")
    day = place.day.shifted(offset)
    why = WHY_SHIFTED[offset] if offset else Why.SAME_DAY
    return dated(day, "day_name", why) if day else None


def _month_day(hit: Hit, place: Place) -> Value | None:
    suffix = "" if hit.has("month") else "2"
    month = int(hit.value(f"month{suffix}", "month"))
    day = _number(hit.group(f"day{suffix}")[0].text)
    year = year_of_items(hit.group(f"year{suffix}")) if hit.has(f"year{suffix}") else 0
    why = Why.WRITTEN
    if hit.has("inyear") and place.day is not None:
        offset = int(hit.value("inyear", "which"))
        year, why = place.day.first.year + offset, WHY_SHIFTED[offset]
    named = int(hit.value("named", "weekday") or hit.value("named", "shortday") or "0")
    if year:
        found = day_of(year, month, day)
        return _checked(dated(found, "written", why), named) if found else None
    if day_of(2000, month, day) is None:
        return None
    if place.day is None:
        unknown = f"XXXX-{month:02}-{day:02}"
        return Value(DATE, unknown, "no_year", Why.NO_YEAR, unknown, "day")
    chosen = nearest_month_day(place.day, (month, day), hit.tense, named)
    return _checked(dated(chosen.period, "no_year", chosen.why, other=chosen.other), named)


def _checked(value: Value, weekday: int) -> Value:
    """Return the value of a date whose weekday, 1 to 7 or 0, is named; a wrong one is told."""
    day = value.period
    if not weekday or day is None or day.first.isoweekday() == weekday:
        return value
    # The day of this name that is nearest.
    count = (weekday - day.first.isoweekday() + 3) % 7 - 3
    meant = day.shifted(count) or day
    return value._replace(why=Why.CLASH, other=meant.edtf)


def _number(written: str) -> int:
    """Return the number of "7" and "7th"."""
    return int(written.rstrip("stndrh"))


def read_stamp(hit: Hit, place: Place) -> Value | None:
    """Return the value of 2023-11-29T07:00Z."""
    del place
    written, _, hour = hit.group("stamp")[0].text.partition("t")
    rest, zone, _ = hit.group("rest")[0].text.partition("z")
    day = day_of(*map(int, written.split("-")))
    return (
        at_clock(dated(day, "written", Why.WRITTEN), f"{hour}:{rest}", zone.upper())
        if day
        else None
    )


def read_more_days(hit: Hit, place: Place) -> Value | None:
    """Return the value of "4" in "May 3 and 4"."""
    month = hit.line.senses(hit.first - 3)["month"]
    if place.last is None or place.last.unit is not Unit.DAY:
        return None
    day = day_of(place.last.first.year, int(month), int(hit.group("day")[0].text))
    return dated(day, "no_year", Why.FROM_LAST)._replace(anchor=place.last.written) if day else None


def read_earlier_day(hit: Hit, place: Place) -> Value | None:
    """Return the value of "14" in "14, 20 and 27 April", "30 May" in "30 May to 2 June 2020"."""
    month, day = int(hit.value("month")), _number(hit.group("day")[0].text)
    if hit.has("year"):
        until = int(hit.value("until", "month") or month)
        found = day_of(int(hit.value("year")) - (month > until), month, day)
        return dated(found, "written", Why.WRITTEN) if found else None
    if place.day is None or day_of(2000, month, day) is None:
        return None
    chosen = nearest_month_day(place.day, (month, day), hit.tense)
    return dated(chosen.period, "no_year", chosen.why, other=chosen.other)


def read_day_beyond(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the day after tomorrow", "the day before yesterday"."""
    return _offset_day(place, 2 * int(hit.value("dayname")))


# What a day may be given by, and what reads it.
_READERS = (
    ("month", _month_day),
    ("month2", _month_day),
    ("iso", read_calendar_figures),
    ("one", read_figures),
    ("dashed", read_figures),
    ("dayinweek", read_day_in_week),
    ("weekday", read_weekday),
    ("weekbefore", read_weekday),
    ("shortday", read_weekday),
    ("holiday", read_holiday),
    ("dayname", _named_day),
    ("which2", _named_day),
)


def _day(hit: Hit, place: Place) -> Value | None:
    read = next(read for name, read in _READERS if hit.has(name))
    return read(hit, place)


_TO = r"(?=(?:{to}|{until}|{through}|{and}|HYPHEN)"
PATTERNS = (
    Pattern(
        rf"(?P<day>DAY|DAYTH){{of}}?(?P<month>MONTH){_TO}(?:DAY|DAYTH){{of}}?(?P<until>MONTH)"
        r"{,}?(?P<year>YEAR))",
        read_earlier_day,
    ),
    Pattern(
        rf"(?P<month>MONTH)(?P<day>DAY|DAYTH){_TO}(?P<until>MONTH)(?:DAY|DAYTH){{,}}?(?P<year>YEAR))",
        read_earlier_day,
    ),
    Pattern(r"{the}{day}(?:{after}(?P<dayname>{tomorrow}))", read_day_beyond),
    Pattern(r"{the}{day}(?:{before}(?P<dayname>{yesterday}))", read_day_beyond),
    Pattern(r"(?P<stamp>ISOSTAMP){:}(?P<rest>TWODIGIT|ISOREST)", read_stamp),
    Pattern(
        r"(?P<start>(?:CLOCK|(?:(?<={from})|(?<={between}))(?:HOUR|NUMBER))(?P<starthalf>AMPM)?"
        r"|(?P<startam>CLOCKAM))"
        rf"(?=(?:{{to}}|{{until}}|{{till}}|{{and}}|HYPHEN){CLOCK}(?:{_JOINT}{_DAY})?)",
        read_first_clock,
    ),
    Pattern(rf"{CLOCK}{_JOINT}{_DAY}", read_day_and_clock),
    Pattern(rf"{_DAY}{_JOINT}{CLOCK}", read_day_and_clock),
    Pattern(_DAY, read_day),
    Pattern(
        r"(?P<day>DAY)(?=(?:{,}DAY){0,5}{,}?(?:{and}|{or})(?:DAY|DAYTH){of}?(?P<month>MONTH)"
        r"(?:{,}?(?P<year>YEAR))?)",
        read_earlier_day,
    ),
    Pattern(
        r"(?<=MONTH DAY{and})(?P<day>DAY)"
        r"(?=LEAD|{.}|{,}|{;}|{:}|{?}|{!}|{)}|{and}|{or}|{on}|{at}|{with}|{as}|$)",
        read_more_days,
    ),
)
LATE_PATTERNS = (Pattern(CLOCK, read_clock),)
