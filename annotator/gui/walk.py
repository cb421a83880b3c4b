# SPDX-License-Identifier: Apache-2.0
"""Walking through what nobody has marked: sentences first, then names and figures, then the rest.

What is passed over because there is nothing to check in it is remembered while the program runs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.gui.jobs import CancelledError
from annotator.services.counting import covered_beside
from annotator.text.coverage import (
    Left,
    Outline,
    bare_stretches,
    left_of,
    outline,
    outline_of,
)
from annotator.text.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.domain.article import Article
    from annotator.domain.changes import Changes
    from annotator.domain.errors import UserError
    from annotator.domain.ids import SessionId
    from annotator.domain.span import Span
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell

# What is left is counted when edits rest, so that the edit itself shows first.
_REST_MS = 80
# More marks than this are compared with the text by a job, when edits rest longer.
_MANY = 20_000
_LONG_REST_MS = 1_000
_SENTENCES_PER_ADVANCE = 500


class Survey(NamedTuple):
    """What is left of a text; ``others`` are other words than names and figures, asked for last."""

    article: Article
    outline: Outline
    left: Left
    others: Sequence[Span]

    def places(self) -> Sequence[Sequence[Span]]:
        """Return the places to go to, those to go to first before the others."""
        return self.left.sentences, self.left.words, self.others


class Walk(QObject):
    """Goes through what is left of the open article; ``changed`` tells when its words do."""

    changed = Signal()

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self.is_on = False
        self.survey: Survey | None = None
        self._passed: dict[SessionId, list[tuple[int, int]]] = {}
        self._outline: tuple[Article, Outline] | None = None
        self._step = 0
        self._is_looking = self._is_fresh = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)

    def go(self, step: int) -> None:
        """Go to the next place that is left (1) or the one before (-1); begin with the first."""
        desk = self._window.desk
        if not self.is_on:
            self.is_on = True
            desk.changed.connect(self.follow)
            desk.session_opened.connect(self.leave)
        self._step = step
        if self.survey is not None and self._is_fresh and not self._is_looking:
            self._take(self.survey)
        else:
            self._look()

    def pass_over(self) -> None:
        """Take the place that is selected for one with nothing to check, and go on."""
        here = self._window.view.selected_span()
        if self.is_on and here:
            passed = self._passed.setdefault(self._window.desk.workspace.session_id, [])
            passed.append((here.start, here.end))
            self._is_fresh = False
        self.go(1)

    def look_again(self) -> None:
        """Forget what was passed over, and go through it again."""
        self._passed.pop(self._window.desk.workspace.session_id, None)
        self._is_fresh = False
        self.go(1)

    def passed_count(self) -> int:
        """Return how many places were passed over in the open session."""
        session = self._window.desk.workspace.session
        return len(self._passed.get(session.id, ())) if session else 0

    @Slot()
    def leave(self) -> None:
        """Stop walking."""
        self._rest.stop()
        if self.is_on:
            desk = self._window.desk
            desk.changed.disconnect(self.follow)
            desk.session_opened.disconnect(self.leave)
        self.is_on, self.survey, self._step = False, None, 0
        # What a job still looks for may be of another session by then.
        self._is_fresh = False
        self.changed.emit()

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Count anew when edits rest."""
        if self.is_on and changes.touches("annotation", "span", "article", "region"):
            self._is_fresh = False
            self._rest.start()

    @Slot()
    def _look(self) -> None:
        """Find what is left, by a job where that takes long, then go where is to be gone."""
        self._find(may_read_beside=True)

    def _find(self, *, may_read_beside: bool) -> None:
        workspace = self._window.desk.workspace
        if workspace.session is None or not self.is_on:
            self.leave()
            return
        if self._is_looking:
            return
        _, article = workspace.opened()
        known = self._outline
        if known and (known[0].id != article.id or known[0].regions != article.regions):
            known = None
        project, session_id = workspace.project, workspace.session.id
        are_many = project.sessions.has_more_marks(session_id, _MANY)
        marked_of: Callable[[], list[tuple[int, int]]]
        if are_many and may_read_beside and project.is_readable_beside():
            marked_of = partial(covered_beside, project.path, session_id)
        else:
            marked_of = project.overview.covered(session_id).copy
        passed = tuple(self._passed.get(session_id, ()))
        work = _work(article, known[1] if known else None, marked_of, passed)
        self._is_fresh = True
        self._rest.setInterval(_LONG_REST_MS if are_many else _REST_MS)
        if known and not are_many:
            self._take(work(None))
        else:
            self._is_looking = True
            job = self._window.jobs.start(self.tr("Looking for what is left…"), work)
            job.done.connect(self._take)
            job.refused.connect(self._look_here)
            job.broken.connect(self._give_up)

    @Slot(object)
    def _take(self, survey: Survey) -> None:
        self._is_looking = False
        self._outline = survey.article, survey.outline
        if not self._is_fresh:
            # Something was marked meanwhile.
            self._look()
            return
        article = self._window.desk.workspace.article
        if not self.is_on or article is None or article.id != survey.article.id:
            self.leave()
            return
        self.survey = survey
        step, self._step = self._step, 0
        if step:
            self._go_on(survey, step)
        self.changed.emit()

    @Slot(object)
    def _look_here(self, error: UserError) -> None:
        """Read here what the job could not, as the file was moved or is locked for others."""
        if isinstance(error, CancelledError):
            self._give_up(error)
        else:
            self._is_looking = False
            self._find(may_read_beside=False)

    @Slot(object)
    def _give_up(self, _error: Exception) -> None:
        self._is_looking = False
        self.leave()

    def _go_on(self, survey: Survey, step: int) -> None:
        view = self._window.view
        here = view.selected_span()
        offset = here.start if here else view.caret() - (step > 0)
        places = next(filter(None, survey.places()), None)
        if places is not None:
            view.setFocus()
            view.select(_next(places, offset, step))


def _next(places: Sequence[Span], offset: int, step: int) -> Span:
    """Return the place after an offset, or before it, and round the ends."""
    if step > 0:
        return places[bisect_right(places, offset, key=_start) % len(places)]
    return places[bisect_left(places, offset, key=_start) - 1]


def _start(span: Span) -> int:
    return span.start


def _work(
    article: Article,
    known: Outline | None,
    marked_of: Callable[[], list[tuple[int, int]]],
    passed: tuple[tuple[int, int], ...],
) -> Callable[[Job | None], Survey]:
    """Return what finds all that is left, from values alone, for any thread."""

    def work(job: Job | None) -> Survey:
        marked = sorted([*marked_of(), *passed])
        found = known or outline_of(_told(article, job))
        left = left_of(found, marked)
        # Counted only where nothing else is left: the words of a sentence to come are many.
        others = () if left else tuple(bare_stretches(article.text, found.sentences, marked))
        return Survey(article, found, left, others)

    return work


def _told(article: Article, job: Job | None) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the outline of a text, telling the job how far it is."""
    for number, found in enumerate(outline(Frame(article.text, article.regions))):
        if job is not None and number % _SENTENCES_PER_ADVANCE == 0:
            job.advance(number)
        yield found
