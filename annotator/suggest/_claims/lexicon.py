# SPDX-License-Identifier: Apache-2.0
"""The words and phrases of each cue, made ready for looking up."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.text.tokens import tokens
from annotator.text.verbs import Form, forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


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
    PUBLIC = "public"
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


_LISTS = {
    Cue.QUANTITY: "words-of-quantity",
    Cue.COMPARISON: "words-of-comparison",
    Cue.SUPERLATIVE: "superlatives",
    Cue.CAUSE: "words-of-cause",
    Cue.LAW: "words-of-law",
    Cue.PUBLIC: "words-of-public-matters",
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
_PERSONS = {
    Cue.SPEAKER: ("i", "me", "my", "mine", "myself"),
    Cue.GROUP: ("we", "us", "our", "ours", "ourselves"),
    Cue.LISTENER: ("you", "your", "yours", "yourself", "yourselves"),
}
# "March" and "May" are left out: they are verbs as well.
DATES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "april", "june", "july", "august", "september", "october"),
        *("november", "december", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "sep.", "oct."),
        *("nov.", "dec.", "a.m.", "p.m.", "yesterday", "today", "tomorrow", "tonight"),
    )
)
# They may have a capital and name nobody.
PERSONS_AND_DATES = DATES.union(*_PERSONS.values())
# What follows verbs that state something, unlike "release" and "address".
_STATING = frozenset(("that", "bare", "after"))


class Entry(NamedTuple):
    """A word or phrase of the lists, in small letters, and what it does."""

    cue: Cue
    words: tuple[str, ...]


@cache
def cue_table() -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries of the lists by their first word, or first two: "high", "due to".

    Longer ones come before shorter ones.
    """
    table: dict[str, set[Entry]] = {}
    for entry in _entries():
        table.setdefault(" ".join(entry.words[:2]), set()).add(entry)
    return {key: tuple(sorted(found, key=_longest_first)) for key, found in table.items()}


@cache
def cue_starts() -> frozenset[str]:
    """Return the words that entries begin with."""
    return frozenset(key.partition(" ")[0] for key in cue_table())


@cache
def past_forms() -> frozenset[str]:
    """Return the irregular past forms, and short ones with "not"."""
    table = word_table("irregular-verbs").items()
    irregular = {past for verb, (past, *_) in table if past != verb}
    return frozenset(irregular | {"were", "wasn't", "weren't", "hadn't", "didn't"})


@cache
def auxiliaries() -> frozenset[str]:
    """Return the forms of "be", "have" and "do" that tell a time, and modal verbs."""
    return _of_classes("be", "have", "do", "modal")


@cache
def words_before_nouns() -> frozenset[str]:
    """Return the determiners and adjectives of the language that no verb looks like."""
    return _of_classes("determiner", "possessive", "object", "adjective")


def _of_classes(*names: str) -> frozenset[str]:
    table = word_table("function-words")
    return frozenset(word for name in names for word in table[name])


def _longest_first(entry: Entry) -> tuple[int, Entry]:
    return -len(entry.words), entry


def _entries() -> Iterator[Entry]:
    """Yield what the lists hold, some of it twice."""
    for cue, words in ((Cue.DATE, DATES), *_PERSONS.items()):
        yield from (Entry(cue, (word,)) for word in words)
    for cue, written in _listed():
        cut = tokens(written, 0, len(written))
        yield Entry(cue, tuple(word.lower for word in cut))


def _listed() -> Iterator[tuple[Cue, str]]:
    for cue, name in _LISTS.items():
        yield from ((cue, entry) for entry in word_list(name))
    for cue, name in _VERBS.items():
        yield from ((cue, form) for verb in word_list(name) for form in _done(verb))
    for verb, frames in word_table("verbs-of-saying").items():
        if _STATING.intersection(frames):
            yield from ((Cue.SAYING, form) for form in _done(verb))
    pressing = word_list("intensifiers") | word_list("hedges")
    for cue, name in _DERIVED.items():
        derived = (form for entry in word_list(name) for form in _derived(entry))
        yield from ((cue, form) for form in derived if form not in pressing)


def _done(verb: str) -> Iterator[str]:
    """Yield the forms that tell of something done, none that is as often a noun: "the killing"."""
    made = forms(verb)
    if verb not in word_list("verbs-as-nouns"):
        yield made[Form.THIRD]
    yield from (made[form] for form in (Form.PAST, Form.PARTICIPLE) if made[form] != verb)


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
