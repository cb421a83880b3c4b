# SPDX-License-Identifier: Apache-2.0
"""Words that tell of happenings, with what must stand beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from annotator.suggest._quotes.people import plural
from annotator.text.verbs import Form, forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Mapping

# The class of a verb that has that of the noun it goes with: "held talks".
OF_NOUN = "-"
_NOTHING = frozenset[str]()
# Forms that no table of irregular verbs has.
_ALSO = {"bear": "born"}
_FLAGS = frozenset(
    (
        *("object", "clause", "someone", "place", "present", "where", "site", "nowhere"),
        *("thing", "ahead", "onward", "phase", "many"),
    )
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What an entry of the lists asks for, by the first word: "of" leads to classes of nouns."""

    flags: frozenset[str] = frozenset()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def named(self, key: str) -> frozenset[str]:
        """Return what stands behind a word in the entry: the classes behind "of"."""
        return self.words.get(key, _NOTHING)

    def role(self, key: str) -> str:
        """Return as what somebody takes part, by "agent", "patient", "subject", "of" or "'s"."""
        return next(iter(self.words.get(key, ())), "")


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A verb that tells of a happening; ``rest`` are the words behind that belong to it."""

    base: str
    type: str
    rest: tuple[str, ...]
    needs: Needs


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that stands for a happening; ``rest`` are its words behind the first."""

    base: str
    type: str
    rest: tuple[str, ...]
    needs: Needs


@cache
def event_verbs() -> Mapping[str, tuple[tuple[frozenset[Form], EventVerb], ...]]:
    """Return for each form of a first word what verbs it may be, the longest first."""
    table: dict[str, list[tuple[frozenset[Form], EventVerb]]] = {}
    for entry, options in word_table("event-verbs").items():
        base = entry.rstrip("0123456789 ")
        verb = EventVerb(base, options[0], tuple(base.split()[1:]), _needs(options[1:]))
        for word, found in _words_of(base.split()[0]).items():
            table.setdefault(word, []).append((frozenset(found), verb))
    return {word: tuple(sorted(found, key=_by_length)) for word, found in table.items()}


def _words_of(verb: str) -> Mapping[str, set[Form]]:
    """Return the words that may be a form of a verb, as spelled on either side of the Atlantic."""
    words: dict[str, set[Form]] = {}
    for form, word in forms(verb).items():
        words.setdefault(word, set()).add(form)
        words.setdefault(_british(verb, form, word), set()).add(form)
    if verb in _ALSO:
        words[_ALSO[verb]] = {Form.PARTICIPLE}
    return words


@cache
def event_nouns() -> Mapping[str, tuple[EventNoun, ...]]:
    """Return for the first word of each noun, in singular and plural, what it may be."""
    table: dict[str, list[EventNoun]] = {}
    for base, options in word_table("event-nouns").items():
        needs = _needs(options[1:])
        *before, last = base.split()
        numbers = {last} if "many" in needs.flags else {last, plural(last)}
        for word in numbers:
            first, *rest = (*before, word)
            table.setdefault(first, []).append(EventNoun(base, options[0], tuple(rest), needs))
    return {word: tuple(sorted(found, key=_noun_by_length)) for word, found in table.items()}


@cache
def event_words() -> frozenset[str]:
    """Return every word in small letters that a mention may begin with."""
    return frozenset(event_verbs()) | frozenset(event_nouns())


@cache
def site_nouns() -> frozenset[str]:
    """Return the nouns for where something may happen, in singular and plural."""
    nouns = word_list("nouns-of-sites")
    return nouns | {plural(noun) for noun in nouns}


def _british(verb: str, form: Form, word: str) -> str:
    """Return a form as it is spelled in Britain: "travelled", "cancelling"."""
    if verb.endswith("el") and form not in (Form.BASE, Form.THIRD):
        return word.replace(verb, verb + "l", 1) if verb + "l" not in word else word
    return word


def _needs(options: tuple[str, ...]) -> Needs:
    words: dict[str, frozenset[str]] = {}
    for option in options:
        key, _, value = option.partition(" ")
        if value:
            words[key] = words.get(key, frozenset()) | {value}
    return Needs(frozenset(options) & _FLAGS, words)


def _by_length(entry: tuple[frozenset[Form], EventVerb]) -> int:
    return -len(entry[1].rest)


def _noun_by_length(entry: EventNoun) -> int:
    return -len(entry.rest)
