# SPDX-License-Identifier: Apache-2.0
"""Tables of any length: the first rows at once, the others a part at a time when they are wanted.

What is wanted is more scrolling, the end, all rows selected, or a row deep down. Parts come
between two events of the window, each in some milliseconds, so that the table can be used
meanwhile; whatever is asked for next takes the place of what was being read.
"""

from __future__ import annotations

from array import array
from struct import Struct
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot

from annotator.gui.models.paged import PAGE, ListColumn, PagedModel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.models.paged import Index

Item = TypeVar("Item")

# Rows that are asked for at first, at once.
FIRST = 1_000
# How long to look for them, and for as many as are seen at once, where few rows have the words.
_FIRST_SECONDS = 0.005
_SCREENFUL, _SCREENFUL_SECONDS = 60, 0.02
# How long parts are read before the window has its turn again.
_TURN_SECONDS = 0.008
_NOWHERE = QModelIndex()
_KEY = Struct("q")


class SlicedModel(PagedModel[int, Item]):
    """A table over local keys; subclasses say which keys there are, part by part."""

    # All rows are there now.
    completed = Signal()

    def __init__(self, columns: Sequence[ListColumn[Item]], parent: QObject | None) -> None:
        super().__init__(columns, parent)
        self._array: array[int] = array("q")
        self._keys = self._array
        self._parts: Iterator[list[int]] | None = None
        # What is collected while what is shown stays until all of it is there.
        self._anew: array[int] | None = None
        self._is_wanted = False
        self._found: tuple[int, int] = (0, -1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_on)

    @property
    def is_complete(self) -> bool:
        """Return whether all rows are there."""
        return self._parts is None

    def key_parts(self) -> Iterator[list[int]]:
        """Yield the keys of the rows in order; a part may be empty while there is more."""
        raise NotImplementedError

    def holds_key(self, key: int) -> bool:
        """Return whether the list has a row of this key, shown already or not."""
        raise NotImplementedError

    def place_of(self, key: int, among: Sequence[int]) -> int | None:
        """Return where the row of a key belongs among others in their order, None if unknown."""
        raise NotImplementedError

    def keys(self, first: int, last: int) -> array[int]:
        """Return the keys of some rows, both ends included."""
        return self._array[first : last + 1]

    def row_of(self, key: int | None) -> int:
        """Return the row of a key, -1 where it is not shown; some milliseconds at a million."""
        if key is None:
            return -1
        if self._found[0] != key:
            self._found = (key, _place(self._array, key))
        return self._found[1]

    def find_row(self, key: int | None) -> int:
        """Return the row of a key, -1 where it is not shown; one deep down is read up to."""
        row = self.row_of(key)
        if row < 0 and key is not None and not self.is_complete and self.holds_key(key):
            self.read_all()
        return row

    def read_all(self) -> None:
        """Read the rows that are not there yet; ``completed`` tells when they are."""
        if not self.is_complete:
            self._is_wanted = True
            self._timer.start(0)

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        """Return whether there may be more rows than were asked for."""
        return not parent.isValid() and not self.is_complete and not self._is_wanted

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        """Ask for more rows."""
        if self.canFetchMore(parent):
            self.read_all()

    def begin(self) -> None:
        """Show the rows of another session."""
        self.stop()
        self._parts, self._is_wanted = self.key_parts(), False
        self._reset(self._first_keys())
        self._go_on()

    def restart(self) -> None:
        """Show other rows, or in another order: the first ones at once."""
        self.stop()
        self._parts, self._is_wanted = self.key_parts(), False
        keys = self._first_keys()
        if len(keys) <= FIRST and len(self._keys) <= FIRST:
            self.show_keys(keys)
        else:
            self._keep_and_reset(keys)
        self._go_on()

    def requery(self) -> None:
        """Ask anew which rows there are to show; those that are still there stay selected."""
        shown = len(self._keys)
        is_whole = self.is_complete
        self._parts, self._anew = self.key_parts(), None
        keys = self._first_keys()
        if shown <= FIRST or self.is_complete:
            self._is_wanted = False
            self._show_same(keys)
            self._go_on()
            return
        self._anew = keys
        self._is_wanted = self._is_wanted or is_whole
        self._timer.start(0)

    def place_anew(self, keys: Collection[int | None]) -> None:
        """Have the rows of these keys come, go or move as they changed; all others stay.

        Where that cannot be told all rows are asked for anew, as it is where a key is unknown.
        """
        if not keys:
            return
        known = [key for key in keys if key is not None]
        gone = [key for key in known if not self.holds_key(key)]
        staying = [key for key in known if key not in gone and self.row_of(key) >= 0]
        if len(known) < len(keys) or self._anew is not None or len(staying) > 1:
            self.requery()
            return
        for key in gone:
            self._take_out(self.row_of(key))
        new = [key for key in known if key not in gone and key not in staying]
        if not all(self._put_in(key) for key in (*staying, *new)):
            self.requery()

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()
        self._parts = self._anew = None

    def refresh_key(self, key: int | None) -> None:
        """Read one row anew, where it is shown."""
        if len(self._keys) <= FIRST:
            super().refresh_key(key)
            return
        for number in self._pages:
            start = number * PAGE
            near = self._array[start : start + PAGE]
            if key in near:
                self._found = (key or 0, start + near.index(key or 0))
                super().refresh_key(key)
                return

    def _put(self, keys: Sequence[int]) -> None:
        self._array = keys if isinstance(keys, array) else array("q", keys)
        self._found = (0, -1)
        super()._put(self._array)

    def _first_keys(self) -> array[int]:
        """Return the first rows, or as many of them as there is time for."""
        keys: array[int] = array("q")
        began = perf_counter()
        while len(keys) < FIRST and self._take_part(keys):
            taken = perf_counter() - began
            if taken > (_FIRST_SECONDS if len(keys) >= _SCREENFUL else _SCREENFUL_SECONDS):
                break
        return keys

    def _take_part(self, keys: array[int]) -> bool:
        """Add the next part; return whether there may be more."""
        part = next(self._parts, None) if self._parts is not None else None
        if part is None:
            self._parts = None
            return False
        keys.extend(part)
        return True

    @Slot()
    def _read_on(self) -> None:
        """Read for a moment, and show what that gave."""
        keys: array[int] = array("q")
        began = perf_counter()
        while perf_counter() - began < _TURN_SECONDS and self._take_part(keys):
            pass
        if self._anew is not None:
            self._anew.extend(keys)
            self._show_anew()
        elif keys:
            self._append(keys)
        self._go_on()

    def _show_anew(self) -> None:
        """Show what was collected, once it reaches as far as what is shown."""
        if self._anew is None:
            return
        if self.is_complete or (not self._is_wanted and len(self._anew) >= len(self._keys)):
            keys, self._anew = self._anew, None
            self._show_same(keys)

    def _go_on(self) -> None:
        """Read on later, where that is wanted or not even a screenful is there."""
        if self.is_complete:
            self._is_wanted = False
            self.completed.emit()
        elif self._is_wanted or self._anew is not None or len(self._keys) < _SCREENFUL:
            self._timer.start(0)

    def _append(self, keys: array[int]) -> None:
        first = len(self._keys)
        self.is_changing = True
        self.beginInsertRows(_NOWHERE, first, first + len(keys) - 1)
        self._array.extend(keys)
        self._pages.pop(first // PAGE, None)
        self._found = (0, -1)
        self.endInsertRows()
        self.is_changing = False

    def _take_out(self, row: int) -> None:
        """Take out a row, where it is shown."""
        if row < 0:
            return
        self.is_changing = True
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._array[row]
        self._put(self._array)
        self.endRemoveRows()
        self.is_changing = False

    def _put_in(self, key: int) -> bool:
        """Put a row where it belongs; return False where only reading anew tells."""
        row = self.row_of(key)
        others = self._array if row < 0 else self._array[:row] + self._array[row + 1 :]
        place = self.place_of(key, others)
        if place is None or (place == len(others) and not self.is_complete):
            return False
        self.is_changing = True
        if row < 0:
            self.beginInsertRows(_NOWHERE, place, place)
            self._array.insert(place, key)
            self._put(self._array)
            self.endInsertRows()
        elif row != place:
            # Qt counts the places with the row where it was.
            self.beginMoveRows(_NOWHERE, row, row, _NOWHERE, place + (place > row))
            others.insert(place, key)
            self._put(others)
            self.endMoveRows()
        self.is_changing = False
        self._found = (key, place)
        return True

    def _show_same(self, keys: array[int]) -> None:
        self.is_same_list = True
        self.show_keys(keys)
        self.is_same_list = False

    def _keep_and_reset(self, keys: array[int]) -> None:
        self.is_changing = True
        self._reset(keys)
        self.is_changing = False


def _place(keys: array[int], key: int) -> int:
    """Return where a key is in an array, -1 where it is not.

    Its bytes are searched: comparing a million numbers one by one takes four times as long.
    """
    data, wanted = memoryview(keys).tobytes(), _KEY.pack(key)
    at = data.find(wanted)
    while at >= 0 and at % _KEY.size:
        at = data.find(wanted, at + 1)
    return at // _KEY.size if at >= 0 else -1
