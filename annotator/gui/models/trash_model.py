# SPDX-License-Identifier: Apache-2.0
"""What is in the trash, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from annotator.domain.trash import TrashItem
from annotator.gui.dates import local_now, short_time
from annotator.gui.models.paged import ListColumn, PagedModel, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.desk import Desk


class TrashModel(PagedModel[str, TrashItem]):
    """A row for each article and each session that went to the trash by itself."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._items: dict[str, TrashItem] = {}
        self.columns = (
            ListColumn("title", self.tr("Title"), _title),
            ListColumn("kind", self.tr("What"), self._kind),
            ListColumn("reviewer", self.tr("Reviewer"), _reviewer),
            ListColumn("facts", self.tr("Marks"), _facts, is_number=True),
            ListColumn("trashed", self.tr("Moved here"), _when),
            ListColumn("who", self.tr("By"), _who),
        )
        desk.changed.connect(self.reload)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the list anew."""
        self._items = {one.id: one for one in self._desk.trash.contents()}
        self.show_keys(list(self._items))
        self.refresh_all()

    def read_items(self, keys: Sequence[str]) -> list[TrashItem | None]:
        """Return the items of these ids."""
        return [self._items.get(key) for key in keys]

    def special(self, item: TrashItem, column: int, role: int) -> Any:
        """Return the id of an item."""
        return item.id if role == Role.ID and column == 0 else None

    def _kind(self, item: TrashItem) -> str:
        if not item.is_article:
            return self.tr("Session")
        if item.sessions == 1:
            return self.tr("Article")
        return self.tr("Article, %n sessions", "", item.sessions)


def _title(item: TrashItem) -> str:
    return item.title


def _reviewer(item: TrashItem) -> str:
    return item.reviewer


def _facts(item: TrashItem) -> str:
    return str(item.facts)


def _when(item: TrashItem) -> str:
    return short_time(item.trashed, local_now())


def _who(item: TrashItem) -> str:
    return item.who
