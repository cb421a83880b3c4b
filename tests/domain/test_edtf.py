# SPDX-License-Identifier: Apache-2.0
"""Dates as they are typed, stored and sorted."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.edtf import EARLIEST, LATEST, Bounds, canonical_edtf, edtf_bounds
from annotator.domain.errors import UserError

DIGITS = "0123456789X"
POINTS = st.one_of(
    st.dates().map(date.isoformat),
    st.datetimes().map(lambda when: when.isoformat(timespec="minutes")),
    st.from_regex(r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?", fullmatch=True),
    st.from_regex(r"[12][0-9X]{3}-[012X][0-9X](-[0-3X][0-9X])?", fullmatch=True),
    st.sampled_from(["", "..", "2023-21", "29 Nov 2023", "Nov. 29, 2023"]),
)
VALUES = st.one_of(POINTS, st.tuples(POINTS, POINTS).map("/".join), st.text(DIGITS + "-/T:. "))


def canonical_or_none(value: str) -> str | None:
    try:
        return canonical_edtf(value)
    except UserError:
        return None


STORED = VALUES.map(canonical_or_none).filter(lambda stored: stored is not None)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2023-11-29", "2023-11-29"),
        (" 2023-11 ", "2023-11"),
        ("2023", "2023"),
        ("202X", "202X"),
        ("2023-22", "2023-22"),
        ("2023-11-29~", "2023-11-29~"),
        ("29 Nov 2023", "2023-11-29"),
        ("29. November 2023", "2023-11-29"),
        ("Nov. 29, 2023", "2023-11-29"),
        ("Sept. 3, 2023", "2023-09-03"),
        ("may 2023", "2023-05"),
        ("2023-11-30T07:00", "2023-11-30T07:00:00"),
        ("2023-11-30 07:00", "2023-11-30T07:00:00"),
        ("2023-11-30T07:00:30", "2023-11-30T07:00:30"),
        ("2023-11-30T07:00+02", "2023-11-30T07:00:00+02"),
        ("2023-11-30T07:00Z", "2023-11-30T07:00:00Z"),
        ("2023-11-24 / 30 Nov 2023", "2023-11-24/2023-11-30"),
        ("../2023", "../2023"),
        ("2023/", "2023/"),
    ],
)
def test_typed_date_is_stored_as_edtf(typed: str, stored: str) -> None:
    assert canonical_edtf(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        *("", "..", "/", "../..", "soon", "29 Foo 2023", "Foo 29, 2023", "0 May 2023"),
        *("2023-13", "2023-00", "2023-11-31", "2023-02-29", "1900-02-29", "2023-02-3X"),
        *("2023-11-32", "2023-21-01", "2023-11-30T24:00", "2023-11-30T07:60"),
        *("2023-11-30T07:00:60", "2023-11-30T07:00+15", "2023-11-30T07:00+02:60"),
        *("2023/2022", "2021/2022/2023", "2023/soon", "soon/2023"),
        # Digits of another script
        *("\u0662\u0660\u0662\u0663", "2023-11-30T\u0660\u0667:00", "\u0662\u0669 Nov 2023"),
    ],
)
def test_what_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not a date"):
        canonical_edtf(typed)


@pytest.mark.parametrize(
    ("stored", "minimum", "maximum"),
    [
        ("2023-11-29", "2023-11-29T00:00:00", "2023-11-29T23:59:59"),
        ("2023-11", "2023-11-01T00:00:00", "2023-11-30T23:59:59"),
        ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59"),
        ("2023", "2023-01-01T00:00:00", "2023-12-31T23:59:59"),
        ("202X", "2020-01-01T00:00:00", "2029-12-31T23:59:59"),
        ("0000", "0000-01-01T00:00:00", "0000-12-31T23:59:59"),
        ("0000-02", "0000-02-01T00:00:00", "0000-02-29T23:59:59"),
        ("2023-21", "2023-03-01T00:00:00", "2023-05-31T23:59:59"),
        ("2023-24", "2023-12-01T00:00:00", "2023-12-31T23:59:59"),
        ("2023-11-XX", "2023-11-01T00:00:00", "2023-11-30T23:59:59"),
        ("2023-XX-31", "2023-01-31T00:00:00", "2023-12-31T23:59:59"),
        ("2023-0X-31", "2023-01-31T00:00:00", "2023-08-31T23:59:59"),
        ("2023-X2-30", "2023-12-30T00:00:00", "2023-12-30T23:59:59"),
        ("190X-02-29", "1904-02-29T00:00:00", "1908-02-29T23:59:59"),
        ("2023-11-29?", "2023-11-29T00:00:00", "2023-11-29T23:59:59"),
        ("2023-11-30T07:00", "2023-11-30T07:00:00", "2023-11-30T07:00:59"),
        ("2023-11-30T07:00:30Z", "2023-11-30T07:00:30", "2023-11-30T07:00:30"),
        ("2023-11-24/2023-11", "2023-11-24T00:00:00", "2023-11-30T23:59:59"),
        ("../2023-11-24", EARLIEST, "2023-11-24T23:59:59"),
        ("/2023-11-24", EARLIEST, "2023-11-24T23:59:59"),
        ("2023-11-24/..", "2023-11-24T00:00:00", LATEST),
        ("2023-11-24/", "2023-11-24T00:00:00", LATEST),
    ],
)
def test_bounds_are_the_first_and_last_second(stored: str, minimum: str, maximum: str) -> None:
    assert edtf_bounds(stored) == Bounds(minimum, maximum)


@given(VALUES)
def test_minimum_never_lies_behind_maximum(value: str) -> None:
    bounds = edtf_bounds(value)
    assert bounds is None or bounds.minimum <= bounds.maximum


@given(STORED)
def test_stored_date_is_its_own_stored_form(stored: str) -> None:
    assert canonical_edtf(stored) == stored


@given(STORED)
def test_stored_date_has_bounds(stored: str) -> None:
    assert edtf_bounds(stored) is not None


@given(STORED)
def test_bounds_are_days_of_the_calendar(stored: str) -> None:
    bounds = edtf_bounds(stored)
    assert bounds is not None
    # The library's dates start with year 1; year 0 is a leap year as year 4 is.
    found = [end.replace("0000-", "0004-", 1) for end in (bounds.minimum, bounds.maximum)]
    assert [datetime.fromisoformat(end).isoformat() for end in found] == found


@given(st.dates())
def test_day_is_spelled_out_either_way(day: date) -> None:
    american = f"{day:%B} {day.day}, {day.year:04}"
    british = f"{day.day} {day:%b} {day.year:04}"
    assert canonical_edtf(american) == canonical_edtf(british) == day.isoformat()
