# SPDX-License-Identifier: Apache-2.0
"""Moments of the calendar as seconds and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.edtf import EARLIEST, LATEST
from annotator.gui.plotting.moments import DAY, FIRST, LAST, day_at, seconds_of, seconds_of_day


@given(st.dates())
def test_days_are_those_of_the_calendar(day: date) -> None:
    start = seconds_of_day(day.year, day.month, day.day)
    assert start == (day - date(1970, 1, 1)).days * DAY
    assert day_at(start) == day_at(start + DAY - 1) == (day.year, day.month, day.day)


@given(st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)))  # noqa: DTZ001 - of no zone
def test_seconds_of_a_moment_as_the_file_writes_it(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=UTC)
    since = (whole - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)
    assert seconds_of(whole.strftime("%04Y-%m-%dT%H:%M:%S")) == since


def test_the_calendar_reaches_from_the_first_second_of_edtf_to_the_last() -> None:
    assert seconds_of(EARLIEST) == FIRST
    assert seconds_of(LATEST) == LAST - 1


@pytest.mark.parametrize("day", [(0, 1, 1), (0, 2, 29), (0, 3, 1), (0, 12, 31)])
def test_year_zero_has_its_days(day: tuple[int, int, int]) -> None:
    assert day_at(seconds_of_day(*day)) == day
