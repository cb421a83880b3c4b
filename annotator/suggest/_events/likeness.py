# SPDX-License-Identifier: Apache-2.0
"""What two tellings have in common, and what speaks against their being of one happening."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.happening import DEED
from annotator.suggest._events.lexicon import OF_NOUN, event_nouns, event_verbs
from annotator.suggest._events.when import agree, can_agree
from annotator.text.tokens import in_small_letters
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.span import Span
    from annotator.suggest._events.mention import Mention, Place
    from annotator.suggest._events.outlook import Told
    from annotator.suggest._events.when import When

_IDLE = ("determiner", "possessive", "preposition", "to", "that", "relative", "be", "have", "modal")
_MORE_IDLE = frozenset(
    ("and", "or", "'s", "new", "another", "more", "people", "other", "with", "also", "been", "not")
)
# What these are of counts: "another round of hostages".
_COUNTING = frozenset(
    (
        *("round", "set", "list", "group", "number", "series", "wave", "rest", "dozen", "pair"),
        *("ten", "hundred", "thousand", "million", "lot", "batch", "total", "couple", "majority"),
    )
)
# What happens to somebody but once: two days for it are a conflict.
_ONCE = frozenset(("death", "resignation", "family", "appointment"))
# Verbs that tell nothing beside their nouns.
_LIGHT = frozenset(("occur", "happen", "take place"))
OF_FIRMS = frozenset(("inc", "ltd", "llc", "plc", "corp", "co", "a/s", "sa", "ag", "group"))
_SIGNS = "“”\"'.,()-"
# Kinds of which a text mostly tells one, so that "the crash" is that one.
ONE_OF_A_KIND = frozenset(("accident", "attack", "disaster"))
_POINTING = ("the ", "this ", "that ")
# "Headed back" is as good as "headed".
_ADDS_LITTLE = frozenset(((), ("back",), ("home",), ("over",), ("on",)))


class Traits(NamedTuple):
    """What a telling is compared by, and the stretch of text that tells.

    ``base`` is the word that tells, by the one that stands for all like it; ``named`` all that
    names it in small letters, ``words`` those of them that mean something; ``who`` and ``where``
    the words of names; ``roles`` who takes part as what; ``places`` all words for where it is;
    ``counts`` how many there are of what is counted. ``points_back`` tells that it speaks of what
    is known: "the derailment", and ``is_plain`` that it says no more of it than its kind: "the
    accident". ``is_head`` holds in a headline, ``is_lead`` there and where the text begins.
    """

    told: Told
    stretch: Span
    base: str
    named: str
    words: frozenset[str]
    who: frozenset[str]
    roles: Mapping[str, frozenset[str]]
    where: frozenset[str]
    places: frozenset[str]
    counts: Mapping[str, str]
    points_back: bool
    is_plain: bool = False
    is_head: bool = False
    is_lead: bool = False

    def is_time_of(self, other: Traits) -> bool:
        """Return whether another has no time of its own, or the same."""
        return not other.told.when.is_known or agree(self.told.when, other.told.when)


class Likeness(NamedTuple):
    """What two tellings of one happening share.

    One that ``points_back`` shares nothing else, so that nothing else may be like it.
    """

    score: int
    is_base: bool
    is_time: bool
    who: frozenset[str]
    words: frozenset[str]
    points_back: bool = False


def traits_of(told: Told, text: str, stretch: Span, counts: Mapping[str, str]) -> Traits:
    """Return what a telling is compared by; ``counts`` are those in its stretch of text."""
    mention = told.mention
    trigger, what = mention.trigger.of(text), mention.what.of(text)
    roles: dict[str, frozenset[str]] = {}
    for one in mention.who:
        called = {_key(one.name), _key(one.title)} if one.title else {_key(one.name)}
        roles[one.role] = roles.get(one.role, frozenset()) | called
    who = frozenset(key for keys in roles.values() for key in keys)
    named = in_small_letters(what)
    base = _told_base(in_small_letters(trigger), named)
    days = (stem for span in told.when.dates for stem in _stems(span.of(text)))
    words = frozenset(_stems(what)).difference(_stems(trigger), days, (base,))
    is_of_day = mention.is_noun and bool(told.when.dates) and _opens_with_day(mention, told.when)
    # "The crash", but not "the director Ann Roe shot".
    is_named = any(one.title and mention.what.contains(one.span) for one in mention.who)
    points_back = (named.startswith(_POINTING) and not is_named) or is_of_day
    is_plain = points_back and mention.type in ONE_OF_A_KIND
    is_plain = is_plain and (not words or _only_takes_place(trigger, named))
    places = frozenset(_stems(mention.where.name)) if mention.where else frozenset()
    return Traits(
        *(told, stretch, base, named, words, who, roles),
        *(_names(mention.where), places, counts, points_back, is_plain),
    )


def _only_takes_place(trigger: str, named: str) -> bool:
    """Return whether a bare noun has a verb that tells nothing beside it: "the crash occurred"."""
    _, _, behind = named.partition(" ")
    verbs = event_verbs().get(trigger.lower().split()[0], ())
    is_light = any(verb.base in _LIGHT for _, verb in verbs)
    return is_light and behind.partition(" ")[2].startswith(trigger.lower())


def _opens_with_day(mention: Mention, when: When) -> bool:
    """Return whether a name begins with a date: "Monday's crash"."""
    return any(span.start == mention.what.start for span in when.dates)


def likeness(one: Traits, other: Traits) -> Likeness | None:
    """Return what a telling and a later one share, None where they are not of one happening."""
    first, second = one.told, other.told
    if first.mention.type != second.mention.type or first.status != second.status:
        return None
    is_base = one.base == other.base or one.base in other.words or other.base in one.words
    is_time = agree(first.when, second.when)
    who = one.who & other.who
    words = (one.words & other.words) - who
    is_enough = (
        is_time or _share_enough(one, other, words) if is_base else is_time and bool(who or words)
    )
    is_enough = is_enough or _is_head_of(one, other, is_base=is_base)
    is_known = is_base or (other.is_plain and one.is_time_of(other))
    points_back = not is_enough and is_known and other.points_back
    if not (is_enough or points_back) or not _is_allowed(one, other):
        return None
    score = 4 * is_base + 3 * is_time + 2 * len(who) + len(words) + bool(one.where & other.where)
    return Likeness(score, is_base, is_time, who, words, points_back)


def _is_head_of(one: Traits, other: Traits, *, is_base: bool) -> bool:
    """Return whether a headline tells what the text begins with: by one word, or of the same."""
    if not (one.is_head and other.is_lead):
        return False
    # A deed may be anything: that somebody did two of them does not make them one.
    is_deed = one.told.mention.type == DEED
    return is_base or (not is_deed and not _heads(one.who).isdisjoint(_heads(other.who)))


def _share_enough(one: Traits, other: Traits, words: frozenset[str]) -> bool:
    """Return whether two tellings by one word share so much that no date is needed."""
    if len(words) > 1 or (words and words in (one.words, other.words)):
        return True
    if one.named == other.named and " " in one.named and one.told.mention.type in ONE_OF_A_KIND:
        return True  # captions say the same again
    if not one.who & other.who or one.told.mention.type == "announcement":
        return False
    # Whoever does two things does not do one: "bought jets", "bought a bank".
    first, second = (each.words - each.who - each.places for each in (one, other))
    return not (first and second) or bool(first & second)


def shared_words(one: Traits, like: Likeness, text: str) -> str:
    """Return what a telling shares with another, as it is written there: who, or else words."""
    names = (who.name for who in one.told.mention.who if _key(who.name) in like.who)
    if like.who:
        return ", ".join(dict.fromkeys(names))
    known = like.words | ({one.base} if like.is_base and like.words else frozenset())
    what = one.told.mention.what.of(text).split()
    # Neighbours stay together: "terrorist attacks".
    runs = groupby(what, key=lambda word: _base(_plain(word)) in known)
    shared = (" ".join(words).strip(_SIGNS) for is_shared, words in runs if is_shared)
    return ", ".join(dict.fromkeys(shared))


def contradict(one: Traits, other: Traits) -> bool:
    """Return whether something that two tellings say cannot be true of one happening."""
    return bool(_differing(one, other))


def _is_allowed(one: Traits, other: Traits) -> bool:
    """Return whether nothing contradicts, or one thing alone does while all else is the same.

    Then it is a conflict that somebody is to see.
    """
    differing = _differing(one, other)
    if not differing:
        return True
    is_same = one.base == other.base and one.words == other.words and one.where == other.where
    if not is_same or not one.who or one.who != other.who:
        return False
    if differing == {"count"}:
        return agree(one.told.when, other.told.when)
    return differing == {"time"} and one.told.mention.type in _ONCE


def _differing(one: Traits, other: Traits) -> set[str]:
    found = set()
    if not can_agree(one.told.when, other.told.when):
        found.add("time")
    if any(other.counts.get(what, value) != value for what, value in one.counts.items()):
        found.add("count")
    if one.where and other.where and not one.where & other.where:
        found.add("place")
    if any(_differ(keys, other.roles.get(role, keys)) for role, keys in one.roles.items()):
        found.add("actor")
    return found


def _differ(keys: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether nobody is in both: the minister may be the minister of Norvale."""
    # "At least seven" may be any seven people.
    if not keys.isdisjoint(others) or all(map(is_number, keys)) or all(map(is_number, others)):
        return False
    plain, plain_others = (
        frozenset(key for key in ks if " of " not in key) for ks in (keys, others)
    )
    return plain.isdisjoint(_heads(others)) and plain_others.isdisjoint(_heads(keys))


