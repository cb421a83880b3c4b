# SPDX-License-Identifier: Apache-2.0
"""Where ticks stand and what is written at them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.plotting.calendar_scale import Scale, Scales
from annotator.gui.plotting.moments import DAY, FIRST, HOUR, LAST, YEAR, day_at, seconds_of

WIDTH = 900.0
LETTER = 7.0


def measure(text: str) -> float:
    """Return the width of a text in letters of one width."""
    return LETTER * len(text)


def scale(first: str, last: str, width: float = WIDTH) -> Scale:
    """Return the scale from one moment to another."""
    return Scales(measure).of(seconds_of(first), seconds_of(last), width)


def texts(found: Scale) -> list[str]:
    """Return what is written at the ticks."""
    return [tick.text for tick in found.ticks]


def below(found: Scale) -> list[str]:
    """Return what stands below the ticks."""
    return [stretch.text for stretch in found.stretches]


def test_a_millennium_has_centuries_and_nothing_below() -> None:
    found = scale("1000-01-01T00:00:00", "2000-01-01T00:00:00", 700)
    assert texts(found) == [str(year) for year in range(1000, 2001, 100)]
    assert found.stretches == ()


def test_decades_begin_with_their_years() -> None:
    found = scale("1948-05-14T00:00:00", "2023-11-30T00:00:00", 400)
    assert texts(found) == ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]


def test_months_stand_over_their_year() -> None:
    found = scale("2023-10-07T00:00:00", "2024-03-20T00:00:00", 300)
    assert texts(found) == ["Nov", "Dec", "Jan", "Feb", "Mar"]
    assert below(found) == ["2023", "2024"]


def test_days_stand_over_their_month() -> None:
    found = scale("2023-11-28T00:00:00", "2023-12-03T12:00:00", 300)
    assert texts(found) == ["28", "29", "30", "1", "2", "3"]
    assert below(found) == ["Nov 2023", "Dec 2023"]


def test_days_tell_their_weekday_where_there_is_room() -> None:
    found = scale("2023-11-28T00:00:00", "2023-12-01T06:00:00", 300)
    assert texts(found) == ["Tue 28", "Wed 29", "Thu 30", "Fri 1"]


def test_hours_stand_over_their_day() -> None:
    found = scale("2023-11-28T22:00:00", "2023-11-29T04:00:00", 500)
    assert texts(found)[:3] == ["22:00", "23:00", "00:00"]
    assert below(found) == ["Tue 28 Nov 2023", "Wed 29 Nov 2023"]


def test_minutes_are_written_as_clocks_show_them() -> None:
    found = scale("2023-11-30T06:58:00", "2023-11-30T07:02:00", 400)
    assert texts(found) == ["06:58", "06:59", "07:00", "07:01", "07:02"]


def test_a_stretch_seen_in_part_has_the_shorter_text_that_fits() -> None:
    found = scale("2023-11-29T23:00:00", "2023-11-30T12:00:00", 800)
    assert below(found) == ["29", "Thu 30 Nov 2023"]


def test_days_of_a_leap_year_keep_their_distance_from_the_next_month() -> None:
    found = scale("2024-02-20T00:00:00", "2024-03-05T00:00:00", 300)
    assert texts(found) == ["21", "23", "25", "27", "1", "3", "5"]


def test_nothing_stands_outside_the_calendar() -> None:
    found = Scales(measure).of(FIRST - 500 * YEAR, LAST + 500 * YEAR, WIDTH)
    assert all(FIRST <= tick.at < LAST for tick in found.ticks)
    assert texts(found)[0] == "0"


def test_no_room_has_no_ticks() -> None:
    assert Scales(measure).of(0, DAY, 0) == Scales(measure).of(DAY, DAY, 100) == Scale()


spans = st.tuples(
    st.integers(FIRST, LAST - 60),
    st.floats(1, 13.4).map(lambda power: 10**power / 80),
    st.floats(150, 3000),
)


@given(spans)
def test_texts_never_overlap(span: tuple[int, float, float]) -> None:
    first, length, width = span
    last = min(first + length, float(LAST))
    found = Scales(measure).of(first, last, width)
    per_second = width / (last - first)
    for one, other in pairwise(found.ticks):
        both = (measure(one.text) + measure(other.text)) / 2
        assert (other.at - one.at) * per_second > both
    for stretch in found.stretches:
        room = (min(stretch.end, last) - max(stretch.start, first)) * per_second
        assert measure(stretch.text) < max(room, 1)


@given(spans)
def test_ticks_are_where_their_texts_say(span: tuple[int, float, float]) -> None:
    first, length, width = span
    for tick in Scales(measure).of(first, first + length, width).ticks:
        if ":" in tick.text:
            clock = [int(part) for part in tick.text.split(":")] + [0]
            assert tick.at % DAY == clock[0] * HOUR + clock[1] * 60 + clock[2]
        elif tick.text[-1].isdigit():
            assert int(tick.text.split()[-1]) in {day_at(tick.at).year, day_at(tick.at).day}


@pytest.mark.parametrize("hours", range(0, 48, 5))
def test_ticks_stay_while_somebody_moves_along(hours: int) -> None:
    start = seconds_of("2023-11-28T00:00:00") + hours * HOUR
    scales = Scales(measure)
    here, there = (scales.of(at, at + 20 * DAY, WIDTH).ticks for at in (start, start + HOUR))
    assert {tick.at for tick in there} & {tick.at for tick in here}
    assert abs(len(here) - len(there)) <= 1
