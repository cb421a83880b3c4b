# SPDX-License-Identifier: Apache-2.0
"""Days of the week: "Tuesday", "last Friday", "Monday of next week", "the first Monday in May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.choice import nearest_month, weekday_near
from annotator.text.times.feasts import day_of_holiday
from annotator.text.times.forms import YEAR, year_of_items
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import Period, Unit, day_of, month_of
from annotator.text.times.tense import Tense
from annotator.text.times.values import WHY_SHIFTED, Value, Why, dated, undated
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place

WEEKDAY = (
    r"(?P<dayinweek>WEEKDAY)(?P<partinweek>PART)?{of}?(?P<inweek>{last}|{this}|{next}){week}(?!{'s})"
    r"|(?P<weekbefore>WEEKDAY)(?P<oneweek>{week})(?=LEAD|{.}|{,}|$)"
    r"|(?P<which>WHICH)?(?P<weekday>WEEKDAY)(?!PARTS)|(?P<shortday>SHORTDAY){.}(?=PART)"
)
_LAST_WEEK = 5
_TOWARDS = ("for", "before", "until")
_TOWARDS_IN_TWO = (["ahead", "of"], ["focused", "on"], ["focus", "on"], ["eyes", "on"])
_AFTER_NOUN = frozenset(("of", "in", "at", "on", "with", "against", "and", "when", "that", "was"))
_DEFINITE = (["on", "the"], ["by", "the"], ["until", "the"])


def read_weekday(hit: Hit, place: Place) -> Value | None:
    """Return the value of "Tuesday", "last Friday", "Sat. night", and "Friday week" a week on."""
    if _is_title(hit):
        return None
    number = int(
        hit.value("weekday") or hit.value("weekbefore", "weekday") or hit.value("shortday")
    )
    if place.day is None:
        return undated(f"XXXX-WXX-{number}", "weekday", "day")
    if hit.has("weekbefore"):
        found = weekday_near(place.day, number, hit.tense, 1).period.shifted(7)
        return dated(found, "weekday", Why.COUNTED_ON) if found else None
    which = hit.value("which")
    tense = _tense(hit)
    chosen = weekday_near(place.day, number, tense, int(which) if which else None)
    told = _told(hit, place, number)
    if told:
        return told._replace(other=chosen.period.edtf)
    return dated(chosen.period, "weekday", chosen.why, other=chosen.other)


def _tense(hit: Hit) -> Tense:
    """Return whether a day of the week is past or to come."""
    if hit.after == "'s":
        event = _event(hit)
        if event == "past":
            return Tense.PAST
        # "Ready for Sunday's final", but "he was sorry for Friday's fall".
        is_ahead = event == "set" and (_is_towards(hit) or _is_told_now(hit))
        return Tense.FUTURE if is_ahead else hit.tense
    # "Rain is forecast for Friday."
    is_by = hit.before == "by" and hit.tense is Tense.UNKNOWN
    return Tense.FUTURE if hit.before == "for" or is_by else hit.tense


def _is_towards(hit: Hit) -> bool:
    """Return whether the words in front lead to what is to come: "for", "ahead of"."""
    in_front = hit.line.texts[max(0, hit.first - 2) : hit.first]
    return hit.before in _TOWARDS or in_front in _TOWARDS_IN_TWO


def _is_told_now(hit: Hit) -> bool:
    """Return whether the present tense alone speaks of an event: "Sunday's vote is the first"."""
    behind = hit.line.texts[hit.last :]
    return hit.tense is Tense.UNKNOWN and ("is" in behind or "are" in behind)


def _event(hit: Hit) -> str:
    """Return the sort of the event that a day's name belongs to, "Sunday's Six Nations clash"."""
    table, found = word_table("day-events"), ""
    for text in hit.line.texts[hit.last + 1 : hit.last + 6]:
        if text in _AFTER_NOUN or not text[0].isalnum():
            break
        found = table.get(text, (found,))[0]
    return found


def _told(hit: Hit, place: Place, number: int) -> Value | None:
    """Return the day of "on the Tuesday" in a story that has just named a day or week."""
    start = place.last
    is_definite = hit.line.texts[max(0, hit.first - 2) : hit.first] in _DEFINITE
    if start is None or start.unit not in (Unit.DAY, Unit.WEEK) or not is_definite:
        return None
    found = start.within(Unit.DAY).shifted((number - start.first.isoweekday()) % 7)
    return dated(found, "later", Why.FROM_LAST)._replace(anchor=start.written) if found else None


def _is_title(hit: Hit) -> bool:
    """Return whether this is part of "the Sunday Times" or "Saturday Night Live"."""
    is_in_title = hit.before == "the" or (hit.has("part") and hit.group("part")[0].is_capitalised)
    return is_in_title and hit.is_in_name(hit.last - 1)


def read_day_in_week(hit: Hit, place: Place) -> Value | None:
    """Return the value of "Tuesday last week", "Monday of next week"."""
    number = int(hit.value("dayinweek", "weekday"))
    if place.day is None:
        return undated(f"XXXX-WXX-{number}", "weekday", "day")
    offset = int(hit.value("inweek", "which"))
    week = place.day.within(Unit.WEEK).shifted(offset)
    found = week and week.within(Unit.DAY).shifted(number - 1)
    return dated(found, "weekday", WHY_SHIFTED[offset]) if found else None


def read_first_weekday(hit: Hit, place: Place) -> Value | None:
    """Return the value of "Monday" in "from Monday to Wednesday": the last one before the second.

    The second tells whether the days are past.
    """
    last = int(hit.value("until", "weekday"))
    number = int(hit.value("first", "weekday"))
    if place.day is None:
        return undated(f"XXXX-WXX-{number}", "weekday", "day")
    end = weekday_near(place.day, last, hit.tense, None)
    found = end.period.shifted(-((last - number) % 7))
    return dated(found, "weekday", end.why) if found else None


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
        year = nearest_month(place.day, month, hit.tense).period.first.year
    found = day_of_holiday(rule, year) if rule[3] in "12345" else None
    return dated(found, "no_year", Why.NEAREST) if found else None


def read_nth_week(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the first week of March": the one that holds March 1, 8 and so on."""
    number = 5 if hit.group("ordinal")[0].text == "last" else int(hit.value("ordinal")[0])
    month = int(hit.value("month"))
    if place.day is None or not 1 <= number <= _LAST_WEEK:
        return None
    year = year_of_items(hit.group("year")) if hit.has("year") else 0
    near = nearest_month(place.day, month, hit.tense).period
    held = month_of(year, month) if year else near
    day = day_of(held.first.year, month, 7 * number - 6) if number < _LAST_WEEK else None
    week = (day or Period(Unit.DAY, held.last)).within(Unit.WEEK)
    return dated(week, "no_year", Why.NEAREST)


_NTH = r"{the}?(?P<ordinal>ORDINAL|{last})"
_OF_MONTH = rf"(?:{{of}}|{{in}})(?P<month>MONTH)(?:{{,}}?(?P<year>{YEAR}))?"
PATTERNS = (
    Pattern(rf"{_NTH}{{week}}{_OF_MONTH}", read_nth_week),
    Pattern(rf"{_NTH}(?P<weekday>WEEKDAY){_OF_MONTH}", read_nth_weekday),
    Pattern(
        r"(?<={from})(?P<first>WEEKDAY)(?=PART?(?:{to}|{until}|{through})(?P<until>WEEKDAY))",
        read_first_weekday,
    ),
)
