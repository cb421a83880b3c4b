# SPDX-License-Identifier: Apache-2.0
"""A sentence as its clauses are looked for: words and their classes, quotation marks apart."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.suggest._quotes.advised import advised_tags
from annotator.suggest._quotes.lexicon import cue_words
from annotator.suggest._quotes.tagging import tag_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest._quotes.tags import Tag
    from annotator.text.advice import Advice
    from annotator.text.reading import Sentence
    from annotator.text.tokens import Token

_OPENING = frozenset(("“", "„", "\N{LEFT SINGLE QUOTATION MARK}", "``", "«"))
_CLOSING = frozenset(("”", "\N{RIGHT SINGLE QUOTATION MARK}", "»"))
_EITHER = frozenset(('"', "''", "'", "`"))
_MARKS = _OPENING | _CLOSING | _EITHER
_FULL_STOPS = frozenset((".", "?", "!", "...", "…"))


class Words(NamedTuple):
    """The words ``[first, last)`` of a sentence."""

    first: int
    last: int


class Tagged:
    """A sentence without its quotation marks, by words and their classes.

    ``sentence`` is what it is read from. ``low`` are the words in small letters. ``quoted`` tells
    of each word whether it is within marks, and ``stays_open`` whether a quotation is open behind
    the last. ``limit`` is the place behind the last word that is no full stop. Offsets are code
    points.
    """

    def __init__(
        self,
        sentence: Sentence,
        first: int = 0,
        last: int | None = None,
        *,
        is_open: bool = False,
        advice: Advice | None = None,
    ) -> None:
        """Read the words ``[first, last)``; ``is_open`` tells that they begin in a quotation."""
        self.sentence = sentence
        self.words: Sequence[Token] = sentence.words[first:last]
        self.low: Sequence[str] = sentence.lowers[first:last]
        self.quoted = [is_open] * len(self.words)
        self.stays_open = is_open
        self._advice = advice
        # Where the marks begin that stand in front of a word, and where those behind one end.
        self._opens: dict[int, int] = {}
        self._closes: dict[int, int] = {}
        if "." in self.low[:-1] or not _MARKS.isdisjoint(self.low):
            self._join_marks()
        self.has_brackets = "(" in self.low or ")" in self.low
        self.limit = len(self.words)
        while self.limit and self.low[self.limit - 1] in _FULL_STOPS:
            self.limit -= 1

    @cached_property
    def tags(self) -> list[Tag]:
        """Return the class of each word."""
        tags = tag_words(self.words, self.low)
        return advised_tags(self.words, tags, self._advice) if self._advice else tags

    @cached_property
    def cues(self) -> list[int]:
        """Return the places of the words that may tell of somebody's words or thoughts."""
        known = cue_words()
        return [place for place, word in enumerate(self.low) if word in known]

    def stands_at(self, place: int, *words: str) -> bool:
        """Return whether some words stand at a place, in small letters."""
        return tuple(self.low[place : place + len(words)]) == words

    def span(self, words: Words) -> Span:
        """Return the stretch of some words with the quotation marks at its edges."""
        first, last = words.first, words.last - 1
        start = self._opens.get(first, self.words[first].start)
        return Span(start, self._closes.get(last, self.words[last].end))

    def bare_span(self, words: Words) -> Span:
        """Return the stretch of some words without marks around it."""
        return Span(self.words[words.first].start, self.words[words.last - 1].end)

    @property
    def first_close(self) -> int | None:
        """Return where the quotation ends that is open at the begin, or None if none does."""
        for place, quoted in enumerate(self.quoted):
            if not quoted:
                return self._closes.get(place - 1)
            if place in self._closes:
                return self._closes[place]
        return None

    def is_within_quote(self, place: int) -> bool:
        """Return whether a sign is within quotation marks that do not close behind it."""
        return self.quoted[place] and place not in self._closes

    def quoted_words(self, words: Words) -> list[bool]:
        """Return of each word, signs apart, whether it is within quotation marks."""
        places = range(words.first, words.last)
        return [self.quoted[place] for place in places if self.words[place].is_word]

    def marked_spans(self, words: Words) -> Iterator[Span]:
        """Yield the stretches of some words that are within quotation marks, marks and all."""
        for quoted, places in groupby(range(*words), key=self.quoted.__getitem__):
            if quoted:
                first, *rest = places
                yield self.span(Words(first, (rest[-1] if rest else first) + 1))

    def _join_marks(self) -> None:
        """Join each quotation mark, and the stop of "Jr.", to the word it stands at."""
        words: list[Token] = []
        quoted: list[bool] = []
        opened: int | None = None
        for place, word in enumerate(self.words):
            if word.text == "." and words and self._is_abbreviation(words[-1], place):
                before = words[-1]
                words[-1] = before._replace(
                    end=word.end, text=before.text + ".", lower=before.lower + "."
                )
            elif word.text not in _MARKS:
                if opened is not None:
                    self._opens[len(words)] = opened
                    opened = None
                words.append(word)
                quoted.append(self.stays_open)
            elif _opens(self.words, place, is_open=self.stays_open):
                self.stays_open = True
                opened = word.start if opened is None else opened
            else:
                self.stays_open = False
                if words:
                    self._closes[len(words) - 1] = word.end
        self.words, self.quoted = words, quoted
        self.low = [word.lower for word in words]

    def _is_abbreviation(self, before: Token, place: int) -> bool:
        """Return whether a full stop within a sentence belongs to the word before: "Jr."."""
        stop = self.words[place]
        follows = any(word.text not in _MARKS for word in self.words[place + 1 :])
        return follows and before.end == stop.start


def _opens(words: Sequence[Token], place: int, *, is_open: bool) -> bool:
    """Return whether a mark opens a quotation: a word follows closely, and none stands before."""
    mark = words[place]
    follows = place + 1 < len(words) and words[place + 1].start == mark.end
    precedes = place > 0 and words[place - 1].end == mark.start
    if mark.text not in _EITHER:
        return mark.text in _OPENING and not (precedes and words[place - 1].is_word)
    return not is_open if follows == precedes else follows
