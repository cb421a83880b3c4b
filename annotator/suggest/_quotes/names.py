# SPDX-License-Identifier: Apache-2.0
"""Phrases for somebody: runs of capitals, their parts, what stands in front of them and behind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._quotes.lexicon import verb_words
from annotator.suggest._quotes.people import (
    Sort,
    closed_words,
    given_names,
    nouns,
    phrase_breakers,
    titles,
)
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from annotator.text.tokens import Token

_TITLE_SHARE = 0.8  # of long words with a capital
_MOST_SMALL = 3  # with more words than these times the capitals it is no headline
_LEFT_REACH = 8  # words in front of a noun or name
_APPOSED_REACH = 14  # words of an apposition
_NOUN_REACH = 6  # of them up to the noun that tells what somebody is
_POSSESSOR = 4  # words within which "Mr. Roe's" is looked for
_ENDS_APPOSITION = frozenset((",", ";", ".", "—", "--", '"', "”", "''", "("))
_VERBS_BEHIND = frozenset(("who", "which", "said", "says", "that", "is", "was", "has"))
_OPENS_APPOSITION = frozenset(("a", "an", "the", "his", "her", "its", "their", "one"))
_ARTICLES = frozenset(("the", "a", "an"))

# Behind the last word of a name.
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_LINKS = frozenset(("of", "for", "to", "and", "&", "the"))
_LONGEST_NAME = 5  # words


class Line(NamedTuple):
    """The words of a sentence, as written and in small letters."""

    words: Sequence[Token]
    low: Sequence[str]
    capitals: Set[str]  # words that have a capital within sentences


class NameParts(NamedTuple):
    """What a run is of, the sex its words tell of, and the place where the bare name begins.

    ``at`` is the length of the run where it is no name but an office.
    """

    sort: Sort
    sex: str
    at: int


@cache
def around_names(group: str) -> Set[str]:
    """Return the small words that stand in names or around them, of one group."""
    return frozenset(word_table("words-around-names")[group])


def is_title_case(words: Sequence[Token], *, capitals: int, fewest: int) -> bool:
    """Return whether a line is written as headlines are, nearly every long word with a capital.

    ``capitals`` is how many words have one, ``fewest`` how many long words behind the first one
    it takes to tell.
    """
    if capitals * _MOST_SMALL < len(words):
        return False
    letters = [word.text[0] for word in words[1:] if len(word.text) > 3 and word.text[0].isalpha()]
    large = [letter for letter in letters if letter.isupper()]
    return len(letters) >= fewest and len(large) > _TITLE_SHARE * len(letters)


def determiner(line: Line, first: int) -> str:
    """Return the determiner in front of a phrase, blank where there is none."""
    before = line.low[first - 1] if first else ""
    return before if before in around_names("determiner") else ""


def is_verb(line: Line, place: int) -> bool:
    """Return whether a noun is a verb where it stands: "Roe heads the board", "to press"."""
    if not place or line.low[place] not in verb_words():
        return False
    before = line.low[place - 1]
    is_name = line.words[place - 1].text[0].isupper() and before not in around_names("determiner")
    return is_name or before in ("to", "he", "she", "it", "they")


def is_modifier(line: Line, last: int) -> bool:
    """Return whether a noun follows a phrase, which then only modifies it: "Trump voters"."""
    if last >= len(line.low):
        return False
    low = line.low[last]
    if low == "'s":
        return True
    return low.isalpha() and not (low in closed_words() or low in verb_words() or low[-2:] == "ly")


def may_begin(line: Line, place: int) -> bool:
    """Return whether a capital is that of a name, and not just of a sentence's first word."""
    text, low = line.words[place].text, line.low[place]
    if low == "first" and _is_office(line, place + 1):
        return True
    if text == "I" or low in closed_words() or low in word_list("days-and-times"):
        return False
    starts = place == 0 or not line.words[place - 1].text[0].isalnum()
    if not starts or text in line.capitals or low in given_names() or low in titles():
        return True
    if text[1:] != text[1:].lower():
        return True
    return low not in phrase_breakers() and place + 1 < len(line.words) and _opens_name(line, place)


