# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotator.services.retention import (
    ALWAYS,
    DAILY,
    HOURLY,
    MOST_AT_ONCE,
    WEEKLY,
    Kept,
    beyond,
    bound,
    is_due,
    newest_first,
    superfluous,
)

NOW = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)


@st.composite
def many(draw, latest=0):
    """Return backups of one project, made up to ``latest`` hours ahead of now."""
    hours = draw(st.lists(st.floats(-3000, latest), max_size=60, unique=True))
    return [
        Kept(
            Path(f"{number}"),
            NOW + timedelta(hours=hour),
            draw(st.integers(0, 100)),
            draw(st.booleans()) and draw(st.booleans()),
        )
        for number, hour in enumerate(hours)
    ]


def thinned(backups, now=NOW):
    """Return what stays when all that may go has gone, a few at a time."""
    left = list(backups)
    while gone := superfluous(left, now):
        assert 0 < len(gone) <= MOST_AT_ONCE
        left = [one for one in left if one not in gone]
    return left


def at(*hours_ago, **options):
    return [Kept(Path(f"{hours}"), NOW - hours * HOUR, size=10, **options) for hours in hours_ago]


@given(many())
def test_every_slot_keeps_the_latest_of_what_it_had(backups):
    left = thinned(backups)
    for reach, since, width in ((HOURLY, timedelta(), HOUR), (DAILY, HOURLY, DAY)):
        for one in backups:
            age = NOW - one.made
            if since < age <= reach:
                assert any(timedelta() <= other.made - one.made < width for other in left)


@given(many())
def test_of_a_slot_no_more_than_one_stays(backups):
    left = newest_first(thinned(backups), NOW)[ALWAYS:]
    plain = [one for one in left if not one.has_purpose]
    hours = [one.made.replace(minute=0, second=0, microsecond=0) for one in plain]
    assert len(set(hours)) == len(hours)
    days = [one.made.date() for one in plain if NOW - one.made > HOURLY]
    assert len(set(days)) == len(days)
    weeks = [one.made.isocalendar()[:2] for one in left if NOW - one.made > DAILY]
    assert len(set(weeks)) == len(weeks)
    assert all(NOW - one.made <= WEEKLY for one in left)


@given(many(latest=100_000))
def test_the_two_newest_always_stay(backups):
    newest = newest_first(backups, NOW)[:ALWAYS]
    left = thinned(backups)
    assert set(newest) <= set(left)
    gone = beyond([left], 0, NOW)
    assert set(newest) & set(gone) == set()


@given(many())
def test_one_made_for_a_purpose_stays_for_two_weeks(backups):
    left = thinned(backups)
    assert all(one in left for one in backups if one.has_purpose and NOW - one.made <= DAILY)


@given(many(latest=-1), st.integers(1, 10**5))
def test_clock_that_was_set_back_removes_nothing(backups, days):
    assert superfluous(backups, NOW - 200 * DAY - days * DAY) == []


@given(many(latest=-1), st.integers(1, 10**5))
def test_clock_that_jumped_ahead_takes_little_at_once(backups, days):
    ahead = NOW + days * DAY
    gone = superfluous([*backups, Kept(Path("new"), ahead)], ahead)
    assert len(gone) <= MOST_AT_ONCE


def test_file_from_the_future_is_neither_the_newest_nor_kept_for_ever():
    odd = Kept(Path("odd"), NOW + 3000 * DAY)
    backups = [odd, *at(1, 2, 3)]
    assert newest_first(backups, NOW)[-1] == odd
    assert superfluous(backups, NOW) == [odd]


def test_clock_a_little_behind_the_one_before_changes_nothing():
    backups = [Kept(Path("ahead"), NOW + HOUR), *at(1, 2)]
    assert newest_first(backups, NOW)[0].path == Path("ahead")
    assert superfluous(backups, NOW) == []


def test_years_of_hourly_work_leave_an_even_tail():
    backups, now = [], NOW
    for hour in range(24 * 120):
        now = NOW + hour * HOUR
        backups.append(Kept(Path(str(hour)), now))
        gone = superfluous(backups, now)
        backups = [one for one in backups if one not in gone]
    ages = sorted(now - one.made for one in backups)
    assert len([age for age in ages if age <= HOURLY]) == 25
    assert len([age for age in ages if HOURLY < age <= DAILY]) in (13, 14)
    assert len([age for age in ages if age > DAILY]) in (10, 11)
    steps = [later - sooner for sooner, later in pairwise(ages)]
    assert max(steps) <= WEEK + DAY


@given(st.lists(many(), max_size=4), st.integers(0, 3000))
def test_bound_is_kept_as_far_as_may_be_and_the_oldest_go_first(projects, most):
    gone = beyond(projects, most, NOW)
    left = [one for backups in projects for one in backups]
    for one in gone:
        left.remove(one)
    always = [one for backups in projects for one in newest_first(backups, NOW)[:ALWAYS]]
    free = [one for one in left if one not in always]
    assert sum(one.size for one in left) <= most or all(one.size == 0 for one in free) or not free
    assert gone == sorted(gone, key=lambda one: one.made)


def test_nothing_goes_within_the_bound():
    assert beyond([at(1, 2, 3), at(4, 5, 6)], 60, NOW) == []


def test_bound_is_a_tenth_of_what_would_be_free():
    assert bound(900, 100) == 100
    assert bound(10**12, 0) == 2_000_000_000


def test_next_one_is_due_after_an_hour():
    assert is_due([], NOW)
    assert is_due(at(1, 5), NOW)
    assert not is_due(at(0.5, 5), NOW)


def test_one_from_the_future_puts_nothing_off():
    assert is_due(at(-30), NOW)
