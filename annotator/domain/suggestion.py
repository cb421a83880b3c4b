# SPDX-License-Identifier: Apache-2.0
"""What a rule proposes to mark, and why; nothing of it is stored until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.annotation import content_of
from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.annotation import Piece
    from annotator.domain.message import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that suggests, as it is listed, counted and switched off.

    ``key`` is stored, ``number.money``; ``label`` is a few words in the plural, "Sums of money".
    A rule that ``starts_off`` finds more than most checkers want marked: the window suggests
    nothing by it until somebody switches it on, while judges are given all.
    """

    key: str
    kind: str
    label: str
    starts_off: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An annotation that a rule proposes.

    Pieces are in text order, at least one of them content, in code points. ``fields`` holds only
    keys of its kind that have a value, in stored form. ``reason`` tells a journalist in a
    sentence why. ``weight`` ranks suggestions of one kind, 0 to 100, the most telling highest.
    """

    kind: str
    pieces: tuple[Piece, ...]
    rule: str
    reason: Message
    fields: Mapping[str, str] = field(default_factory=dict)
    weight: int = 0

    @property
    def content(self) -> tuple[Span, ...]:
        """Return the spans of its content pieces, in text order."""
        return content_of(self.pieces)

    @property
    def envelope(self) -> Span:
        """Return the stretch from its first content piece to its last."""
        content = self.content
        return Span(content[0].start, content[-1].end)

    @property
    def identity(self) -> tuple[str, tuple[Span, ...]]:
        """Return what a rejection remembers: the kind and the content spans."""
        return self.kind, self.content


class Prediction(NamedTuple):
    """One span of the batch form in which judges read suggestions: ``[start, end)``, typed.

    ``type`` is quote, number, timex, claim, event or sentence.
    """

    start: int
    end: int
    type: str
    attrs: Mapping[str, object]
