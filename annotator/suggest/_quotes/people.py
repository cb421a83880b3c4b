# SPDX-License-Identifier: Apache-2.0
"""Words that tell who is meant: nouns for people and organisations, titles, given names."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from annotator.suggest._quotes.lexicon import verb_words
from annotator.text.verbs import forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

_MODIFYING = ("adjective", "noun")
_IRREGULAR = (("men", "man"), ("women", "woman"), ("children", "child"), ("wives", "wife"))


class Sort(Enum):
    """What a mention is of; UNKNOWN is a name that may be anybody's."""

    PERSON = auto()
    PEOPLE = auto()
    ORGANISATION = auto()
    UNKNOWN = auto()


@cache
def nouns() -> Mapping[str, tuple[Sort, str]]:
    """Return for each noun that may be somebody what it is of, and the sex that it tells of."""
    table = dict.fromkeys(word_table("organisations"), (Sort.ORGANISATION, ""))
    for word, sex in _people().items():
        table.setdefault(plural(word), (Sort.PEOPLE, ""))
        table[word] = (Sort.PERSON, sex)
    table.update((word, (Sort.PEOPLE, "")) for word in word_list("groups-of-people"))
    return table


@cache
def _people() -> Mapping[str, str]:
    return {word: "".join(sex) for word, sex in word_table("people").items()}


def plural(noun: str) -> str:
    """Return the plural of a noun."""
    for many, one in _IRREGULAR:
        if noun.endswith(one):
            return noun.removesuffix(one) + many
    ends_hissing = noun.endswith(("s", "x", "ch", "sh"))
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if ends_hissing else "s")


@cache
def titles() -> Mapping[str, str]:
    """Return the titles in front of a name, with their stop and without, and their sexes."""
    table = {word: "".join(sex) for word, sex in word_table("titles").items()}
    return table | {f"{word}.": sex for word, sex in table.items()}


@cache
def given_names() -> Mapping[str, str]:
    """Return common given names and the sex each is mostly given to, blank for either."""
    return {word: "".join(sex) for word, sex in word_table("given-names").items()}


@cache
def closed_words() -> Set[str]:
    """Return the words of the closed classes, but for adjectives."""
    table = word_table("function-words")
    return {word for group, words in table.items() if group not in _MODIFYING for word in words}


@cache
def phrase_breakers() -> Set[str]:
    """Return the words that no phrase for somebody reaches across to the left: verbs and such."""
    as_nouns = {word for verb in word_list("verbs-as-nouns") for word in forms(verb).values()}
    known = nouns()
    verbs = {word for word in verb_words() if word not in as_nouns and word not in known}
    return closed_words() | verbs
