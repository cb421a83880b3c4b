# SPDX-License-Identifier: Apache-2.0
"""The line that says how much of the session is done, and how many sentences nobody marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.services.counting import Sentences, sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.article import Article
    from annotator.gui.desk import Desk
    from annotator.gui.jobs import Job, Jobs
    from annotator.gui.status import Status


class CoverageLine(QObject):
    """Shows what the tally has; a text's sentences are found for it by a job, once."""

    def __init__(self, desk: Desk, jobs: Jobs, status: Status) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._status = status
        self._article: Article | None = None
        desk.tally.counted.connect(self.refresh)
        desk.session_opened.connect(self.restart)
        desk.session_changed.connect(self.restart)

    @Slot()
    def restart(self) -> None:
        """Find the sentences again if the article or its regions changed."""
        article = self._desk.workspace.article
        known, self._article = self._article, article
        if article is None:
            self.refresh()
        elif known is None or known.id != article.id or known.regions != article.regions:
            self._desk.tally.set_sentences(None)
            job = self._jobs.start("", _sentence_work(article))
            job.done.connect(self._take_sentences)

    @Slot()
    def refresh(self) -> None:
        """Show what is counted; nothing until it is."""
        counts = self._desk.tally.counts
        if counts is None:
            self._status.show_coverage("")
            return
        progress = counts.progress
        text = self.tr("%1 of %2 marks checked")
        text = text.replace("%1", str(progress.done)).replace("%2", str(progress.facts))
        if counts.untouched is not None:
            words = self.tr("unmarked sentences: %1").replace("%1", str(counts.untouched))
            text = f"{text}    {words}"
        self._status.show_coverage(text)

    @Slot(object)
    def _take_sentences(self, found: tuple[Article, Sentences]) -> None:
        article, sentences = found
        if article is self._article:
            self._desk.tally.set_sentences(sentences)


def _sentence_work(article: Article) -> Callable[[Job], tuple[Article, Sentences]]:
    return lambda job: (article, sentences_of(article, job.advance))
