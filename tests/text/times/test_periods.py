# SPDX-License-Identifier: Apache-2.0
"""Stretches of the calendar as reasons write them."""

from datetime import date

import pytest

from annotator.text.times.periods import Period, Unit


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        (Unit.DAY, "May 4, 2023"),
        (Unit.WEEK, "the week of May 1, 2023"),
        (Unit.MONTH, "May 2023"),
        (Unit.QUARTER, "Q2 2023"),
        (Unit.HALF, "H1 2023"),
        (Unit.SEASON, "March 2023"),
        (Unit.YEAR, "2023"),
        (Unit.DECADE, "202X"),
    ],
)
def test_a_reason_names_a_stretch_as_newspapers_do(unit, written):
    assert Period(Unit.DAY, date(2023, 5, 4)).within(unit).written == written
