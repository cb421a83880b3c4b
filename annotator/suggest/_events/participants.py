# SPDX-License-Identifier: Apache-2.0
"""Who takes part in a happening: somebody named, called by a noun, or a pronoun that is known."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.suggest._events.calling import (
    bare_title,
    is_office_of_several,
    known_as,
    without_article,
)
from annotator.suggest._events.lexicon import site_nouns
from annotator.suggest._events.mention import Participant
from annotator.suggest._events.phrases import event_noun_at, starts_time
from annotator.suggest._events.pronouns import Pronouns
from annotator.suggest._quotes.adjuncts import tells_time
from annotator.suggest._quotes.cast import Cast
from annotator.suggest._quotes.people import Sort, nouns
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS, PRONOUNS, Tag
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.span import Span
    from annotator.suggest._quotes.cast import Figure
    from annotator.suggest._quotes.mentions import Mention
    from annotator.suggest._quotes.tagged import Tagged
    from annotator.text.reading import Reading

_PARTS = frozenset(("and", ","))
_JOINING = frozenset(("and", "&"))
_APPOSED = frozenset(
    (
        "aged",
        "both",
        "including",
        "among",
        "one",
        "who",
        "whose",
        "which",
        "formerly",
        "former",
        "also",
        "then",
        "now",
    )
)
_STANDS_FOR = PRONOUNS | {Tag.OBJECT}
_LEADS_ON = frozenset(("who", "which", "that"))
_RELATIVES = frozenset({Tag.RELATIVE, Tag.THAT, Tag.QUESTION})
_COMPANIES = frozenset(("company", "firm", "corporation", "network", "bank", "airline"))
_ROUNDS = frozenset(("round", "wave", "series", "set", "batch", "rest"))
_WHOSE = frozenset(("his", "her"))
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SEATS = frozenset(("country", "nation", "state", "city", "town", "kingdom", "republic"))
_ENDS_NAME = frozenset(",;.:)")
_NOBODY = frozenset(("a", "an", "the", "this", "that", "these", "those", "no", "such"))
_COUNTED = frozenset(
    ("percent", "total", "round", "set", "list", "number", "series", "wave", "rest")
)


class People:
    """Finds who the phrases of an article are."""

    def __init__(self, reading: Reading) -> None:
        """Read who is in an article."""
        self._text = reading.text
        self._cast = reading.once(Cast)
        self._pronouns = Pronouns(self._cast)

    def of(self, sentence: Tagged, words: Words, role: str = "") -> Iterator[Participant]:
        """Yield who a noun phrase names, one by one: "Israel, Egypt and the United States"."""
        bare, named = _without_clause(sentence, words), set[str]()
        parts = (bare,) if self._is_one(sentence, bare) else tuple(_parts(sentence, bare))
        for part in parts[1:] if _is_count_of_names(sentence, parts) else parts:
            span = sentence.bare_span(part)
            name, title = self._name(sentence, part, span)
            if name and name not in named:
                named.add(name)
                yield Participant(span, name, role, title)

    def _is_one(self, sentence: Tagged, words: Words) -> bool:
        """Return whether a phrase is one name: "Immigration and Naturalization Service"."""
        if _JOINING.isdisjoint(sentence.low[words.first : words.last]):
            return False
        if is_office_of_several(sentence, words):
            return True
        span = sentence.bare_span(words)
        named = (one for one in self._cast.within(span.start, span.end) if one.name)
        return any(one.end == span.end and "and" in one.name for one in named)

    def _name(self, sentence: Tagged, part: Words, span: Span) -> tuple[str, str]:
        """Return by what somebody is known, and as what; blank where it is nobody or nobody known.

        "The captain, Ann Roe" is Ann Roe, a captain.
        """
        mentions = self._cast.within(span.start, span.end)
        mention, tags = (mentions[0] if mentions else None), sentence.tags
        is_whose = part.last - part.first == 1 and sentence.low[part.first] in _WHOSE
        is_one_of = sentence.stands_at(part.first + 1, "of")
        is_pronoun = tags[part.first] in _STANDS_FOR or tags[part.last - 1] in PRONOUNS
        if is_whose or (is_pronoun and not is_one_of):
            low = sentence.low[part.first]
            figure = self._pronouns.of(mention, low, span.start)
            return known_as(figure) if figure is not None else ("", "")
        if not is_somebody(sentence, part) or _is_time(sentence, part):
            return "", ""
        apposed = self._apposed(sentence, part) or self._apposed_to(sentence, part)
        if apposed is not None:
            return known_as(apposed)[0], bare_title(span.of(self._text))
        if mention is not None and mention.end == span.end:
            figure = self._cast.figure(mention)
            if figure is not None and figure.is_named and _stands_for(mention, figure):
                return known_as(figure)
        last = mentions[-1] if mentions else None
        if last is not None and last.end == span.end and last.name and _is_of_person(last):
            figure = self._cast.figure(last)
            if figure is not None:
                title = bare_title(self._text[last.first : last.start])
                known, office = known_as(figure)
                return known, title or office
        words = _without_round(sentence, part)
        return without_article(sentence, words, self._text), ""

    def _apposed(self, sentence: Tagged, part: Words) -> Figure | None:
        """Return who is named behind what somebody is: "a student, | Bo Lask, |"."""
        comma = part.last
        if comma + 1 >= len(sentence.words) or sentence.low[comma] != ",":
            return None
        # "The Bank of England's governor" is about its last word.
        heads = head_place(sentence, part), comma - 1
        if not any(_is_single_person(sentence, head) for head in heads):
            return None
        start = sentence.words[comma + 1].start
        # A mention of a name begins with the office in front of it.
        within = self._cast.within(sentence.words[part.first].start, start + 1)
        named = next((one for one in within if one.start == start and one.name), None)
        if named is None or named.sort is Sort.ORGANISATION:
            return None
        behind = self._text[named.end : named.end + 1]
        return self._cast.figure(named) if not behind or behind in _ENDS_NAME else None

    def _apposed_to(self, sentence: Tagged, part: Words) -> Figure | None:
        """Return who is named in front of what somebody is: "Bo Lask, | a student | who fled"."""
        comma = part.first - 1
        if comma < 1 or sentence.low[comma] != "," or sentence.low[part.first] not in ("a", "an"):
            return None
        if part.last >= len(sentence.low) or sentence.low[part.last] not in _LEADS_ON:
            return None
        last = sentence.words[comma - 1]
        before = (one for one in self._cast.before(last.end, count=2) if one.name)
        named = next((one for one in before if one.end == last.end), None)
        figure = self._cast.figure(named) if named is not None else None
        return figure if figure is not None and figure.sort is Sort.PERSON else None


def _is_time(sentence: Tagged, words: Words) -> bool:
    """Return whether a phrase is a day or a year, and nobody."""
    is_year = words.last == words.first + 1 and tells_time(sentence.low[words.first], is_last=True)
    return is_year or starts_time(sentence, words.first)


def _is_single_person(sentence: Tagged, head: int) -> bool:
    """Return whether a word is a noun for one person, "one" of several too."""
    sort, _ = nouns().get(sentence.low[head], (Sort.UNKNOWN, ""))
    is_person = sort is Sort.PERSON or sentence.low[head] == "one"
    return is_person and (not sentence.words[head].is_capitalised or not head)


def _is_count_of_names(sentence: Tagged, parts: Sequence[Words]) -> bool:
    """Return whether a list is of just those whom its first phrase counts.

    "Two brothers, Karl and Bo Lask", but not "two men, Bo Lask and Ann Roe and a dog".
    """
    counted = _COUNTS.get(sentence.low[parts[0].first]) if parts else None
    if counted is None or counted != len(parts) - 1 or sentence.low[parts[0].last] != ",":
        return False
    words = (sentence.words[at] for part in parts[1:] for at in range(*part))
    return all(word.is_capitalised for word in words)


def _is_of_person(mention: Mention) -> bool:
    """Return whether a mention is the name of a person, as far as its words tell."""
    return mention.sort is Sort.PERSON


def _without_round(sentence: Tagged, words: Words) -> Words:
    """Return who a round of them is: "hostages" of "another round of hostages"."""
    for at in range(words.first + 1, words.last - 1):
        if sentence.low[at] == "of":
            is_round = sentence.low[at - 1] in _ROUNDS
            return Words(at + 1, words.last) if is_round else words
    return words


def _stands_for(mention: Mention, figure: Figure) -> bool:
    """Return whether a mention says less than the name: a surname, "the group"."""
    if mention.name:
        return len(mention.key) == 1 and figure.sort is Sort.PERSON
    is_place = figure.is_place or figure.bare.lower() in word_list("names-of-places")
    if is_place and mention.head not in _SEATS:
        return False  # "the group" of a text from London
    if mention.opens_with not in ("the", "this", "that") or mention.has_role:
        return False
    # "The group" may be any name, "the company" is hardly the Roes.
    return figure.sort is not Sort.UNKNOWN or mention.head not in _COMPANIES


def is_somebody(sentence: Tagged, words: Words) -> bool:
    """Return whether a phrase is of people or an organisation, as far as its words tell."""
    words = _without_clause(sentence, words)
    head = head_place(sentence, words)
    if sentence.low[head][0].isdigit():
        return _is_count(sentence, words)
    if _is_somebody(sentence, head):
        return True
    # "The group of advanced economies", "a number of cars".
    first = _first_head(sentence, words)
    return first != head and sentence.low[first] not in _COUNTED and _is_somebody(sentence, first)


@cache
def people() -> frozenset[str]:
    """Return the nouns for people and organisations, those too that hardly ever speak."""
    return frozenset(nouns()) | word_list("people-in-events")


def _is_somebody(sentence: Tagged, head: int) -> bool:
    word, low = sentence.words[head], sentence.low[head]
    if event_noun_at(sentence, head) is not None and (not head or not word.is_capitalised):
        return False
    tag = sentence.tags[head]
    if tag is Tag.DETERMINER:
        return low not in _NOBODY  # "seven were killed"
    if low in _WHOSE:
        return True  # "replaced her", "her death"
    if low.partition("-of-")[0] in people() or tag in _STANDS_FOR:
        return low not in ("it", "there")
    if not head and low in site_nouns():
        return False  # "Lorries"
    return word.is_capitalised and word.text != "I"


def _is_count(sentence: Tagged, words: Words) -> bool:
    """Return whether a phrase is just a number, so that it counts people: "at least 20"."""
    return all(
        word.text[0].isdigit() or tag is not Tag.NAME
        for word, tag in zip(
            sentence.words[words.first : words.last],
            sentence.tags[words.first : words.last],
            strict=True,
        )
    ) and not sentence.low[words.last - 1].endswith("%")


def _first_head(sentence: Tagged, words: Words) -> int:
    for at in range(words.first + 1, words.last):
        if sentence.tags[at] is Tag.PREPOSITION:
            return at - 1
    return words.last - 1


def head_place(sentence: Tagged, words: Words) -> int:
    """Return the place of the noun that a phrase is about: "round of hostages", the last."""
    for at in range(words.first, words.last - 1):
        if sentence.tags[at] is Tag.PREPOSITION and at > words.first:
            counted = sentence.low[at - 1]
            is_count = sentence.low[at] == "of" and (counted in _COUNTED or counted[-1] == "%")
            if not is_count:
                return at - 1
    return words.last - 1


def _without_clause(sentence: Tagged, words: Words) -> Words:
    """Return a phrase without what is told of it: "the man who", "Roe, 67, the mayor"."""
    first, last = words
    if last == first + 1:
        return words
    low, tags = sentence.low, sentence.tags
    for at in range(first + 1, last):
        if tags[at] in _RELATIVES or (low[at] == "," and _opens_apposition(sentence, at + 1, last)):
            last = at
            break
    while last > first + 1 and (tags[last - 1] is Tag.STOP or low[last - 1] in _LEADS_ON):
        last -= 1
    return Words(first, last)


def _opens_apposition(sentence: Tagged, place: int, last: int) -> bool:
    """Return whether what follows a comma says more of somebody: "Roe, 67", "Roe, a doctor"."""
    if place >= last:
        return False
    low = sentence.low[place]
    if low.isdecimal() or low in _APPOSED:
        return True
    if nouns().get(low, ("", ""))[0] is Sort.PERSON and not sentence.words[place].is_capitalised:
        return sentence.words[place - 2].is_capitalised  # "Roe, founder of"
    is_article = sentence.low[place] in ("a", "an", "the", "his", "her", "its")
    return is_article and not sentence.words[min(place + 1, last - 1)].is_capitalised


def _parts(sentence: Tagged, words: Words) -> Iterator[Words]:
    """Yield the members of a list: names and phrases between commas and "and"."""
    cuts = [words.first - 1]
    if _is_list(sentence, words):
        cuts += [
            at for at in range(*words) if sentence.low[at] in _PARTS and _may_part(sentence, at)
        ]
    elif (
        "," in sentence.low[words.first : words.last]
        and "and" not in sentence.low[words.first : words.last]
    ):
        # What follows is an apposition.
        comma = sentence.low.index(",", words.first)
        words = Words(words.first, comma)
    for before, behind in pairwise([*cuts, words.last]):
        if behind > before + 1:
            yield Words(before + 1, behind)


def _is_list(sentence: Tagged, words: Words) -> bool:
    """Return whether "and" joins several, not only what is said of them: "Thai and Israeli men"."""
    low = sentence.low[words.first : words.last]
    if "and" not in low:
        return False
    last = words.first + max(at for at, word in enumerate(low) if word == "and")
    before, head = sentence.words[last - 1], sentence.words[words.last - 1]
    is_quality = before.is_capitalised and not head.is_capitalised and words.last - last > 2
    return not is_quality or sentence.tags[last + 1] in BEFORE_NOUNS


def _may_part(sentence: Tagged, at: int) -> bool:
    """Return whether "and" parts two of a list, not two of one name: "Marks and Spencer"."""
    before, behind = sentence.tags[at - 1 : at], sentence.tags[at + 1 : at + 2]
    is_noun = bool(before) and (before[0] in NOUNS or sentence.low[at] != ",")
    follows = bool(behind) and (behind[0] in NOUNS or behind[0] in BEFORE_NOUNS)
    return is_noun and (follows or sentence.stands_at(at + 1, "and"))
