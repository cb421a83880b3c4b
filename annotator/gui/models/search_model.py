# SPDX-License-Identifier: Apache-2.0
"""What a search over the whole project found, grouped by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.domain.kinds import all_kinds, kind_of
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.models.initials import initial_look
from annotator.gui.models.paged import ListColumn, PagedModel, Role
from annotator.store.search import Hit, HitKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.gui.desk import Desk

SHORTEST = 2


class SearchModel(PagedModel[int, Hit]):
    """The initial of what was found, a few words around it, and the article it is in."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._hits: list[Hit] = []
        self._articles: dict[str, str] = {}
        self.columns = (
            ListColumn("kind", "", self._letter),
            ListColumn("excerpt", self.tr("Found"), _excerpt),
            ListColumn("article", self.tr("Article"), self._article),
        )
        desk.theme_changed.connect(self.refresh_all)

    def find(self, typed: str) -> None:
        """Show what has these words, from two letters on."""
        is_long = len(typed.strip()) >= SHORTEST
        hits = self._desk.workspace.project.search.find(typed) if is_long else []
        order = {kind.key: kind.order for kind in all_kinds()}
        summaries = self._desk.workspace.project.sessions.summaries() if hits else []
        self.beginResetModel()
        self._articles = {one.session.id: one.title for one in summaries}
        self._hits = sorted(hits, key=lambda hit: _place(hit, order))
        self._put(list(range(len(hits))))
        self.endResetModel()

    def read_items(self, keys: Sequence[int]) -> list[Hit | None]:
        """Return the hits of these numbers."""
        return [self._hits[key] for key in keys]

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

    def _article(self, hit: Hit) -> str:
        return self._articles.get(hit.session_id, "")


def _place(hit: Hit, order: dict[str, int]) -> tuple[int, int]:
    """Return where a hit is listed: annotations by kind, then events, then articles."""
    place = (HitKind.ANNOTATION, HitKind.EVENT, HitKind.ARTICLE).index(hit.kind)
    return place, order.get(hit.title, 0) if place == 0 else 0


def _excerpt(hit: Hit) -> str:
    return hit.excerpt
