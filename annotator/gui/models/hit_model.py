# SPDX-License-Identifier: Apache-2.0
"""Places found in an article, each with the words around it and a tick."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.domain.article import RegionRole
from annotator.gui.models.paged import ListColumn, PagedModel, Role
from annotator.text.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.article import Article
    from annotator.domain.span import Span
    from annotator.text.finding import Hits

Index = QModelIndex | QPersistentModelIndex
# Code points of the line that are shown before a place and behind it.
_BEFORE, _BEHIND = 40, 100
_TICK = 0


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place with the words of its line around it."""

    number: int
    line: int
    before: str
    words: str
    behind: str


class HitModel(PagedModel[int, FoundPlace]):
    """The places that may be tagged; all of them are ticked but those tagged already."""

    # Ticks came or went.
    ticked = Signal()

    def __init__(self, article: Article, hits: Hits, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._hits = hits
        self._text = article.text
        self._frame = Frame(article.text, article.regions)
        furniture = [one.span for one in article.regions if one.role is RegionRole.FURNITURE]
        self._is_furniture = hits.inside(furniture)
        self._is_tagged = bytearray(len(hits))
        self._ticks = bytearray(len(hits))
        self._already = ""
        self.columns = (
            ListColumn("line", self.tr("Line"), _line, is_number=True),
            ListColumn("place", self.tr("Place"), _place),
            ListColumn("already", self.tr("Remark"), self._remark),
        )
        self.show_places(with_furniture=False)

    @property
    def furniture_count(self) -> int:
        """Return how many places are in page furniture."""
        return sum(self._is_furniture)

    def show_places(self, *, with_furniture: bool) -> None:
        """Show all places, or those outside page furniture alone."""
        text, every = self._text, range(len(self._hits))
        shown = [
            number
            for number in every
            if (with_furniture or not self._is_furniture[number])
            and not text[self._hits.starts[number] : self._hits.ends[number]].isspace()
        ]
        self.beginResetModel()
        self._put(array("q", shown))
        self.endResetModel()
        self.ticked.emit()

    def set_tagged(self, contents: Iterable[Span], already: str) -> None:
        """Tick all but those that lie inside these stretches; ``already`` says so beside them."""
        self._is_tagged = self._hits.inside(contents)
        self._ticks = bytearray(1 - one for one in self._is_tagged)
        self._already = already
        self.refresh_all()
        self.ticked.emit()

    def tick(self, rows: Iterable[int], *, is_on: bool | None) -> None:
        """Tick rows or not; None turns each over."""
        rows = list(rows)
        for row in rows:
            number = self._keys[row]
            self._ticks[number] = not self._ticks[number] if is_on is None else is_on
        if rows:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), last))
            self.ticked.emit()

    def is_ticked(self, row: int) -> bool:
        """Return whether a row is ticked."""
        return bool(self._ticks[self._keys[row]])

    def ticked_count(self) -> int:
        """Return how many of the places shown are ticked."""
        return sum(self._ticks[number] for number in self._keys)

    def ticked_spans(self) -> list[Span]:
        """Return the places that are shown and ticked, in text order."""
        return [self._hits.span(number) for number in self._keys if self._ticks[number]]

    def place(self, row: int) -> Span:
        """Return where a row's place is."""
        return self._hits.span(self._keys[row])

    def read_items(self, keys: Sequence[int]) -> list[FoundPlace | None]:
        """Return the places of these numbers."""
        return [self._read(number) for number in keys]

    def special(self, item: FoundPlace, column: int, role: int) -> Any:
        """Return the tick, and the place itself for whoever paints it."""
        if role == Qt.ItemDataRole.CheckStateRole and column == _TICK:
            is_on = self._ticks[item.number]
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return item if role == Role.DETAIL else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let ticks be set by mouse."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _TICK else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick that was set by mouse."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], is_on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _read(self, number: int) -> FoundPlace:
        span = self._hits.span(number)
        line = self._frame.line_of(span.start)
        first, last = (
            self._frame.line_span(line),
            self._frame.line_span(self._frame.line_of(span.end)),
        )
        start = max(first.start, span.start - _BEFORE)
        end = min(last.end, span.end + _BEHIND)
        before, behind = self._text[start : span.start], self._text[span.end : max(span.end, end)]
        if start > first.start:
            before = "…" + before
        return FoundPlace(number, line, _one_line(before), _one_line(span.of(self._text)), behind)

    def _remark(self, item: FoundPlace) -> str:
        if self._is_tagged[item.number]:
            return self._already
        return self.tr("page furniture") if self._is_furniture[item.number] else ""


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _line(item: FoundPlace) -> str:
    return str(item.line)


def _place(item: FoundPlace) -> str:
    return f"{item.before}{item.words}{item.behind}"
