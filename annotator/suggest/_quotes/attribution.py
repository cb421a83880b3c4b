# SPDX-License-Identifier: Apache-2.0
"""Words given as somebody's: what, whose, and what says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.span import Span

if TYPE_CHECKING:
    from annotator.domain.message import Message


class QuoteType(StrEnum):
    """How the words are given; the values are those of the kind's field ``quote_type``."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    SCARE = "scare"


class Basis(StrEnum):
    """How the speaker is known; the values are those of the kind's field ``speaker_basis``."""

    NAMED = "named"
    PRONOUN = "pronoun"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One finding: content, source and cue (PARC 3.0), in code points.

    ``content`` is in text order and never empty. ``source`` is the speaker as written, with
    apposition and relative clause; it is None where nobody is named. ``addressee`` and ``medium``
    are the article's words for whom it was said to and where. ``rule`` is the key of a `Rule`.
    ``speaker`` is whom the source stands for by the fullest name, blank where that is open;
    ``reported_by`` who says that the speaker said it. ``carried`` are the words for the speaker
    of another quote where this one has none of its own.
    """

    content: tuple[Span, ...]
    quote_type: QuoteType
    rule: str
    reason: Message
    source: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    medium: Span | None = None
    speaker: str = ""
    basis: Basis | None = None
    reported_by: str = ""
    carried: Span | None = None

    @property
    def envelope(self) -> Span:
        """Return the stretch from its first content span to its last."""
        return Span(self.content[0].start, self.content[-1].end)
