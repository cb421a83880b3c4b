# SPDX-License-Identifier: Apache-2.0
"""The rules that suggest, with a tick, and what became of what each suggested."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot

from annotator.domain.event import suggested_kind
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.models.paged import ListColumn, PagedModel
from annotator.services.suggesting import RuleCount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
_TICK = 0


class RuleModel(PagedModel[str, RuleCount]):
    """A row for each rule, those of a kind together; those left are of the open article."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._items: dict[str, RuleCount] = {}
        self.columns = (
            ListColumn("rule", self.tr("Rule"), _label),
            ListColumn("kind", self.tr("Kind"), _kind),
            ListColumn("left", self.tr("Left here"), _left, is_number=True),
            ListColumn("accepted", self.tr("Accepted"), _accepted, is_number=True),
            ListColumn("rejected", self.tr("Rejected"), _rejected, is_number=True),
            ListColumn("share", self.tr("Share accepted"), _share, is_number=True),
            ListColumn("edited", self.tr("Changed"), _edited, is_number=True),
        )
        desk.changed.connect(self.reload)
        desk.suggestions.counted.connect(self.reload)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Count anew."""
        suggestions = self._desk.suggestions
        counts = suggestions.service.counts(suggestions.left_by_rule)
        ordered = sorted(counts, key=lambda one: suggested_kind(one.rule.kind).order)
        self._items = {one.rule.key: one for one in ordered}
        self.show_keys(list(self._items))
        self.refresh_all()

    def turn(self, rows: Sequence[int]) -> None:
        """Switch rules on or off, all of them as the first one is not: one step."""
        chosen = [one for one in map(self.item, rows) if one is not None]
        if chosen:
            keys = [one.rule.key for one in chosen]
            service, on = self._desk.suggestions.service, not chosen[0].is_on
            if self._desk.attempt(partial(service.switch_rules, keys, on=on)):
                said = self.tr("Rules switched on: %1") if on else self.tr("Rules switched off: %1")
                labels = ", ".join(_label(one) for one in chosen)
                self._desk.step_done.emit(said.replace("%1", labels))

    def read_items(self, keys: Sequence[str]) -> list[RuleCount | None]:
        """Return the rules of these keys."""
        return [self._items.get(key) for key in keys]

    def special(self, item: RuleCount, column: int, role: int) -> Any:
        """Return the tick of a rule that is on."""
        if role == Qt.ItemDataRole.CheckStateRole and column == _TICK:
            return Qt.CheckState.Checked if item.is_on else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let ticks be set by mouse."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _TICK else flags

    def setData(self, index: Index, _value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick that was set by mouse."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn([index.row()])
        return True


def _label(item: RuleCount) -> str:
    return translated(Message(item.rule.label))


def _kind(item: RuleCount) -> str:
    return translated(Message(suggested_kind(item.rule.kind).label))


def _left(item: RuleCount) -> str:
    return _shown(item.left)


def _accepted(item: RuleCount) -> str:
    return _shown(item.outcome.accepted)


def _edited(item: RuleCount) -> str:
    return _shown(item.outcome.edited)


def _rejected(item: RuleCount) -> str:
    return _shown(item.outcome.rejected)


def _share(item: RuleCount) -> str:
    """Return how many in a hundred were accepted of those that somebody decided on."""
    decided = item.outcome.accepted + item.outcome.rejected
    return f"{round(100 * item.outcome.accepted / decided)} %" if decided else ""


def _shown(count: int) -> str:
    """Return a number, nothing for none: what is there is to be seen at a glance."""
    return f"{count:,}" if count else ""
