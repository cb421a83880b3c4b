# SPDX-License-Identifier: Apache-2.0
"""By what somebody in a happening is called: the bare name, and apart from it the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._events.lexicon import event_verbs
from annotator.suggest._quotes.lexicon import bare_words
from annotator.suggest._quotes.people import Sort
from annotator.suggest._quotes.tagged import Words
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.cast import Figure
    from annotator.suggest._quotes.tagged import Tagged

_OFFICES = frozenset(("minister", "secretary", "committee", "commissioner"))
_OPENS_OFFICES = frozenset(("the", "u.s.", "us", "u.k.", "uk", "national", "federal", "royal"))
_WITHIN_OFFICES = frozenset((",", "and", "&", "of", "for", "the"))
_OF_PEOPLES = ("ese", "ish", "nch")  # "the Portuguese"
_WITHIN_NAMES = _WITHIN_OFFICES | {"in", "on"}
_OWNS = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "s'", "s\N{RIGHT SINGLE QUOTATION MARK}")
_BEFORE_TITLES = frozenset(("a", "an", "the", "his", "her", "its", "their", "one", "another"))
_TIMES = frozenset(("later", "ago", "earlier", "then", "meanwhile", "once"))
_COURTESIES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "mister"))


def known_as(figure: Figure) -> tuple[str, str]:
    """Return the fullest name of somebody without what stands around it, and that.

    A single word is no name without it: "Pope Francis".
    """
    if figure.sort is not Sort.PERSON or not figure.bare:
        return figure.longest, ""
    title = bare_title(figure.office)
    is_called = " " in figure.bare or (figure.office[:1].islower() and bool(title))
    return (" ".join(figure.bare.split()), title) if is_called else (figure.longest, "")


def bare_title(words: str) -> str:
    """Return what somebody is called beside a name, without articles and signs."""
    plain = words.strip(" ,").split()
    times = [at for at, word in enumerate(plain) if word.lower() in _TIMES]
    del plain[: times[-1] + 1 if times else 0]  # "two weeks later the engineer"
    while plain and plain[0].lower() in _BEFORE_TITLES:
        del plain[0]
    if len(plain) > 1 and plain[0].islower() and plain[0].endswith(_OWNS):
        del plain[0]  # "the company's chief executive"
    told = "" if plain[:1] == ["of"] else " ".join(plain)  # "one of the men"
    is_told = told.rstrip(".").lower() not in _COURTESIES
    return told if is_told and not any(map(_is_verb, plain)) else ""


def _is_verb(word: str) -> bool:
    """Return whether a word can be but a verb: "blames" of "Roe blames director | Bo Lask"."""
    is_form = word.endswith(("s", "ed")) and word.islower()
    return is_form and (word in bare_words() or word in event_verbs())


def without_article(sentence: Tagged, words: Words, text: str) -> str:
    """Return who a phrase names, a name without its article: "the European Union".

    "The" with a capital is part of it but where a sentence begins: "The Hague".
    """
    first, last = words
    if _is_of_country(sentence, words):
        return sentence.bare_span(Words(sentence.low.index("'s", first) + 1, last)).of(text)
    behind = sentence.words[first + 1 : last]
    is_name = (
        bool(behind)
        and not behind[-1].lower.endswith(_OF_PEOPLES)
        and all(
            word.is_capitalised or word.lower in _WITHIN_NAMES or _is_ordinal(word.lower)
            for word in behind
        )
    )
    is_article = sentence.low[first] == "the"
    if is_name and is_article and (first == 0 or sentence.words[first].text == "the"):
        words = Words(first + 1, last)
    return sentence.bare_span(words).of(text)


def _is_of_country(sentence: Tagged, words: Words) -> bool:
    """Return whether a name has a place in front of it: "Germany's Angelique Kerber"."""
    low = sentence.low[words.first : words.last]
    if "'s" not in low or low[0] not in word_list("names-of-places"):
        return False
    at = low.index("'s") + 1
    named = sentence.words[words.first + at : words.last]
    is_name = len(named) > 1 and all(word.is_capitalised for word in named)
    return is_name and word_list("words-of-organisations").isdisjoint(low[at:])


def _is_ordinal(low: str) -> bool:
    """Return whether a word is one such as "4th", which courts and districts have."""
    return low[0].isdigit() and low.endswith(("st", "nd", "rd", "th"))


def is_office_of_several(sentence: Tagged, words: Words) -> bool:
    """Return whether all that a list names is what one body is for.

    "The Department for Environment, Food and Rural Affairs", "the Food and Drug Administration".
    """
    first, last = words
    low, known = sentence.low, word_list("words-of-organisations")
    if low[first] in _OPENS_OFFICES:
        first += 1
    if low[first] in _OPENS_OFFICES:
        first += 1  # "the U.S."
    named = sentence.words[first:last]
    if not all(word.is_capitalised or word.lower in _WITHIN_OFFICES for word in named):
        return False
    if any(word.lower in ("of", "for") for word in named):
        lead = next(at for at in range(first, last) if low[at] in ("of", "for"))
        return lead > first and low[lead - 1] in known | _OFFICES
    is_open = first > words.first and sentence.stands_at(first + 1, "and")
    return is_open and low[last - 1] in known
