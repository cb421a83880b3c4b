# SPDX-License-Identifier: Apache-2.0
"""Text ids that begin with a letter and never collide, and their types."""

from __future__ import annotations

import os
import time
from typing import NewType

ArticleId = NewType("ArticleId", str)
SessionId = NewType("SessionId", str)
AnnotationId = NewType("AnnotationId", str)
EventId = NewType("EventId", str)
GroupId = NewType("GroupId", str)
RejectionId = NewType("RejectionId", str)

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_RANDOM_BYTES = 10
_TIME_BITS = 48


def new_id(prefix: str) -> str:
    """Return a new id: ``prefix`` and 26 base-32 digits, of which the first ten tell the time.

    The layout is ULID's (48 bits of milliseconds, 80 bits of chance), so ids made one after
    another also sort one after another, which keeps the indexes compact. The letter in front
    keeps spreadsheets from reading an id such as ``1E5`` as a number.
    """
    milliseconds = time.time_ns() // 1_000_000 % (1 << _TIME_BITS)
    number = milliseconds << (8 * _RANDOM_BYTES) | int.from_bytes(os.urandom(_RANDOM_BYTES))
    return prefix + "".join(_DIGITS[number >> shift & 31] for shift in range(125, -1, -5))


def new_article_id() -> ArticleId:
    """Return a new id for an article."""
    return ArticleId(new_id("t"))


def new_session_id() -> SessionId:
    """Return a new id for a session."""
    return SessionId(new_id("s"))


def new_annotation_id() -> AnnotationId:
    """Return a new id for an annotation."""
    return AnnotationId(new_id("a"))


def new_event_id() -> EventId:
    """Return a new id for an event."""
    return EventId(new_id("e"))


def new_group_id() -> GroupId:
    """Return a new id for a change group."""
    return GroupId(new_id("g"))


def new_rejection_id() -> RejectionId:
    """Return a new id for the rejection of a suggestion."""
    return RejectionId(new_id("r"))