def _is_office(line: Line, place: int) -> bool:
    """Return whether a noun for somebody stands at a place with a capital: "First Minister"."""
    if place >= len(line.words) or not line.words[place].text[0].isupper():
        return False
    return line.low[place] in nouns()


def _opens_name(line: Line, place: int) -> bool:
    """Return whether what follows a sentence's first word tells that it is a name."""
    following = place + 1
    if line.words[following].text[0].isupper() and line.low[following] not in closed_words():
        return True
    return line.low[place] not in nouns() and _is_before_verb(line, following)


def _is_before_verb(line: Line, following: int) -> bool:
    """Return whether a verb, an apposition or "and" follows a word: "Hamas said"."""
    word = line.low[following]
    is_verb_word = word in phrase_breakers() and word not in closed_words()
    return is_verb_word or word in ("'s", ",", "and")


@cache
def _within_names() -> Set[str]:
    """Return the small words that may stand within names."""
    return around_names("particle") | around_names("joint")


def run_end(line: Line, place: int) -> int:
    """Return where the run of capitalised words that begins at a place ends."""
    last = place + 1
    small = _within_names()
    while last < len(line.words):
        ahead = last
        while ahead < len(line.words) and line.low[ahead] in small:
            ahead += 1
        if ahead >= len(line.words) or not _goes_on(line, ahead):
            return last
        if ahead > place + 1 and _is_day(line, ahead):
            return last
        if ahead > last and not _joins(line.low[place:last], line.low[last:ahead]):
            return last
        last = ahead + 1
    return last


def _goes_on(line: Line, place: int) -> bool:
    """Return whether a word may go on with a name: a capital, no sign in between."""
    word, before = line.words[place], line.words[place - 1]
    is_capital = word.text[0].isupper() and word.text != "I"
    return is_capital and 0 <= word.start - before.end <= 1


def _is_day(line: Line, place: int) -> bool:
    """Return whether a time follows a name and no more of it: "the City Council Monday night"."""
    if line.low[place] not in word_list("days-and-times"):
        return False
    return place + 1 >= len(line.words) or not line.words[place + 1].text[0].isupper()


def _joins(before: Sequence[str], small: Sequence[str]) -> bool:
    """Return whether the small words behind capitalised ones belong to the name."""
    if all(word in around_names("particle") for word in small) or list(small) == ["&"]:
        return True
    known = word_list("words-of-organisations")
    if small[0] == "of":
        return before[-1] in known or before[-1] in nouns()
    if list(small) == ["and"]:
        return not around_names("joint").isdisjoint(before)
    return small[0] == "for" and not known.isdisjoint(before)


def has_article(line: Line, place: int) -> bool:
    """Return whether an article stands in front of a place."""
    return place > 0 and line.low[place - 1] in _ARTICLES


def role_start(line: Line, place: int) -> int:
    """Return where the role begins that stands in front of a name: "council leader"."""
    if not place or line.words[place - 1].text[0].isupper():
        return place
    role = nouns().get(line.low[place - 1])
    if role is None or role[0] is not Sort.PERSON:
        return place
    return left_edge(line, place - 1)


def left_edge(line: Line, place: int) -> int:
    """Return where the phrase begins whose noun stands at a place, without its determiner."""
    first = place
    while first and place - first < _LEFT_REACH:
        if line.low[first - 1] == "'s" and first > 1:
            first -= 2
        elif _may_modify(line, first - 1):
            first -= 1
        else:
            break
    return first


