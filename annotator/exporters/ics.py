# SPDX-License-Identifier: Apache-2.0
"""What is still to be checked, as entries of a calendar: iCalendar, RFC 5545.

An entry is an event (VEVENT) with an alarm, and no task (VTODO), though a task is what it means: a
checker wants to be told “check this now” in the calendar that is open anyway. Every calendar shows
events; tasks go to a list of their own, and widespread programs (Outlook among them) leave them out
of what they read in. An entry takes no time from the day (TRANSPARENT), and a shared calendar keeps
its words to itself (PRIVATE): drafts are unpublished.

It stands where the due list has it: when what is waited for is over. What is to be checked after a
day, or planned for one, is an entry of the whole day after, which rings in the morning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.domain.event import read_actors
from annotator.domain.export import Exporter
from annotator.domain.status import Status
from annotator.exporters._files import write_together
from annotator.exporters._icalendar import Moment, folded, moment_of, stamp, text_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from annotator.domain.export import Table

    Row = Mapping[str, str]

_OPENING = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Annotator//Annotator//EN")
# Whole days ring when work begins, not at midnight.
_RINGS_AFTER = {True: "PT9H", False: "PT0S"}
_QUALIFIERS = {"~": "about", "?": "uncertain", "%": "about, and uncertain"}
_EVENT_LINES = (
    *(("who", "Who"), ("where", "Where"), ("date_text", "In the article")),
    *(("event_status", "Happened or planned"), ("reason", "Why"), ("note", "Note")),
)
_ARTICLE_LINES = (("title", "Article"), ("publisher", "Publisher"), ("url", "Address"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event that is to be checked, and from when."""

    event: Row
    article: Row
    moment: Moment


def write(tables: Sequence[Table], path: Path) -> list[Path]:
    """Write a calendar of what is due and not checked; return its path.

    Raises:
        UserError: nothing is due on a known date, or the file cannot be written.
    """
    if path.is_dir():
        raise user_error("{path} is a folder. Name a file to write in it.", path=str(path))
    named = {table.name: table for table in tables}
    articles = {row["article_id"]: row for row in _rows(named["articles"])}
    found = [(row, _moment(row)) for row in _rows(named["events"]) if _is_awaited(row)]
    entries = [_Entry(row, articles[row["article_id"]], moment) for row, moment in found if moment]
    if not entries:
        raise user_error(
            "Nothing is due on a known date, so no calendar was written. Fill in “Check after” of "
            "an event, or its start and that it is planned."
        )
    undated = len(found) - len(entries)
    return write_together(path.parent, {path.name: partial(_calendar, entries, undated)})


def _rows(table: Table) -> Iterator[Row]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in table.rows())


def _is_awaited(event: Row) -> bool:
    """Return whether somebody has to look at an event one day."""
    is_due = event["due"] or event["event_status"] == "planned"
    return bool(is_due) and not Status(event["status"]).is_done


def _moment(event: Row) -> Moment | None:
    """Return when an event can be checked: as was said, else when it must be over or begun."""
    dates = [event["due"]] if event["due"] else [event["end"], event["start"]]
    return next(filter(None, map(moment_of, dates)), None)


def _calendar(entries: Sequence[_Entry], undated: int) -> Iterator[bytes]:
    yield from map(folded, _OPENING)
    if undated:
        yield text_line(
            "DESCRIPTION", f"Left out, as no date is known when they are over: {undated}"
        )
    for entry in entries:
        yield from _entry_lines(entry)
    yield folded("END:VCALENDAR")


def _entry_lines(entry: _Entry) -> Iterator[bytes]:
    event, moment = entry.event, entry.moment
    summary = f"Check: {_called(event)}" if event["what"] else "Check an event"
    yield folded("BEGIN:VEVENT")
    yield text_line("UID", f"{event['event_id']}@annotator")
    # In a file that nobody sends, it is when the entry was last revised (RFC 5545 3.8.7.2).
    yield folded(f"DTSTAMP:{stamp(event['modified'])}")
    yield folded(f"DTSTART{';VALUE=DATE' if moment.is_day else ''}:{moment.value}")
    yield text_line("SUMMARY", summary)
    yield text_line("DESCRIPTION", "\n".join(_told(entry)))
    yield from map(folded, ("TRANSP:TRANSPARENT", "CLASS:PRIVATE"))
    yield from map(folded, ("BEGIN:VALARM", "ACTION:DISPLAY"))
    yield text_line("DESCRIPTION", summary)
    yield from map(folded, (f"TRIGGER:{_RINGS_AFTER[moment.is_day]}", "END:VALARM", "END:VEVENT"))


def _called(event: Row) -> str:
    """Return what happens, with who does it where it is told as a part of a sentence."""
    what, who = event["what"], read_actors(event["who"])
    is_part = what[:1].islower() and bool(who)
    is_told = is_part and who[0].name.casefold() in what.casefold()
    return f"{who[0].name}: {what}" if is_part and not is_told else what


def _told(entry: _Entry) -> Iterator[str]:
    event = entry.event
    yield _when(entry)
    yield from (f"{label}: {event[name]}" for name, label in _EVENT_LINES if event[name])
    yield from (
        f"{label}: {entry.article[name]}" for name, label in _ARTICLE_LINES if entry.article[name]
    )
    yield f"Status: {Status(event['status']).label}"


def _when(entry: _Entry) -> str:
    """Return the date as it is known, and what the calendar makes of it."""
    event = entry.event
    date = event["due"] or "/".join(filter(None, (event["start"], event["end"])))
    label = "Check after" if event["due"] else "Planned for"
    remarks = [words for sign, words in _QUALIFIERS.items() if sign in date]
    if not entry.moment.is_exact:
        remarks.append("the day is not known: this is the one after the last that it may mean")
    if entry.moment.is_floating:
        remarks.append("local time, as in the article")
    return f"{label}: {date} ({'; '.join(remarks)})" if remarks else f"{label}: {date}"


EXPORTER = Exporter("ics", "Calendar of what is due", write, suffix=".ics")
