# SPDX-License-Identifier: Apache-2.0
"""The line that says how much of the session is done, and how many sentences nobody marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.text.coverage import untouched
from annotator.text.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.article import Article
    from annotator.domain.changes import Changes
    from annotator.domain.span import Span
    from annotator.gui.desk import Desk
    from annotator.gui.jobs import Job, Jobs
    from annotator.gui.status import Status

_REST_MS = 200
# Very many marks are counted when edits rest longer, and compared with the text by a job.
_MANY = 20_000
_LONG_REST_MS = 1_000


class CoverageLine(QObject):
    """Counts a short while after the last edit; a text's sentences are found by a job, once."""

    def __init__(self, desk: Desk, jobs: Jobs, status: Status) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._status = status
        self._sentences: list[Span] | None = None
        self._article: Article | None = None
        self._marks = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.refresh)
        desk.session_opened.connect(self.restart)
        desk.session_changed.connect(self.restart)
        desk.changed.connect(self._await_rest)

    @Slot()
    def restart(self) -> None:
        """Count anew, finding the sentences again if the article or its regions changed."""
        article = self._desk.workspace.article
        known, self._article = self._article, article
        if article is None:
            self._timer.stop()
            self._status.show_coverage("")
            return
        if known is None or known.id != article.id or known.regions != article.regions:
            self._sentences = None
            job = self._jobs.start("", _sentence_work(article))
            job.done.connect(self._take_sentences)
        self._timer.start()

    @Slot()
    def refresh(self) -> None:
        """Count and show."""
        workspace = self._desk.workspace
        if workspace.session is None:
            return
        overview = workspace.project.overview
        coverage = overview.coverage(workspace.session.id)
        text = self.tr("%1 of %2 marks checked")
        self._marks = text.replace("%1", str(coverage.done)).replace("%2", str(coverage.facts))
        self._timer.setInterval(_REST_MS if coverage.facts < _MANY else _LONG_REST_MS)
        if self._sentences is None:
            self._status.show_coverage(self._marks)
            return
        marked, sentences = overview.covered(workspace.session.id), self._sentences
        if len(marked) < _MANY:
            self._show(untouched(sentences, marked))
        else:
            job = self._jobs.start("", lambda _: (sentences, untouched(sentences, marked)))
            job.done.connect(self._take_count)

    def _show(self, left: int) -> None:
        words = self.tr("unmarked sentences: %1").replace("%1", str(left))
        self._status.show_coverage(f"{self._marks}    {words}")

    @Slot(object)
    def _await_rest(self, _changes: Changes) -> None:
        self._timer.start()

    @Slot(object)
    def _take_count(self, counted: tuple[list[Span], int]) -> None:
        sentences, left = counted
        if sentences is self._sentences:
            self._show(left)

    @Slot(object)
    def _take_sentences(self, found: tuple[Article, list[Span]]) -> None:
        article, sentences = found
        if article is self._article:
            self._sentences = sentences
            self._timer.start()


def _sentence_work(article: Article) -> Callable[[Job], object]:
    def work(job: Job) -> tuple[Article, list[Span]]:
        frame = Frame(article.text, article.regions)
        found: list[Span] = []
        for sentence in frame.body_sentences():
            found.append(sentence)
            if len(found) % 1000 == 0:
                job.advance(len(found))
        return article, found

    return work
