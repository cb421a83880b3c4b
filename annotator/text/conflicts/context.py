# SPDX-License-Identifier: Apache-2.0
"""Whether the sentences of two numbers tell that they count the same thing."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.text.numerals.plurals import singular
from annotator.text.tokens import tokens
from annotator.text.verbs import forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.text.conflicts.stated import Stated
    from annotator.text.tokens import Token

# Classes of words that stand between a thing and what is said of it, and tell nothing.
_SMALL = (*("determiner", "possessive", "adverb", "be", "have", "infinitive", "modal", "relative"),)
# The fields of a number that tell what it counts.
_THING = ("counted", "unit", "scope", "per")
_IN = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "from"})


@lru_cache(maxsize=4096)
def plain(words: str) -> tuple[str, ...]:
    """Return words in small letters and the singular, without articles and the like."""
    lowers = (one.lower for one in tokens(words, 0, len(words)))
    return tuple(singular(word) for word in lowers if word not in _small())


def thing_of(fields: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return what a number counts, by its fields; two with the same may count the same thing."""
    return tuple(plain(fields.get(key, "")) for key in _THING)


def tell_of_the_same(one: Stated, other: Stated) -> bool:
    """Return whether two numbers with the same words for what they count count the same.

    Those of one sentence do not. Where a scope was filled in, that settles it.
    """
    if one.sentence_start == other.sentence_start:
        return False
    if one.fields.get("scope"):
        return True
    words, others = (tokens(said.sentence, 0, len(said.sentence)) for said in (one, other))
    if _is_of_part(words) or _is_of_part(others) or _places(words) != _places(others):
        return False
    days, other_days = _days(words), _days(others)
    if days and other_days and days != other_days:
        return False
    return not _said_of(one, words).isdisjoint(_said_of(other, others))


def _is_of_part(words: Sequence[Token]) -> bool:
    lowers = [one.lower for one in words]
    pairs = list(zip(lowers, [*lowers[1:], ""], strict=True))
    if any(word == "more" and behind != "than" for word, behind in pairs):
        return True
    return not word_list("counts-of-a-part").isdisjoint((*lowers, *map(" ".join, pairs)))


def _places(words: Sequence[Token]) -> set[str]:
    """Return the names that stand behind “in” and the like."""
    return {
        name.lower for word, name in pairwise(words) if word.lower in _IN and name.is_capitalised
    }


def _days(words: Sequence[Token]) -> set[str]:
    return {one.lower for one in words} & word_table("calendar-words").keys()


def _said_of(stated: Stated, words: Sequence[Token]) -> set[str]:
    """Return what is said of the thing counted: “killed” of “12 people, who were killed”.

    What stands in front is asked where nothing follows: “killed 12 people”. Who says so is not.
    """
    start = stated.start - stated.sentence_start
    counted = stated.fields["counted"]
    names = {one.lower for one in tokens(counted, 0, len(counted))}
    before = [one.lower for one in words if one.end <= start]
    behind = [one.lower for one in words if one.start >= start + len(stated.words)]
    skipped = next((at for at, word in enumerate(behind) if word not in names), len(behind))
    rest = behind[skipped:]
    if rest[:1] == [","] and rest[1:2] and rest[1] in word_table("function-words")["relative"]:
        rest.pop(0)
    found = _first(rest, _small()) or _first(reversed(before), _small() | _modifiers())
    return {found} if found and found not in _sayings() else set()


def _first(words: Iterable[str], small: frozenset[str]) -> str:
    """Return the first word that tells something, '' where its clause ends before it."""
    word = next((word for word in words if word not in small), "")
    return word if word.isalpha() and word not in _closed() else ""


@cache
def _small() -> frozenset[str]:
    table = word_table("function-words")
    return frozenset(word for name in _SMALL for word in table[name])


@cache
def _modifiers() -> frozenset[str]:
    """Return the words that stand in front of a number: “as many as”."""
    phrases = (phrase for some in word_table("number-modifiers").values() for phrase in some)
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def _closed() -> frozenset[str]:
    return frozenset(word for some in word_table("function-words").values() for word in some)


@cache
def _sayings() -> frozenset[str]:
    verbs = word_table("verbs-of-saying")
    return frozenset(form for verb in verbs for form in forms(verb).values())
