# SPDX-License-Identifier: Apache-2.0
"""Who says a statement, where its sentence names somebody: "Roe said", "according to Roe"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.suggest._claims.cues import Stretch
from annotator.suggest._claims.lexicon import Cue
from annotator.text.verbs import forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest._claims.statement import Statement

_LONGEST = 12  # words
_LONGEST_NAME = 4
# Words of these classes are not within a short name or description of somebody.
_BREAKING = (
    *("subject", "pronoun", "object", "relative", "question", "subordinator", "that"),
    *("be", "have", "do", "modal"),
)
# A verb with a subject of its own follows these where they stand in front of one.
_BEFORE_CLAUSE = ("after", "before", "since", "until", "than")
_JOINING = ("and", "but")
_BEHIND_NAME = (*("in", "on", "at", "during", "after", "before"), *("as", "when", "while", "to"))
_BEFORE_TIME = ("in", "on", "at", "early", "late", "since")
_HAVING = ("has", "have", "had")
_OTHERS = ("he", "she", "they")
_ENDS_WORDS = (",", '"', "”", "''", "?", "!")


def claimant_of(statement: Statement) -> Span | None:
    """Return whoever the sentence names as saying it; None for nobody, and for pronouns."""
    if "according" in statement.lowers:
        for place, pair in enumerate(pairwise(statement.lowers), 2):
            if pair == ("according", "to"):
                return _named(statement, Stretch(place, _name_end(statement, place)))
    for verb in _sayings(statement):
        if not statement.quoted[verb.first]:
            found = (
                _in_front(statement, verb)
                or _behind(statement, verb)
                or _at_the_start(statement, verb)
            )
            if found:
                return found
    return None


def _sayings(statement: Statement) -> Iterator[Stretch]:
    """Yield where verbs of saying stand, those too that only their subject tells: "men say"."""
    yield from statement.cues.get(Cue.SAYING, ())
    yield from _findings(statement)
    if not _plural_forms().isdisjoint(statement.lowers):
        for place, (before, lower) in enumerate(pairwise(statement.lowers), 1):
            if lower in _plural_forms() and (before == "they" or _is_people(before)):
                yield Stretch(place, place + 1)


def _findings(statement: Statement) -> tuple[Stretch, ...]:
    """Return where something is found to be so: "found that", ", the review found."."""
    if "found" not in statement.lowers:
        return ()
    verb = statement.lowers.index("found")
    following = statement.lowers[verb + 1 : verb + 2]
    is_told = following == ["that"] or (following == ["."] and "," in statement.lowers[:verb])
    return (Stretch(verb, verb + 1),) if is_told else ()


def pronoun_of(statement: Statement) -> str:
    """Return the pronoun for whoever the sentence says states it: "He added that"; "" for none."""
    for verb in _sayings(statement):
        place = _without_adverbs(statement.lowers, verb.first) - 1
        if place < 0 or statement.quoted[verb.first] or statement.lowers[place] not in _OTHERS:
            continue
        if _has_said(statement, Stretch(place, place + 1), verb):
            return statement.words[place].text
    return ""


def _in_front(statement: Statement, verb: Stretch) -> Span | None:
    """Return who says something in front of a verb: "Roe, the mayor, said that"."""
    subject = _subject(statement, verb.first)
    return _named(statement, subject) if _has_said(statement, subject, verb) else None


def _at_the_start(statement: Statement, verb: Stretch) -> Span | None:
    """Return who says something far behind the subject: "Roe, who left long ago, ..., said"."""
    lowers = statement.lowers
    before = _without_adverbs(lowers, verb.first) - 1
    start = int(lowers[0] in _JOINING)
    if before <= start or lowers[start] in _linking():
        return None
    places = range(start, before)
    end = next((place for place in places if _ends_subject(statement, place)), before)
    is_shared = lowers[before] in _JOINING
    is_interrupted = lowers[before] == lowers[end] == "," and end < before
    subject = Stretch(start, end)
    if not (is_shared or is_interrupted) or not _has_said(statement, subject, verb):
        return None
    return _named(statement, subject)


def _ends_subject(statement: Statement, place: int) -> bool:
    """Return whether a subject that names somebody ends in front of a word or sign."""
    is_adverb = statement.lowers[place] in _adverbs()
    return is_adverb or statement.has_verb(place, place + 1) or _ends_name(statement, place)


def _has_said(statement: Statement, subject: Stretch, verb: Stretch) -> bool:
    """Return whether a verb tells of words: of "admitted that", not of "admitted defeat"."""
    lowers, words = statement.lowers, statement.words
    following = lowers[verb.last] if verb.last < len(lowers) else ""
    if following == "to" and lowers[verb.first] in _plain():
        return False
    if lowers[verb.first] in _plain() or statement.has_quotes_behind(verb.last):
        return True
    if not following or not words[verb.last].is_word or following in _opening():
        return True
    sign = statement.sign_behind(verb.last)
    if lowers[sign : sign + 1] == [":"]:
        return True
    # "Roe argued in his book, it is", but not "Roe accepted a prize, which is".
    end = len(lowers) if following in _BEHIND_NAME else sign
    if lowers[verb.first] in _before_clauses() and statement.has_verb(verb.last + 1, end):
        return True
    is_behind_clause = subject.first > 0 and words[subject.first - 1].text in _ENDS_WORDS
    return is_behind_clause and statement.has_verb(0, subject.first)


def _subject(statement: Statement, verb: int) -> Stretch:
    """Return the words in front of a verb back to where its subject begins."""
    lowers, words = statement.lowers, statement.words
    end = _without_time(lowers, _without_adverbs(lowers, verb))
    if end and words[end - 1].text == ",":
        comma = _comma_before(statement, end - 1)
        apposed = Stretch(comma + 1, end - 1)
        if _is_full_name(statement, apposed):
            return apposed
        end = comma
    if end and lowers[end - 1] in _JOINING:
        return Stretch(end, end)
    start = end
    while start and end - start < _LONGEST and not _breaks(statement, start - 1):
        start -= 1
    if start and _takes_object(statement, start - 1):
        # "It led to a row, and Roe said": what the other verb is about is no part of the subject.
        start = _behind_and(lowers, start, end)
    elif start < end and lowers[start] in _linking():
        start = _last_name(statement, start, end)
    return Stretch(start, end)


def _without_adverbs(lowers: list[str], end: int) -> int:
    """Return where the words begin that may stand within a verb: "has already | said"."""
    while end and (lowers[end - 1].endswith("ly") or lowers[end - 1] in _adverbs()):
        end -= 1
    return end - 1 if end and lowers[end - 1] in _HAVING else end


def _without_time(lowers: list[str], end: int) -> int:
    """Return where a time begins that stands in front of a place: "Roe | on Monday said"."""
    start = end
    while start and lowers[start - 1] in word_list("days-and-times"):
        start -= 1
    return start - 1 if start and start < end and lowers[start - 1] in _BEFORE_TIME else end


def _comma_before(statement: Statement, comma: int) -> int:
    """Return where the comma is that opens what this one closes; 0 where none is near."""
    earliest = max(comma - _LONGEST, 0)
    places = range(comma - 1, earliest, -1)
    return next((place for place in places if statement.lowers[place] == ","), 0)


def _is_full_name(statement: Statement, stretch: Stretch) -> bool:
    """Return whether words are the name of a person: "The minister, Ann Roe, said"."""
    words = statement.words[stretch.first : stretch.last]
    return (
        1 < len(words) <= _LONGEST_NAME
        and all(word.is_capitalised for word in words)
        and words[0].lower in word_table("given-names")
    )


def _behind_and(lowers: list[str], start: int, end: int) -> int:
    """Return the place behind the last "and" of a stretch, its end where it has none."""
    places = (place for place in range(end - 1, start, -1) if lowers[place - 1] == "and")
    return next(places, end)


def _last_name(statement: Statement, start: int, end: int) -> int:
    """Return where the name begins that a stretch ends with: "On Monday in Leeds Ann Roe".

    It is the end where no name is there but one of a place: "the son of the king of Spain".
    """
    times = word_list("days-and-times")
    place = end
    while place > start + 1 and statement.words[place - 1].is_capitalised:
        if statement.lowers[place - 1] in times:
            return place
        place -= 1
    return end if statement.lowers[place - 1] == "of" else place


def _behind(statement: Statement, verb: Stretch) -> Span | None:
    """Return who says something behind a verb that follows it: '," said Roe, the mayor'."""
    before = verb.first - 1
    if before < 0 or statement.words[before].text not in _ENDS_WORDS:
        return None
    is_plain = statement.lowers[verb.first] in _plain()
    if not is_plain and statement.lowers[before] == "," and not statement.has_verb(0, before):
        return None
    end = _name_end(statement, verb.last)
    # "Roe, who left, said the bank was": what is said begins there.
    is_clause = statement.has_verb(end, end + 1)
    return None if is_clause else _named(statement, Stretch(verb.last, end))


def _name_end(statement: Statement, start: int) -> int:
    last = min(start + _LONGEST, len(statement.words))
    return next((place for place in range(start, last) if _ends_name(statement, place)), last)


def _ends_name(statement: Statement, place: int) -> bool:
    """Return whether a name or description of somebody ends in front of a word or sign."""
    lower = statement.lowers[place]
    is_behind = lower in _BEHIND_NAME or lower in word_list("days-and-times")
    return is_behind or _breaks(statement, place)


def _named(statement: Statement, stretch: Stretch) -> Span | None:
    """Return the span of words that name somebody."""
    words = statement.words[stretch.first : stretch.last]
    if not words:
        return None
    is_lone_word = len(words) == 1 and not words[0].is_capitalised
    is_described = words[0].lower in _leading() and not is_lone_word
    names = words[0].is_capitalised or is_described or _is_people(words[-1].lower)
    return Span(words[0].start, words[-1].end) if names else None


def _is_people(lower: str) -> bool:
    """Return whether a word names several people: "officials", "young doctors"."""
    is_plural = lower.endswith("s") and lower[:-1] in word_table("people")
    return is_plural or lower in word_list("groups-of-people")


def _breaks(statement: Statement, place: int) -> bool:
    """Return whether no name or description of somebody reaches across a word or sign."""
    lower = statement.lowers[place]
    if lower in _breaking() or lower in _BEFORE_CLAUSE or _takes_object(statement, place):
        return True
    return not (statement.words[place].is_word or lower in ("'s", "'"))


def _takes_object(statement: Statement, place: int) -> bool:
    """Return whether a verb of the past has an object: "passed the", not "the elected mayor"."""
    following = statement.lowers[place + 1] if place + 1 < len(statement.lowers) else ""
    return following in _leading() and statement.has_verb(place, place + 1)


@cache
def _breaking() -> frozenset[str]:
    return _of_classes(*_BREAKING)


@cache
def _plain() -> frozenset[str]:
    """Return the forms of the verbs that always tell of words."""
    return frozenset(form for verb in ("say", "tell") for form in forms(verb).values())


@cache
def _before_clauses() -> frozenset[str]:
    """Return the forms of verbs that what is said may follow without "that"."""
    table = word_table("verbs-of-saying").items()
    verbs = (verb for verb, frames in table if "bare" in frames)
    return frozenset(form for verb in verbs for form in forms(verb).values())


@cache
def _plural_forms() -> frozenset[str]:
    """Return the verbs of saying as plurals have them: "say", "argue", neither "hope" nor "put"."""
    table = word_table("verbs-of-saying").items()
    return frozenset(verb for verb, frames in table if {"that", "bare"} <= {*frames}) - {"put"}


@cache
def _opening() -> frozenset[str]:
    """Return what opens words that are reported: "that", "whether", "how"."""
    return _of_classes("that", "question")


@cache
def _adverbs() -> frozenset[str]:
    return _of_classes("adverb")


@cache
def _leading() -> frozenset[str]:
    """Return the small words that a description of somebody may begin with."""
    return _of_classes("determiner", "possessive")


@cache
def _linking() -> frozenset[str]:
    return _of_classes("preposition", "conjunction", "adverb")


def _of_classes(*names: str) -> frozenset[str]:
    table = word_table("function-words")
    return frozenset(word for name in names for word in table[name])