def is_number(key: str) -> bool:
    return key.replace(",", "").isdecimal() or key in word_table("number-words")


def _heads(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key.partition(" of ")[0] for key in keys)


def _names(where: Place | None) -> frozenset[str]:
    """Return the names of a place; "the region" names none."""
    words = where.name.split() if where else ()
    return frozenset(_base(word.strip(",").lower()) for word in words if word[:1].isupper())


@cache
def _idle() -> frozenset[str]:
    table = word_table("function-words")
    return _MORE_IDLE.union(*(table[name] for name in _IDLE))


def _stems(words: str) -> list[str]:
    """Return the words that carry meaning, each by the one that stands for all like it."""
    return [stem for stem in map(_stem, words.split()) if stem]


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """Return the word that stands for one as it is written, blank where it has no meaning."""
    plain = _plain(word)
    return _base(plain) if plain and plain not in _idle() else ""


def _plain(word: str) -> str:
    return in_small_letters(word).strip(_SIGNS)


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    """Return by what somebody is known again: the last word of the name, and whom it is of."""
    first, parted, rest = name.partition(" of ")
    behind = rest.split()
    if not parted or (len(behind) > 1 and all(word[:1].isupper() for word in behind)):
        # "Secretary of State Ann Roe" is known by her name, as the mayor Ann Roe is.
        stems = _stems(name)
        while len(stems) > 1 and stems[-1].strip(".") in OF_FIRMS:
            stems.pop()  # "Lask Mills, Inc."
        return next(reversed(stems), name.lower())
    head = _stems(first)[-1:]
    if not _COUNTING.isdisjoint(head):
        return _key(rest)
    return " of ".join([*head, *_stems(rest)[:1]])


