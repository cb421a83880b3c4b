# SPDX-License-Identifier: Apache-2.0
"""Tells the words of a sentence apart by class.

Closed classes are listed and verbs known by their forms; where a form may be a noun or a verb, as
"claims" and "reports", the words before it decide. All other words count as nouns.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from annotator.suggest._quotes.lexicon import bare_words
from annotator.suggest._quotes.names import is_title_case
from annotator.suggest._quotes.tags import (
    AUXILIARIES,
    BEFORE_NOUNS,
    FINITE,
    NOUNS,
    PRONOUNS,
    VERBS,
    Tag,
)
from annotator.suggest._quotes.words import (
    UNKNOWN,
    closed_classes,
    known_of,
    noun_forms,
    verb_word_forms,
)
from annotator.text.verbs import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.text.tokens import Token

_REGULAR = frozenset({Form.PAST, Form.PARTICIPLE})
_ING = frozenset({Form.GERUND})
_PRESENT = frozenset({Form.BASE, Form.THIRD})
_TENSES = _PRESENT | {Form.PAST}
# What follows the verb and not the noun behind "to": "to dredge the port".
_BEFORE_OBJECTS = frozenset(("the", "a", "an", "his", "her", "its", "their", "him", "them", "it"))
_PLURALS = frozenset(("people", "men", "women", "children", "police", "media", "others"))
# Behind these a verb may follow at once: "those said", "many think that".
_ALONE = frozenset(("those", "many", "most", "some", "several", "few", "both", "all", "each"))
_FLOATING = frozenset(("both", "all", "each", "either", "neither"))
_BEHIND_NOUNS = frozenset(("of", "from", "and", "or"))
_NAME_LIKE = frozenset(("will", "may", "might", "can", "us", "first"))
_SINGULAR = ("ss", "us", "is")  # "caucus" and "crisis" are no plurals
_CLOSERS = frozenset((",", ")", "—", "--", "-"))
_IS_HOSTS = frozenset(("that", "what", "how", "where", "here", "who", "it", "there"))
_LOOK_BACK = 25


def tag_words(words: Sequence[Token], low: Sequence[str]) -> list[Tag]:
    """Return the class of each word; ``low`` are the words in small letters."""
    tagger = _Tagger(words, low)
    tags, clear, capitals = tagger.tags, _clear(), tagger.capitals
    for place, word in enumerate(low):
        tag = clear.get(word)
        if tag is None and known_of(word) is UNKNOWN and place and tags[-1] not in _BEFORE_BASES:
            tag = Tag.NAME if capitals[place] else Tag.NOUN
        tags.append(tag or tagger.tag(place))
    return tags


@cache
def _clear() -> Mapping[str, Tag]:
    """Return the class of each word that no word around it changes."""
    signs = dict.fromkeys(",.;:?!()", Tag.STOP)
    unclear = AUXILIARIES | {Tag.ADJECTIVE}
    by_place = _NAME_LIKE | _FLOATING | {"'s"}
    return signs | {
        word: tag
        for word, tag in closed_classes().items()
        if tag not in unclear and word not in by_place
    }


class _Tagger:
    """One sentence while it is read from left to right.

    ``capitals`` tells of each word whether it has one, ``names`` whether that makes it a name.
    """

    __slots__ = ("capitals", "low", "names", "tags")

    def __init__(self, words: Sequence[Token], low: Sequence[str]) -> None:
        self.low = low
        self.capitals = [word.text[0].isupper() for word in words]
        self.names = self.capitals
        if is_title_case(words, capitals=sum(self.capitals), fewest=3):
            self.names = [False] * len(words)
        elif self.capitals and self.capitals[0]:
            self.names = [False, *self.capitals[1:]]
        self.tags: list[Tag] = []

    def tag(self, place: int) -> Tag:
        """Return the class of the word behind those read so far."""
        closed, verb_forms, is_adverb = known_of(self.low[place])
        if closed is not None:
            return self._of_closed_class(place, closed)
        if self.names[place]:
            return Tag.NAME
        if verb_forms:
            return self._verb_or_noun(place, verb_forms)
        if is_adverb or (place and self.tags[-1] in _BEFORE_BASES):
            return self._unknown(place, is_adverb=is_adverb)
        return Tag.NAME if self.capitals[place] else Tag.NOUN

    def _of_closed_class(self, place: int, tag: Tag) -> Tag:
        """Return the class of a word that is listed, or a sign, where words before it decide."""
        word = self.low[place]
        if word == "'s":
            return self._short(place)
        if self.names[place] and (word in _NAME_LIKE or tag is Tag.ADJECTIVE):
            return Tag.NAME
        if word == "first" and all(self.capitals[place : place + 2]) and self._next(place):
            return Tag.NAME  # "First Minister Jo Lask"
        if tag in AUXILIARIES:
            self._take_back(place)
            if place and self.tags[-1] is Tag.TO:
                return Tag.INFINITIVE
        if word in _FLOATING and place and self.tags[-1] in AUXILIARIES:
            return Tag.ADVERB
        return tag

    def _take_back(self, place: int) -> None:
        """Make the word before a noun after all, as a verb follows: "the jobs report was"."""
        if place and self.tags[-1] is Tag.FINITE and self.low[place - 1] in noun_forms():
            self.tags[-1] = Tag.NOUN

    def _unknown(self, place: int, *, is_adverb: bool) -> Tag:
        """Return the class of a word that is no verb as far as known."""
        before = self.tags[-1] if place else Tag.STOP
        if before is Tag.MODAL or (before is Tag.TO and self._next(place) in _BEFORE_OBJECTS):
            return Tag.BASE
        if is_adverb and not self._is_first_name(place):
            return Tag.ADVERB
        return Tag.NAME if self.capitals[place] else Tag.NOUN

    def _is_first_name(self, place: int) -> bool:
        """Return whether a sentence begins with a name in "-ly", as a verb follows it."""
        is_first = place == 0 and self.capitals[0]
        return is_first and bool(verb_word_forms().get(self._next(0), _ING) & _REGULAR)

    def _short(self, place: int) -> Tag:
        """Return what "'s" is: "is" behind a pronoun, else the sign of the possessor."""
        is_verb = place > 0 and (self.tags[-1] in PRONOUNS or self.low[place - 1] in _IS_HOSTS)
        return Tag.BE if is_verb else Tag.POSSESSIVE

    def _verb_or_noun(self, place: int, known: frozenset[Form]) -> Tag:
        """Return what a word is that may be the form of a verb."""
        before = place - 1
        while before >= 0 and self.tags[before] is Tag.ADVERB:
            before -= 1
        if before < 0:
            return self._at_start(place, known)
        if self._is_plain_noun(place, before):
            return Tag.GERUND if Form.GERUND in known else Tag.NOUN
        previous = self.tags[before]
        if previous is Tag.INFINITIVE:
            previous = _NOT_FINITE.get(self.low[before], Tag.BE)
        rule = _BEHIND.get(previous)
        if rule is not None:
            return rule(known)
        if previous in BEFORE_NOUNS:
            return self._behind_determiner(place, before, known)
        if previous is Tag.CONJUNCTION:
            return self._coordinated(place, before, known)
        return self._behind_noun(place, before, known)

    def _is_plain_noun(self, place: int, before: int) -> bool:
        """Return whether no verb can stand here: "one slide", "said that proposed changes"."""
        if self.low[before] == "one":
            return self.low[place] in noun_forms()
        is_conjunction = self.tags[before] is Tag.THAT
        return is_conjunction and not (before and self.tags[before - 1] in _ANTECEDENTS)

    def _at_start(self, place: int, known: frozenset[Form]) -> Tag:
        """Return the class of the first word: "Asked", "Citing"; else a noun."""
        if Form.GERUND in known:
            return Tag.GERUND
        is_participle = Form.PARTICIPLE in known and Form.BASE not in known
        return Tag.PARTICIPLE if is_participle and place < len(self.low) - 1 else Tag.NOUN

    def _behind_determiner(self, place: int, before: int, known: frozenset[Form]) -> Tag:
        """Return the class behind "the": noun; but "those said the", "many think that"."""
        if self.tags[before] is Tag.ADJECTIVE and self.low[place] in bare_words():
            is_verb = known & _TENSES and self.low[place] not in noun_forms()
            return Tag.FINITE if is_verb else Tag.NOUN
        if self.low[before] not in _ALONE:
            return Tag.NOUN
        if Form.GERUND in known:
            return Tag.GERUND
        is_phrase = before > 0 and self.tags[before - 1] in BEFORE_NOUNS
        is_plural = self.low[before] in ("many", "most", "those") and Form.BASE in known
        is_verb = not is_phrase and (Form.PAST in known or is_plural)
        follows = closed_classes().get(self._next(place)) not in (None, Tag.ADJECTIVE)
        return Tag.FINITE if is_verb and follows and known & _TENSES else Tag.NOUN

    def _coordinated(self, place: int, before: int, known: frozenset[Form]) -> Tag:
        """Return the class behind "and": that of the last verb, where the word has such a form."""
        for tag in reversed(self.tags[max(0, before - _LOOK_BACK) : before]):
            form = _FORM_OF.get(tag)
            if form in known and tag in _FORM_OF:
                return tag
            if tag in FINITE:
                return self._second_verb(place, known)
        if Form.GERUND in known:
            return Tag.GERUND
        return Tag.FINITE if Form.PAST in known else Tag.NOUN

    def _second_verb(self, place: int, known: frozenset[Form]) -> Tag:
        """Return the class behind "and" where a verb stands before: the same tense, or a noun."""
        if Form.PAST in known or Form.GERUND in known:
            is_known = self.low[place] in verb_word_forms()
            following = self._next(place)
            is_plain = is_known or following in closed_classes() or not following.isalpha()
            return _finite(known) if is_plain else Tag.NOUN
        is_plain = self.low[place] not in noun_forms() or self._next(place) in _BEFORE_OBJECTS
        return Tag.FINITE if is_plain and known & _PRESENT else Tag.NOUN

    def _behind_noun(self, place: int, before: int, known: frozenset[Form]) -> Tag:
        """Return the class behind a noun, a sign or another verb."""
        if Form.GERUND in known:
            return Tag.GERUND
        if Form.PAST in known:
            return self._past(place, before, known)
        if not known & _PRESENT:
            return Tag.PARTICIPLE
        if self.tags[before] is Tag.OBJECT and Form.BASE in known:
            return Tag.BASE
        return Tag.FINITE if self._is_present(place, before, known) else Tag.NOUN

    def _is_present(self, place: int, before: int, known: frozenset[Form]) -> bool:
        """Return whether a word is a verb in the present behind the word at a place."""
        if self.low[place] not in noun_forms():
            self._take_back(before + 1)
            if self.tags[before] in NOUNS or self.low[before] in _CLOSERS:
                return True
        if Form.THIRD in known:
            return self._may_be_third(place, before)
        return self._may_be_plural_verb(place, before)

    def _past(self, place: int, before: int, known: frozenset[Form]) -> Tag:
        """Return whether "called" is "he called" or "called so", "said" always the first."""
        self._take_back(place)
        if Form.PARTICIPLE not in known:
            return Tag.FINITE
        is_cut_short = self._next(place) == "by" or self.tags[before] in VERBS
        return Tag.PARTICIPLE if is_cut_short or self._awaits_verb(place, before) else Tag.FINITE

    def _awaits_verb(self, place: int, before: int) -> bool:
        """Return whether the clause still has its verb to come: "the mails released Friday show".

        Verbs that take a clause without "that" are left out: "aides said the plan was".
        """
        if self.low[place] in bare_words() or self.tags[before] not in NOUNS:
            return False
        if closed_classes().get(self._next(place)) in _OBJECTS:
            return False
        for following in self.low[place + 1 : place + 9]:
            tag = closed_classes().get(following)
            if tag in AUXILIARIES:
                return True
            if tag not in (None, Tag.PREPOSITION, Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADVERB):
                return False
        return False

    def _may_be_third(self, place: int, before: int) -> bool:
        """Return whether a form in -s is a verb here and no plural: "he reports", "two reports"."""
        if self.tags[before] in NOUNS:
            return self._next(place) not in _BEHIND_NOUNS and not self._is_object(before)
        return self.low[before] in _CLOSERS

    def _may_be_plural_verb(self, place: int, before: int) -> bool:
        """Return whether a base form is a verb here: "officials say", not "the news report"."""
        word = self.low[before]
        if self.tags[before] in NOUNS:
            is_plural = word in _PLURALS or (word.endswith("s") and not word.endswith(_SINGULAR))
            return is_plural and not self._is_object(before)
        return word in (",", "—", "--") and self._next(place) in ("that", "the")

    def _is_object(self, before: int) -> bool:
        """Return whether the noun at a place is the object of a verb, so that no verb follows it.

        A verb that takes a clause without "that" may have the subject of the clause behind it.
        """
        place = before
        while place >= 0 and self.tags[place] in _WITHIN_PHRASES:
            place -= 1
        if place < 0 or self.tags[place] not in VERBS:
            return False
        return self.low[place] not in bare_words()

    def _next(self, place: int) -> str:
        return self.low[place + 1] if place + 1 < len(self.low) else ""


_BEFORE_BASES = frozenset({Tag.TO, Tag.MODAL})
_OBJECTS = BEFORE_NOUNS | {Tag.OBJECT}
_ANTECEDENTS = NOUNS | PRONOUNS | BEFORE_NOUNS
_WITHIN_PHRASES = NOUNS | BEFORE_NOUNS | {Tag.PREPOSITION, Tag.ADVERB}
_NOT_FINITE = {"have": Tag.HAVE, "having": Tag.HAVE, "do": Tag.DO}
_FORM_OF = {
    Tag.BASE: Form.BASE,
    Tag.GERUND: Form.GERUND,
    Tag.PARTICIPLE: Form.PARTICIPLE,
}


def _behind_to(known: frozenset[Form]) -> Tag:
    return Tag.BASE if Form.BASE in known else Tag.NOUN


def _behind_have(known: frozenset[Form]) -> Tag:
    return Tag.PARTICIPLE if Form.PARTICIPLE in known else Tag.NOUN


def _behind_be(known: frozenset[Form]) -> Tag:
    return Tag.GERUND if Form.GERUND in known else _behind_have(known)


def _behind_preposition(known: frozenset[Form]) -> Tag:
    return Tag.GERUND if Form.GERUND in known else Tag.NOUN


def _finite(known: frozenset[Form]) -> Tag:
    if Form.GERUND in known:
        return Tag.GERUND
    return Tag.PARTICIPLE if known == frozenset({Form.PARTICIPLE}) else Tag.FINITE


_BEHIND = {
    Tag.TO: _behind_to,
    Tag.MODAL: _behind_to,
    Tag.DO: _behind_to,
    Tag.HAVE: _behind_have,
    Tag.BE: _behind_be,
    Tag.PREPOSITION: _behind_preposition,
    Tag.RELATIVE: _finite,
    Tag.SUBJECT: _finite,
    Tag.PRONOUN: _finite,
    Tag.THAT: _finite,
    Tag.QUESTION: _finite,
}
