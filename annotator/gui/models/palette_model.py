# SPDX-License-Identifier: Apache-2.0
"""The actions that a few letters find, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Slot

from annotator.gui.actions import menu_path
from annotator.text.fuzzy import Candidate, Hit, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.actions import ActionSet
    from annotator.gui.actions.spec import ActionSpec

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TICK = "\N{CHECK MARK}"


class PaletteRole(IntEnum):
    """What the palette is told beyond Qt's own roles."""

    NAME = Qt.ItemDataRole.UserRole + 1
    PLACES = Qt.ItemDataRole.UserRole + 2
    KEY = Qt.ItemDataRole.UserRole + 3
    BESIDE = Qt.ItemDataRole.UserRole + 4
    IS_ENABLED = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """An action as the palette shows it; ``hindrance`` says why it can't act now."""

    name: str
    label: str
    menu: str
    key: str
    tip: str
    hindrance: str
    is_ticked: bool

    @property
    def beside(self) -> str:
        """Return what is shown beside the label; the reason first, should there be no room."""
        dash = "\N{EN DASH}"
        return f"{self.hindrance}  {dash}  {self.menu}" if self.hindrance else self.menu

    def as_candidate(self) -> Candidate:
        """Return it as it is searched."""
        words = f"{self.menu} {self.tip} {self.key}"
        return Candidate(self.name, self.label, words, is_enabled=not self.hindrance)


class PaletteModel(QAbstractListModel):
    """The actions as they are when the palette is opened, ranked by the words that were typed."""

    def __init__(
        self, actions: ActionSet, recent: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recent = list(recent)
        rows = [_row(actions, spec) for spec in actions.specs()]
        self._rows = {row.name: row for row in rows}
        self._candidates = [row.as_candidate() for row in rows]
        self._hits: list[Hit] = []
        self.set_words("")

    @Slot(str)
    def set_words(self, words: str) -> None:
        """Show what these words find."""
        self.beginResetModel()
        self._hits = ranked(words, self._candidates, self._recent)
        self.endResetModel()

    def row_at(self, number: int) -> PaletteRow | None:
        """Return what a row shows, None where there is no such row."""
        in_range = 0 <= number < len(self._hits)
        return self._rows[self._hits[number].name] if in_range else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many actions were found."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row has for a role."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: f"{_TICK} {row.label}" if row.is_ticked else row.label,
            Qt.ItemDataRole.ToolTipRole: row.tip,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.label}, {row.beside}, {row.key}",
            PaletteRole.NAME: row.name,
            PaletteRole.KEY: row.key,
            PaletteRole.BESIDE: row.beside,
            PaletteRole.IS_ENABLED: not row.hindrance,
        }
        if role == PaletteRole.PLACES:
            # Behind the tick.
            shift = 2 * row.is_ticked
            return [place + shift for place in self._hits[index.row()].places]
        return values.get(role)


def _row(actions: ActionSet, spec: ActionSpec) -> PaletteRow:
    action = actions[spec.name]
    return PaletteRow(
        spec.name,
        # The action's own words: undo tells there what it would take back.
        action.text().replace("&", ""),
        menu_path(spec.menu),
        actions.keys.shown(spec.name),
        action.statusTip(),
        actions.hindrance(spec.name),
        is_ticked=action.isCheckable() and action.isChecked(),
    )
