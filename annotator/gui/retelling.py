# SPDX-License-Identifier: Apache-2.0
"""Has events looked for anew, by a job when edits rest, where marks change that they go by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.gui.dates import local_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from annotator.domain.article import Article
    from annotator.domain.changes import Changes, RowChange
    from annotator.domain.suggestion import Suggestion
    from annotator.gui.jobs import Job, Jobs
    from annotator.services.deciding import Decided
    from annotator.services.workspace import Workspace

# Longer than what is left takes to be worked out: nobody waits for this.
_REST_MS = 600


class _Basis(NamedTuple):
    """What was found in an article, and what those went by who build upon others' finds."""

    article: Article
    found: Sequence[Suggestion]
    told: tuple[Suggestion, ...] | None


class _Retold(NamedTuple):
    """What is known by now, and all that is found upon it; None where that is as it was."""

    told: tuple[Suggestion, ...]
    found: list[Suggestion] | None


class Retelling(QObject):
    """Looks anew for what builds on other finds: a date that is corrected moves its event."""

    # Everything that is found by now.
    retold = Signal(object)
    broken = Signal(object)

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._basis: _Basis | None = None
        self._job: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._begin)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """Return the kinds of finds that anything builds upon."""
        from annotator.suggest import all_suggesters  # noqa: PLC0415 - after the article

        return frozenset[str]().union(*(one.builds_on for one in all_suggesters()))

    def begin(self, article: Article, found: Sequence[Suggestion]) -> None:
        """Know what was found without regard to marks; look anew at once if they tell otherwise."""
        self.drop()
        if found and self._kinds:
            self._basis = _Basis(article, found, None)
            self._rest.start()

    def follow(self, changes: Changes) -> None:
        """Look anew when edits rest, where they may have changed what events are told by."""
        if self._basis is not None and self._is_told_by(changes.rows):
            self._rest.start()

    def drop(self) -> None:
        """Know nothing any more."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
        self._basis = self._job = None

    def _is_told_by(self, rows: Sequence[RowChange]) -> bool:
        """Return whether rows are of marks or rejections that events are told by."""
        made = [row for row in rows if row.before is None or row.after is None]
        kinds = {row.id: (row.after or row.before or {}).get("kind") for row in made}
        others = {key for key, kind in kinds.items() if kind and kind not in self._kinds}
        return any(map(self._tells, (row for row in rows if _owner(row) not in others)))

    def _tells(self, row: RowChange) -> bool:
        if row.table == "annotation" and row.before is not None and row.after is not None:
            return "kind" in row.after or not self._columns.isdisjoint(row.after)
        return row.table in ("annotation", "span", "rejection")

    @cached_property
    def _columns(self) -> frozenset[str]:
        """Return the columns that keep the values of these kinds."""
        from annotator.domain.event import suggested_kind  # noqa: PLC0415 - after the article

        kinds = map(suggested_kind, self._kinds)
        return frozenset(f"fields.{field.key}" for kind in kinds for field in kind.fields)

    @Slot()
    def _begin(self) -> None:
        if self._basis is None or self._workspace.session is None:
            return
        if self._job is not None:
            self._job.cancel()
        work = _work(self._basis, local_now().date(), self._decided())
        self._job = self._jobs.start("", work)
        self._job.done.connect(self._take)
        self._job.refused.connect(self._give_up)
        self._job.broken.connect(self._tell_fault)

    def _decided(self) -> Callable[[], Decided]:
        """Return what reads what is decided: beside the window, where the file lets it."""
        from annotator.services.suggesting import (  # noqa: PLC0415 - after the article
            Suggesting,
            decided_beside,
        )

        workspace = self._workspace
        if workspace.project.is_readable_beside():
            path, session_id = workspace.project.path, workspace.session_id
            return lambda: decided_beside(path, session_id)
        decided = Suggesting(workspace).decided()
        return lambda: decided

    @Slot(object)
    def _take(self, retold: _Retold) -> None:
        if self.sender() is not self._job or self._basis is None:
            return
        self._job = None
        found = self._basis.found if retold.found is None else retold.found
        self._basis = self._basis._replace(found=found, told=retold.told)
        if retold.found is not None:
            self.retold.emit(retold.found)

    @Slot(object)
    def _give_up(self, _error: object) -> None:
        """Leave it as it was: the next edit asks again."""
        if self.sender() is self._job:
            self._job = None

    @Slot(object)
    def _tell_fault(self, error: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.broken.emit(error)


def _owner(row: RowChange) -> str:
    """Return the mark or rejection that a row is of."""
    return row.annotation_id or row.id


def _work(basis: _Basis, today: date, read: Callable[[], Decided]) -> Callable[[Job], _Retold]:
    def work(job: Job) -> _Retold:
        from annotator.services.deciding import NOTHING  # noqa: PLC0415 - after the article
        from annotator.services.looking import (  # noqa: PLC0415 - the same
            found_anew,
            in_text_order,
            told_to_last,
            without_last,
        )

        found = basis.found
        told = told_to_last(found, read())
        before = told_to_last(found, NOTHING) if basis.told is None else basis.told
        if told == before:
            return _Retold(told, None)
        anew = found_anew(basis.article, today, told, job.check)
        others: Iterable[Suggestion] = without_last(found)
        return _Retold(told, in_text_order([*others, *anew], job.check))

    return work
