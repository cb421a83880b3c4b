# SPDX-License-Identifier: Apache-2.0
"""Who is spoken of in an article: names with what stands in front of them, and nouns for people.

"U.S. Secretary of State Antony Blinken" is the name "Antony Blinken" with a role in front; "the
mayor", "the G7 foreign ministers" and "he" are mentions without a name.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._quotes.names import (
    SUFFIXES,
    Line,
    apposition_end,
    around_names,
    determiner,
    has_article,
    is_modifier,
    is_title_case,
    is_verb,
    left_edge,
    may_begin,
    name_parts,
    role_start,
    run_end,
)
from annotator.suggest._quotes.people import Sort, closed_words, nouns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.text.reading import Reading, Sentence
    from annotator.text.tokens import Token

PRONOUNS = {
    "he": (Sort.PERSON, "male"),
    "she": (Sort.PERSON, "female"),
    "they": (Sort.PEOPLE, ""),
    "it": (Sort.ORGANISATION, ""),
}
# "In Wyoming, the chief said": what follows the comma tells nothing of the place.
_IN_PLACES = frozenset(("in", "at", "near", "across", "outside", "into"))
_MARKS_OPENING = frozenset(("“", "``", "„"))
_MARKS_CLOSING = frozenset(("”",))
_MARKS_EITHER = frozenset(('"', "''"))
_MARKS = _MARKS_EITHER | _MARKS_OPENING | _MARKS_CLOSING

_WITH_FIELDS = frozenset(
    ("head", "director", "professor", "editor", "secretary", "chief", "manager")
)
_LONGEST_FIELD = 4  # words


class Mention(NamedTuple):
    """One mention at ``[first, end)``, in code points; the bare name or noun begins at ``start``.

    ``last`` is where an apposition behind it ends, ``end`` where there is none. ``name`` has the
    words of a name, none for a noun or pronoun, and ``key`` those in small letters that tell it
    from others, without "Jr."; ``head`` is the noun. ``opens_with`` is the word
    in front that determines it, ``follows`` the one before that. ``is_modifier`` tells that a
    noun follows, as in "Roe's aide" and "Trump voters". ``place`` counts sentences.
    """

    first: int
    start: int
    end: int
    last: int
    sort: Sort
    sex: str
    name: tuple[str, ...]
    key: tuple[str, ...]
    head: str
    opens_with: str
    follows: str
    place: int
    paragraph: int
    is_quoted: bool
    is_modifier: bool
    has_role: bool

    @property
    def is_subject(self) -> bool:
        """Return whether it stands where subjects do: first, behind a sign, "that" or "said"."""
        is_office = self.follows == "as" and not self.name and not self.opens_with
        if self.is_modifier or (is_office and self.sort is Sort.PERSON):  # "served as mayor of"
            return False
        return not self.follows[:1].isalnum() or self.follows in around_names("subject")


class _Phrase(NamedTuple):
    """The places of a mention: the phrase ``[first, last)``, its bare name or noun at ``start``."""

    first: int
    start: int
    last: int
    sort: Sort
    sex: str
    head: str = ""  # none where it is a name


def find_mentions(reading: Reading) -> list[Mention]:
    """Return who is mentioned in the sentences of an article, in text order."""
    capitals = [_capitals(sentence.words) for sentence in reading.in_turn()]
    inner = _inner_capitals(reading, capitals)
    found: list[Mention] = []
    paragraph, is_quoted = -1, False
    for sentence, places in zip(reading.in_turn(), capitals, strict=True):
        if sentence.paragraph != paragraph:
            paragraph, is_quoted = sentence.paragraph, False
        if not is_title_case(sentence.words, capitals=len(places), fewest=4):
            scanner = _Scanner(sentence, inner, is_quoted=is_quoted)
            found.extend(scanner.mentions(places))
            is_quoted = scanner.is_quoted
    return sorted(found, key=attrgetter("first"))


def _capitals(words: Sequence[Token]) -> list[int]:
    """Return the places of the words that begin with a capital."""
    return [
        place
        for place, word in enumerate(words)
        if word.text != word.lower and word.text[0].isupper()
    ]


def _inner_capitals(reading: Reading, capitals: Sequence[Sequence[int]]) -> set[str]:
    """Return the words that have a capital where no sentence begins."""
    return {
        sentence.words[place].text
        for sentence, places in zip(reading.in_turn(), capitals, strict=True)
        for place in places
        if place and sentence.words[place - 1].text[0].isalnum()
    }


@cache
def _telling() -> frozenset[str]:
    """Return the words in small letters that somebody may be called by, and quotation marks."""
    return frozenset((*nouns(), *PRONOUNS, *_MARKS))


class _Scanner:
    """One sentence while its mentions are looked for from left to right."""

    __slots__ = ("before", "is_quoted", "line", "sentence")

    def __init__(self, sentence: Sentence, inner: set[str], *, is_quoted: bool) -> None:
        self.sentence = sentence
        self.is_quoted = is_quoted
        self.line = Line(sentence.words, sentence.lowers, inner)
        self.before: Mention | None = None

    def mentions(self, capitals: Sequence[int]) -> Iterator[Mention]:
        """Yield the mentions of the sentence, whose words with capitals are at some places."""
        telling = _telling()
        apposed = 0  # where what is told behind a name ends: its nouns are of the same one
        small = [place for place, low in enumerate(self.line.low) if low in telling]
        behind = 0
        for place in sorted({*capitals, *small}):
            if place < behind:
                continue
            if self.line.low[place] in _MARKS:
                self._pass_mark(self.line.low[place])
            phrase = self._at(place)
            if phrase is None or (phrase.head and place < apposed):
                continue
            self.before = self._mention(phrase)
            yield self.before
            behind = max(place + 1, phrase.last)
            if self.before.last > self.before.end:
                apposed = apposition_end(self.line, phrase.last)

    def _pass_mark(self, low: str) -> None:
        """Note that a quotation begins or ends with a mark."""
        self.is_quoted = not self.is_quoted if low in _MARKS_EITHER else low in _MARKS_OPENING

    def _at(self, place: int) -> _Phrase | None:
        """Return the phrase whose name begins at a place, or whose noun stands there."""
        line = self.line
        low = line.low[place]
        if low in PRONOUNS:
            return _Phrase(place, place, place + 1, *PRONOUNS[low], low)
        if line.words[place].text[0].isupper() and may_begin(line, place):
            return self._named(place)
        if low not in nouns() or self._is_modifier(place) or is_verb(line, place):
            return None
        return _Phrase(left_edge(line, place), place, place + 1, *nouns()[low], low)

    def _is_modifier(self, place: int) -> bool:
        """Return whether a noun stands in front of another one or a name: "group leaders"."""
        line = self.line
        if place + 1 >= len(line.words):
            return False
        if line.words[place + 1].text[0].isupper():
            return may_begin(line, place + 1)
        return line.low[place + 1] in nouns()

    def _named(self, place: int) -> _Phrase:
        """Return the phrase with the run of capitals at a place, its role in front parted."""
        line = self.line
        last = run_end(line, place)
        parts = name_parts(line, place, last)
        start = place + parts.at
        if start >= last:
            noun = last - 1
            first = min(place, left_edge(line, noun))
            return _Phrase(first, noun, last, parts.sort, parts.sex, line.low[noun])
        first, sort, sex = role_start(line, place), parts.sort, parts.sex
        if first < place and sort is not Sort.ORGANISATION:
            sort, sex = Sort.PERSON, nouns()[line.low[place - 1]][1] or sex
        elif sort is Sort.PERSON and not parts.at and has_article(line, place):
            sort = Sort.UNKNOWN
        return _Phrase(first, start, last, sort, sex)

    def _mention(self, phrase: _Phrase) -> Mention:
        line, words = self.line, self.line.words
        opens_with = determiner(line, phrase.first) if phrase.head not in PRONOUNS else ""
        opening = phrase.first - 1 if opens_with else phrase.first
        office = self._office_before(phrase)
        end = _end(line, phrase.last)
        first = words[phrase.first if not phrase.head else opening].start
        name = [] if phrase.head else [one.text for one in words[phrase.start : phrase.last]]
        follows = line.low[opening - 1] if opening else ""
        is_place = phrase.sort is Sort.UNKNOWN and follows in _IN_PLACES
        is_somebody = phrase.sort is Sort.PERSON if phrase.head else not is_place
        apposed = apposition_end(line, phrase.last) if is_somebody else phrase.last
        # Only of people it is told what they are.
        is_told_of = apposed > phrase.last and phrase.sort is Sort.UNKNOWN
        return Mention(
            first=first if office is None else office,
            start=words[phrase.start].start,
            end=end,
            last=max(end, words[apposed - 1].end),
            sort=phrase.sort if office is None and not is_told_of else Sort.PERSON,
            sex=phrase.sex,
            name=tuple(name),
            key=_key(line.low[phrase.start : phrase.last]) if name else (),
            head=phrase.head,
            opens_with=opens_with,
            follows=follows,
            place=self.sentence.place,
            paragraph=self.sentence.paragraph,
            is_quoted=self.is_quoted,
            is_modifier=is_modifier(line, phrase.last),
            has_role=phrase.first < phrase.start or office is not None,
        )

    def _office_before(self, phrase: _Phrase) -> int | None:
        """Return where an office begins that a comma parts from a name: "The mayor, Ann Roe"."""
        before, line = self.before, self.line
        if phrase.head or before is None or before.name or before.sort is not Sort.PERSON:
            return None
        if self._is_of_field(before, phrase.first):
            return before.first
        comma = phrase.first - 1
        if comma < 1 or line.low[comma] != "," or line.words[comma - 1].end != before.end:
            return None
        if before.first == before.start:
            return None
        return before.first

    def _is_of_field(self, before: Mention, first: int) -> bool:
        """Return whether an office goes on up to a place: "Head of planning | Ann Roe"."""
        low, at = self.line.low, first - 1
        while at > max(0, first - _LONGEST_FIELD) and low[at].isalpha() and low[at] != "of":
            at -= 1
        if low[at] != "of" or not 0 < at < first - 1 or before.head not in _WITH_FIELDS:
            return False
        is_field = closed_words().isdisjoint(low[at + 1 : first])
        return is_field and self.line.words[at - 1].end == before.end


def _key(low: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name without "Jr." and the like, unless it has no others."""
    return tuple([word for word in low if word not in SUFFIXES]) or tuple(low)


def _end(line: Line, last: int) -> int:
    """Return where a phrase ends in the text, with the stop of "Jr."."""
    end = line.words[last - 1].end
    if line.low[last - 1] in SUFFIXES and last < len(line.low) and line.low[last] == ".":
        return line.words[last].end
    return end
