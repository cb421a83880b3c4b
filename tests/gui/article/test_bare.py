# SPDX-License-Identifier: Apache-2.0
"""The ground of unmarked sentences, and what stands out, are worked out once, not each frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.domain.ids import AnnotationId
from annotator.domain.span import Span
from annotator.gui.article.geometry import BlockLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from annotator.gui.article.view import ArticleView
    from tests.gui.article.conftest import MakeView, Marks

SENTENCES = ("قال المتحدث 1,200 منزل غمرتها المياه.", "He said שלום עולם and 48.6 منزل left.") * 4
TEXT = " ".join(SENTENCES) + "\n"


def sentences_in(span: Span) -> Sequence[Span]:
    found, start = [], 0
    for sentence in SENTENCES:
        found.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return [one for one in found if one.overlaps(span)]


def frame(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Return the stretches whose places are asked of Qt from now on."""
    found: list[tuple[int, int]] = []
    ask = BlockLines.segments

    def segments(self: BlockLines, start: int, end: int) -> object:
        found.append((start, end))
        return ask(self, start, end)

    monkeypatch.setattr(BlockLines, "segments", segments)
    return found


def test_frame_after_the_first_asks_for_no_place(
    make_view: MakeView, marks: Marks, asked: list[tuple[int, int]]
) -> None:
    marks.add(40, 60, "a1")
    view = make_view(TEXT)
    view.show_bare(sentences_in)
    view.set_current(AnnotationId("a1"))
    first = frame(view)
    asked.clear()
    assert frame(view) == first
    assert asked == []


def test_each_band_asks_for_its_own_sentences_only(
    make_view: MakeView, asked: list[tuple[int, int]]
) -> None:
    view = make_view(TEXT, width=400)
    view.show_bare(sentences_in)
    asked.clear()
    frame(view)
    assert len(asked) < 2 * len(SENTENCES) + view.document().begin().layout().lineCount()


def test_mark_takes_the_ground_of_its_sentence_at_once(make_view: MakeView, marks: Marks) -> None:
    view = make_view(TEXT)
    view.show_bare(sentences_in)
    before = frame(view)
    view.apply(marks.added(40, 45, "a1"))
    assert frame(view) != before
    view.apply(marks.removed("a1"))
    assert frame(view) == before


def test_ground_and_outline_go_with_their_words_where_lines_move(
    make_view: MakeView, marks: Marks, qtbot: QtBot
) -> None:
    marks.add(40, 90, "a1")
    moved, fresh = make_view(TEXT, width=800), make_view(TEXT, width=500)
    for view in (moved, fresh):
        view.show_bare(sentences_in)
        view.set_current(AnnotationId("a1"))
        view.clearFocus()
        frame(view)
    moved.resize(500, 500)
    qtbot.waitUntil(lambda: frame(moved) == frame(fresh))


def test_places_of_few_bands_are_kept(
    make_view: MakeView, marks: Marks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.gui.article.bare._MOST_KEPT", 1)
    monkeypatch.setattr("annotator.gui.article.painter._MOST_OUTLINES", 1)
    marks.add(0, len(TEXT) - 2, "a1")
    view = make_view(TEXT, width=400)
    view.show_bare(sentences_in)
    view.set_current(AnnotationId("a1"))
    assert frame(view) == frame(view)
