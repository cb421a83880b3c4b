# SPDX-License-Identifier: Apache-2.0
"""Which happening of a sentence a date belongs to: that of its own clause, never of another."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.suggest._quotes.tags import (
    AUXILIARIES,
    BEFORE_NOUNS,
    FINITE,
    NOUNS,
    VERBS,
    Tag,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.suggest._events.dated import Dated
    from annotator.suggest._events.mention import Mention
    from annotator.suggest._quotes.tagged import Tagged

_ANY_VERB = VERBS | FINITE
# What stands in front of a date that begins a new clause: "and on Tuesday it fell".
_OPENS = frozenset(
    (
        *("and", "but", "while", "who", "which", "that", "when", "where", "after", "because", "as"),
        *("if", "although", "though", "whereas", "yet", "or", "so"),
    )
)
_PREPOSITIONS = frozenset(
    (
        *("on", "in", "at", "by", "late", "early", "since", "from", "until", "till", "before"),
        *("through", "between", "starting", "beginning"),
    )
)
_DASHES = frozenset(("-", "--", "\N{EN DASH}", "\N{EM DASH}"))
_TELLING = frozenset(("announcement", "cancellation"))
_NEAR = 3  # words between a noun and the date behind it, "the attacks on the town of Monday"
_NEAR_GAME = 6  # "the win over Norvale City at home on Monday"
_FAR = 6  # words between a date and the noun that it stands in front of
# "Rome based Lask Ltd."
_OF_NAMES = frozenset(("based", "backed", "led", "owned", "born", "made", "listed"))
_TAKES_PLACE = frozenset(("be", "is", "was", "are", "were", "been"))


class Attached:
    """The happenings of one sentence, and the dates that each of them has."""

    def __init__(self, sentence: Tagged, mentions: Sequence[Mention]) -> None:
        """Read where the words stand that tell of the happenings."""
        self._sentence = sentence
        starts = [word.start for word in sentence.words]
        # Where each word stands that tells of a happening, by its place in the sentence.
        self._told: dict[int, Mention] = {}
        for one in mentions:
            self._told[bisect_right(starts, one.trigger.start) - 1] = one
        # Each is told apart by what it is: to compare them would be to compare their sentences.
        self._numbers = {id(one): number for number, one in enumerate(mentions)}

    def owners(self, dated: Dated) -> list[int]:
        """Return the numbers of what has a date: two where a noun shares it with a verb."""
        return [self._numbers[id(one)] for one in self._owners(dated)]

    def explained(self, dated: Dated) -> int | None:
        """Return the number of what the clause tells of that explains a date: "Friday, when"."""
        sentence, place = self._sentence, dated.last
        if sentence.stands_at(place, ","):
            place += 1
        found = self._verb_behind(place + 1) if sentence.stands_at(place, "when") else None
        return None if found is None else self._numbers[id(found)]

    def _owners(self, dated: Dated) -> Iterator[Mention]:
        if self._heads_entry(dated):
            yield from self._only(self._verb_behind(dated.last + 1))
        elif self._stands_before_noun(dated):
            yield from self._only(self._noun_behind(dated))
        elif dated.lead == "of":
            yield from self._only(self._noun_before(dated))
        else:
            owner = self._governing(dated)
            yield from self._only(owner)
            noun = self._noun_before(dated)
            if noun is not None and noun is not owner and not self._tells_of_it(owner):
                yield noun

    @staticmethod
    def _tells_of_it(owner: Mention | None) -> bool:
        """Return whether a verb only tells of a noun: "announced plans on Friday"."""
        return owner is not None and owner.type in _TELLING

    @staticmethod
    def _only(mention: Mention | None) -> Iterable[Mention]:
        return () if mention is None else (mention,)

    def _heads_entry(self, dated: Dated) -> bool:
        """Return whether a date is what an entry of a chronology begins with: "May 3: It fell"."""
        sign = self._sentence.low[dated.last : dated.last + 1]
        return bool(sign) and (sign[0] == ":" or (dated.first == 0 and sign[0] in _DASHES))

    def _stands_before_noun(self, dated: Dated) -> bool:
        """Return whether a date is said of a noun: "the Oct. 7 attack", "last week's vote"."""
        return dated.is_of_noun or self._told_at(dated.last) is not None

    def _told_at(self, place: int) -> Mention | None:
        """Return the noun that tells of a happening at a place."""
        found = self._told.get(place)
        return found if found is not None and found.is_noun else None

    def _noun_behind(self, dated: Dated) -> Mention | None:
        limit = min(dated.last + _FAR, len(self._sentence.low))
        for place in range(dated.last, limit):
            if place in self._told:
                return self._told_at(place)
            tag = self._sentence.tags[place]
            if tag not in NOUNS and tag not in BEFORE_NOUNS:
                return None
        return None

    def _noun_before(self, dated: Dated) -> Mention | None:
        """Return the noun right in front of a date and its preposition."""
        place = dated.first - 1
        near, least = max(-1, place - _NEAR), max(-1, place - _NEAR_GAME)
        while place > least:
            if place in self._told:
                found = self._told_at(place)
                is_game = found is not None and found.type == "sport"
                return found if place > near or is_game else None
            if self._sentence.tags[place] in (Tag.STOP, *_ANY_VERB):
                return None
            place -= 1
        return None

    def _governing(self, dated: Dated) -> Mention | None:
        """Return what the verb tells of that a date stands with, None where it tells of nothing."""
        sentence = self._sentence
        if self._opens_clause(dated) and self._next_verb(dated.last) is not None:
            return self._verb_behind(dated.last)
        for place in range(dated.first - 1, -1, -1):
            found = self._told.get(place)
            if found is not None and not found.is_noun:
                return found
            if sentence.tags[place] in _ANY_VERB and not self._is_in_noun(place):
                return self._around_be(place)
        return self._verb_behind(dated.last)

    def _is_in_noun(self, place: int) -> bool:
        """Return whether a word that looks like a verb stands in front of its noun."""
        tags = self._sentence.tags
        if not place or place + 1 >= len(tags) or tags[place + 1] not in NOUNS:
            return False
        is_of_name = tags[place - 1] in NOUNS and self._sentence.low[place] in _OF_NAMES
        return is_of_name or tags[place - 1] in BEFORE_NOUNS

    def _around_be(self, place: int) -> Mention | None:
        """Return the noun that "is" at a time: "The talks were in Qatar on Wednesday"."""
        if self._sentence.low[place] not in _TAKES_PLACE:
            return None
        for before in range(place - 1, -1, -1):
            if before in self._told:
                return self._told_at(before)
            if self._sentence.tags[before] in _ANY_VERB:
                return None
        return None

    def _opens_clause(self, dated: Dated) -> bool:
        """Return whether nothing of its clause stands in front of a date."""
        low, place = self._sentence.low, dated.first - 1
        while place >= 0 and low[place] in _PREPOSITIONS:
            place -= 1
        return place < 0 or low[place] in _OPENS

    def _verb_behind(self, place: int) -> Mention | None:
        """Return what the next verb tells of, None where that tells of nothing."""
        at = self._next_verb(place)
        found = self._told.get(at) if at is not None else None
        return found if found is not None and not found.is_noun else None

    def _next_verb(self, place: int) -> int | None:
        """Return where the next verb stands, auxiliaries apart."""
        tags = self._sentence.tags
        for at in range(place, len(tags)):
            found = self._told.get(at)
            if found is not None and not found.is_noun:
                return at
            if tags[at] in _ANY_VERB and tags[at] not in AUXILIARIES and not self._is_in_noun(at):
                return at
        return None
