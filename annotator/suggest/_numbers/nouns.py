# SPDX-License-Identifier: Apache-2.0
"""What is counted: the noun behind a number with the words that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator.text.numerals import vocabulary
from annotator.text.numerals.line import POSSESSIVES
from annotator.text.numerals.plurals import is_plural, singular

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line

_LONGEST = 9
_FARTHEST = 30
_LONGEST_SCOPE = 5
_SCOPING = frozenset(("in", "from", "at", "among", "across", "within", "on", "aboard", "inside"))
_SKIPPED = frozenset(("more", "additional", "further", "extra", "or", "so", "such", "most", "very"))
_LISTED = frozenset((",", "and", "or"))
_AND = frozenset(("and", "or"))
# Of the most important cities of the world, as in "one of the world's most important cities".
_OF_OWNED = frozenset(("most", "few", "many", "several", "own"))
# The 15th annual British Comedy Awards are one thing, the firm Acme Corp is two.
_OF_ADJECTIVES = ("al", "ial", "ive", "ous", "ic", "ish", "ern", "ary", "ful")
_VOWELS = frozenset("aeiou")
_LONGEST_OWNED = 5


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: the atoms ``[first, behind)``, and the same in the singular."""

    first: int
    behind: int
    singular: str


class Scope(NamedTuple):
    """Of which place, group or time: the atoms ``[first, behind)``, "in the northern towns"."""

    first: int
    behind: int


def counted_at(line: Line, place: int, *, of_one: bool = False) -> Noun | None:
    """Return the phrase of a noun that begins at an atom, or None.

    The first plural is its head; with ``of_one`` the last noun of the phrase, in the singular.
    """
    place = _after_lead(line, place)
    farthest = min(len(line), place + _FARTHEST)
    words: list[int] = []
    head = None
    while place < farthest and len(words) < _LONGEST:
        if _ends(line, place, of_one=of_one):
            if not (words and head is None and _is_list(line, place)):
                break
        elif line.is_digits(place):
            place = _after_size(line, place, farthest)
            continue
        elif line.is_word(place):
            if head is not None and not _is_pair(line, head, place):
                break
            if line.low(place) not in POSSESSIVES:
                words.append(place)
            if not of_one and _is_head(line, place):
                head = place
        place += 1
    return _phrase(line, words, head, of_one=of_one)


def scope_at(line: Line, place: int) -> Scope | None:
    """Return the place, group or time that a preposition behind what is counted leads to."""
    if line.low(place) not in _SCOPING:
        return None
    behind = place + 1
    behind += line.low(behind) in vocabulary.determiners()
    first = behind
    while behind - first < _LONGEST_SCOPE and not _ends(line, behind, of_one=True):
        behind += 1
    # "in a gesture" says nothing about who is counted, "in Gaza" and "in the U.S. House" do.
    is_named = any(line.raw(word)[:1].isupper() for word in range(first, behind))
    return Scope(place, behind) if is_named else None


def one_word(line: Line, place: int) -> Noun:
    """Return a single word as what is counted."""
    return Noun(place, place + 1, singular(line.low(place)))


def counted_of(line: Line, place: int) -> Noun | None:
    """Return what "of" in front of an atom leads to: "two of the hostages", "24% of adults"."""
    if line.low(place) != "of":
        return None
    place += 1
    if line.low(place) in ("all", "both"):
        place += 1
    place += line.low(place) in vocabulary.determiners()
    if line.low(place) in vocabulary.which_ones() or _is_numeral(line, place):
        # "six of the last seven matches", "two of the three men"
        place += line.low(place) in vocabulary.which_ones()
        place += _is_numeral(line, place)
    return counted_at(line, place) or counted_at(line, place, of_one=True)


def _is_numeral(line: Line, place: int) -> bool:
    return line.is_digits(place) or line.low(place) in vocabulary.numerals()