def _told_base(trigger: str, named: str) -> str:
    """Return the word that tells: of "unleashed an attack" and "the attack occurred" the noun."""
    first, *rest = trigger.split()
    for _, verb in event_verbs().get(first, ()):
        if tuple(rest[: len(verb.rest)]) == verb.rest:
            if verb.base in _LIGHT or (verb.type == OF_NOUN and "phase" not in verb.needs.flags):
                return next(
                    (_base(word) for word in named.split() if word in event_nouns()), verb.base
                )
            break
    return _base(trigger)


@lru_cache(maxsize=8192)
def _base(word: str) -> str:
    """Return the word that stands for a word of the lists and all others like it."""
    same = word_table("same-happenings")
    if word in same:
        return same[word][0]
    first, *rest = word.split()
    for _, verb in event_verbs().get(first, ()):
        if tuple(rest[: len(verb.rest)]) == verb.rest:
            plain = verb.base.split()[0] if verb.rest in _ADDS_LITTLE else verb.base
            return same.get(verb.base, same.get(plain, (plain,)))[0]
    for noun in event_nouns().get(first, ()):
        if tuple(rest[: len(noun.rest)]) == noun.rest:
            return same.get(noun.base, (noun.base,))[0]
    single = word.removesuffix("'s")
    if len(single) > 3 and single.endswith("s") and not single.endswith("ss"):
        single = single[:-1]
    return same.get(single, (single,))[0]
