# SPDX-License-Identifier: Apache-2.0
"""CPU time of the article view beside a plain read-only view of the same text, same run."""

from __future__ import annotations

import gc
import random
import statistics
import time
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.domain.annotation import PieceRole
from annotator.domain.article import Article
from annotator.domain.changes import Action, Changes, Group, RowChange
from annotator.domain.ids import AnnotationId, ArticleId, GroupId
from annotator.domain.mark import Mark, MarkState
from annotator.domain.message import Message
from annotator.domain.span import Span
from annotator.gui.article.view import ArticleView
from annotator.gui.theme import apply_theme, load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractScrollArea

SIZES = ((5_000, 100), (100_000, 10_000), (1_000_000, 100_000))
WINDOW = (1000, 700)
OPENINGS = 7
FRAMES = 60
LONGEST = 160
WORDS = (
    *("the", "of", "truce", "between", "Israel", "and", "hostages", "released", "Wednesday"),
    *("extension", "negotiations", "a", "to", "in", "Brussels", "ministers", "said", "60"),
    *("officials", "women", "21", "nationals", "since", "Friday", "group", "would", "talks"),
)


@dataclass
class ListSource:
    """Marks in memory, sorted by start."""

    marks: list[Mark] = field(default_factory=list)

    def marks_in(self, span: Span) -> Sequence[Mark]:
        """Return every piece that overlaps the span."""
        first = bisect_left(self.marks, max(0, span.start - LONGEST), key=_start)
        last = bisect_left(self.marks, span.end, key=_start)
        return [mark for mark in self.marks[first:last] if mark.span.end > span.start]

    def add(self, mark: Mark) -> None:
        """Add one mark in its place."""
        insort(self.marks, mark, key=_start)


@dataclass(frozen=True)
class Figure:
    """Milliseconds of CPU of one step, ours and the floor, as medians."""

    step: str
    size: int
    marks: int
    ours: float
    floor: float

    @property
    def ratio(self) -> float:
        """Return how many times the floor it takes."""
        return self.ours / self.floor


def make_text(size: int) -> str:
    """Return prose of so many code points, in paragraphs."""
    chance = _chance(1)
    paragraphs: list[str] = []
    length = 0
    while length < size:
        words = (chance.choice(WORDS) for _ in range(chance.randint(40, 110)))
        paragraphs.append(" ".join(words))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:size]


def make_marks(length: int, count: int) -> list[Mark]:
    """Return marks of all kinds and states, mostly short, sorted by start."""
    chance = _chance(2)
    states, kinds = list(MarkState), ("claim", "quote", "number", "date")
    marks = []
    for number in range(count):
        size = chance.choice((6, 9, 12, 20, 40, LONGEST))
        start = chance.randrange(length - size)
        marks.append(
            _mark(number, chance.choice(kinds), chance.choice(states), start, start + size)
        )
    return sorted(marks, key=_start)


def measure(app: QApplication, size: int, count: int) -> list[Figure]:
    """Return the figures of one size, floor and ours taken in turn."""
    text = make_text(size)
    source = ListSource(make_marks(size, count))
    # The list stands for a database: its marks shall not slow down collecting garbage.
    gc.collect()
    gc.freeze()
    bench = _Bench(app, text, source, count)
    return [bench.opening(), *bench.frames(), bench.adding()]


