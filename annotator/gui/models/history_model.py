# SPDX-License-Identifier: Apache-2.0
"""The change log of the open session, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot

from annotator.domain.changes import Action, Group
from annotator.domain.event import suggested_kind
from annotator.domain.ids import GroupId
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.gui.dates import exact_time, local_now
from annotator.gui.desk import translated
from annotator.gui.models.history_values import HistoryValues
from annotator.gui.models.paged import Index, ListColumn, PagedModel, Role
from annotator.gui.models.step_count import StepCount
from annotator.services.history_text import trace_of
from annotator.store.log_pages import LogFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.desk import Desk

_BATCH = 500
# How many are looked at in one go where the file does the filtering.
_LOOKED_AT = 2_000
# How many are read to see that nothing but the newest changed.
_NEWEST = 3
_OLD, _NEW = 3, 4
_NOWHERE = QModelIndex()


class HistoryModel(PagedModel[GroupId, Group]):
    """When, who, what, and the values before and after; those are read as they are seen.

    Older edits come as the list is scrolled, or as a filter asks for them.
    """

    # There are more people to choose from, or the list says other things than before.
    people_found = Signal()
    counted = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._words: list[str] = []
        self._wanted: LogFilter | None = LogFilter()
        self._groups: dict[GroupId, Group] = {}
        self._known: dict[str, tuple[str, str]] = {}
        self._values = HistoryValues(desk)
        self._in_force: dict[GroupId, bool] = {}
        self._rest: int | None = None
        self._is_whole = True
        self._is_stale = False
        self._people_rest: int | None = None
        self.steps = StepCount(desk.workspace)
        self.people: set[str] = set()
        self.columns = (
            ListColumn("at", self.tr("When"), _when),
            ListColumn("who", self.tr("Who"), _who),
            ListColumn("what", self.tr("What"), self._what),
            ListColumn("old", self.tr("Before"), self._values.old),
            ListColumn("new", self.tr("After"), self._values.new),
        )
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._search_on)
        self._more_people = QTimer(self)
        self._more_people.setSingleShot(True)
        self._more_people.timeout.connect(self._search_people)
        self._more_steps = QTimer(self)
        self._more_steps.setSingleShot(True)
        self._more_steps.timeout.connect(self._count_on)
        desk.session_opened.connect(self.restart)

    @property
    def is_searching(self) -> bool:
        """Return whether older edits are still being looked through."""
        return self._more.isActive()

    @property
    def is_filtered(self) -> bool:
        """Return whether some edits are left out."""
        return bool(self._words) or self._wanted != LogFilter()

    def set_filter(self, words: str, wanted: LogFilter | None) -> None:
        """Show only edits with these words that are wanted; None shows none at all."""
        self._words = words.casefold().split()
        self._wanted = wanted
        self.reload()

    def focus_at(self, row: int) -> str:
        """Return the id of what the edit in a row was about, '' where there is no row."""
        group = self.item(row)
        return group.focus_id if group else ""

    def read_items(self, keys: Sequence[GroupId]) -> list[Group | None]:
        """Return the edits of these ids."""
        return [self._groups.get(key) for key in keys]

    def special(self, item: Group, column: int, role: int) -> Any:
        """Return the id of an edit, the look of one not in force, and long values in full."""
        if role == Qt.ItemDataRole.ToolTipRole and column in (_OLD, _NEW):
            return self._values.full(item, is_old=column == _OLD)
        if role == Qt.ItemDataRole.ForegroundRole and not self._is_in_force(item):
            return self._desk.require_theme().color("muted")
        return item.id if role == Role.ID and column == 0 else None

    @Slot()
    def restart(self) -> None:
        """Read the history of the session that is open now, and who is in it."""
        self.people = set()
        self._people_rest = None
        self.reload()
        self._search_people()

    @Slot()
    def reload(self) -> None:
        """Read the newest edits anew."""
        self._more.stop()
        self._more_steps.stop()
        self._groups.clear()
        self._known.clear()
        self._is_stale = False
        self._in_force.clear()
        self._rest, self._is_whole = None, False
        self.steps.restart()
        self._await_count()
        self.show_keys(self._next_keys(_BATCH))
        self.refresh_all()
        self._search_on()

    def forget_newest(self) -> None:
        """Note that another program wrote: more than the newest edit may be another now."""
        self._is_stale = True

    @Slot()
    def read_newest(self) -> None:
        """Show the newest edit, read alone where nothing else can have changed."""
        session = self._desk.workspace.session
        is_all_due = self._is_stale or self.is_filtered or len(self._keys) < _NEWEST
        if session is None or is_all_due:
            self.reload()
            return
        newest = self._desk.workspace.project.history.groups(session.id, _NEWEST, 0)
        ids = [group.id for group in newest]
        if ids == self._keys[:_NEWEST]:
            self._take_newest(newest[0])
            self.refresh_key(ids[0])
        elif ids[1:] == self._keys[: _NEWEST - 1]:
            self._take_newest(newest[0])
            self.steps.total += 1
            self.show_keys([ids[0], *self._keys])
            self._show_what_is_in_force(newest[0])
            self.counted.emit()
        else:
            self.reload()

    def _take_newest(self, group: Group) -> None:
        self._groups[group.id] = group
        self._add_people({group.who})
        # An edit may have changed the words of what it is about.
        self._known.pop(group.focus_id, None)

    def _show_what_is_in_force(self, newest: Group) -> None:
        """Show the look of older edits anew where the newest took one back."""
        if newest.action is not Action.EDIT:
            self._in_force.clear()
            self.refresh_all()

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        """Return whether there are older edits."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        """Read older edits."""
        if self.canFetchMore(parent):
            self.show_keys([*self._keys, *self._next_keys(_BATCH)])

    @Slot()
    def _search_on(self) -> None:
        """Read on, a little at a time, while a filter has found less than a page."""
        if self.is_filtered and not self._is_whole and len(self._keys) < _BATCH // 5:
            self._more.start(0)
            self.fetchMore()
        self.counted.emit()

    @Slot()
    def _count_on(self) -> None:
        self.steps.go_on()
        self._await_count()
        self.counted.emit()

    def _await_count(self) -> None:
        if not self.steps.is_done:
            self._more_steps.start(0)

    @Slot()
    def _search_people(self) -> None:
        """Find who occurs in the session, a little at a time."""
        session = self._desk.workspace.session
        if session is None:
            return
        log = self._desk.workspace.project.log
        found, self._people_rest = log.people(session.id, _LOOKED_AT, self._people_rest)
        self._add_people(found)
        if self._people_rest is not None:
            self._more_people.start(0)

    def _add_people(self, found: set[str]) -> None:
        if not found <= self.people:
            self.people |= found
            self.people_found.emit()

    def _next_keys(self, count: int) -> list[GroupId]:
        workspace = self._desk.workspace
        if workspace.session is None or self._wanted is None:
            self._is_whole = True
            return []
        if self._wanted != LogFilter():
            count = _LOOKED_AT
        page = workspace.project.log.page(workspace.session.id, self._wanted, count, self._rest)
        self._rest, self._is_whole = page.rest, page.rest is None
        self._add_people({group.who for group in page.groups})
        found = [group for group in page.groups if self._has_words(group)]
        self._groups.update((group.id, group) for group in found)
        return [group.id for group in found]

    def _has_words(self, group: Group) -> bool:
        if not self._words:
            return True
        kind, words = self._about(group)
        text = f"{group.who} {translated(group.label)} {kind} {words}".casefold()
        return all(word in text for word in self._words)

    def _about(self, group: Group) -> tuple[str, str]:
        """Return the kind and the words of what an edit was about, blank where it is gone."""
        known = self._known.get(group.focus_id)
        if known is None:
            known = self._known[group.focus_id] = self._read_about(group.focus_id)
        return known

    def _read_about(self, focus_id: str) -> tuple[str, str]:
        project, article = self._desk.workspace.project, self._desk.workspace.article
        for annotation in project.annotations.find([focus_id] if article else []):
            label = translated(Message(kind_of(annotation.kind).label))
            return label, annotation.exact(article.text) if article else ""
        for event in project.events.find([focus_id]):
            return self.tr("Event"), event.what
        gone = trace_of(project, focus_id, article.text if article else "")
        if gone is None:
            return "", ""
        kind = suggested_kind(gone.kind).label if gone.kind else ""
        return translated(Message(kind)) if kind else self.tr("Event"), gone.words

    def _is_in_force(self, group: Group) -> bool:
        known = self._in_force.get(group.id)
        if known is None:
            log = self._desk.workspace.project.log
            known = self._in_force[group.id] = log.is_in_force(group.id)
        return known

    def _what(self, group: Group) -> str:
        label = translated(group.label)
        if group.action is Action.UNDO:
            label = self.tr("Undone: {label}").format_map({"label": label})
        elif group.action is Action.REDO:
            label = self.tr("Redone: {label}").format_map({"label": label})
        _, words = self._about(group)
        template = self.tr("{label}: “{words}”") if words else "{label}"
        told = template.format_map({"label": label, "words": words})
        if self._is_in_force(group):
            return told
        later = self.tr("{step} (undone)")
        if group.action is Action.UNDO:
            later = self.tr("{step} (redone)")
        return later.format_map({"step": told})


def _when(group: Group) -> str:
    return exact_time(group.at, local_now())


def _who(group: Group) -> str:
    return group.who
