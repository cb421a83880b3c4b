# SPDX-License-Identifier: Apache-2.0
"""Tables whose rows are known by key and read in pages when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container, Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")

# Rows that are read together: a screenful, for those in sight are read anew at each edit.
PAGE = 25
_KEPT_PAGES = 24
_LONGEST = 160
# Beyond so many rows, or stretches of them, all rows are read anew rather than moved.
_MOST_ROWS, _MOST_RUNS = 20_000, 100
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_TIP = Qt.ItemDataRole.ToolTipRole.value
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole.value
_USUAL_ROLES = frozenset({_DISPLAY, _TIP, _ALIGNMENT})
_NUMBER_ALIGNMENT = int(
    Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value,
)


class Role(IntEnum):
    """What the models tell beyond Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    STATUS = Qt.ItemDataRole.UserRole + 3
    TITLE = Qt.ItemDataRole.UserRole + 4
    DETAIL = Qt.ItemDataRole.UserRole + 5
    DONE_SHARE = Qt.ItemDataRole.UserRole + 6
    SESSION_ID = Qt.ItemDataRole.UserRole + 7


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[Item]):
    """A column: ``key`` is what it sorts by, ``text`` what a cell of it shows."""

    key: str
    title: str
    text: Callable[[Item], str]
    is_number: bool = False


class PagedModel(QAbstractTableModel, Generic[Key, Item]):
    """A table over keys; subclasses read items by key and say what the cells show."""

    # The roles beside text, tip and alignment for which ``special`` has anything, None for any:
    # to paint a cell Qt asks for seven.
    special_roles: frozenset[int] | None = None

    def __init__(self, columns: Sequence[ListColumn[Item]], parent: QObject | None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        # Views move their current row by themselves while rows go; that is nobody's choice.
        self.is_changing = False
        # It is the same list, whose rows others changed: not another filter or order.
        self.is_same_list = False
        self._keys: Sequence[Key] = []
        self._pages: OrderedDict[int, list[Item | None]] = OrderedDict()

    def read_items(self, keys: Sequence[Key]) -> list[Item | None]:
        """Return the items of these keys, None for what is gone."""
        raise NotImplementedError

    def special(self, item: Item, column: int, role: int) -> Any:
        """Return what a cell has for a role that is not about its text, None for nothing."""
        raise NotImplementedError

    def item(self, row: int) -> Item | None:
        """Return the item of a row, None where it is gone or there is no such row."""
        if not 0 <= row < len(self._keys):
            return None
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self.read_items(self._keys[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        return page[row % PAGE]

    def key_at(self, row: int) -> Key | None:
        """Return the key of a row, None where there is no such row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: Key | None) -> int:
        """Return the row of a key, -1 where it is not shown."""
        try:
            return self._keys.index(key) if key is not None else -1
        except ValueError:
            return -1

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Show other keys, with as little said to the views as is simple."""
        self.is_changing = True
        try:
            self._change_to(keys)
        finally:
            self.is_changing = False

    def refresh_key(self, key: Key | None) -> None:
        """Read one row anew, where it is shown."""
        row = self.row_of(key)
        if row < 0:
            return
        page = self._pages.get(row // PAGE)
        if page is not None:
            page[row % PAGE] = self.read_items([self._keys[row]])[0]
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def refresh_all(self) -> None:
        """Read all rows anew as they are looked at."""
        self._pages.clear()
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are; a cell has none."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are; a cell has none."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = self.columns[section].is_number
            left = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
            return _NUMBER_ALIGNMENT if is_number else int(left)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell has for a role."""
        known = self.special_roles
        if known is not None and role not in known and role not in _USUAL_ROLES:
            return None
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        column = self.columns[index.column()]
        if role == _DISPLAY:
            return shortened(column.text(item))
        if role == _TIP:
            return self.special(item, index.column(), role) or column.text(item)
        if role == _ALIGNMENT:
            return _NUMBER_ALIGNMENT if column.is_number else None
        return self.special(item, index.column(), role)

    def _change_to(self, keys: Sequence[Key]) -> None:
        """Remove, move and insert rows, so that views hold on to all that stay."""
        old = self._keys
        first = _same_length(old, keys)
        if first == len(old) == len(keys):
            return
        last = _same_ending(old, keys, first)
        gone, come = old[first : len(old) - last], keys[first : len(keys) - last]
        if len(gone) + len(come) > _MOST_ROWS:
            self._reset(keys)
            return
        staying = set(gone) & set(come)
        gone_runs, come_runs = _runs(gone, staying, first), _runs(come, staying, first)
        if len(gone_runs) + len(come_runs) > _MOST_RUNS:
            self._reset(keys)
            return
        for start, end in reversed(gone_runs):
            self.beginRemoveRows(_NOWHERE, start, end - 1)
            self._put(joined(self._keys[:start], self._keys[end:]))
            self.endRemoveRows()
        here = [key for key in come if key in staying]
        moved = joined(keys[:first], here, keys[len(keys) - last :])
        if list(self._keys[first : first + len(here)]) != here:
            self._reorder(moved)
        for start, end in come_runs:
            self.beginInsertRows(_NOWHERE, start, end - 1)
            self._put(joined(self._keys[:start], keys[start:end], self._keys[start:]))
            self.endInsertRows()

    def _reset(self, keys: Sequence[Key]) -> None:
        self.beginResetModel()
        self._put(keys)
        self.endResetModel()

    def _put(self, keys: Sequence[Key]) -> None:
        self._keys = keys
        self._pages.clear()

    def _reorder(self, keys: Sequence[Key]) -> None:
        self.layoutAboutToBeChanged.emit()
        old_indexes = self.persistentIndexList()
        moved = [(self._keys[index.row()], index.column()) for index in old_indexes]
        self._put(keys)
        rows = {key: row for row, key in enumerate(keys)}
        new_indexes = [self.index(rows[key], column) for key, column in moved]
        self.changePersistentIndexList(old_indexes, new_indexes)
        self.layoutChanged.emit()


def shortened(text: str) -> str:
    """Return text on one line, white space folded, and no longer than a cell can need."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def joined(*parts: Sequence[Any]) -> list[Any]:
    """Return sequences, lists or arrays alike, as one list."""
    return [one for part in parts for one in part]


def _same_length(one: Sequence[Any], other: Sequence[Any]) -> int:
    """Return how many of the first elements are the same; slices are compared without Python."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _same_ending(one: Sequence[Any], other: Sequence[Any], first: int) -> int:
    """Return how many of the last elements are the same, behind so many of the first."""
    least, most = 0, min(len(one), len(other)) - first
    while least < most:
        middle = (least + most + 1) // 2
        ends = (keys[len(keys) - middle : len(keys) - least] for keys in (one, other))
        if next(ends) == next(ends):
            least = middle
        else:
            most = middle - 1
    return least


def _runs(keys: Sequence[Any], staying: Container[Any], first: int) -> list[tuple[int, int]]:
    """Return the stretches of rows, begin and end, whose keys do not stay; rows from ``first``."""
    runs: list[tuple[int, int]] = []
    for row, key in enumerate(keys, first):
        if key in staying:
            continue
        if runs and runs[-1][1] == row:
            runs[-1] = (runs[-1][0], row + 1)
        else:
            runs.append((row, row + 1))
    return runs