class _Bench:
    """One size's text in both views."""

    def __init__(self, app: QApplication, text: str, source: ListSource, count: int) -> None:
        self.app, self.text, self.source, self.count = app, text, source, count
        self.article = Article(ArticleId("t1"), text, "")
        self.theme = load_theme("light")
        apply_theme(app, self.theme)

    def opening(self) -> Figure:
        """Measure from nothing to the first paint."""
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(OPENINGS):
            for taken, make in zip(times, (self._make_view, self._make_plain), strict=True):
                before = time.process_time()
                view = make()
                self.app.processEvents()
                taken.append(time.process_time() - before)
                self._close(view)
        return self._figure("open", *times)

    def frames(self) -> list[Figure]:
        """Measure jumps to other places and scrolling by a line."""
        view, plain = self._make_view(), self._make_plain()
        self._settle(view)
        found = []
        for step, targets in (("jump", _jumps), ("scroll", _lines)):
            ours = self._scroll(view, targets(view))
            found.append(self._figure(step, ours, self._scroll(plain, targets(plain))))
        self._close(view)
        self._close(plain)
        return found

    def adding(self) -> Figure:
        """Measure one more visible mark until it is painted; the floor repaints."""
        view, plain = self._make_view(), self._make_plain()
        self._settle(view)
        view.set_caret(len(self.text) // 2)
        self.app.processEvents()
        visible = view.visible_span()
        ours, floor = [], []
        for number in range(FRAMES):
            start = visible.start + number * 7 % max(1, len(visible) - 12)
            before = time.process_time()
            self._add(view, self.count + number, start)
            self.app.processEvents()
            ours.append(time.process_time() - before)
            floor.append(self._timed(plain.viewport().update))
        self._close(view)
        self._close(plain)
        return self._figure("add one", ours, floor)

    def _add(self, view: ArticleView, number: int, start: int) -> None:
        mark = _mark(number, "number", MarkState.ACCEPTED, start, start + 9)
        self.source.add(mark)
        after = {
            "annotation_id": mark.annotation_id, "start": start, "end": start + 9,
            "role": "content", "position": 0,
        }  # fmt: skip
        group = Group(GroupId("g1"), None, "", "", Message("Add"), "", Action.EDIT, None)
        view.apply(Changes(group, (RowChange("span", f"{number}", None, after),)))

    def _scroll(self, view: QAbstractScrollArea, targets: list[int]) -> list[float]:
        bar = view.verticalScrollBar()
        return [self._timed(lambda target=target: bar.setValue(target)) for target in targets]

    def _timed(self, act: Callable[[], object]) -> float:
        before = time.process_time()
        act()
        self.app.processEvents()
        return time.process_time() - before

    def _make_view(self) -> ArticleView:
        view = ArticleView(self.theme)
        view.resize(*WINDOW)
        view.show_article(self.article, self.source)
        view.show()
        return view

    def _make_plain(self) -> QPlainTextEdit:
        plain = QPlainTextEdit()
        plain.setReadOnly(True)
        plain.resize(*WINDOW)
        plain.setPlainText(self.text)
        plain.show()
        return plain

    def _settle(self, view: ArticleView) -> None:
        """Let the rest of the text be laid out, which goes on while the reader reads."""
        view.document().documentLayout().documentSize()
        for _ in range(200):
            self.app.processEvents()

    def _close(self, view: QAbstractScrollArea) -> None:
        view.close()
        view.deleteLater()
        self.app.sendPostedEvents()
        self.app.processEvents()

    def _figure(self, step: str, ours: list[float], floor: list[float]) -> Figure:
        middle = statistics.median
        return Figure(step, len(self.text), self.count, middle(ours) * 1e3, middle(floor) * 1e3)


def main() -> None:
    """Print a table of every size."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    print(f"{'size':>9} {'marks':>7} {'step':>8} {'ours ms':>8} {'floor ms':>8} {'ratio':>6}")
    for size, count in SIZES:
        for one in measure(app, size, count):
            print(
                f"{one.size:9} {one.marks:7} {one.step:>8} {one.ours:8.2f} {one.floor:8.2f}"
                f" {one.ratio:6.2f}"
            )


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- the same text and marks in every run


def _start(mark: Mark) -> int:
    return mark.span.start


def _mark(number: int, kind: str, state: MarkState, start: int, end: int) -> Mark:
    return Mark(AnnotationId(f"a{number}"), kind, state, PieceRole.CONTENT, Span(start, end))


def _jumps(view: QAbstractScrollArea) -> list[int]:
    chance, most = _chance(3), view.verticalScrollBar().maximum()
    return [chance.randint(0, most) for _ in range(FRAMES)]


def _lines(view: QAbstractScrollArea) -> list[int]:
    bar = view.verticalScrollBar()
    most = bar.maximum()
    return [(most // 2 + number * bar.singleStep()) % most for number in range(FRAMES)]


if __name__ == "__main__":
    main()
