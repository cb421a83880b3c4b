# SPDX-License-Identifier: Apache-2.0
"""Dates and times are shown as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.domain.edtf import edtf_bounds
from annotator.gui.dates import exact_time, short_time, shown_date, shown_stretch

NOW = datetime(2023, 11, 29, 15, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("", ""),
        ("2023", "2023"),
        ("2023-11", "Nov 2023"),
        ("2023-11-24", "Fri 24 Nov 2023"),
        ("2023-11-30T07:00:00", "30 Nov 2023, 07:00"),
        ("2023-11-30T07:00", "30 Nov 2023, 07:00"),
        ("2023-11-30T07:00:05", "30 Nov 2023, 07:00:05"),
        ("2023-11-30T07:00:00Z", "30 Nov 2023, 07:00 UTC"),
        ("2023-11-30T07:00:00+02:00", "30 Nov 2023, 07:00 +02:00"),
        ("2023-11~", "about Nov 2023"),
        ("2023?", "perhaps 2023"),
        ("2023-11-24%", "perhaps about Fri 24 Nov 2023"),
        ("2023-21", "spring 2023"),
        ("2023-24~", "about winter 2023"),
        ("199X", "1990s"),
        ("2023-11-XX", "some day in Nov 2023"),
        ("2023-XX-XX", "some day in 2023"),
        ("19XX", "1900 to 1999"),
        ("1XXX~", "about 1000 to 1999"),
        ("XXXX-11-29", "29 Nov, year not given"),
        ("XXXX-11", "Nov, year not given"),
        ("2023-11-24/2023-11-30", "Fri 24 Nov 2023 to Thu 30 Nov 2023"),
        ("../2023-11-30", "until Thu 30 Nov 2023"),
        ("2023-11-24/", "from Fri 24 Nov 2023"),
        ("../..", "../.."),
        ("0000-02-29", "Tue 29 Feb 0000"),
    ],
)
def test_stored_date_is_shown_for_people(stored, shown):
    assert shown_date(stored) == shown


@given(st.from_regex(r"[0-9X]{4}(-[0-9X]{2}(-[0-3X][0-9X])?)?[?~%]?", fullmatch=True))
def test_any_stored_date_can_be_shown(date):
    assume(edtf_bounds(date))
    assert shown_date(date)


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2023-11", "", "Nov 2023"),
        ("2023-11", "2023-11", "Nov 2023"),
        ("2023-11", "2023-12", "Nov 2023 to Dec 2023"),
        ("", "2023-12", "until Dec 2023"),
        ("", "", ""),
    ],
)
def test_stretch_names_its_two_ends(start, end, shown):
    assert shown_stretch(start, end) == shown


@pytest.mark.parametrize(
    ("utc", "short", "exact"),
    [
        ("2023-11-29T13:02:11.250Z", "14:02", "14:02:11"),
        ("2023-11-24T13:02:11.250Z", "24 Nov", "24 Nov, 14:02:11"),
        ("2022-11-24T13:02:11.250Z", "24 Nov 2022", "24 Nov 2022, 14:02:11"),
        ("2023-11-28T23:30:00.000Z", "00:30", "00:30:00"),
    ],
)
def test_time_of_an_edit_is_local_and_short(utc, short, exact):
    assert (short_time(utc, NOW), exact_time(utc, NOW)) == (short, exact)


def test_time_is_told_in_the_zone_of_now():
    assert short_time("2023-11-29T13:02:11Z", NOW.astimezone(UTC)) == "13:02"
