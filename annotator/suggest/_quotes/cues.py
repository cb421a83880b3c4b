# SPDX-License-Identifier: Apache-2.0
"""What stands beside words in marks and tells whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.suggest._quotes.attribution import Attribution, QuoteType
from annotator.suggest._quotes.rules import reason

_LONGEST = 80  # characters of a reason's quotation


@dataclass(frozen=True, slots=True)
class Beside:
    """A cue with its speaker, addressee and medium, in code points.

    ``rule`` is the key behind "quote.".
    """

    rule: str
    cue: Span
    source: Span | None
    addressee: Span | None = None
    medium: Span | None = None

    def attribution(self, content: tuple[Span, ...], rule: str, text: str) -> Attribution:
        """Return words in marks as what this cue attributes."""
        return Attribution(
            content,
            QuoteType.DIRECT,
            rule,
            reason(rule, self._said(text)),
            self.source,
            self.cue,
            self.addressee,
            self.medium,
        )

    def _said(self, text: str) -> str:
        """Return the words that tell who said it and where, or the cue where they are many."""
        spans = [one for one in (self.source, self.cue, self.addressee, self.medium) if one]
        said = Span(min(one.start for one in spans), max(one.end for one in spans)).of(text)
        return said if len(said) <= _LONGEST and "\n" not in said else self.cue.of(text)
