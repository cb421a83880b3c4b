# SPDX-License-Identifier: Apache-2.0
"""Opening, scrolling, marking and undoing, on a project file, beside a plain read-only view.

Two readers do the same: ``ViewReader`` has the article view alone on desk and store, as a row of
the table asks; ``WindowReader`` the whole window with its panels, as a person has it.
"""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollBar

from annotator.domain.kinds import all_kinds
from annotator.domain.span import Span
from annotator.gui.article.geometry import last_visible
from annotator.gui.article.view import ArticleView
from annotator.gui.desk import Desk
from annotator.gui.jobs import Job, Jobs
from annotator.gui.main_window import MainWindow
from annotator.gui.reader import SessionFacts
from annotator.gui.settings import SUGGESTIONS, THEME, Settings
from annotator.gui.theme import apply_theme, load_theme
from annotator.services.open import open_workspace
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.pace import Pace, cpu, in_turn
from tests.benchmarks.projects import WHO, seeded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QAbstractScrollArea

    from annotator.domain.ids import AnnotationId
    from annotator.services.workspace import Workspace
    from tests.benchmarks.projects import Made, Projects

SIZES = ((5_000, 100), (100_000, 10_000), (1_000_000, 100_000), (10_000_000, 100_000))
OPENING_REACH = {100_000: 3.0, 1_000_000: 8.0, 10_000_000: 8.0}
VIEW = (1000, 700)
FRAME_REACH, FRAME_MS = 2.2, 16.7
OPENINGS = Pace(seconds=4, least=3, most=11)
FRAMES = Pace(seconds=4, least=15, most=60)
PLAIN_VIEW = "plain read-only view opened"
PLAIN_FRAME = "plain view's frame"
MARKED = 9  # code points of a mark that is added
NUDGED = 40  # and of one whose end has been moved as far as it is
QT_TALLEST = 2**23 - 1  # pixels; what is below, a text document of Qt does not lay out
READING_MS = 250  # between two pages, at the least
CALM_MS = 500  # past every delay after which the window does something by itself


class Reader(Protocol):
    """Somebody with a session of a project on screen."""

    workspace: Workspace

    def open(self) -> None:
        """Open the session and show its article; painted when events are processed."""

    def close(self) -> None:
        """Close it again."""

    def view(self) -> ArticleView:
        """Return the view that shows the article."""

    def mark(self, span: Span) -> AnnotationId:
        """Tag a stretch of text."""

    def nudge(self, annotation_id: AnnotationId, end: int) -> None:
        """Put the end of a mark somewhere else, as one of many such steps."""

    def is_busy(self) -> bool:
        """Return whether something goes on by itself."""

    def finish(self) -> None:
        """Leave nothing behind."""


class ViewReader:
    """The article view alone, on the real desk and store."""

    def __init__(self, made: Made, _folder: str) -> None:
        self._theme = load_theme("light")
        self._session_id = made.session_id
        self.workspace = open_workspace(made.path, WHO)
        self._desk = Desk(self.workspace)
        self._view: ArticleView | None = None

    def open(self) -> None:
        """Open the session in a new view."""
        self._desk.open_session(self._session_id)
        self._view = ArticleView(self._theme)
        self._view.resize(*VIEW)
        session, article = self.workspace.opened()
        facts = SessionFacts(self.workspace.project, session.id, len(article.text))
        self._view.show_article(article, facts)
        self._desk.changed.connect(self._view.apply)
        self._view.show()

    def close(self) -> None:
        """Take the view away."""
        self._desk.changed.disconnect()
        drop(self.view())
        self._desk.close_session()

    def view(self) -> ArticleView:
        """Return the view."""
        assert self._view is not None
        return self._view

    def mark(self, span: Span) -> AnnotationId:
        """Tag a stretch of text."""
        return self._desk.marking.tag_span(all_kinds()[0].key, span).id

    def nudge(self, annotation_id: AnnotationId, end: int) -> None:
        """Move the end of a mark."""
        self._desk.marking.move_edge(annotation_id, 0, end, at_start=False, draft=True)

    def is_busy(self) -> bool:
        """Return False: without the window there are no jobs."""
        return False

    def finish(self) -> None:
        """Close the project."""
        self.workspace.project.close()
        self._desk.deleteLater()


