# SPDX-License-Identifier: Apache-2.0
"""Days that the events of a timeline stand before or after: the article's own, and today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.edtf import edtf_bounds
from annotator.gui.dates import shown_date
from annotator.gui.plotting.moments import DAY, seconds_of

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class DayLine:
    """A moment with its name; ``is_present`` says that it is only of today's interest."""

    at: float
    text: str
    is_present: bool = False


def day_lines(published: str, now: datetime) -> tuple[DayLine, ...]:
    """Return the lines of an article of some date, EDTF or blank, on the clock of ``now``.

    An article of which not even the day is known has none.
    """
    lines = []
    bounds = edtf_bounds(published) if published else None
    first, last = (
        (seconds_of(one) for one in (bounds.minimum, bounds.maximum)) if bounds else (0, DAY)
    )
    if last - first < DAY:
        text = QCoreApplication.translate("Timeline", "Article, {date}")
        lines.append(DayLine(first, text.format(date=shown_date(published))))
    text = QCoreApplication.translate("Timeline", "Today")
    present = now.strftime("%Y-%m-%dT%H:%M:%S")
    lines.append(DayLine(seconds_of(present), text, is_present=True))
    return tuple(lines)
