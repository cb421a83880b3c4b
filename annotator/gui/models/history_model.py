# SPDX-License-Identifier: Apache-2.0
"""The change log of the open session, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QTimer, Slot

from annotator.domain.changes import Action, Group
from annotator.domain.ids import GroupId
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.gui.dates import exact_time, local_now
from annotator.gui.desk import translated
from annotator.gui.models.paged import Index, ListColumn, PagedModel, Role
from annotator.services.history_text import FieldChange, field_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.desk import Desk

_BATCH = 500
# How many are read to see that nothing but the newest changed.
_NEWEST = 3
_NOWHERE = QModelIndex()


class HistoryModel(PagedModel[GroupId, Group]):
    """When, who, what, and the values before and after; those are read as they are seen.

    Older edits come as the list is scrolled, or as a filter asks for them.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._words: list[str] = []
        self._groups: dict[GroupId, Group] = {}
        self._known: dict[str, tuple[str, str]] = {}
        self._values: dict[tuple[GroupId, str], str] = {}
        self._read = 0
        self._is_whole = True
        self.columns = (
            ListColumn("at", self.tr("When"), _when),
            ListColumn("who", self.tr("Who"), _who),
            ListColumn("what", self.tr("What"), self._what),
            ListColumn("values", self.tr("Old and new value"), self._changed_values),
        )
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._search_on)
        desk.session_opened.connect(self.reload)

    def set_words(self, words: str) -> None:
        """Show only edits in whose person, kind or words these occur."""
        self._words = words.casefold().split()
        self.reload()

    def focus_at(self, row: int) -> str:
        """Return the id of what the edit in a row was about, '' where there is no row."""
        group = self.item(row)
        return group.focus_id if group else ""

    def read_items(self, keys: Sequence[GroupId]) -> list[Group | None]:
        """Return the edits of these ids."""
        return [self._groups.get(key) for key in keys]

    def special(self, item: Group, column: int, role: int) -> Any:
        """Return the id of an edit."""
        return item.id if role == Role.ID and column == 0 else None

    @Slot()
    def reload(self) -> None:
        """Read the newest edits anew."""
        self._more.stop()
        wanted = max(self._read, _BATCH)
        self._groups.clear()
        self._known.clear()
        self._read, self._is_whole = 0, False
        self.show_keys(self._next_keys(wanted))
        self.refresh_all()
        self._search_on()

    @Slot()
    def read_newest(self) -> None:
        """Show the newest edit, read alone where nothing else can have changed."""
        session = self._desk.workspace.session
        if session is None or self._words or len(self._keys) < _NEWEST:
            self.reload()
            return
        newest = self._desk.workspace.project.history.groups(session.id, _NEWEST, 0)
        ids = [group.id for group in newest]
        if ids == self._keys[:_NEWEST]:
            self._take_newest(newest[0])
            self.refresh_key(ids[0])
        elif ids[1:] == self._keys[: _NEWEST - 1]:
            self._take_newest(newest[0])
            self._read += 1
            self.show_keys([ids[0], *self._keys])
        else:
            self.reload()

    def _take_newest(self, group: Group) -> None:
        self._groups[group.id] = group
        # An edit may have changed the words of what it is about.
        self._known.pop(group.focus_id, None)

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
        if self._words and not self._is_whole and len(self._keys) < _BATCH // 5:
            self.fetchMore()
            self._more.start(0)

    def _next_keys(self, count: int) -> list[GroupId]:
        workspace = self._desk.workspace
        if workspace.session is None:
            self._is_whole = True
            return []
        groups = workspace.project.history.groups(workspace.session.id, count, self._read)
        self._read += len(groups)
        self._is_whole = len(groups) < count
        found = [group for group in groups if self._has_words(group)]
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
        return "", ""

    def _what(self, group: Group) -> str:
        label = translated(group.label)
        if group.action is Action.UNDO:
            label = self.tr("Undone: {label}").format_map({"label": label})
        elif group.action is Action.REDO:
            label = self.tr("Redone: {label}").format_map({"label": label})
        _, words = self._about(group)
        if not words:
            return label
        return self.tr("{label}: “{words}”").format_map({"label": label, "words": words})

    def _changed_values(self, group: Group) -> str:
        key = (group.id, group.at)
        if key not in self._values:
            found = field_changes(self._desk.workspace.project, group)
            self._values[key] = self._shown(found)
        return self._values[key]

    def _shown(self, found: Iterable[FieldChange]) -> str:
        template = self.tr("{field}: {old} → {new}")
        nothing = self.tr("blank")
        return " · ".join(
            template.format_map(
                {
                    "field": translated(Message(one.label)),
                    "old": one.old or nothing,
                    "new": one.new or nothing,
                }
            )
            for one in found
        )


def _when(group: Group) -> str:
    return exact_time(group.at, local_now())


def _who(group: Group) -> str:
    return group.who
