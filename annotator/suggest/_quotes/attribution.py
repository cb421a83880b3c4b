# SPDX-License-Identifier: Apache-2.0
"""Words given as somebody's: what, whose, and what says so; as rules find it and in the text."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.suggest._quotes.rules import WIDE, reason
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import Tag

if TYPE_CHECKING:
    from annotator.domain.message import Message
    from annotator.suggest._quotes.tagged import Tagged

_LONGEST_SMALL = 3  # letters of words that titles write small
_LONGEST = 80  # characters of a reason's quotation


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


class Attribution(NamedTuple):
    """One finding: content, source and cue (PARC 3.0), in code points.

    ``content`` is in text order and never empty. ``source`` is the speaker as written, with
    apposition and relative clause; it is None where nobody is named. ``addressee`` and ``medium``
    are the article's words for whom it was said to and where. ``rule`` is the key of a `Rule`.
    ``speaker`` is whom the source stands for by the fullest name, blank where that is open;
    ``reported_by`` who says that the speaker said it. ``carried`` are the words for the speaker
    of another quote where this one has none of its own. ``in_marks`` are the words in marks of
    the content, where only they count.
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
    in_marks: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Return where its content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Return where its content ends."""
        return self.content[-1].end


class Found(NamedTuple):
    """One attribution by the places of its words; ``rule`` is the key behind "quote."."""

    rule: str
    content: tuple[Words, ...]
    cue: Words
    source: Words | None = None
    addressee: Words | None = None
    medium: Words | None = None

    @property
    def is_clause(self) -> bool:
        """Return whether what is told is a clause."""
        return self.rule.endswith("_clause")

    def attribution(self, sentence: Tagged, text: str) -> Attribution:
        """Return it in code points of the text."""
        cue = sentence.bare_span(self.cue)
        quote_type = _quote_type(sentence, self.content)
        # Who checks quotes wants to see all words in marks, whatever is told of them.
        is_hidden = self.rule in WIDE and _has_quoted_words(sentence, self.content)
        key = f"quote.{'quoted_words' if is_hidden else self.rule}"
        return Attribution(
            content=tuple(sentence.span(words) for words in self.content),
            quote_type=quote_type,
            rule=key,
            reason=reason(key, cue.of(text)),
            source=_span(sentence, self._own_source(sentence)),
            cue=cue,
            addressee=_span(sentence, self.addressee),
            medium=_span(sentence, self.medium),
            # A clause is told as a whole, of an object only the words in marks are.
            in_marks=_marked(sentence, self.content) if is_hidden and not self.is_clause else (),
        )

    def _own_source(self, sentence: Tagged) -> Words | None:
        """Return the source up to its cue or content: "a group | backing the plan"."""
        if self.source is None:
            return None
        first, last = self.source
        cuts = [taken.first for taken in (self.cue, *self.content) if first < taken.first < last]
        if not cuts:
            return self.source
        last = min(cuts)
        while last > first + 1 and sentence.tags[last - 1] is Tag.STOP:
            last -= 1
        return Words(first, last)


class Beside(NamedTuple):
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


def _span(sentence: Tagged, words: Words | None) -> Span | None:
    return None if words is None or words.last <= words.first else sentence.bare_span(words)


def _marked(sentence: Tagged, content: tuple[Words, ...]) -> tuple[Span, ...]:
    """Return the stretches of some words that are within quotation marks."""
    return tuple(one for words in content for one in sentence.marked_spans(words))


def _has_quoted_words(sentence: Tagged, content: tuple[Words, ...]) -> bool:
    """Return whether words are within marks that are not written as titles are."""
    quoted = [
        sentence.words[place]
        for words in content
        for place in range(words.first, words.last)
        if sentence.quoted[place] and sentence.words[place].is_word
    ]
    long = [word for word in quoted if len(word.text) > _LONGEST_SMALL]
    return any(not word.is_capitalised for word in long or quoted)


def _quote_type(sentence: Tagged, content: tuple[Words, ...]) -> QuoteType:
    """Return direct where all words are within marks, mixed where some are."""
    if True not in sentence.quoted:
        return QuoteType.INDIRECT
    quoted = [mark for words in content for mark in sentence.quoted_words(words)]
    if quoted and all(quoted):
        return QuoteType.DIRECT
    return QuoteType.MIXED if any(quoted) else QuoteType.INDIRECT
