# SPDX-License-Identifier: Apache-2.0
"""What a search over the project found: the first at once, the others as they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.models.initials import initial_look
from annotator.gui.models.paged import ListColumn, Role
from annotator.gui.models.sliced import SlicedModel
from annotator.store.search import Hit, HitKind, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.desk import Desk

SHORTEST = 2


class SearchModel(SlicedModel[Hit]):
    """The initial of what was found, a few words around it, and the article it is in."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._typed = ""
        self._scope = Scope.ALL
        self.columns = (
            ListColumn("kind", "", self._letter),
            ListColumn("excerpt", self.tr("Found"), _excerpt),
            ListColumn("article", self.tr("Article"), _article),
        )
        desk.theme_changed.connect(self.refresh_all)

    def find(self, typed: str, scope: Scope) -> None:
        """Show what has these words, from two letters on."""
        self._typed, self._scope = typed, scope
        # What is shown has other words around it now, even where the rows are the same.
        self.refresh_all()
        self.restart()

    def key_parts(self) -> Iterator[list[int]]:
        """Yield the keys of what was found."""
        if len(self._typed.strip()) < SHORTEST:
            return iter(())
        workspace = self._desk.workspace
        session_id = workspace.session.id if workspace.session else ""
        return workspace.project.search.parts(self._typed, self._scope, session_id)

    def holds_key(self, key: int) -> bool:
        """Return whether something was found by this key."""
        return self.read_items([key]) != [None]

    def read_items(self, keys: Sequence[int]) -> list[Hit | None]:
        """Return the hits of these keys."""
        return self._desk.workspace.project.search.page(self._typed, keys)

    def special(self, item: Hit, column: int, role: int) -> Any:
        """Return the id of a hit, and how its initial looks and is spoken."""
        if role == Role.ID:
            return item.id
        if role == Role.SESSION_ID:
            return item.session_id
        if column != 0:
            return None
        kind_key = item.title if item.kind is HitKind.ANNOTATION else ""
        return initial_look(self._desk.require_theme(), kind_key, self._kind(item), role)

    def _kind(self, hit: Hit) -> str:
        if hit.kind is HitKind.ANNOTATION:
            return translated(Message(kind_of(hit.title).label))
        return self.tr("Event") if hit.kind is HitKind.EVENT else self.tr("Article")

    def _letter(self, hit: Hit) -> str:
        if hit.kind is HitKind.ANNOTATION:
            return kind_of(hit.title).letter
        return self._kind(hit)[:1]


def _article(hit: Hit) -> str:
    return hit.article


def _excerpt(hit: Hit) -> str:
    return hit.excerpt
