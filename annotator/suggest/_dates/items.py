# SPDX-License-Identifier: Apache-2.0
"""A sentence as the grammar of times reads it: words with senses, fixed phrases as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._dates import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotator.text.tokens import Token

_NONE: Mapping[str, str] = {}
_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}", "\N{NON-BREAKING HYPHEN}")
_HYPHEN = {"hyphen": ""}


class Item(NamedTuple):
    """A word, sign or phrase at ``[start, end)``; ``text`` is in small letters."""

    start: int
    end: int
    text: str
    senses: Mapping[str, str]
    is_capitalised: bool


def read_items(words: Sequence[Token]) -> list[Item]:
    """Return the items of a sentence, in order."""
    items: list[Item] = []
    phrases, senses = lexicon.phrases(), lexicon.word_senses()
    lowers = [word.lower for word in words]
    following = 0
    for place, (word, lower) in enumerate(zip(words, lowers, strict=True)):
        if place < following:
            continue
        length, meant = _phrase(lowers, place, phrases) if lower in phrases else (0, _NONE)
        if length:
            following = place + length
            text = " ".join(lowers[place:following])
            items.append(
                Item(word.start, words[following - 1].end, text, meant, word.text[0].isupper())
            )
        elif lower in senses or lower[0].isdecimal() or not lower.isalpha():
            items += _items_of(word, lower)
        else:
            # Nearly all words of a text: they mean nothing here.
            items.append(Item(word.start, word.end, lower, _NONE, word.text[0].isupper()))
    return items


def _phrase(
    lowers: Sequence[str], at: int, phrases: lexicon.Phrases
) -> tuple[int, Mapping[str, str]]:
    """Return how many words a fixed phrase takes here, and its senses."""
    for rest, senses in phrases.get(lowers[at], ()):
        if tuple(lowers[at + 1 : at + 1 + len(rest)]) == rest:
            return len(rest) + 1, senses
    return 0, _NONE


def _items_of(word: Token, lower: str) -> Iterator[Item]:
    """Yield a word, or the parts of a compound: "third-quarter", "mid-1990s"."""
    senses = _senses(word, lower)
    parts = lexicon.parts_of(lower) if not senses and "-" in lower[1:-1] else []
    if not parts:
        yield Item(word.start, word.end, lower, senses, word.is_capitalised)
        return
    start = word.start
    for place, part in enumerate(parts):
        if place:
            yield Item(start - 1, start, "-", _HYPHEN, is_capitalised=False)
        found = lexicon.word_senses().get(part) or lexicon.figure_senses(part)
        yield Item(start, start + len(part), part, found, word.is_capitalised)
        start += len(part) + 1


def _senses(word: Token, lower: str) -> Mapping[str, str]:
    if lower[0].isdecimal():
        return lexicon.figure_senses(lower)
    known = lexicon.word_senses().get(lower)
    if known is not None:
        return _NONE if not word.is_capitalised and lexicon.needs_capital(known) else known
    if lower in _DASHES:
        return _HYPHEN
    value = lexicon.numeral(lower) if "-" in lower else ""
    return {"number": value} if value else _NONE
