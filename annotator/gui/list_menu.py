# SPDX-License-Identifier: Apache-2.0
"""The menu of a list: what can be done to all rows that are selected in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from annotator.gui.actions import SUBMENUS, translate
from annotator.gui.places import LettersInMenus

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from annotator.gui.panels._list_table import ListTable
    from annotator.gui.shell import Shell

# Actions, "" for a line between, and menus within this one.
_MENU = (
    *("events.merge", ""),
    *("bulk_status", "bulk_verdict", "bulk_kind", ""),
    *("bulk.add_tag", "bulk.remove_tag", "bulk.append_note", "bulk.replace_note", ""),
    *("bulk.attach", ""),
    *("bulk.set_confidential.*", "", "bulk.delete"),
)


class ListMenu(QObject):
    """Shows the menu where it is asked for, by mouse or key."""

    def __init__(self, window: Shell, table: ListTable) -> None:
        super().__init__(table)
        self._window = window
        self._table = table
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show)

    @Slot(QPoint)
    def _show(self, place: QPoint) -> None:
        """Show what can be done to the rows, those under the mouse among them."""
        if not self._table.chosen_stretches():
            return
        menu = QMenu(self._window.frame)
        menu.setObjectName("list_menu")
        LettersInMenus(menu)
        for name in _MENU:
            if not name:
                menu.addSeparator()
            elif name in SUBMENUS:
                self._add_submenu(menu, name)
            else:
                menu.addActions(self._enabled(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table.viewport().mapToGlobal(place))

    def _add_submenu(self, menu: QMenu, key: str) -> None:
        names = [spec.name for spec in self._window.actions_table.specs() if spec.menu == key]
        actions = [one for name in names for one in self._enabled(name)]
        if actions:
            submenu = menu.addMenu(translate(SUBMENUS[key][0]))
            submenu.setObjectName(f"list_menu_{key}")
            LettersInMenus(submenu)
            submenu.addActions(actions)

    def _enabled(self, pattern: str) -> list[QAction]:
        return [one for one in self._window.actions_table.named(pattern) if one.isEnabled()]
