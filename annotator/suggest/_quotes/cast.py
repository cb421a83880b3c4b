# SPDX-License-Identifier: Apache-2.0
"""The people and organisations of an article, each with all mentions of it.

A surname, a bare title or an acronym goes to the full name; "the mayor" to who was called mayor;
"he" to the nearest mention that fits, subjects first. Where two fit alike nothing is decided.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.suggest._quotes.advised import advised_mentions
from annotator.suggest._quotes.mentions import PRONOUNS, find_mentions
from annotator.suggest._quotes.names import around_names
from annotator.suggest._quotes.people import Sort, given_names, nouns
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.suggest._quotes.mentions import Mention
    from annotator.text.reading import Reading

_BEFORE_PLACES = frozenset(("in", "at", "to", "from", "near", "across", "outside", "into"))
_SCENES = 10  # sentences that a pronoun looks back
_PARAGRAPHS = 3  # and paragraphs
_NEAR = {Sort.ORGANISATION: 0, Sort.PEOPLE: 1}  # sentences that "it" and "they" look back
_FIGURES_BACK = 30  # mentions that "the group" looks back
_MOST_ALIKE = 20  # figures of one surname or sentence, or names of one figure, compared
_ANY = "*"


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody in the article.

    ``longest`` is the fullest mention as written, ``bare`` the fullest name without what stands
    around it, and ``office`` what stood in front of it first; ``title`` is an office with a
    capital in front of any name, ``roles`` the words of all offices. ``rank`` tells how full
    ``longest`` is, and ``is_place`` that it is a place or day, not a person.
    """

    sort: Sort
    sex: str = ""
    names: list[tuple[str, ...]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    title: str = ""
    longest: str = ""
    bare: str = ""
    office: str = ""
    rank: tuple[int, int, int] = (0, 0, 0)
    count: int = 0
    is_place: bool = False

    @property
    def label(self) -> str:
        """Return the fullest name, with what was said in front of it or behind."""
        is_bare = self.rank[1] == 0
        return f"{self.title} {self.longest}" if is_bare and self.title else self.longest

    @property
    def is_named(self) -> bool:
        """Return whether it has a name."""
        return bool(self.names)

    def may_be(self, sort: Sort, sex: str) -> bool:
        """Return whether a pronoun for such a one may stand for it."""
        if sort is Sort.PERSON:
            return self._may_be_person() and (not self.sex or not sex or self.sex == sex)
        if sort is Sort.PEOPLE:
            return self.sort in (Sort.PEOPLE, Sort.ORGANISATION)
        return self.sort is Sort.ORGANISATION or (self.sort is Sort.UNKNOWN and self.is_named)

    def may_be_surname(self) -> bool:
        """Return whether it is a single name that nothing tells to be no person's."""
        return self.sort is Sort.UNKNOWN and not self.is_place and self.is_named

    def _may_be_person(self) -> bool:
        if self.sort is Sort.PERSON:
            return True
        longest = max(map(len, self.names), default=0)
        return self.sort is Sort.UNKNOWN and not self.is_place and 1 < longest <= 3


class _Scene:
    """The figures of a sentence, subjects apart: the first ones of those, the last of the rest."""

    __slots__ = ("others", "paragraph", "place", "subjects")

    def __init__(self, mention: Mention) -> None:
        self.place = mention.place
        self.paragraph = mention.paragraph
        self.subjects: list[Figure] = []
        self.others: deque[Figure] = deque(maxlen=_MOST_ALIKE)

    def add(self, figure: Figure, *, is_subject: bool) -> None:
        """Take in a figure that is mentioned."""
        if not is_subject:
            self.others.appendleft(figure)
        elif len(self.subjects) < _MOST_ALIKE:
            self.subjects.append(figure)


class Cast:
    """The figures of an article, found by where they are mentioned."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self._checked = reading.checked
        mentions = find_mentions(reading)
        if reading.advice is not None:
            mentions = advised_mentions(mentions, reading.advice)
        self.mentions = mentions
        self._starts = [mention.first for mention in self.mentions]
        self._by_last: dict[str, list[Figure]] = {}
        self._by_first: dict[str, list[Figure]] = {}
        self._by_office: dict[str, list[Figure]] = {}
        self._acronyms: dict[str, Figure] = {}
        self._figures: dict[int, Figure] = {}  # by the number of the mention
        self._take_names()
        self._follow()

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin within ``[start, end)``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.mentions[first:last]

    def before(self, end: int, *, count: int = 6) -> list[Mention]:
        """Return the last mentions that begin before an offset, the nearest first."""
        last = bisect_left(self._starts, end)
        return self.mentions[max(0, last - count) : last][::-1]

    def named(self, word: str) -> list[Figure]:
        """Return whose names end with a word in small letters."""
        return self._by_last.get(word, [])[:_MOST_ALIKE]

    def figure(self, mention: Mention) -> Figure | None:
        """Return whom a mention is of, or None where that is open."""
        place = bisect_left(self._starts, mention.first)
        while self.mentions[place] is not mention:
            place += 1
        return self._figures.get(place)

    def _take_names(self) -> None:
        """Give every mention with a name its figure: full names first, then what is short."""
        named = [(place, one) for place, one in enumerate(self.mentions) if one.name]
        for place, mention in self._checked(named):
            words = mention.key
            if len(words) > 1:
                self._join(place, mention, self._of_full_name(words) or self._new(mention, words))
        self._take_acronyms(named)
        for place, mention in self._checked(named):
            words = mention.key
            if len(words) == 1 and place not in self._figures:
                figure = self._of_short_name(words[0], mention) or self._new(mention, words)
                self._join(place, mention, figure)

    def _new(self, mention: Mention, words: tuple[str, ...]) -> Figure:
        figure = Figure(mention.sort, mention.sex)
        self._by_last.setdefault(words[-1], []).append(figure)
        self._by_first.setdefault(words[0], []).append(figure)
        if len(words) > 2:
            initials = "".join(word[0] for word in mention.name if word[0].isupper())
            self._acronyms.setdefault(initials, figure)
        return figure

    def _of_full_name(self, words: tuple[str, ...]) -> Figure | None:
        """Return the figure with the same first and last name, or a name that ends alike."""
        for figure in self._by_last.get(words[-1], ())[-_MOST_ALIKE:]:
            for name in figure.names[:_MOST_ALIKE]:
                shorter = min(len(name), len(words))
                if name[0] == words[0] or name[-shorter:] == words[-shorter:]:
                    return figure
        return None

    def _of_short_name(self, word: str, mention: Mention) -> Figure | None:
        """Return whose surname or given name a single word is, if that is certain."""
        same = [one for one in self._by_last.get(word, ())[:_MOST_ALIKE] if _agree(one, mention)]
        if not same and word in given_names():
            alike = self._by_first.get(word, ())[:_MOST_ALIKE]
            same = [one for one in alike if one.sort is Sort.PERSON]
            return same[0] if len(same) == 1 else None
        if len(same) > 1:
            same.sort(key=_by_count)
            if same[0].count == same[1].count:
                return None
        return same[0] if same else None

    def _take_acronyms(self, named: Iterable[tuple[int, Mention]]) -> None:
        """Give acronyms the figure of the name in front of "(EC)", or whose initials they are."""
        before: tuple[int, Mention] | None = None
        for place, mention in named:
            acronym = mention.name[0]
            if len(mention.name) == 1 and len(acronym) > 1 and acronym.isupper():
                if before and self.text[before[1].end : mention.start] == " (":
                    self._acronyms[acronym] = self._figures.get(before[0]) or Figure(mention.sort)
                figure = self._acronyms.get(acronym)
                if figure is not None:
                    self._join(place, mention, figure)
            before = (place, mention)

    def _join(self, place: int, mention: Mention, figure: Figure) -> None:
        """Make a mention one of a figure's, and learn from it."""
        self._figures[place] = figure
        words = mention.key
        if words not in figure.names[:_MOST_ALIKE]:
            figure.names.append(words)
        figure.count += 1
        figure.sex = figure.sex or mention.sex
        if mention.sort is Sort.PERSON and figure.sort is Sort.UNKNOWN:
            figure.sort = Sort.PERSON
        if not word_list("words-of-places").isdisjoint(words) or mention.follows in _BEFORE_PLACES:
            figure.is_place = True
        if words[-1] in word_list("days-and-times"):  # "Election Day", "Super Tuesday"
            figure.is_place = True
        self._learn_role(mention, figure)
        name = self.text[mention.start : mention.end]
        if name.count(" ") > figure.bare.count(" ") or not figure.bare:
            figure.bare = name
        written, kind = self._written(mention)
        rank = (len(words), kind, int(not mention.is_quoted))
        if rank > figure.rank:
            figure.longest, figure.rank = written, rank

    def _learn_role(self, mention: Mention, figure: Figure) -> None:
        role = self.text[mention.first : mention.start]
        apposed = self.text[mention.end : mention.last]
        if not figure.title and role[:1].isupper() and not _is_courtesy(role):
            figure.title = role.strip()
        if not figure.office and not _is_courtesy(role):
            figure.office = role.strip(" ,")
        if not role and not apposed:
            return
        for word in f"{role} {apposed}".lower().replace(",", " ").split():
            if word not in figure.roles:
                figure.roles.add(word)
                if word in nouns():
                    self._by_office.setdefault(word, []).append(figure)

    def _written(self, mention: Mention) -> tuple[str, int]:
        """Return a name with its role as written, and how much that tells."""
        text = self.text
        if mention.has_role:
            is_courtesy = _is_courtesy(text[mention.first : mention.start])
            if not is_courtesy or len(mention.name) == 1:
                return text[mention.first : mention.end], 0 if is_courtesy else 2
        if mention.last > mention.end:
            return text[mention.start : mention.last], 1
        return text[mention.start : mention.end], 0

    def _follow(self) -> None:
        """Go through the article and find whom nouns and pronouns stand for."""
        scenes: deque[_Scene] = deque(maxlen=_SCENES)
        for place, mention in enumerate(self._checked(self.mentions)):
            if not scenes or scenes[-1].place != mention.place:
                scenes.append(_Scene(mention))
            figure = self._figures.get(place)
            if figure is None:
                figure = self._unnamed(place, mention, scenes)
            if figure is None:
                continue
            self._figures[place] = figure
            if not mention.is_quoted:
                scenes[-1].add(figure, is_subject=mention.is_subject)

    def _unnamed(self, place: int, mention: Mention, scenes: deque[_Scene]) -> Figure | None:
        if mention.head in PRONOUNS:
            return None if mention.is_quoted else _antecedent(mention, scenes)
        following = self.mentions[place + 1 : place + 2]
        if following and following[0].first == mention.first:
            return self._figures.get(place + 1)  # "Head of planning Ann Roe"
        known = None
        if mention.opens_with in ("the", "this", "that", "") and mention.sort is Sort.PERSON:
            known = self._with_office(mention, scenes)
        elif mention.opens_with in ("the", "this", "that") and mention.sort is Sort.ORGANISATION:
            known = self._organisation(place, mention)
        if known is not None:
            return known
        return Figure(mention.sort, mention.sex, longest=self.text[mention.first : mention.last])

    def _with_office(self, mention: Mention, scenes: deque[_Scene]) -> Figure | None:
        """Return who was last called what a noun calls somebody: "the mayor"."""
        words = self.text[mention.first : mention.end].lower().split()
        wanted = {word for word in words if word != mention.opens_with}
        for scene in reversed(scenes):
            for figure in (*scene.subjects, *scene.others):
                if wanted <= figure.roles and figure.is_named:
                    return figure
        holders = self._by_office.get(mention.head, ())[:_MOST_ALIKE]
        fitting = [one for one in holders if wanted <= one.roles]
        return fitting[0] if len(fitting) == 1 and mention.opens_with else None

    def _organisation(self, place: int, mention: Mention) -> Figure | None:
        """Return the last organisation named that a noun such as "the group" may stand for."""
        fitting = word_table("organisations").get(mention.head, ())
        words = self.text[mention.first : mention.start].split()
        if len(words) > 1:
            return None
        for back in range(place - 1, max(-1, place - _FIGURES_BACK), -1):
            figure = self._figures.get(back)
            if figure is None or not figure.is_named or figure.sort is Sort.PERSON:
                continue
            if any(word in fitting for name in figure.names for word in name):
                return figure
            is_any = not fitting or _ANY in fitting
            if is_any and not figure.is_place and figure.sort is not Sort.PEOPLE:
                return figure
        return None


def _is_courtesy(role: str) -> bool:
    return role.strip(" .\N{NO-BREAK SPACE}").lower() in around_names("courtesy")


def _agree(figure: Figure, mention: Mention) -> bool:
    """Return whether a surname may be that of a figure."""
    if figure.sort is Sort.ORGANISATION:
        return len(figure.names[0]) == 1
    return not (figure.sex and mention.sex and figure.sex != mention.sex)


def _by_count(figure: Figure) -> int:
    return -figure.count


def _antecedent(mention: Mention, scenes: deque[_Scene]) -> Figure | None:
    """Return the nearest figure that a pronoun fits, subjects first.

    "It" and "they" are taken for somebody only close by. Who is not named counts as a subject
    only, a lone surname if nobody else fits.
    """
    sort, sex = PRONOUNS[mention.head]
    lone = None
    for scene in reversed(scenes):
        if mention.paragraph - scene.paragraph > _PARAGRAPHS:
            return lone
        if sort is not Sort.PERSON and mention.place - scene.place > _NEAR[sort]:
            return None
        for figure in scene.subjects:
            if figure.may_be(sort, sex):
                return figure
            if lone is None and sort is Sort.PERSON and figure.may_be_surname():
                lone = figure
        for figure in scene.others:
            if sort is Sort.PERSON and figure.is_named and figure.may_be(sort, sex):
                return figure
    return lone
