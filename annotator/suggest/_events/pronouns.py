# SPDX-License-Identifier: Apache-2.0
"""Whom "he" and "she" stand for in an event, where that is sure; else nobody is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._events.lexicon import event_nouns
from annotator.suggest._quotes.people import Sort
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.cast import Cast, Figure
    from annotator.suggest._quotes.mentions import Mention

_SEXES = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_BACK = 16  # mentions
_LONGEST_NAME = 3  # words


class Pronouns:
    """Tells whom the pronouns of an article stand for."""

    def __init__(self, cast: Cast) -> None:
        """Take who is told of in an article."""
        self._cast = cast
        self._known: dict[Figure, bool] = {}

    def of(self, mention: Mention | None, pronoun: str, place: int) -> Figure | None:
        """Return whom a pronoun at an offset stands for, None where that is open or nobody named.

        Who does not speak of a sex is taken for a man or woman only if nobody else can be meant.
        """
        figure = self._cast.figure(mention) if mention is not None else None
        sex = _SEXES.get(pronoun)
        if sex is None:
            return figure if figure is not None and figure.is_named else None
        near = self._people_before(place, sex)
        alike = [one for one in near if one.sex == sex]
        if figure is not None and figure in alike:
            last = self._last_subject(place, sex)
            others = (one.count for one in alike if one is not figure)
            is_main = figure is alike[0] and max(others, default=0) < figure.count
            return figure if last is None or last is figure or is_main else None
        if len(alike) == 1:
            return alike[0]
        if figure is None or figure.sex or figure not in near:
            return None
        is_only = not alike and near == [figure]
        return figure if is_only or self._is_just_told_of(figure, place) else None

    def _last_subject(self, place: int, sex: str) -> Figure | None:
        """Return the last one before an offset who is the subject of something and may be meant."""
        for mention in self._cast.before(place, count=_BACK):
            figure = self._cast.figure(mention) if mention.is_subject else None
            if figure is not None and figure.sort is Sort.PERSON and figure.sex in ("", sex):
                return figure
        return None

    def _is_just_told_of(self, figure: Figure, place: int) -> bool:
        """Return whether the sentence before tells of somebody by name, and of nobody else."""
        near = self._cast.before(place, count=_BACK)
        named = [one for one in near if one.name and near[0].place - one.place <= 1]
        people = {
            id(one)
            for one in map(self._cast.figure, named)
            if one is not None and self._is_person(one)
        }
        is_subject = any(one.is_subject and self._cast.figure(one) is figure for one in named)
        return is_subject and people == {id(figure)}

    def _people_before(self, place: int, sex: str) -> list[Figure]:
        """Return the people who are told of before an offset, each once, the nearest first.

        A pronoun tells of nobody whose sex is not known.
        """
        found: list[Figure] = []
        for mention in self._cast.before(place, count=_BACK):
            figure = self._cast.figure(mention)
            if (
                figure is None
                or figure in found
                or not figure.is_named
                or not self._is_person(figure)
            ):
                continue
            if mention.name or figure.sex == sex:
                found.append(figure)
        return found

    def _is_person(self, figure: Figure) -> bool:
        found = self._known.get(figure)
        if found is None:
            found = self._known[figure] = _is_person(figure)
        return found


def _is_person(figure: Figure) -> bool:
    """Return whether a figure may be a man or a woman, as far as its names tell."""
    longest = max(map(len, figure.names), default=0)
    is_name = figure.sort is Sort.UNKNOWN and 1 < longest <= _LONGEST_NAME
    if figure.is_place or not (is_name or figure.sort is Sort.PERSON):
        return False
    words = {word for name in figure.names for word in name}
    if longest == 1:  # "Institute of Marine | Research"
        words.update(figure.office.lower().removeprefix("the ").partition(" of ")[:1])
    # Asked the other way round, all words of a table would be gone through.
    others = word_list("words-of-organisations"), word_list("names-of-places"), event_nouns().keys()
    return all(known.isdisjoint(words) for known in others)
