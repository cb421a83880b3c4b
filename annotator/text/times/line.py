# SPDX-License-Identifier: Apache-2.0
"""A sentence as the grammar of times reads it: words with senses, fixed phrases as one."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotator.text.times import lexicon
from annotator.text.times.tense import Cues
from annotator.text.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NONE: Mapping[str, str] = {}
_HYPHEN = {"hyphen": ""}


class Item(NamedTuple):
    """A word, sign or phrase at ``[start, end)``; ``text`` is in small letters."""

    start: int
    end: int
    text: str
    senses: Mapping[str, str]
    is_capitalised: bool


class Line:
    """The items of a sentence, by their places; each is made when it is asked for.

    Nearly all words of a text mean nothing here: ``special`` holds those items that are more than
    a word of the lexicon, such as figures, phrases and the parts of compounds.
    """

    def __init__(self, words: Sequence[Token], lowers: Sequence[str]) -> None:
        """Read the words of a sentence, given in small letters too; offsets are theirs."""
        self.texts = list(lowers)
        self.special: dict[int, Item] = {}
        self._words = words
        odd, plain, openers = lexicon.odd_words(), lexicon.plain_words(), lexicon.openers()
        places = [
            place
            for place, (text, following) in enumerate(pairwise((*lowers, "")))
            if (text in openers and following in openers[text])
            or text in odd
            or not (text.isalpha() or text in plain)
        ]
        if places:
            self._read(places)

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self.texts)

    def __getitem__(self, place: int) -> Item:
        """Return an item."""
        special = self.special.get(place)
        if special is not None:
            return special
        word, text = self._words[place], self.texts[place]
        return Item(word.start, word.end, text, self.senses(place), word.text[0].isupper())

    def senses(self, place: int) -> Mapping[str, str]:
        """Return what an item may mean: classes with their values."""
        special = self.special.get(place)
        if special is not None:
            return special.senses
        return lexicon.word_senses().get(self.texts[place], _NONE)

    def written(self, place: int) -> str:
        """Return an item as it stands in the text, a phrase in small letters."""
        return self._words[place].text

    def start(self, place: int) -> int:
        """Return where an item begins, in code points."""
        return self._words[place].start

    def end(self, place: int) -> int:
        """Return where an item ends, in code points."""
        return self._words[place].end

    @cached_property
    def cues(self) -> Cues:
        """Return what in the sentence tells past from future."""
        return Cues(self.texts, self._is_common)

    def _is_common(self, place: int) -> bool:
        """Return whether an item is neither a name nor a word of time."""
        return not (self._words[place].text[0].isupper() or self.senses(place))

    def _read(self, places: Sequence[int]) -> None:
        """Put phrases, and the parts of compounds, in the place of the words at these places."""
        given, lowers = self._words, tuple(self.texts)
        words = list(given)
        grown = following = 0
        for place in places:
            if place < following:
                continue
            length, items = _meant(given, lowers, place)
            following = place + length
            at = place + grown
            if length != 1 or len(items) > 1:
                words[at : at + length] = [Token(*one[:3], one.text) for one in items]
                self.texts[at : at + length] = [one.text for one in items]
                grown += len(items) - length
            self.special.update(enumerate(items, at))
        self._words = words


def _meant(words: Sequence[Token], lowers: Sequence[str], place: int) -> tuple[int, Sequence[Item]]:
    """Return how many words are meant as one from a place on, and the items they are.

    A word that means no more than the lexicon says has no items.
    """
    word, lower = words[place], lowers[place]
    for rest, senses in lexicon.phrases().get(lower, ()):
        length = len(rest) + 1
        if lowers[place + 1 : place + length] == rest:
            written = " ".join(lowers[place : place + length])
            end = words[place + length - 1].end
            return length, (Item(word.start, end, written, senses, word.text[0].isupper()),)
    if "-" in lower[1:-1]:
        following = lowers[place + 1] if place + 1 < len(lowers) else ""
        return 1, tuple(_parts(word, lower, following))
    odd = lexicon.odd_senses(lower, is_capitalised=word.text[0].isupper())
    if odd is None:
        return 1, ()
    return 1, (Item(word.start, word.end, lower, odd, word.text[0].isupper()),)


def _parts(word: Token, lower: str, following: str) -> Iterator[Item]:
    """Yield a word with hyphens, or its parts: "twenty-four", but "third-quarter", "mid-1990s".

    "1928-15" with a month behind it is a year, and a day of this month.
    """
    is_joint = lower[:4].isdecimal() and "month" in lexicon.word_senses().get(following, _NONE)
    senses = {} if is_joint else lexicon.compound_senses(lower)
    parts = lexicon.parts_of(lower) if not senses else []
    is_capitalised = word.text[0].isupper()
    if not parts:
        yield Item(word.start, word.end, lower, senses, is_capitalised)
        return
    start = word.start
    for place, part in enumerate(parts):
        if place:
            yield Item(start - 1, start, "-", _HYPHEN, is_capitalised=False)
        found = lexicon.word_senses().get(part) or lexicon.figure_senses(part)
        yield Item(start, start + len(part), part, found, is_capitalised)
        start += len(part) + 1
