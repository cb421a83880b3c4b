# SPDX-License-Identifier: Apache-2.0
"""A checker's session on one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.domain.ids import AnnotationId, ArticleId, SessionId


class SessionState(StrEnum):
    """How far a session has come on its way to the second reader."""

    OPEN = "open"
    READY = "ready"
    RETURNED = "returned"
    SIGNED_OFF = "signed_off"

    @property
    def is_editable(self) -> bool:
        """Return whether the checker still works on it."""
        return self in (SessionState.OPEN, SessionState.RETURNED)


@dataclass(frozen=True, slots=True)
class Session:
    """The work of one reviewer on one article; times are UTC, ISO 8601.

    ``trashed`` is since when it is in the trash, or blank. It is there too, whatever that says,
    while its article is.
    """

    id: SessionId
    article_id: ArticleId
    reviewer: str = ""
    second_reader: str = ""
    state: SessionState = SessionState.OPEN
    created: str = ""
    modified: str = ""
    trashed: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was when a session was last left: caret (code points) and selection."""

    caret: int = 0
    top: int = 0
    focus_id: AnnotationId | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How much there is in a session, and how many of its facts are done."""

    facts: int = 0
    done: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A session with the title of its article; ``changed`` is the UTC time of its last edit.

    ``edit`` is the local key of that edit: while it stays, nothing in the session has changed.
    """

    session: Session
    title: str
    changed: str
    edit: int


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session as lists show it; ``changed`` is the UTC time of its last edit."""

    session: Session
    title: str
    changed: str
    facts: int
    facts_done: int
    events: int
