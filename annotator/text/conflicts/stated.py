# SPDX-License-Identifier: Apache-2.0
"""A date or a number as an annotation states it, with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.ids import AnnotationId

_SHOWN = 60  # characters of the words that a message tells


@dataclass(frozen=True, slots=True)
class Stated:
    """An annotation's fields, its words, and where they stand.

    ``start`` is its offset in the article (code points), ``line`` counts from 1. ``sentence`` are
    the words of its sentence, which begins at ``sentence_start``.
    """

    id: AnnotationId
    fields: Mapping[str, str]
    words: str
    start: int = 0
    line: int = 1
    sentence: str = ""
    sentence_start: int = 0

    @property
    def shown(self) -> str:
        """Return its words on one line, cut where they are long."""
        words = " ".join(self.words.split())
        return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
