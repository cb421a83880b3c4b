# SPDX-License-Identifier: Apache-2.0
"""What is known of a word by itself: its closed class, the verbs whose form it may be."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._quotes.lexicon import verb_words
from annotator.suggest._quotes.tags import Tag
from annotator.text.verbs import Form, forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_REGULAR = frozenset({Form.PAST, Form.PARTICIPLE})
_ING = frozenset({Form.GERUND})
_PRESENT = frozenset({Form.BASE, Form.THIRD})


@cache
def closed_classes() -> Mapping[str, Tag]:
    """Return the class of each word of the closed classes."""
    listed = {
        word: getattr(Tag, name.upper())
        for name, members in word_table("function-words").items()
        for word in members
    }
    return listed | {"'s": Tag.POSSESSIVE}


@cache
def verb_word_forms() -> Mapping[str, frozenset[Form]]:
    """Return which forms of known verbs a word may be, by the words."""
    return {word: frozenset(found) for word, found in verb_words().items()}


@cache
def noun_forms() -> frozenset[str]:
    """Return the words that may be a noun as well as a verb in the present."""
    return frozenset(
        word
        for verb in word_list("verbs-as-nouns")
        for form, word in forms(verb).items()
        if form in _PRESENT
    )


class Known(NamedTuple):
    """What is known of a word in small letters by itself.

    ``closed`` is its class, STOP for a sign, where it is of a closed one. ``forms`` are those of
    verbs it may be.
    """

    closed: Tag | None
    forms: frozenset[Form] = frozenset()
    is_adverb: bool = False


UNKNOWN = Known(None)


@lru_cache(maxsize=1 << 16)
def known_of(word: str) -> Known:
    """Return what is known of a word in small letters by itself."""
    closed = closed_classes().get(word)
    if closed is None and not (word[0].isalnum() or word[-1].isalnum()):
        closed = Tag.STOP
    known = Known(closed, verb_word_forms().get(word) or _by_ending(word), _is_adverb(word))
    return UNKNOWN if known == UNKNOWN else known


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in word_list("nouns-in-ly")


def _by_ending(word: str) -> frozenset[Form]:
    """Return the forms that the ending of an unknown word speaks for."""
    if "-" in word:
        return frozenset()
    if word.endswith("ed") and len(word) > 3 and not word.endswith("eed"):
        return _REGULAR
    return _ING if word.endswith("ing") and len(word) > 5 else frozenset()
