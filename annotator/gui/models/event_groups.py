# SPDX-License-Identifier: Apache-2.0
"""The rows of a list of events in groups: a head for each group, and its events unless folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.event import EVENT_FIELDS
from annotator.domain.message import Message
from annotator.domain.status import Status
from annotator.gui.dates import shown_date
from annotator.gui.desk import translated
from annotator.store.event_groups import GroupBy
from annotator.store.event_tables import KEY_BITS

if TYPE_CHECKING:
    from collections.abc import Iterable

_PK = (1 << KEY_BITS) - 1
_HAPPENED = next(field for field in EVENT_FIELDS if field.key == "event_status")


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The row over a group: what its events share, how many they are, whether they are hidden."""

    value: str
    count: int
    is_folded: bool


class EventGroups:
    """Numbers the groups, and knows which are folded.

    A head's row has the group's number below 0 as its key; an event's has the number in the
    upper bits and its local key in the lower ones, for one event may stand in several groups.
    Numbers stay with their groups, so that rows keep their keys whichever groups come and go.
    """

    def __init__(self, by: GroupBy) -> None:
        self.by = by
        self._numbers: dict[str, int] = {}
        self._folded: set[int] = set()
        self._heads: dict[int, GroupHead] = {}
        # How many events there are in all groups, those in several counted once.
        self.count = 0
        # The rows of an event by its local key, those that are folded away left out.
        self._rows: dict[int, list[int]] = {}
        # Of those that are, the number of a group that has them.
        self._hidden: dict[int, int] = {}

    def lay_out(self, groups: Iterable[tuple[str, list[int]]]) -> list[int]:
        """Return the keys of the rows."""
        rows: list[int] = []
        self._heads.clear()
        self._rows.clear()
        self._hidden.clear()
        seen: set[int] = set()
        for value, keys in groups:
            number = self._numbers.setdefault(value, len(self._numbers) + 1)
            is_folded = number in self._folded
            self._heads[number] = GroupHead(value, len(keys), is_folded)
            rows.append(-number)
            seen.update(keys)
            if is_folded:
                self._hidden.update(dict.fromkeys(keys, number))
            for key in () if is_folded else keys:
                row = number << KEY_BITS | key
                rows.append(row)
                self._rows.setdefault(key, []).append(row)
        self.count = len(seen)
        return rows

    def head(self, row_key: int) -> GroupHead | None:
        """Return the head whose row has a key, None where it is an event's."""
        return self._heads.get(-row_key)

    def rows_of(self, key: int) -> list[int]:
        """Return the keys of the rows in which an event stands."""
        return self._rows.get(key, [])

    def fold(self, row_key: int, *, is_folded: bool) -> bool:
        """Fold the group of a head's or an event's row, or unfold it; return whether it changed."""
        number = -head_key(row_key)
        if (number in self._folded) == is_folded:
            return False
        self._folded ^= {number}
        return True

    def uncover(self, key: int) -> bool:
        """Unfold a group of an event that stands in folded ones alone; return whether it did."""
        is_hidden = key in self._hidden and key not in self._rows
        if is_hidden:
            self._folded.discard(self._hidden[key])
        return is_hidden

    def unfold_all(self) -> None:
        """Unfold all groups."""
        self._folded.clear()

    def title(self, head: GroupHead) -> str:
        """Return what a group's events share, as people read it."""
        if self.by is GroupBy.DAY:
            return shown_date(head.value) or _said("Without a date")
        if self.by is GroupBy.ACTOR:
            return head.value or _said("Nobody named")
        if self.by is GroupBy.HAPPENED:
            label = _HAPPENED.choice_label(head.value)
            return translated(Message(label)) or _said("Not said whether it happened")
        return translated(Message(Status(head.value).label))


def event_key(row_key: int) -> int:
    """Return the local key of the event whose row has a key."""
    return row_key & _PK


def head_key(row_key: int) -> int:
    """Return the key of the head over the row that has a key; a head's is its own."""
    return -(row_key >> KEY_BITS) if row_key > 0 else row_key


def _said(text: str) -> str:
    return QCoreApplication.translate("EventGroups", text)
