# SPDX-License-Identifier: Apache-2.0
"""What a timeline says in words: of an event, of where it stands, of a lane."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from annotator.domain.event import EVENT_FIELDS
from annotator.domain.message import Message
from annotator.domain.status import DEFAULT_VERDICTS, Status
from annotator.gui.dates import shown_stretch
from annotator.gui.desk import translated
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.marks import LaneKind, Shape
from annotator.services.timelines import SUGGESTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.gui.plotting.marks import Lane, Marks
    from annotator.store.timeline import TimelineRow

_STATE = next(field for field in EVENT_FIELDS if field.key == "event_status")
_VERDICTS = {verdict.key: verdict.label for verdict in DEFAULT_VERDICTS}
_MOST_TOLD = 6
_STATES = {
    Shape.HAPPENED: "happened",
    Shape.PLANNED: "planned",
    Shape.ALLEGED: "alleged",
    Shape.CONDITIONAL: "conditional",
}


def event_words(row: TimelineRow) -> str:
    """Return an event in words: ``Tue 28 Nov 2023, Burns was in Qatar, planned``."""
    status = "" if row.status == Status.UNCHECKED else _status_label(row.status)
    verdict = translated(Message(_VERDICTS.get(row.verdict, row.verdict))) if row.verdict else ""
    when = shown_stretch(row.start, row.end)
    parts = (when, told_what(row), state_label(row), status, verdict)
    return ", ".join(part for part in parts if part)


def shown_what(row: TimelineRow) -> str:
    """Return what happened on one line, or that nothing is written there."""
    return " ".join(row.what.split()) or _tr("nothing written yet")


def told_what(row: TimelineRow) -> str:
    """Return what happened, with who did it where it is told as a part of a sentence.

    What rules take from an article often begins with the verb: ``was in Qatar``.
    """
    what = shown_what(row)
    is_part = what[:1].islower() and bool(row.what.strip())
    if not (is_part and row.who) or row.who[0].casefold() in what.casefold():
        return what
    return _tr("{who}: {what}").format(who=row.who[0], what=what)


def label_of(row: TimelineRow, grouping: Grouping) -> str:
    """Return what stands beside an event: who did it is told by a lane of theirs."""
    return shown_what(row) if grouping is Grouping.ACTOR else told_what(row)


def state_label(row: TimelineRow) -> str:
    """Return whether it happened, '' where nobody has said."""
    return translated(Message(_STATE.choice_label(row.event_status))) if row.event_status else ""


def shape_label(shape: Shape) -> str:
    """Return what a shape stands for."""
    key = _STATES.get(shape)
    return translated(Message(_STATE.choice_label(key))) if key else _tr("not said")


class Sign(NamedTuple):
    """A mark as a legend explains it."""

    shape: Shape
    label: str
    is_suggested: bool = False


def legend_of(marks: Marks) -> list[Sign]:
    """Return the signs that occur among some events, the outline of those suggested last."""
    signs = [Sign(shape, shape_label(shape)) for shape in marks.shapes_there()]
    if marks.suggested:
        signs.append(Sign(Shape.UNSAID, _tr("suggested"), is_suggested=True))
    return signs


def place_words(number: int, count: int, row: TimelineRow, lane: str = "") -> str:
    """Return which of how many an event is, in which lane if there are some, and it in words."""
    text = _tr("{number} of {count}: {event}")
    if lane:
        text = _tr("{number} of {count}, lane {lane}: {event}")
    return text.format(number=number, count=count, lane=lane, event=event_words(row))


def tip_words(
    rows: Sequence[TimelineRow], more_of: Callable[[str], Sequence[str]] | None = None
) -> str:
    """Return some events for a tip, one a line; of many the first ones and how many more.

    ``more_of`` returns what else there is to say of an event that is alone, by its id. It is rich
    text, of which tips break long lines.
    """
    told = [event_words(row) for row in rows[:_MOST_TOLD]]
    if len(rows) == 1 and rows[0].who:
        told.append(", ".join(rows[0].who))
    if len(rows) == 1 and more_of is not None:
        told.extend(more_of(rows[0].id))
    if len(rows) > _MOST_TOLD:
        told.append(_tr("and {count} more").format(count=len(rows) - _MOST_TOLD))
    return "<br>".join(map(escape, told))


def lane_name(lane: Lane, grouping: Grouping) -> str:
    """Return what stands beside a lane; the only lane of a timeline has no name."""
    if grouping is Grouping.ONE:
        return ""
    if lane.kind is LaneKind.OTHERS:
        return _tr("All others")
    if grouping is Grouping.ACTOR:
        return lane.key or _tr("Nobody named")
    if grouping is Grouping.STATE:
        known = translated(Message(_STATE.choice_label(lane.key))) if lane.key else ""
        return known or _tr("not said")
    return _status_label(lane.key)


def _status_label(status: str) -> str:
    if status == SUGGESTED:
        return _tr("suggested")
    return translated(Message(Status(status).label))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
