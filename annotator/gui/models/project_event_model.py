# SPDX-License-Identifier: Apache-2.0
"""The events of all sessions: by time, by when they are due, or those of two articles together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot

from annotator.gui.dates import local_now
from annotator.gui.due_words import due_words
from annotator.gui.group_words import group_words
from annotator.gui.models.event_columns import EventColumns
from annotator.gui.models.paged import ListColumn, Role
from annotator.gui.models.sliced import SlicedModel
from annotator.services.side_by_side import SideBySide, side_by_side
from annotator.store.all_events import ListedEvent, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from PySide6.QtCore import QObject

    from annotator.domain.changes import Changes
    from annotator.domain.event import Event
    from annotator.gui.desk import Desk

# An edit shows in its row at once; which rows there are is asked when edits rest.
_REST_MS = 300
_OVERDUE, _TO_COME = -1, -2
_OF_EVENTS = ("start", "who", "what", "where", "event_status", "status", "verdict", "evidence")
# What is due is planned, and nobody has checked it.
_NOT_OF_DUE = frozenset({"event_status", "verdict"})


class View(StrEnum):
    """Which events are shown, and in which order."""

    BY_TIME = "by_time"
    NEWEST = "newest"
    OPEN = "open"
    DUE = "due"
    SIDE_BY_SIDE = "side_by_side"


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that tells something of those below it; ``more`` says it at length."""

    text: str
    more: str = ""


Row = ListedEvent | Heading


