# SPDX-License-Identifier: Apache-2.0
"""The suggestions of the open article on which nobody has decided, found by a job."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.domain.changes import Action
from annotator.gui.dates import local_now
from annotator.gui.jobs import Jobs
from annotator.gui.retelling import Retelling
from annotator.gui.settling import Settling
from annotator.gui.suggested import Suggested
from annotator.gui.together import Together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from annotator.domain.article import Article
    from annotator.domain.changes import Changes, RowChange
    from annotator.domain.message import Message
    from annotator.domain.suggestion import Suggestion
    from annotator.gui.jobs import Job
    from annotator.services.deciding import Left
    from annotator.services.language_model import LanguageModel
    from annotator.services.suggesting import Suggesting
    from annotator.services.workspace import Workspace

# The article is to be painted before anything is looked for in it.
_PAINT_MS = 50
# What is left is worked out when edits rest, so that the edit itself shows first.
_REST_MS = 80
_LONG_REST_MS = 1_000
_MANY = 5_000
# What of a record that stays tells which suggestion it is.
_TELLING = {
    "annotation": frozenset({"kind"}),
    "event": frozenset({"span_start", "span_end", "mentions"}),
}


class _Look(NamedTuple):
    """A look through an article, and its job."""

    # After each suggester: all that was found so far, in text order.
    parts: list[list[Suggestion]]
    job: Job
    # Nothing is shown yet: what comes is shown as it comes. Else all is exchanged at once.
    is_first: bool


class _Looked(NamedTuple):
    """What else is known of an article after the look, and what the language model failed at."""

    why_nothing: Message | None
    fault: Message | None


class Suggestions(QObject):
    """Has the article looked through, and knows what is left to decide on, by ids.

    Nothing of it is stored. Where a session cannot be changed, nothing is suggested.
    """

    # These ids came, went, or have other values.
    changed = Signal(object)
    # How many are left of each rule is other than it was.
    counted = Signal()
    # Which one is current, '' for none.
    selected = Signal(str)
    # The article is being looked through.
    began = Signal()
    # The article was looked through to its end, or nothing can be suggested in it.
    looked = Signal()
    # What undo brought back: ids.
    came_back = Signal(object)
    # A button asks for something to be done: the name of an action.
    deed_asked = Signal(str)
    broken = Signal(object)
    # A message about the look.
    told = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.current_id = ""
        # Everything that was found in the article, decided or not.
        self.found: Sequence[Suggestion] = ()
        # How many are left of each rule, those that are off as well.
        self.left_by_rule: Counter[str] = Counter()
        # Why nothing is suggested in this article, where that has a reason.
        self.why_nothing: Message | None = None
        self.is_looking = False
        self.is_advised = False  # by the language model that is installed
        self._is_on = True
        # What is left, as it is walked through: marks in text order, then events by time.
        self.suggested = Suggested()
        # What is selected with the current one in a list.
        self.together = Together(self)
        # Its own thread: an export may take the other one for a minute.
        self._jobs = Jobs(self)
        self._look: _Look | None = None
        self._looked_at: Article | None = None
        self._was_undone = False
        self._settling = Settling(workspace, self)
        self._settling.settled.connect(self._take_left)
        self._settling.broken.connect(self.broken)
        self._retelling = Retelling(workspace, self._jobs, self)
        self._retelling.retold.connect(self._take)
        self._retelling.broken.connect(self.broken)
        self._wait = _timer(self, _PAINT_MS, self._begin)
        self._rest = _timer(self, _REST_MS, self._settle)

    @cached_property
    def service(self) -> Suggesting:
        """Return what writes decisions."""
        from annotator.services.suggesting import Suggesting  # noqa: PLC0415 - after the article

        return Suggesting(self._workspace)

    @property
    def left(self) -> Mapping[str, Suggestion]:
        """Return what is left to decide on by id, in the order in which it is walked through."""
        return self.suggested.by_id

    @property
    def current(self) -> Suggestion | None:
        """Return the current suggestion, None where there is none."""
        return self.left.get(self.current_id)

    @property
    def is_wanted(self) -> bool:
        """Return whether suggestions are switched on, and can be decided on."""
        return self._is_on and not self._workspace.is_read_only

    def choose(self, suggestion_id: str) -> None:
        """Make one current, '' or what is decided by now for none."""
        chosen = suggestion_id if suggestion_id in self.left else ""
        if chosen != self.current_id:
            self.current_id = chosen
            self.selected.emit(chosen)

    def count(self, kind: str) -> int:
        """Return how many of a kind are left."""
        return self.suggested.count(kind)

    def after_current(self, kind: str) -> str:
        """Return the id of the next suggestion of a kind behind the current one, '' for none."""
        return self.suggested.after(self.current_id, kind)

    def at(self, offset: int, kind: str = "") -> str:
        """Return the id of the suggestion at an offset, the smallest, of a kind or of any."""
        return self.suggested.at(offset, kind, self.current_id)

    def forget(self, ids: Collection[str]) -> None:
        """Show these no more, because they were decided on just now."""
        gone = Counter(self.left[one].rule for one in ids if one in self.left)
        self._tell(self.suggested.forget(ids))
        self._count(self.left_by_rule - gone)

    def set_on(self, *, is_on: bool) -> None:
        """Suggest, or do not."""
        self._is_on = is_on
        self.restart()

    @Slot()
    def leave(self) -> None:
        """Know nothing any more: the session is left."""
        self._wait.stop()
        self._rest.stop()
        self._drop_look()
        self._settling.drop()
        self._retelling.drop()
        self._looked_at, self.found, self.why_nothing = None, (), None
        self._tell(self.suggested.exchange(()))
        self._count(Counter())
        self.looked.emit()

    @Slot()
    def restart(self) -> None:
        """Look anew through the article that is open now, once it is painted."""
        self.leave()
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Look through the article if what is suggested follows from something that changed."""
        article = self._workspace.article if self.is_wanted else None
        if article is None:
            if self._looked_at is not None:
                self.restart()
        elif self._looked_at is None or _basis(article) != _basis(self._looked_at):
            self._looked_at = article
            self._wait.start()

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Work out when edits rest what is left, where they can have decided on something."""
        self._retelling.follow(changes)
        if self.found and any(map(_decides, changes.rows)):
            self._was_undone = changes.group.action is not Action.EDIT
            self._settling.drop()
            many = len(self.found) > _MANY
            self._rest.start(_LONG_REST_MS if many else _REST_MS)

    @Slot()
    def settle_anew(self) -> None:
        """Work out what is left: what is decided may be other than was told."""
        if self.found:
            self._rest.start(_REST_MS)

    def stop(self) -> None:
        """Look for nothing more, and wait until nothing does."""
        self.leave()
        self._settling.stop()
        self._jobs.close()

    @Slot()
    def _begin(self) -> None:
        """Look through the article by a job."""
        article = self._looked_at
        self._drop_look()
        self._retelling.drop()
        if article is None or not self.is_wanted:
            return
        parts: list[list[Suggestion]] = []
        work = _work(article, local_now().date(), parts, is_advised=self.is_advised)
        job = self._jobs.start("", work)
        self._look = _Look(parts, job, is_first=not self.found)
        self.is_looking = True
        job.advanced.connect(self._take_part)
        job.done.connect(self._take_all)
        job.refused.connect(self._give_up)
        job.broken.connect(self._give_up)
        self.began.emit()
        # What it told of before anybody listened.
        self._take_parts(self._look)

    @Slot()
    def _take_part(self) -> None:
        """Show what one suggester found."""
        if self._look is not None and self.sender() is self._look.job:
            self._take_parts(self._look)

    def _take_parts(self, look: _Look) -> None:
        if look.is_first and look.parts:
            self._take(look.parts[-1])

    @Slot(object)
    def _take_all(self, looked: _Looked) -> None:
        look = self._look
        if look is not None and self.sender() is look.job:
            self._look, self.is_looking, self.why_nothing = None, False, looked.why_nothing
            self._take(look.parts[-1] if look.parts else ())
            if self._looked_at is not None:
                self._retelling.begin(self._looked_at, self.found)
            self.looked.emit()
            if looked.fault is not None:
                self.told.emit(looked.fault)

    @Slot(object)
    def _give_up(self, error: Exception) -> None:
        if self._look is not None and self.sender() is self._look.job:
            self._look, self.is_looking = None, False
            self.looked.emit()
            self.broken.emit(error)

    @Slot(object)
    def _take(self, found: Sequence[Suggestion]) -> None:
        if found or self.found:
            self.found = found
            article = self._workspace.article
            self.suggested.set_order(found, article.text if article else "")
            self._settle()

    @Slot()
    def _settle(self) -> None:
        """Work out what is left."""
        self._settling.settle(self.found)

    @Slot(object)
    def _take_left(self, left: Left) -> None:
        before = frozenset(self.left)
        self._tell(self.suggested.exchange(left.suggestions))
        self._count(left.by_rule)
        was_undone, self._was_undone = self._was_undone, False
        back = [one for one in self.left if one not in before]
        if was_undone and back:
            self.came_back.emit(back)

    def _tell(self, ids: Collection[str]) -> None:
        """Tell that what is left of these is not what it was."""
        if ids:
            self.changed.emit(ids)
            if self.current_id not in self.left:
                self.choose("")

    def _count(self, left_by_rule: Counter[str]) -> None:
        if left_by_rule != self.left_by_rule:
            self.left_by_rule = left_by_rule
            self.counted.emit()

    def _drop_look(self) -> None:
        if self._look is not None:
            self._look.job.cancel()
        self._look, self.is_looking = None, False


def _timer(parent: QObject, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer


def _decides(row: RowChange) -> bool:
    """Return whether a row's change can decide on suggestions, or take that back."""
    if row.table in _TELLING and row.before is not None and row.after is not None:
        return not _TELLING[row.table].isdisjoint(row.after)
    return row.table in ("annotation", "event", "span", "rejection", "rule_switch")


def _basis(article: Article) -> tuple[object, ...]:
    """Return all of an article that suggestions follow from."""
    says_language = "language" in article.guessed
    return article.id, article.regions, article.published, article.language, says_language


def _work(
    article: Article, today: date, parts: list[list[Suggestion]], *, is_advised: bool
) -> Callable[[Job], _Looked]:
    """Return what looks through an article, from values alone, telling of each suggester."""

    def work(job: Job) -> _Looked:
        from annotator.services.looking import (  # noqa: PLC0415 - after the article
            found_by_kind,
            in_text_order,
            why_nothing,
        )

        model = _model() if is_advised else None
        for part in found_by_kind(article, today, job.check, model):
            parts.append(in_text_order([*parts[-1], *part], job.check) if parts else part)
            job.advance(len(parts))
        return _Looked(why_nothing(article), _fault(model) if is_advised else None)

    return work


def _model() -> LanguageModel | None:
    # Imported here: hardly anybody has one.
    from annotator.services.language_model import language_model  # noqa: PLC0415

    return language_model()


def _fault(model: LanguageModel | None) -> Message | None:
    from annotator.services.language_model import NONE  # noqa: PLC0415 - as above

    return model.take_fault() if model else NONE
