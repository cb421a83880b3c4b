# SPDX-License-Identifier: Apache-2.0
"""When something is due, in words: "due in 3 days", "overdue by 2 days", "since 30 Nov 2023"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.gui.dates import shown_day

if TYPE_CHECKING:
    from datetime import date

# Farther away the date itself says more than a number of days.
_FAR_DAYS = 60


def due_words(due_from: str, now: datetime) -> str:
    """Return how a second lies to the present, both of one place.

    With its second a day is over: what is to be checked after the 29th is due tomorrow on the
    29th, and due now on the 30th.
    """
    try:
        moment = datetime.fromisoformat(due_from) + timedelta(seconds=1)
    except ValueError:
        # Before the calendar begins, in year 0.
        return _tr("overdue")
    day = moment.date()
    days = (day - now.date()).days
    if days == 0:
        is_over = due_from <= now.strftime("%Y-%m-%dT%H:%M:%S")
        return _tr("due now") if is_over else _tr("due today")
    if days > _FAR_DAYS:
        return _tr("due %1").replace("%1", _shown(day))
    if days < -_FAR_DAYS:
        return _tr("since %1").replace("%1", _shown(day))
    if abs(days) == 1:
        return _tr("due tomorrow") if days > 0 else _tr("since yesterday")
    return _tr("due in %n days", days) if days > 0 else _tr("overdue by %n days", -days)


def _shown(day: date) -> str:
    return shown_day(day.year, day.month, day.day)


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("DueWords", text, None, count)
