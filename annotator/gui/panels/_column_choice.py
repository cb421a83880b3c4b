# SPDX-License-Identifier: Apache-2.0
"""Which columns of a table are shown, in which order and how wide: as somebody chose them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from annotator.gui.places import LettersInMenus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from annotator.gui.panels._list_table import Fit, ListTable


@dataclass(frozen=True, slots=True)
class Shown:
    """A column as the person has it; ``width`` in pixels, 0 where it is fitted."""

    key: str
    is_shown: bool = True
    width: int = 0


class ColumnChoice(QObject):
    """Lets the columns of a table be chosen and put in order; they are told by their keys.

    As long as nobody chooses, those of the highest rank go where there is no room. What somebody
    chose stays, and the table scrolls sideways instead.
    """

    changed = Signal()
    # All columns are to be seen at once, with their order.
    dialog_asked = Signal()

    def __init__(self, table: ListTable, fits: Mapping[str, Fit], usual: Iterable[str]) -> None:
        """``fits`` are by the columns' keys, all of them; ``usual`` are those shown at first."""
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._fits = dict(fits)
        # Those of all columns, as the model has them.
        self.keys = list(fits)
        self._usual = frozenset(usual)
        self._is_own = False
        self._header.setSectionsMovable(True)
        self._header.setFirstSectionMovable(True)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._show_menu)
        self._header.sectionMoved.connect(self._note_move)
        self._is_placing = False
        self.reset()

    def title(self, key: str) -> str:
        """Return the name of a column."""
        model, column = self._table.model(), self.keys.index(key)
        return str(model.headerData(column, Qt.Orientation.Horizontal))

    def order(self) -> list[str]:
        """Return the keys of all columns from left to right, those that are not shown too."""
        return [self.keys[self._header.logicalIndex(at)] for at in range(len(self.keys))]

    def is_shown(self, key: str) -> bool:
        """Return whether a column is to be seen."""
        return self.keys.index(key) not in self._table.left_out

    def show_columns(self, columns: Sequence[tuple[str, bool]]) -> None:
        """Show columns from left to right as given, each with whether it is to be seen.

        Those that are not named are left out; one at least is to be seen.
        """
        if any(is_shown for _, is_shown in columns):
            self._is_own = True
            self._place(self._completed([Shown(key, is_shown) for key, is_shown in columns]))

    def move(self, key: str, step: int) -> None:
        """Move a column over so many of those that are to be seen, left where below 0."""
        order = self.order()
        seen = [one for one in order if self.is_shown(one)]
        if key not in seen or not 0 <= seen.index(key) + step < len(seen):
            return
        other = seen[seen.index(key) + step]
        at = order.index(other)
        order.remove(key)
        order.insert(at, key)
        self.show_columns([(one, self.is_shown(one)) for one in order])

    @Slot()
    def reset(self) -> None:
        """Show the columns as they are at first."""
        self._is_own = False
        self._table.has_own_widths = False
        self._place([Shown(key, key in self._usual) for key in self.keys])

    def state(self) -> QByteArray:
        """Return what ``restore`` takes: empty where nobody chose anything."""
        if not (self._is_own or self._table.has_own_widths):
            return QByteArray()
        widths = self._header.sectionSize if self._table.has_own_widths else _none
        columns = [[key, self.is_shown(key), widths(self.keys.index(key))] for key in self.order()]
        return QByteArray(json.dumps(columns).encode())

    def restore(self, state: QByteArray) -> None:
        """Show columns as they were left; those that are new since then stand at the end.

        What is no such state is left alone.
        """
        columns = [one for one in _read(state) if one.key in self._fits]
        if not any(one.is_shown for one in columns):
            return
        self._is_own = True
        self._table.has_own_widths = any(one.width for one in columns)
        self._place(self._completed(columns))

    def menu(self) -> QMenu:
        """Return a menu of all columns with ticks, and what else can be done about them."""
        menu = QMenu(self._table)
        menu.setObjectName("columnMenu")
        LettersInMenus(menu)
        for key in self.order():
            action = menu.addAction(self.title(key).replace("&", "&&"))
            action.setObjectName(f"column_{key}")
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(self.is_shown(key))
        menu.addSeparator()
        for name, text, slot in (
            ("columns_order", self.tr("&Order of the columns…"), self.dialog_asked),
            ("columns_usual", self.tr("&Usual columns"), self.reset),
        ):
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(slot)
        menu.triggered.connect(self._turn)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        self.menu().popup(self._header.mapToGlobal(place))

    @Slot(object)
    def _turn(self, action: QAction) -> None:
        """Show a column, or leave it out; the last one stays."""
        turned = action.data()
        if turned:
            columns = [(key, self.is_shown(key) != (key == turned)) for key in self.order()]
            self.show_columns(columns)

    @Slot()
    def _note_move(self) -> None:
        if not self._is_placing:
            self._is_own = True
            self._fit()
            self.changed.emit()

    def _completed(self, columns: list[Shown]) -> list[Shown]:
        known = {one.key for one in columns}
        return columns + [Shown(key, is_shown=False) for key in self.keys if key not in known]

    def _place(self, columns: Sequence[Shown]) -> None:
        self._is_placing = True
        for at, one in enumerate(columns):
            self._header.moveSection(self._header.visualIndex(self.keys.index(one.key)), at)
        self._is_placing = False
        self._table.left_out = frozenset(
            self.keys.index(one.key) for one in columns if not one.is_shown
        )
        self._fit()
        for one in columns if self._table.has_own_widths else ():
            if one.width:
                self._table.setColumnWidth(self.keys.index(one.key), one.width)
        self.changed.emit()

    def _fit(self) -> None:
        """Have the table fit what is shown, or leave it as wide as somebody made it."""
        if self._table.has_own_widths:
            for column in range(len(self.keys)):
                self._table.setColumnHidden(column, column in self._table.left_out)
            return
        seen = frozenset(filter(self.is_shown, self.keys))
        fits = self._fits.values()
        is_usual = seen == self._usual
        self._table.set_fits([*fits] if is_usual else [replace(one, rank=0) for one in fits])


def _none(_column: int) -> int:
    return 0


def _read(state: QByteArray) -> list[Shown]:
    """Return the columns of a state, none where it is no state."""
    try:
        values = json.loads(bytes(state.data()))
    except ValueError:
        return []
    return [Shown(*one) for one in values if _is_column(one)] if isinstance(values, list) else []


def _is_column(value: Any) -> bool:
    """Return whether a value is a key, whether it is shown, and a width."""
    types = (str, bool, int)
    return (
        isinstance(value, list) and len(value) == len(types) and all(map(isinstance, value, types))
    )
