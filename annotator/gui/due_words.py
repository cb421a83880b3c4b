# SPDX-License-Identifier: Apache-2.0
"""When something is due, in words: "due in 3 days", "overdue by 2 days", "since 30 Nov 2023"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.gui.dates import shown_day

if TYPE_CHECKING:
    from datetime import datetime

# Farther away the date itself says more than a number of days.
_FAR_DAYS = 60


def due_words(due_from: str, now: datetime) -> str:
    """Return how a second, as EDTF bounds give it, lies to the present, both of one place."""
    try:
        day = date.fromisoformat(due_from[:10])
    except ValueError:
        # Before the calendar begins: "until 2024" has no earlier end.
        return _tr("overdue")
    days = (day - now.date()).days
    if days == 0:
        return _tr("due now") if due_from <= now.strftime("%Y-%m-%dT%H:%M:%S") else _tr("due today")
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
