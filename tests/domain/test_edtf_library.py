# SPDX-License-Identifier: Apache-2.0
"""Dates, beside what a library for EDTF makes of them.

What both read means the same days to both, seasons and winter included. The tests at the end tell
where the two differ, and why.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.edtf import EARLIEST, LATEST, Bounds, canonical_edtf, edtf_bounds
from annotator.domain.errors import UserError

edtf = pytest.importorskip("edtf")

DAYS = st.dates().map(date.isoformat)
FULL_YEARS = st.integers(0, 9999).map("{:04}".format)
VAGUE_YEARS = st.from_regex(r"[0-9]{3}X|[0-9]{2}XX|[0-9]XXX", fullmatch=True)
YEARS = st.one_of(FULL_YEARS, VAGUE_YEARS)
MONTHS = st.integers(1, 12).map("{:02}".format)
SEASONS = st.tuples(FULL_YEARS, st.integers(21, 24).map(str)).map("-".join)
EXACT = st.one_of(FULL_YEARS, DAYS, DAYS.map(lambda day: day[:7]))
VAGUE = st.one_of(VAGUE_YEARS, DAYS.map(lambda day: f"{day[:8]}XX"))
QUALIFIERS = st.sampled_from(["", *"?~%"])
YEARLESS = st.one_of(
    st.just("XXXX"), MONTHS.map("XXXX-{}".format), DAYS.map(lambda day: f"XXXX{day[4:]}")
)
CLOCKS = st.tuples(
    st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
    st.sampled_from(["", "Z", "+02", "+02:00", "-03:30"]),
).map("".join)
ENDS = st.one_of(st.tuples(EXACT, QUALIFIERS).map("".join), SEASONS)
SHARED = st.one_of(
    st.tuples(st.one_of(EXACT, VAGUE), QUALIFIERS).map("".join),
    st.tuples(YEARS, st.one_of(MONTHS, st.just("XX"))).map("-".join),
    *(SEASONS, YEARLESS, CLOCKS),
    st.tuples(ENDS, ENDS).map("/".join),
).filter(edtf_bounds)
# The library takes some milliseconds for each.
few = settings(deadline=None, max_examples=50)


def by_the_library(value: str) -> tuple[str, str]:
    """Return the first and last day that the library says a date means."""
    found = edtf.parse_edtf(value)
    return day_of(found.lower_strict()), day_of(found.upper_strict())


def day_of(moment: Any) -> str:
    return "{:04}-{:02}-{:02}".format(*moment[:3])


def bounds(value: str) -> Bounds:
    found = edtf_bounds(value)
    assert found is not None
    return found


def days(value: str) -> tuple[str, str]:
    return bounds(value).minimum[:10], bounds(value).maximum[:10]


@few
@given(SHARED)
def test_date_means_the_days_that_the_library_says(value: str) -> None:
    assert days(value) == by_the_library(value)


@few
@given(SHARED, SHARED)
def test_dates_are_in_the_order_of_the_library(one: str, two: str) -> None:
    ours, theirs = [], []
    for value in (one, two):
        ours.append(days(value))
        found = edtf.parse_edtf(value)
        theirs.append((tuple(found.lower_strict()[:3]), tuple(found.upper_strict()[:3])))
    assert (ours[0] < ours[1]) == (theirs[0] < theirs[1])
    assert (ours[0] == ours[1]) == (theirs[0] == theirs[1])


@few
@given(SHARED)
def test_date_that_the_library_reads_is_stored_as_it_is(value: str) -> None:
    """Neither more precise nor less; only its clock gets the seconds that it has anyway."""
    assert canonical_edtf(value) == value


@pytest.mark.parametrize(
    ("typed", "kept"), [("2023-11-30T07:00", "2023-11-30T07:00:00"), ("29 Nov 2023", "2023-11-29")]
)
def test_what_is_no_edtf_is_stored_as_edtf(typed: str, kept: str) -> None:
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(typed)
    assert canonical_edtf(typed) == kept
    edtf.parse_edtf(kept)


@pytest.mark.parametrize("season", ["21", "22", "23", "24"])
def test_seasons_are_the_months_of_the_library(season: str) -> None:
    """Also winter, of which both know December alone, so that a year holds its seasons."""
    assert days(f"2023-{season}") == by_the_library(f"2023-{season}")


@pytest.mark.parametrize(
    ("unknown", "open_"), [("2023/", "2023/.."), ("/2023", "../2023"), ("2023-11~/", "2023-11~/..")]
)
def test_unknown_end_reaches_as_far_as_an_open_one(unknown: str, open_: str) -> None:
    """The library guesses ten years for an unknown end; nothing is invented here."""
    assert bounds(unknown) == bounds(open_)
    assert bounds(open_).minimum == EARLIEST or bounds(open_).maximum == LATEST
    edtf.parse_edtf(open_)
    assert days(unknown) != by_the_library(unknown)


@pytest.mark.parametrize(
    ("value", "minimum", "maximum"),
    [
        ("2023-11-30T07:00:00", "2023-11-30T07:00:00", "2023-11-30T07:00:00"),
        ("2023-11-30T07:00:00+02:00", "2023-11-30T07:00:00", "2023-11-30T07:00:00"),
    ],
)
def test_clock_time_is_known_to_the_second(value: str, minimum: str, maximum: str) -> None:
    """The library goes by the day."""
    assert bounds(value) == Bounds(minimum, maximum)
    assert by_the_library(value) == (minimum[:10], maximum[:10])


@pytest.mark.parametrize(
    "value",
    [
        *("2023-1X", "2023-X2-30", "2023-11-2X"),
        *("202X-21", "2023-21~", "XXXX~", "XXXX-11-24~", "2023-XX/2024"),
        *("2023-11-24T10:00:00~", "2023-11-24T10:00:00/2023-11-24T11:00:00"),
    ],
)
def test_what_an_article_may_say_has_bounds_where_the_library_has_none(value: str) -> None:
    """Vague seasons, days in the twenties, qualified times: it refuses them, or fails at them."""
    assert canonical_edtf(value) == value
    with pytest.raises((edtf.EDTFParseException, ValueError, AttributeError)):
        by_the_library(value)


@pytest.mark.parametrize(
    "value",
    [
        *("-0044", "Y17E7", "1950S2", "2023-35", "[2021,2023]", "{2021,2023}", "2023?-11"),
        *("2023-?11", "2023-11-30T24:00:00"),
    ],
)
def test_what_news_does_not_need_is_refused(value: str) -> None:
    """Years before 0000 or behind 9999, sets, parts with a qualifier of their own, hour 24."""
    edtf.parse_edtf(value)
    with pytest.raises(UserError, match="is not a date"):
        canonical_edtf(value)