class ProjectEventModel(SlicedModel[Row]):
    """When, what, who, where, whether it happened, how far it is checked, and where it is from."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._wanted = Wanted()
        self._view = View.BY_TIME
        self._made = EventColumns(desk)
        self._groups: dict[int, SideBySide] = {}
        self._is_stale = False
        self._is_watched = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._requery)
        self.columns = self._columns()
        desk.changed.connect(self.follow)
        desk.read_anew.connect(self.refresh)
        desk.unsaved_changed.connect(self._refresh_id)

    def show(self, wanted: Wanted, view: View) -> None:
        """Show what is wanted, in a view."""
        has_other_columns = (view is View.DUE) != (self._view is View.DUE)
        self._wanted, self._view = wanted, view
        self._made.read_scale()
        self._is_stale = False
        self._rest.stop()
        if has_other_columns:
            self.columns = self._columns()
            self.begin()
        else:
            self.restart()

    def watch(self, *, is_watched: bool) -> None:
        """Follow edits from now on, or take note that there were some until somebody looks."""
        self._is_watched = is_watched
        if is_watched and self._is_stale:
            self._requery()

    def heading(self, row: int) -> Heading | None:
        """Return what a row tells of those below it, None for an event or no row."""
        item = self.item(row) if (self.key_at(row) or 0) < 0 else None
        return item if isinstance(item, Heading) else None

    def listed(self, row: int) -> ListedEvent | None:
        """Return the event of a row, None for a heading or what is gone."""
        item = self.item(row)
        return item if isinstance(item, ListedEvent) else None

    @property
    def events_shown(self) -> int:
        """Return how many of the rows that are there are events."""
        if self._view in (View.DUE, View.SIDE_BY_SIDE):
            return sum(key > 0 for key in self._array)
        return self.rowCount()

    def key_parts(self) -> Iterator[list[int]]:
        """Yield the keys of the rows in order; those of headings are below 0."""
        project, wanted = self._desk.workspace.project, self._wanted
        if self._view is View.SIDE_BY_SIDE:
            return self._grouped()
        if self._view is View.DUE:
            return self._due()
        return project.all_events.parts(
            replace(wanted, descending=self._view is View.NEWEST, is_open=self._view is View.OPEN)
        )

    def holds_key(self, key: int) -> bool:
        """Return whether an event is in the list, shown already or not."""
        return self.row_of(key) >= 0

    def read_items(self, keys: Sequence[int]) -> list[Row | None]:
        """Return the events and headings of these keys."""
        events = [key for key in keys if key > 0]
        read = self._desk.workspace.project.all_events.page(events)
        found = dict(zip(events, read, strict=True))
        self._made.counts.expect(one.event for one in read if one)
        return [found[key] if key > 0 else self._heading(key) for key in keys]

    def special(self, item: Row, column: int, role: int) -> Any:
        """Return the id and status of an event, and what a heading says at length."""
        if isinstance(item, Heading):
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return item.more or item.text if is_tip else None
        if role == Role.ID:
            return item.event.id
        if role == Role.SESSION_ID:
            return item.event.session_id
        if role == Role.STATUS and self.columns[column].key == "status":
            return item.event.status.value
        return None

    @Slot()
    def refresh(self) -> None:
        """Read anew what is shown."""
        self.refresh_all()
        self._requery_soon()

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Show what an edit did."""
        if not changes.touches("event", "event_evidence", "article", "session"):
            return
        for event_id in {row.id.partition(".")[0] for row in changes.of("event", "event_evidence")}:
            self._refresh_id(event_id)
        self._requery_soon()

    def _requery_soon(self) -> None:
        self._is_stale = True
        if self._is_watched:
            self._rest.start()

    @Slot()
    def _requery(self) -> None:
        self._is_stale = False
        self.requery()
        self.refresh_all()

    @Slot(str)
    def _refresh_id(self, record_id: str) -> None:
        self.refresh_key(self._desk.workspace.project.events.key_of(record_id))

    def _grouped(self) -> Iterator[list[int]]:
        self._groups = {}
        for groups in side_by_side(self._desk.workspace.project, self._wanted):
            keys: list[int] = []
            for group in groups:
                self._groups[-group.keys[0]] = group
                keys += [-group.keys[0], *group.keys]
            yield keys

    def _due(self) -> Iterator[list[int]]:
        """Yield what is overdue, and then what will be due, each below a heading."""
        project, now = self._desk.workspace.project, self.now().strftime("%Y-%m-%dT%H:%M:%S")
        wanted = replace(self._wanted, is_due=True)
        for heading, some in (
            (_OVERDUE, replace(wanted, due_before=now)),
            (_TO_COME, replace(wanted, due_from=now)),
        ):
            above = [heading]
            for part in project.all_events.parts(some):
                yield [*above, *part] if part else []
                above = [] if part else above

    def _heading(self, key: int) -> Heading:
        if self._view is View.DUE:
            return Heading(
                self.tr("Overdue: this can be checked now")
                if key == _OVERDUE
                else self.tr("Still to come")
            )
        group = self._groups.get(key)
        return Heading(*group_words(group)) if group else Heading("")

    def now(self) -> datetime:
        """Return the present time where the person is."""
        return local_now()

    def _columns(self) -> tuple[ListColumn[Row], ...]:
        known = {column.key: column for column in self._made.all()}
        own = [_of_event(known[key]) for key in _OF_EVENTS]
        columns = [
            *own[:-1],
            ListColumn("article", self.tr("Article"), _article),
            ListColumn("reviewer", self.tr("Reviewer"), _reviewer),
            own[-1],
        ]
        if self._view is View.DUE:
            due = ListColumn("due", self.tr("Due"), self._due_text)
            columns = [due, *(one for one in columns if one.key not in _NOT_OF_DUE)]
        return (replace(columns[0], text=_or_heading(columns[0].text)), *columns[1:])

    def _due_text(self, row: Row) -> str:
        if isinstance(row, Heading) or not row.due_from:
            return ""
        return due_words(row.due_from, self.now())


def _of_event(column: ListColumn[Event]) -> ListColumn[Row]:
    """Return a column of events as one of the rows here."""

    def text(row: Row) -> str:
        return "" if isinstance(row, Heading) else column.text(row.event)

    return ListColumn(column.key, column.title, text, column.is_number)


def _or_heading(text: Callable[[Row], str]) -> Callable[[Row], str]:
    """Return what shows the words of a heading, and of an event its text."""
    return lambda row: row.text if isinstance(row, Heading) else text(row)


def _article(row: Row) -> str:
    return "" if isinstance(row, Heading) else row.title


def _reviewer(row: Row) -> str:
    return "" if isinstance(row, Heading) else row.reviewer
