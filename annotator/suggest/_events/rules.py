# SPDX-License-Identifier: Apache-2.0
"""The rules for events as they are listed, counted, switched off, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.message import message
from annotator.domain.suggestion import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.message import Message

# The class of a happening as the word lists call it, and label.
_TABLE = (
    ("accident", "Accidents"),
    ("agreement", "Agreements and truces"),
    ("announcement", "Announcements and statements"),
    ("appointment", "Appointments"),
    ("attack", "Attacks"),
    ("ban", "Bans and sanctions"),
    ("cancellation", "Cancellations and delays"),
    ("capture", "Arrests and captures"),
    ("company", "Deals and business of companies"),
    ("contest", "Wins and defeats"),
    ("court", "Acts of courts and prosecutors"),
    ("death", "Deaths and killings"),
    ("deed", "Other deeds"),
    ("disaster", "Disasters"),
    ("discovery", "Discoveries"),
    ("disease", "Outbreaks and illness"),
    ("election", "Elections"),
    ("family", "Births, marriages and divorces"),
    ("finance", "Results, prices and shares"),
    ("injury", "Injuries"),
    ("law", "Laws and rules"),
    ("meeting", "Meetings and talks"),
    ("movement", "Journeys and movements"),
    ("opening", "Openings and launches"),
    ("order", "Orders and requests"),
    ("protest", "Protests and strikes"),
    ("publication", "Publications"),
    ("release", "Releases"),
    ("rescue", "Rescues"),
    ("resignation", "Resignations and dismissals"),
    ("sport", "Games and wins"),
    ("suspension", "Suspensions"),
    ("vote", "Votes and decisions"),
    ("weather", "Weather"),
)
PASSING = "passing"
RULES = (
    *(Rule(f"event.{key}", "event", label) for key, label in _TABLE),
    Rule(f"event.{PASSING}", "event", "Events mentioned in passing", starts_off=True),
)


def alone_reason(words: str, day: str, status: str) -> Message:
    """Return why something is suggested that is told once: by its words, and a date if any."""
    if day:
        return message(_DATED[status], words=words, day=day)
    return message(_UNDATED[status], words=words)


_DATED = {
    "happened": "“{words}” tells what happened, and “{day}” when",
    "planned": "“{words}” tells what is to come, and “{day}” when",
    "alleged": "“{words}” tells what is said to have happened, and “{day}” when",
    "conditional": "“{words}” tells what may come, and “{day}” when",
}
_UNDATED = {
    "happened": "“{words}” tells what happened; no date belongs to it",
    "planned": "“{words}” tells what is to come; no date belongs to it",
    "alleged": "“{words}” tells what is said to have happened; no date belongs to it",
    "conditional": "“{words}” tells what may come; no date belongs to it",
}


def merged_reason(told: Mapping[str, str | int]) -> Message:
    """Return why tellings are of one happening: what the first two have in common.

    ``told`` has how many there are, the two, and the words and the day that they share, or blank.
    """
    if told["day"]:
        template = _SAME_DAY_AND if told["shared"] else _SAME_DAY
    else:
        template = _SAME if told["shared"] else _SAME_EVENT
    return message(template, **told)


def with_note(reason: Message, note: Message | None) -> Message:
    """Return a reason with what was chosen where several dates might tell the time."""
    return message("{reason}; {note}", reason=reason, note=note) if note else reason


_SAME_DAY_AND = (
    "Told {count} times: “{first}” and “{second}” both speak of {shared}, and of “{day}”"
)
_SAME_DAY = "Told {count} times: “{first}” and “{second}” both speak of “{day}”"
_SAME = "Told {count} times: “{first}” and “{second}” both speak of {shared}"
_SAME_EVENT = "Told {count} times: “{second}” can only be what “{first}” tells of"