class WindowReader:
    """The whole window."""

    def __init__(self, made: Made, folder: str) -> None:
        own = QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)
        settings = Settings(own)
        settings.keep(THEME, "light")
        # Their rules would be measured with the frames: the time is that of the whole process.
        settings.keep(SUGGESTIONS, False)
        self._session_id = made.session_id
        self._window = MainWindow(settings)
        self._window.show()
        self._window.build()
        self.workspace = open_workspace(made.path, WHO)
        self._desk = Desk(self.workspace, self._window)
        self._jobs = Jobs(self._window)
        self._window.attach(self._desk, self._jobs)
        self._window.complete()

    def open(self) -> None:
        """Open the session."""
        self._window.open_session(self._session_id)

    def close(self) -> None:
        """Show no session."""
        self._desk.close_session()

    def view(self) -> ArticleView:
        """Return the window's view."""
        return self._window.view

    def mark(self, span: Span) -> AnnotationId:
        """Tag a stretch of text and select the mark, as the command does."""
        annotation = self._desk.marking.tag_span(all_kinds()[0].key, span)
        self._desk.select_annotation(annotation.id, reveal=False)
        return annotation.id

    def nudge(self, annotation_id: AnnotationId, end: int) -> None:
        """Move the end of a mark and keep it in sight, as the command does."""
        self._desk.marking.move_edge(annotation_id, 0, end, at_start=False, draft=True)
        self._desk.reveal(Span(end, end))

    def is_busy(self) -> bool:
        """Return whether a job runs, whose time would be counted with what is measured."""
        return bool(self._jobs.findChildren(Job))

    def finish(self) -> None:
        """Close window and project."""
        drop(self._window)
        self.workspace.project.close()


def figures(app: QApplication, projects: Projects, folder: str) -> Iterator[Figure]:
    """Yield the rows of all sizes, first of the view, then of the whole window."""
    apply_theme(app, load_theme("light"))
    for make, suffix in ((ViewReader, ""), (WindowReader, ", whole window")):
        for size, marks in SIZES:
            reader = make(projects.sized(size, marks), folder)
            yield from _Bench(app, reader, f"{_words(size)} / {marks:,}", suffix).figures(size)
            reader.finish()