def _after_lead(line: Line, place: int) -> int:
    """Return where the noun's own words begin, behind "more" or "neatly painted"."""
    while line.low(place) in _SKIPPED:  # "two more", "one of the most"
        place += 1
    if line.low(place).endswith("ly") and line.low(place + 1).endswith("ed"):
        place += 2
    return place


def _after_size(line: Line, place: int, farthest: int) -> int:
    """Return where the phrase goes on behind a size in it: "eight 500ml cans"."""
    behind = range(place + 1, farthest)
    return next((at for at in behind if not _belongs_to_size(line, at)), farthest)


def _belongs_to_size(line: Line, place: int) -> bool:
    return (line.is_word(place) and line.touches(place)) or line.is_compound(place)


def _is_pair(line: Line, head: int, place: int) -> bool:
    """Return whether a plural goes before another one, as in "sports teams"."""
    low = line.low(head)
    # "drinks firms", "dead men", "with-profits investors"
    is_first = low in vocabulary.plurals_before_nouns() or singular(low) == low
    return (is_first or line.is_compound(head - 1)) and is_plural(line.low(place))


def _ends(line: Line, place: int, *, of_one: bool) -> bool:
    """Return whether the phrase of a noun cannot go on with an atom."""
    if line.is_compound(place) or line.is_compound(place - 1) or line.is_digits(place):
        return False
    if not line.is_word(place):
        return not _is_joint(line, place)
    low = line.low(place)
    is_joined = line.is_compound(place + 1)  # "with-profits investors"
    if is_joined or low in POSSESSIVES:
        return False
    if low in _OF_OWNED and line.low(place - 1) in POSSESSIVES:
        return False
    return _is_outside(line, place) or (of_one and _begins_clause(line, place))


def _is_joint(line: Line, place: int) -> bool:
    """Return whether a sign joins what it touches: "sales-tax cuts", "S&P 500 companies"."""
    is_and = line.raw(place) == "&" and line.touches(place) and line.touches(place + 1)
    return is_and or line.is_compound(place)


def _is_outside(line: Line, place: int) -> bool:
    """Return whether a word is of a class that no phrase of a noun goes on with."""
    low, raw = line.low(place), line.raw(place)
    if low in vocabulary.function_words():
        return raw != "US"
    return _is_verb(line, place) or (raw[:1].isupper() and low in vocabulary.names_of_days())


def _begins_clause(line: Line, place: int) -> bool:
    """Return whether a verb or a name begins something new behind a single thing."""
    is_verb = _is_past(line.low(place)) or _is_present(line, place)
    return is_verb or _is_apposed(line, place)


def _is_past(low: str) -> bool:
    """Return whether a word looks like the past form of a verb: "died", not "seed"."""
    return low.endswith("ed") and not low.endswith("eed") and len(low) > 3


def _is_present(line: Line, place: int) -> bool:
    """Return whether an -s makes a verb of one thing: "second place means that"."""
    if not is_plural(line.low(place)) or not line.raw(place).islower():
        return False
    follows = line.low(place + 1)
    is_first = line.low(place - 1) in vocabulary.ordinals() or line.low(place - 1) == "one"
    ends = not line.is_word(place + 1) or follows in vocabulary.function_words()
    return ends and not is_first


def _is_apposed(line: Line, place: int) -> bool:
    """Return whether something new begins: "one man lying on", "one firm Acme Corp", "took"."""
    before = line.raw(place - 1)
    if not before[:1].islower() or not line.is_word(place - 1) or before.endswith(_OF_ADJECTIVES):
        return False
    if line.low(place).endswith("ing"):
        # "a second service linking the towns", not "a second hearing"
        return line.low(place + 1) in vocabulary.function_words()
    after = line.raw(place + 1)
    return line.raw(place)[:1].isupper() and (after[:1].isupper() or _is_past(line.low(place + 1)))


def _is_verb(line: Line, place: int) -> bool:
    """Return whether a past form ends the phrase; "40 paid helpers" goes on behind one."""
    low = line.low(place)
    if low not in vocabulary.past_forms():
        return low in vocabulary.verbs_in_s()
    if low in vocabulary.saying_forms() or low not in vocabulary.participles():
        return True
    return not is_plural(line.low(place + 1))


