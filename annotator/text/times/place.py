# SPDX-License-Identifier: Apache-2.0
"""Where an expression stands: the day that the article speaks from, and what was named before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.text.times.periods import Unit

if TYPE_CHECKING:
    from annotator.text.times.periods import Period


# Quarters are reported on within about a year; others are only looked back at.
_OLD = 500


class Place(NamedTuple):
    """The day of publication, None where it is not known, and the last date before here.

    ``last_day`` is the last single day; ``reported`` the first quarter that is named, which a
    report on business is about.
    """

    day: Period | None
    last: Period | None = None
    last_day: Period | None = None
    reported: Period | None = None

    @property
    def narrated(self) -> Period | None:
        """Return what "that day" or "a year earlier" counts from: the last date, else today."""
        return self.last or self.day

    def after(self, period: Period | None) -> Place:
        """Return the place behind an expression; it may have named a period."""
        if period is None:
            return self
        is_first = self.reported is None and period.unit is Unit.QUARTER and self._is_near(period)
        return self._replace(
            last=period,
            last_day=period if period.unit is Unit.DAY else self.last_day,
            reported=period if is_first else self.reported,
        )

    def _is_near(self, period: Period) -> bool:
        """Return whether a report may be about a quarter: not one of years ago."""
        return self.day is not None and (self.day.first - period.first).days < _OLD

    @property
    def quarter(self) -> Period | None:
        """Return the quarter that business is compared with: the first named, else the last."""
        if self.reported is not None:
            return self.reported
        return self.day.within(Unit.QUARTER).shifted(-1) if self.day else None
