# SPDX-License-Identifier: Apache-2.0
"""The actions with their keys, in the order of the menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont

from annotator.gui.actions import menu_path, plain_text, translate
from annotator.gui.actions.keys import native
from annotator.gui.actions.list_keys import LIST_KEYS, LISTS
from annotator.gui.models.paged import ListColumn, PagedModel, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.actions import ActionSet
    from annotator.gui.actions.spec import ActionSpec

# Between two keys of one action.
_GAP = ", "
# What the names of rows begin with that are of no action.
FIXED = "list."


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action in words, with its keys as this system writes them."""

    name: str
    text: str
    menu: str
    keys: str
    tip: str
    # The keys of the table, where the user has changed them.
    usual: str
    is_changed: bool

    def has(self, words: Sequence[str]) -> bool:
        """Return whether all of these words, in small letters, stand in it."""
        content = f"{self.text} {self.menu} {self.keys} {self.tip}".casefold()
        return all(word in content for word in words)


class ActionModel(PagedModel[str, ActionRow]):
    """A row for each action; or for each that has a key, and for the keys that lists have."""

    def __init__(
        self, actions: ActionSet, parent: QObject | None = None, *, with_keys_only: bool = False
    ) -> None:
        super().__init__((), parent)
        self._actions = actions
        self._with_keys_only = with_keys_only
        self._words: list[str] = []
        self._rows: dict[str, ActionRow] = {}
        self.columns = (
            ListColumn("text", self.tr("Action"), _text),
            ListColumn("menu", self.tr("Menu"), _menu),
            ListColumn("keys", self.tr("Keys"), _keys),
            ListColumn("tip", self.tr("What it does"), _tip),
        )
        actions.keys.changed.connect(self.reload)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the keys anew."""
        rows = by_menu(map(self._row, self._actions.specs()))
        self._rows = {row.name: row for row in rows if row.keys or not self._with_keys_only}
        if self._with_keys_only:
            self._rows.update((row.name, row) for row in _list_rows())
        self._show()
        self.refresh_all()

    @Slot(str)
    def set_words(self, words: str) -> None:
        """Show only the actions that have all of these words."""
        self._words = words.casefold().split()
        self._show()

    def rows(self) -> list[ActionRow]:
        """Return the rows that are shown."""
        return [row for row in self._rows.values() if row.has(self._words)]

    def name_at(self, row: int) -> str:
        """Return the name of the action in a row, empty where there is none."""
        item = self.item(row)
        return item.name if item else ""

    def read_items(self, keys: Sequence[str]) -> list[ActionRow | None]:
        """Return the rows of these actions."""
        return [self._rows.get(key) for key in keys]

    def special(self, item: ActionRow, column: int, role: int) -> Any:
        """Return the name of an action, and show in bold which keys were changed."""
        if role == Role.ID and column == 0:
            return item.name
        if column != 2 or not item.is_changed:
            return None
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            usual = item.usual or self.tr("none")
            return self.tr("Changed; usually: %1").replace("%1", usual)
        return None

    def _show(self) -> None:
        self.show_keys([row.name for row in self.rows()])

    def _row(self, spec: ActionSpec) -> ActionRow:
        keys = self._actions.keys
        return ActionRow(
            spec.name,
            plain_text(spec.text),
            menu_path(spec.menu),
            _GAP.join(map(native, keys.of(spec.name))),
            translate(spec.tip),
            _GAP.join(map(native, spec.keys)),
            is_changed=keys.is_changed(spec.name),
        )


def _list_rows() -> Iterator[ActionRow]:
    """Yield the keys that no action has, which nobody can change."""
    for number, (keys, text, tip) in enumerate(LIST_KEYS):
        shown = _GAP.join(map(native, keys))
        name = f"{FIXED}{number}"
        yield ActionRow(
            name, translate(text), translate(LISTS), shown, translate(tip), shown, is_changed=False
        )


def by_menu(rows: Iterable[ActionRow]) -> Iterator[ActionRow]:
    """Yield rows menu by menu, also where a menu within it parts the rows of a menu."""
    groups: dict[str, list[ActionRow]] = {}
    for row in rows:
        groups.setdefault(row.menu, []).append(row)
    for group in groups.values():
        yield from group


def _text(row: ActionRow) -> str:
    return row.text


def _menu(row: ActionRow) -> str:
    return row.menu


def _keys(row: ActionRow) -> str:
    return row.keys


def _tip(row: ActionRow) -> str:
    return row.tip