def _is_list(line: Line, place: int) -> bool:
    """Return whether adjectives are listed: "Dutch, Danish and Polish sailors"."""
    if line.low(place) not in _LISTED:
        return False
    if not line.is_word(place + 1) or line.low(place + 1) in vocabulary.function_words():
        return False
    if line.low(place) in _AND and is_plural(line.low(place + 2)):
        # "young and fast players"
        return True
    if line.low(place) == "," and line.low(place + 2) in _LISTED:
        # "gay, bisexual and transgender people"
        joint = place + 2 if line.low(place + 2) in _AND else place + 4
        return line.low(joint) in _AND and is_plural(line.low(joint + 2))
    return line.raw(place - 1)[:1].isupper() and line.raw(place + 1)[:1].isupper()


def _is_head(line: Line, place: int) -> bool:
    """Return whether a plural ends the phrase and is not the first half of "sports teams"."""
    if not is_plural(line.low(place)) or line.lows(place - 1, place + 1) == ["united", "states"]:
        return False
    # A possessive or a compound goes on: "the captain's daughters", "sales-tax cuts".
    follows = line.low(place + 1)
    if line.is_compound(place + 1) or follows in POSSESSIVES:
        return False
    return not _is_bare_possessive(line, place)


def _is_bare_possessive(line: Line, place: int) -> bool:
    """Return whether an -s behind "of" lost its apostrophe: "two of Britains big unions"."""
    low = line.low(place)
    if low.endswith("ys") and low[-3:-2] not in _VOWELS:
        # No plural is made so: "the countrys other ports".
        return True
    before = place - 1 - (line.low(place - 1) == "the")
    is_owner = line.raw(place)[:1].isupper() or low == "worlds"
    if line.low(before) != "of" or not is_owner:
        return False
    return any(
        is_plural(line.low(after))
        for after in range(place + 1, place + _LONGEST_OWNED)
        if all(_goes_on(line, word) for word in range(place + 1, after + 1))
    )


def _goes_on(line: Line, place: int) -> bool:
    """Return whether an atom belongs to a phrase as a word that is neither verb nor name of one."""
    low = line.low(place)
    is_inside = low in _SKIPPED or low not in vocabulary.function_words()
    if line.is_compound(place):
        return True
    return line.is_word(place) and is_inside and not _is_verb(line, place)


def _phrase(line: Line, words: list[int], head: int | None, *, of_one: bool) -> Noun | None:
    """Return the phrase of the words found, if it has a head."""
    if not words or (head is None and not of_one):
        return None
    last = head if head is not None else words[-1]
    behind = last + 1
    if line.low(behind) in POSSESSIVES:
        return None
    name = _singular_words(line, words[0], behind)
    joined = line.low(behind + 1)
    if line.low(behind) in _AND and not of_one and _is_second_plural(joined):
        # "women and children"
        name = f"{name} {line.low(behind)} {singular(joined)}"
        behind += 2
    return Noun(words[0], behind, name)


def _is_second_plural(word: str) -> bool:
    """Return whether a word is sure to be a plural: "children", not the "looks" of "and looks"."""
    is_sure = singular(word) != word and word not in vocabulary.verb_words()
    return is_sure and word not in vocabulary.vague()


def _singular_words(line: Line, first: int, behind: int) -> str:
    """Return a phrase with its head in the singular, in small letters, possessives bare."""
    parts: list[str] = []
    for place in range(first, behind):
        low = singular(line.low(place)) if place == behind - 1 else line.low(place)
        if low in POSSESSIVES or line.is_digits(place):
            continue
        if place < behind - 1 and is_plural(low) and _is_bare_possessive(line, place):
            low = low[:-1]
        is_glued = _is_joint(line, place) or (place > first and _is_joint(line, place - 1))
        glued = is_glued or low == ","
        parts.append(low if glued or not parts else " " + low)
    return "".join(parts)
