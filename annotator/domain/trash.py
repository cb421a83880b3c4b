# SPDX-License-Identifier: Apache-2.0
"""What lies in the trash of a project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrashItem:
    """An article or a session in the trash; ``trashed`` is since when, UTC, ISO 8601.

    Of an article, ``sessions`` and ``facts`` count what went with it, and ``reviewer`` names all
    who worked on that. Sessions that were in the trash before their article are items as well.
    """

    id: str
    is_article: bool
    title: str
    reviewer: str
    sessions: int
    facts: int
    trashed: str
    who: str
