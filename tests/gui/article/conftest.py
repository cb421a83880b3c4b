# SPDX-License-Identifier: Apache-2.0
"""A view over a small article, with marks kept in a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from annotator.domain.annotation import PieceRole
from annotator.domain.article import Article, Region, RegionRole
from annotator.domain.changes import Action, Changes, Group, RowChange
from annotator.domain.ids import AnnotationId, ArticleId, GroupId
from annotator.domain.mark import Mark, MarkState
from annotator.domain.message import Message
from annotator.domain.span import Span
from annotator.gui.article.view import ArticleView
from annotator.gui.theme import Theme, apply_theme, load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    MakeView = Callable[..., ArticleView]


@dataclass
class Marks:
    """Marks in a list."""

    marks: list[Mark] = field(default_factory=list)

    def marks_in(self, span: Span) -> Sequence[Mark]:
        return [mark for mark in self.marks if mark.span.overlaps(span)]

    def marks_of(self, ids: Iterable[str]) -> Sequence[Mark]:
        wanted = set(ids)
        return [mark for mark in self.marks if mark.annotation_id in wanted]

    def add(self, start: int, end: int, name: str = "a1", **look: object) -> Mark:
        wanted = {"kind": "claim", "state": MarkState.ACCEPTED, "role": PieceRole.CONTENT} | look
        mark = Mark(start, end, AnnotationId(name), **wanted)
        self.marks.append(mark)
        return mark

    def added(self, start: int, end: int, name: str = "a1", **look: object) -> Changes:
        """Add a mark and return what a view is told of it."""
        mark = self.add(start, end, name, **look)
        return _told(RowChange("span", f"{name}.0", None, _columns(mark)))

    def removed(self, name: str) -> Changes:
        """Take away the only mark of an annotation and return what a view is told of it."""
        mark = next(one for one in self.marks if one.annotation_id == name)
        self.marks.remove(mark)
        return _told(RowChange("span", f"{name}.0", _columns(mark), None))


def _columns(mark: Mark) -> dict[str, object]:
    return {
        "annotation_id": mark.annotation_id, "start": mark.start, "end": mark.end,
        "role": mark.role.value,
    }  # fmt: skip


def _told(row: RowChange) -> Changes:
    group = Group(GroupId("g1"), None, "", "", Message("Edit"), "", Action.EDIT, None)
    return Changes(group, (row,))


@pytest.fixture
def marks() -> Marks:
    return Marks()


@pytest.fixture
def light(qapp: QApplication) -> Iterator[Theme]:
    before = qapp.style().name(), qapp.font(), qapp.palette(), qapp.styleSheet()
    theme = load_theme("light")
    apply_theme(qapp, theme)
    yield theme
    qapp.setStyleSheet(before[3])
    qapp.setPalette(before[2])
    qapp.setFont(before[1])
    qapp.setStyle(before[0])


@pytest.fixture
def make_view(qtbot: QtBot, light: Theme, marks: Marks) -> MakeView:
    """Return a maker of shown views of a text."""
    # A view that only Qt and itself know of may be taken apart by Python while Qt still tells
    # its event filters of what happens.
    views: list[ArticleView] = []

    def make(text: str, regions: tuple[Region, ...] = (), width: int = 800) -> ArticleView:
        view = ArticleView(light)
        views.append(view)
        qtbot.addWidget(view)
        view.resize(width, 500)
        body = (Region(Span(0, len(text)), RegionRole.BODY),)
        view.show_article(Article(ArticleId("t1"), text, "", regions=regions or body), marks)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return view

    return make