class _Bench:
    """One reader beside a plain view of the same text."""

    def __init__(self, app: QApplication, reader: Reader, size: str, suffix: str) -> None:
        self._app, self._reader, self._size, self._suffix = app, reader, size, suffix
        self._chance = seeded(3)

    def figures(self, size: int) -> Iterator[Figure]:
        """Yield opening, where the size has a reach, then frame, mark and undo."""
        if size in OPENING_REACH:
            yield self._opening(OPENING_REACH[size])
        self._reader.open()
        settle(self._app, self._reader.view())
        yield from self._frames()
        self._reader.close()

    def _opening(self, reach: float) -> Figure:
        taken = in_turn({"ours": self._open, "plain": self._open_plain}, OPENINGS)
        name = f"open {self._size} marks{self._suffix}"
        return figure(name, taken["ours"], (PLAIN_VIEW, taken["plain"]), reach=reach)

    def _open(self) -> float:
        taken = cpu(lambda: (self._reader.open(), self._app.processEvents()))
        while self._reader.is_busy():
            self._app.processEvents()
        self._reader.close()
        sweep()
        return taken

    def _open_plain(self) -> float:
        text = self._text()
        made: list[QPlainTextEdit] = []

        def act() -> None:
            made.append(plain_view(text, VIEW))
            self._app.processEvents()

        taken = cpu(act)
        drop(made[0])
        return taken

    def _text(self) -> str:
        project = self._reader.workspace.project
        return project.articles.get(project.articles.ids()[0]).text

    def _frames(self) -> Iterator[Figure]:
        view = self._reader.view()
        size = view.viewport().size()
        plain = plain_view(self._text(), (size.width(), size.height()))
        self._app.processEvents()
        for step, scroller in SCROLLING.items():
            rest = self._read_on if step == PAGE else _no_rest
            steps = {
                step: self._scroller(view, scroller, rest),
                "plain": self._scroller(plain, scroller, _no_rest),
            }
            yield from self._each(in_turn(steps, FRAMES))
        view.set_caret(len(self._text()) // 2)
        settle(self._app, view)
        marking = {
            "add one mark": self._marker(view),
            "undo it": lambda: self._timed(self._reader.workspace.undo),
            "plain": lambda: self._timed(plain.viewport().update),
        }
        yield from self._each(in_turn(marking, FRAMES))
        nudging = {"nudge its end": self._nudger(view), "plain": marking["plain"]}
        yield from self._each(in_turn(nudging, FRAMES))
        self._reader.workspace.close_draft()
        drop(plain)

    def _each(self, taken: dict[str, list[float]]) -> Iterator[Figure]:
        floor = (PLAIN_FRAME, taken.pop("plain"))
        for step, values in taken.items():
            name = f"{step}, {self._size} marks{self._suffix}"
            yield figure(name, values, floor, reach=FRAME_REACH, ms_limit=FRAME_MS)

    def _scroller(
        self,
        view: QAbstractScrollArea,
        places: Callable[[QScrollBar], Iterator[int]],
        rest: Callable[[], None],
    ) -> Callable[[], float]:
        """Return a step that goes to the next of some places, after a rest that is not timed."""
        bar = _bar_of(view) if places is _jumps else view.verticalScrollBar()
        targets = places(bar)

        def step() -> float:
            rest()
            target = next(targets)
            return self._timed(lambda: bar.setValue(target))

        return step

    def _read_on(self) -> None:
        """Let a moment pass, as a reader does between two pages."""
        wait(self._app, READING_MS)

    def _marker(self, view: ArticleView) -> Callable[[], float]:
        """Return a step that marks some of the text in sight."""
        visible = view.visible_span()

        def step() -> float:
            start = self._chance.randrange(visible.start, visible.end - MARKED)
            return self._timed(lambda: self._reader.mark(Span(start, start + MARKED)))

        return step

    def _nudger(self, view: ArticleView) -> Callable[[], float]:
        """Return a step that moves the end of a new mark on, and back when it is long."""
        start = view.visible_span().start + MARKED
        annotation_id = self._reader.mark(Span(start, start + MARKED))
        view.set_current(annotation_id)
        settle(self._app, view)
        ends = cycle((*range(start + 2, start + NUDGED), *range(start + NUDGED, start + 2, -1)))

        def step() -> float:
            end = next(ends)
            return self._timed(lambda: self._reader.nudge(annotation_id, end))

        return step

    def _timed(self, act: Callable[[], object]) -> float:
        return cpu(lambda: (act(), self._app.processEvents()))


def plain_view(text: str, size: tuple[int, int]) -> QPlainTextEdit:
    """Return a plain read-only view of a text, shown."""
    plain = QPlainTextEdit()
    plain.setReadOnly(True)
    plain.resize(*size)
    plain.setPlainText(text)
    plain.show()
    return plain


def settle(app: QApplication, view: ArticleView) -> None:
    """Let the text be laid out to its end, and the window do what it does a little later."""
    last = last_visible(view.document().lastBlock())
    while not last.layout().lineCount() and view.document().size().height() < QT_TALLEST:
        app.processEvents()
    wait(app, CALM_MS)


def wait(app: QApplication, milliseconds: int) -> None:
    """Let the program do by itself what it has to do for a while."""
    calm = QTimer()
    calm.setSingleShot(True)
    calm.start(milliseconds)
    while calm.isActive():
        app.processEvents()


def drop(widget: QAbstractScrollArea | MainWindow) -> None:
    """Close a widget and delete it."""
    widget.close()
    widget.deleteLater()
    sweep()


def sweep() -> None:
    """Delete what waits for it: without a running event loop nobody else does."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def _bar_of(view: QAbstractScrollArea) -> QScrollBar:
    """Return the bar that leads to any place of the text, of which but a part may be set."""
    whole = view.findChild(QScrollBar, "wholeBar")
    return whole if whole is not None and whole.isVisible() else view.verticalScrollBar()


def _jumps(bar: QScrollBar) -> Iterator[int]:
    """Yield places all over a text."""
    chance = seeded(4)
    while True:
        yield chance.randint(0, bar.maximum())


def _lines(bar: QScrollBar) -> Iterator[int]:
    """Yield places as the wheel goes on, from the middle of a text, and round again."""
    yield bar.maximum() // 2
    while True:
        yield (bar.value() + 3 * bar.singleStep()) % (bar.maximum() + 1)


def _pages(bar: QScrollBar) -> Iterator[int]:
    """Yield places as the key for a page goes on, from the beginning of a text, and round again."""
    yield 0
    while True:
        yield (bar.value() + bar.pageStep()) % (bar.maximum() + 1)


def _no_rest() -> None:
    pass


PAGE = "scroll a page"
SCROLLING = {"scroll three lines": _lines, PAGE: _pages, "jump to anywhere": _jumps}


def _words(size: int) -> str:
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1_000} kB"
