# SPDX-License-Identifier: Apache-2.0
"""Who says a statement, where its sentence names somebody: "Roe said", "according to Roe"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.suggest._claims.lexicon import Cue
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest._claims.statement import Statement
    from annotator.text.tokens import Token

_LONGEST = 12  # words
# Words of these classes are not within a short name or description of somebody.
_BREAKING = (
    *("subject", "pronoun", "object", "relative", "question", "subordinator", "that"),
    *("be", "have", "do", "modal"),
)
_BEHIND_NAME = (*("in", "on", "at", "during", "after", "before"), *("as", "when", "while", "to"))
_ENDS_WORDS = (",", '"', "”", "''", "?", "!")


def claimant_of(statement: Statement) -> Span | None:
    """Return whoever the sentence names as saying it; None for nobody, and for pronouns."""
    words = statement.words
    if "according" in statement.lowers:
        for place, pair in enumerate(pairwise(statement.lowers), 2):
            if pair == ("according", "to"):
                return _span(words[place : _name_end(words, place)])
    for one in statement.cues.get(Cue.SAYING, ()):
        if not statement.quoted[one.first]:
            found = _span(_before(words, one.first)) or _span(_behind(words, one.last))
            if found:
                return found
    return None


def _before(words: Sequence[Token], verb: int) -> Sequence[Token]:
    """Return the words in front of a verb back to where its subject begins: "Roe, the mayor,"."""
    end = verb
    while end and (words[end - 1].lower.endswith("ly") or words[end - 1].lower in _adverbs()):
        end -= 1
    if end and words[end - 1].text == ",":
        end = _comma_before(words, end - 1)
    start = end
    while start and end - start < _LONGEST and not _breaks(words[start - 1]):
        start -= 1
    if start < end and words[start].lower in _linking():
        start = _last_name(words, start, end)
    return words[start:end]


def _behind(words: Sequence[Token], verb_end: int) -> Sequence[Token]:
    """Return the words behind a verb that follows what was said: '," said Roe, the mayor'."""
    if verb_end < 2 or words[verb_end - 2].text not in _ENDS_WORDS:
        return ()
    return words[verb_end : _name_end(words, verb_end)]


def _comma_before(words: Sequence[Token], comma: int) -> int:
    """Return where the comma is that opens what this one closes; 0 where none is near."""
    earliest = max(comma - _LONGEST, 0)
    places = range(comma - 1, earliest, -1)
    return next((place for place in places if words[place].text == ","), 0)


def _name_end(words: Sequence[Token], start: int) -> int:
    last = min(start + _LONGEST, len(words))
    places = range(start, last)
    return next((one for one in places if _breaks(words[one]) or _is_behind(words[one])), last)


def _last_name(words: Sequence[Token], start: int, end: int) -> int:
    """Return where the capitals begin that a stretch ends with."""
    place = end
    while place > start and words[place - 1].is_capitalised:
        place -= 1
    return place


def _span(words: Sequence[Token]) -> Span | None:
    """Return the span of words that name somebody."""
    if not words:
        return None
    is_lone_word = len(words) == 1 and not words[0].is_capitalised
    names = words[0].is_capitalised or words[0].lower in _leading()
    return Span(words[0].start, words[-1].end) if names and not is_lone_word else None


def _breaks(word: Token) -> bool:
    return word.lower in _breaking() or not (word.is_word or word.lower in ("'s", "'"))


def _is_behind(word: Token) -> bool:
    return word.lower in _BEHIND_NAME or word.lower in word_list("days-and-times")


@cache
def _breaking() -> frozenset[str]:
    table = word_table("function-words")
    return frozenset(word for name in _BREAKING for word in table[name])


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(word_table("function-words")["adverb"])


@cache
def _leading() -> frozenset[str]:
    """Return the small words that a description of somebody may begin with."""
    table = word_table("function-words")
    return frozenset((*table["determiner"], *table["possessive"]))


@cache
def _linking() -> frozenset[str]:
    table = word_table("function-words")
    return frozenset((*table["preposition"], *table["conjunction"], *table["adverb"]))
