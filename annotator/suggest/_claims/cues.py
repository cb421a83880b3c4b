# SPDX-License-Identifier: Apache-2.0
"""Cues of a sentence: the words by which it counts, compares, explains, forecasts or judges.

Which cues tell what can be checked follows what was found for debates and news: figures,
comparisons and deeds against first persons, modals, questions and judgements (ClaimBuster, Hassan
et al. 2015; Konstantinovskiy et al. 2018; CheckThat! guidelines on subjectivity).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.text.tokens import tokens
from annotator.text.verbs import Form, forms, verb_forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.text.tokens import Token


class Cue(StrEnum):
    """What a word or phrase does in a sentence."""

    FIGURE = "figure"
    QUANTITY = "quantity"
    COMPARISON = "comparison"
    SUPERLATIVE = "superlative"
    CHANGE = "change"
    CAUSE = "cause"
    LAW = "law"
    RECORD = "record"
    SAYING = "saying"
    NAME = "name"
    DATE = "date"
    PAST = "past"
    FORECAST = "forecast"
    PLAN = "plan"
    JUDGEMENT = "judgement"
    VALUING = "valuing"
    INTENSIFIER = "intensifier"
    HEDGE = "hedge"
    OPINION = "opinion"
    RHETORIC = "rhetoric"
    PLEASANTRY = "pleasantry"
    SPEAKER = "speaker"
    GROUP = "group"
    LISTENER = "listener"


class Found(NamedTuple):
    """A cue in the words ``[first, last)`` of a sentence."""

    cue: Cue
    first: int
    last: int


_LISTS = {
    Cue.QUANTITY: "words-of-quantity",
    Cue.COMPARISON: "words-of-comparison",
    Cue.SUPERLATIVE: "superlatives",
    Cue.CAUSE: "words-of-cause",
    Cue.LAW: "words-of-law",
    Cue.FORECAST: "phrases-of-forecast",
    Cue.PLAN: "phrases-of-plan",
    Cue.INTENSIFIER: "intensifiers",
    Cue.HEDGE: "hedges",
    Cue.OPINION: "phrases-of-opinion",
    Cue.RHETORIC: "phrases-of-rhetoric",
    Cue.PLEASANTRY: "pleasantries",
}
# Of these, adverbs and plurals count as well.
_DERIVED = {Cue.JUDGEMENT: "words-of-judgement", Cue.VALUING: "words-of-valuing"}
_VERBS = {Cue.CHANGE: "verbs-of-more-and-less", Cue.RECORD: "verbs-of-record"}
_WORDS = {
    Cue.SPEAKER: "i me my mine myself",
    Cue.GROUP: "we us our ours ourselves",
    Cue.LISTENER: "you your yours yourself yourselves",
    Cue.DATE: "monday tuesday wednesday thursday friday saturday sunday january february april"
    " june july august september october november december jan. feb. mar. apr. aug. sept. sep."
    " oct. nov. dec. a.m. p.m. yesterday today tomorrow tonight",
}
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|-(?:\d\d|(?:1[89]|20)\d\d))?")
_FIGURE = re.compile(r"[$€£¥₹]?\d")
# What follows verbs that state something, unlike "release" and "address".
_STATING = frozenset(("that", "bare", "after"))
_REPORTED = (Form.PAST, Form.THIRD)
# The other forms are as often nouns: "a visit", "the killing".
_DONE = (Form.PAST, Form.PARTICIPLE, Form.THIRD)


def cues_of(words: Sequence[Token]) -> list[Found]:
    """Return the cues of a sentence, in text order; a word may be more than one."""
    lower = [word.lower for word in words]
    table = _table()
    found: list[Found] = []
    for place, word in enumerate(lower):
        for cue, rest in table.get(word, ()):
            last = place + 1 + len(rest)
            if not rest or tuple(lower[place + 1 : last]) == rest:
                found.append(Found(cue, place, last))
        shape = _shape(words, place, word)
        if shape:
            found.append(Found(shape, place, place + 1))
        if _is_past(word):
            found.append(Found(Cue.PAST, place, place + 1))
    return found


def _shape(words: Sequence[Token], place: int, lower: str) -> Cue | None:
    """Return what figures and capitals tell of a word."""
    word = words[place].text
    if _FIGURE.match(word):
        before = words[place - 1].lower if place else ""
        is_date = _YEAR.fullmatch(word) or (Cue.DATE, ()) in _table().get(before, ())
        return Cue.DATE if is_date else Cue.FIGURE
    if word[0].isupper() and place and lower not in _persons() and words[place - 1].is_word:
        return Cue.NAME
    return None


def _is_past(word: str) -> bool:
    return word in _pasts() or (word.endswith("ed") and len(word) > 4)


@cache
def _persons() -> frozenset[str]:
    return frozenset(word for words in _WORDS.values() for word in words.split())


@cache
def _pasts() -> frozenset[str]:
    """Return the irregular past forms, and the past of "be", "have" and "do"."""
    table = word_table("irregular-verbs").items()
    irregular = {past for verb, (past, *_) in table if past != verb}
    return frozenset(irregular | {"were", "wasn't", "weren't", "hadn't", "didn't"})


@cache
def _table() -> dict[str, tuple[tuple[Cue, tuple[str, ...]], ...]]:
    """Return, by its first word, what each entry of the lists tells and the words behind it."""
    table: dict[str, list[tuple[Cue, tuple[str, ...]]]] = {}
    for cue, entry in _entries():
        first, *rest = (token.lower for token in tokens(entry, 0, len(entry)))
        table.setdefault(first, []).append((cue, tuple(rest)))
    for cue, words in _WORDS.items():
        for word in words.split():
            table.setdefault(word, []).append((cue, ()))
    return {word: tuple(dict.fromkeys(found)) for word, found in table.items()}


def _entries() -> Iterator[tuple[Cue, str]]:
    for cue, name in _LISTS.items():
        yield from ((cue, entry) for entry in sorted(word_list(name)))
    for cue, name in _DERIVED.items():
        yield from ((cue, form) for entry in sorted(word_list(name)) for form in _derived(entry))
    for cue, name in _VERBS.items():
        verbs = verb_forms(name).items()
        yield from ((cue, word) for word, found in verbs if any(one in _DONE for one, _ in found))
    for verb, frames in word_table("verbs-of-saying").items():
        if _STATING.intersection(frames):
            yield from ((Cue.SAYING, forms(verb)[form]) for form in _REPORTED)


def _derived(word: str) -> tuple[str, ...]:
    """Return a word with its adverb and plural as they would be spelt."""
    if word.endswith("ly"):
        return (word,)
    if word.endswith("y"):
        return word, word[:-1] + "ily", word[:-1] + "ies"
    if word.endswith("le"):
        return word, word[:-1] + "y", word + "s"
    if word.endswith("ic"):
        return word, word + "ally", word + "s"
    return word, word + "ly", word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