def _may_modify(line: Line, place: int) -> bool:
    """Return whether a word may stand in front of a noun, as in "the elected council leader"."""
    low = line.low[place]
    if not line.words[place].text[0].isalnum() or low in closed_words():
        return False
    if low not in phrase_breakers():
        return not low.endswith("ly") or low in nouns() or line.words[place].text[0].isupper()
    return low.endswith(("ed", "ing")) and bool(determiner(line, place))


def apposition_end(line: Line, last: int) -> int:
    """Return where what is told behind a name ends, ", 67, the mayor of Rome", or its own end."""
    low, count = line.low, len(line.words)
    if last >= count or low[last] != ",":
        return last
    place = last + 1
    if place + 1 < count and low[place].isdecimal() and low[place + 1] == ",":
        place += 2
    if not _opens_apposition(line, place):
        return last
    for end in range(place + 1, min(count, place + _APPOSED_REACH)):
        if low[end] in _ENDS_APPOSITION or low[end] in _VERBS_BEHIND:
            return end
    return last


def _opens_apposition(line: Line, place: int) -> bool:
    """Return whether a noun for a person follows within few words: ", a senior aide"."""
    low = line.low
    if place >= len(low):
        return False
    opens = low[place] in _OPENS_APPOSITION or low[place] in around_names("former")
    opens = opens or "'s" in low[place + 1 : place + _POSSESSOR]
    if not opens and low[place] not in nouns():
        return False
    for at in range(place, min(len(low), place + _NOUN_REACH)):
        if low[at] in nouns() and nouns()[low[at]][0] is Sort.PERSON:
            return True
        if low[at] == "," or (at > place and low[at] in closed_words() and low[at] != "of"):
            return False
    return False


def name_parts(line: Line, first: int, last: int) -> NameParts:
    """Return the parts of a run of capitalised words."""
    low = line.low[first:last]
    at, sex = _behind_office(low)
    if _is_organisation(line, first + at, last) or (
        at != len(low) - 1 and _is_organisation(line, last - 1, last)
    ):
        return NameParts(Sort.ORGANISATION, "", 0)
    if at:
        return NameParts(Sort.PERSON, sex or _sex(low[at:]), at)
    given = low[0] in given_names() and 1 < len(low) <= _LONGEST_NAME
    if low[-1] in nouns() and not given:
        sort, sex = nouns()[low[-1]]
        return NameParts(sort, sex, len(low))
    return NameParts(Sort.PERSON, _sex(low), 0) if given else NameParts(Sort.UNKNOWN, "", 0)


def _sex(low: Sequence[str]) -> str:
    return given_names().get(low[0], "") if low else ""


def _is_organisation(line: Line, first: int, last: int) -> bool:
    """Return whether words name an organisation: one of them tells, or it is all capitals."""
    if not word_list("words-of-organisations").isdisjoint(line.low[first:last]):
        return True
    if last - first != 1:
        return False
    text = line.words[first].text
    return len(text) > 1 and text.isupper()


def _behind_office(low: Sequence[str]) -> tuple[int, str]:
    """Return where the name begins behind offices and titles, and the sex they tell of."""
    at, sex = 0, ""
    for place, word in enumerate(low[:-1]):
        found = titles().get(word)
        if found is None and word in nouns() and nouns()[word][0] is Sort.PERSON:
            found = nouns()[word][1]
        if found is None or (place and low[0] in given_names()):
            continue
        at, sex = place + 1, found or sex
        if low[at] in _LINKS:
            at = _behind_portfolio(low, at)
    return at, sex


def _behind_portfolio(low: Sequence[str], at: int) -> int:
    """Return where the name begins behind "of State", or the end where none follows."""
    portfolios = word_list("portfolios")
    place = at
    while place < len(low) and (low[place] in portfolios or low[place] in _LINKS):
        place += 1
    if place > at + 1:
        return place
    known = (
        place
        for place in range(at + 2, len(low))
        if low[place] in given_names() or low[place] in titles()
    )
    return next(known, len(low) - 2 if len(low) > at + 3 else len(low))
