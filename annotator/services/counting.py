# SPDX-License-Identifier: Apache-2.0
"""Counting what is told beside a text: marks by kind, how many are done, sentences untouched."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.domain.session import Progress
from annotator.store.opening import connect
from annotator.store.project import Project
from annotator.text.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from annotator.domain.article import Article
    from annotator.domain.ids import SessionId

_SENTENCES_PER_ADVANCE = 1000


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an article outside page furniture, as the store takes them."""

    count: int = 0
    encoded: str = "[]"


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted of a session; ``untouched`` is None where no sentences were known."""

    session_id: SessionId
    kinds: Mapping[str, int]
    progress: Progress
    untouched: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be counted: all of one session, and how far others are.

    ``known`` is what is still right of the session but for its sentences.
    """

    session_id: SessionId | None
    sentences: Sentences | None = None
    known: Counts | None = None
    others: tuple[SessionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What was wanted, counted; all of it is of one moment."""

    counts: Counts | None
    others: Mapping[SessionId, Progress]


def sentences_of(article: Article, advance: Callable[[int], None]) -> Sentences:
    """Return the sentences of an article; ``advance`` is told a count, and may raise to stop."""
    found: list[tuple[int, int]] = []
    for sentence in Frame(article.text, article.regions).body_sentences():
        found.append((sentence.start, sentence.end))
        if len(found) % _SENTENCES_PER_ADVANCE == 0:
            advance(len(found))
    return Sentences(len(found), json.dumps(found, separators=(",", ":")))


def count(project: Project, wanted: Wanted, advance: Callable[[int], None]) -> Counted:
    """Return what is wanted; ``advance`` is told of each step, and may raise to stop."""
    with project.snapshot():
        counts = _counts(project, wanted.session_id, wanted, advance) if wanted.session_id else None
        others: dict[SessionId, Progress] = {}
        for number, session_id in enumerate(wanted.others):
            advance(number)
            others[session_id] = project.sessions.progress(session_id)
        return Counted(counts, others)


def count_beside(path: Path, wanted: Wanted, advance: Callable[[int], None]) -> Counted:
    """Count as ``count`` does, through a reading connection of its own, for a worker.

    Raises:
        UserError: the file cannot be read there.
    """
    with closing(connect(path, read_only=True, is_checked=False)) as connection:
        return count(Project(connection), wanted, advance)


def covered_beside(path: Path, session_id: SessionId) -> list[tuple[int, int]]:
    """Return start and end of every piece of a session, read as ``count_beside`` does."""
    with closing(connect(path, read_only=True, is_checked=False)) as connection:
        return Project(connection).overview.covered(session_id)


def _counts(
    project: Project, session_id: SessionId, wanted: Wanted, advance: Callable[[int], None]
) -> Counts:
    counts = wanted.known
    if counts is None:
        advance(0)
        kinds = project.overview.counts(session_id)
        advance(sum(kinds.values()))
        done, events = project.overview.done(session_id), project.events.count(session_id)
        counts = Counts(session_id, kinds, Progress(sum(kinds.values()), done, events))
    if wanted.sentences is None:
        return counts
    advance(counts.progress.facts)
    left = project.overview.untouched(session_id, wanted.sentences.encoded)
    return replace(counts, untouched=left)
