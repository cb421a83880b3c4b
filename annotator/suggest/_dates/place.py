# SPDX-License-Identifier: Apache-2.0
"""Where an expression stands: the day that the article speaks from, and what was named before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.suggest._dates.periods import Unit

if TYPE_CHECKING:
    from annotator.suggest._dates.periods import Period


# Quarters are reported on within about a year; others are only looked back at.
_OLD = 500


@dataclass(frozen=True, slots=True)
class Place:
    """The day of publication, None where it is not known, and the last date before here.

    ``last_day`` is the last single day; ``reported`` the first quarter that is named, which a
    report on business is about.
    ``is_guess`` tells that the year of that day was worked out, not written.
    """

    day: Period | None
    last: Period | None = None
    last_day: Period | None = None
    reported: Period | None = None
    is_guess: bool = False

    @property
    def written_day(self) -> str:
        """Return the day of publication as a newspaper writes it, or an empty text."""
        return self.day.written if self.day else ""

    @property
    def narrated(self) -> Period | None:
        """Return what "that day" or "a year earlier" counts from: the last date, else today."""
        return self.last or self.day

    def after(self, period: Period | None) -> Place:
        """Return the place behind an expression; it may have named a period."""
        if period is None:
            return self
        is_first = self.reported is None and period.unit is Unit.QUARTER and self._is_near(period)
        return replace(
            self,
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
