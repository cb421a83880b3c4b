# SPDX-License-Identifier: Apache-2.0
"""What the rules for indirect quotes hand on: words of a sentence, not yet offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._quotes.attribution import Attribution, QuoteType
from annotator.suggest._quotes.rules import reason

if TYPE_CHECKING:
    from annotator.domain.span import Span
    from annotator.suggest._quotes.grammar import Clauses, Words


class Found(NamedTuple):
    """One attribution by the places of its words; ``rule`` is the key behind "quote."."""

    rule: str
    content: tuple[Words, ...]
    cue: Words
    source: Words | None = None
    addressee: Words | None = None
    medium: Words | None = None

    def attribution(self, clauses: Clauses, text: str) -> Attribution:
        """Return it in code points of the text."""
        cue = clauses.bare_span(self.cue)
        key = f"quote.{self.rule}"
        return Attribution(
            content=tuple(clauses.span(words) for words in self.content),
            quote_type=_quote_type(clauses, self.content),
            rule=key,
            reason=reason(key, cue.of(text)),
            source=_span(clauses, self.source),
            cue=cue,
            addressee=_span(clauses, self.addressee),
            medium=_span(clauses, self.medium),
        )


def _span(clauses: Clauses, words: Words | None) -> Span | None:
    return None if words is None or words.last <= words.first else clauses.bare_span(words)


def _quote_type(clauses: Clauses, content: tuple[Words, ...]) -> QuoteType:
    """Return direct where all words are within marks, mixed where some are."""
    quoted = [mark for words in content for mark in clauses.quoted_words(words)]
    if quoted and all(quoted):
        return QuoteType.DIRECT
    return QuoteType.MIXED if any(quoted) else QuoteType.INDIRECT
