# SPDX-License-Identifier: Apache-2.0
"""Where the rules for quotes can only guess, what a language model says of words and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.lexicon import verb_words
from annotator.suggest._quotes.people import Sort
from annotator.suggest._quotes.tags import NOUNS, VERBS, Tag
from annotator.text.advice import NameSort, WordClass

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from annotator.suggest._quotes.mentions import Mention
    from annotator.text.advice import Advice
    from annotator.text.tokens import Token

_NOMINAL = {
    WordClass.NOUN: Tag.NOUN,
    WordClass.ADJECTIVE: Tag.NOUN,
    WordClass.NAME: Tag.NAME,
}
# A place stands for its government, "Iran said it would", and never for "he".
_SORTS = {
    NameSort.PERSON: Sort.PERSON,
    NameSort.ORGANISATION: Sort.ORGANISATION,
    NameSort.PLACE: Sort.ORGANISATION,
    NameSort.GROUP: Sort.ORGANISATION,
}


def advised_tags(words: Sequence[Token], tags: Sequence[Tag], advice: Advice) -> list[Tag]:
    """Return the classes of the words of a sentence, doubtful ones as the model has them."""
    decided: list[Tag] = []
    for word, tag in zip(words, tags, strict=True):
        told = advice.word_class(word.start, word.end)
        is_behind_noun = bool(decided) and decided[-1] in NOUNS
        decided.append(_decided(word.lower, tag, told, is_behind_noun=is_behind_noun))
    return decided


def _decided(low: str, tag: Tag, told: WordClass | None, *, is_behind_noun: bool) -> Tag:
    """Return the class of a word that is a verb or a noun by the rules.

    The rules know verbs by their forms, so that the model makes no verb of any other word.
    """
    if tag in VERBS and told in _NOMINAL:
        return _NOMINAL[told]
    if told is WordClass.FINITE and (tag in NOUNS or tag is Tag.PARTICIPLE):
        return Tag.FINITE if low in verb_words() else tag
    if told is WordClass.PARTICIPLE and tag is Tag.FINITE and is_behind_noun:
        return Tag.PARTICIPLE
    return tag


def advised_mentions(mentions: Sequence[Mention], advice: Advice) -> list[Mention]:
    """Return mentions, those of names that may be anybody's with what the model takes them for.

    Who has an office or is told to be "a professor" somewhere is a person, whatever it says.
    """
    persons = {mention.name[-1] for mention in mentions if mention.name and _is_person(mention)}
    return [_sorted(mention, persons, advice) for mention in mentions]


def _is_person(mention: Mention) -> bool:
    return mention.sort is Sort.PERSON or mention.has_role or mention.last > mention.end


def _sorted(mention: Mention, persons: Set[str], advice: Advice) -> Mention:
    if not mention.name or mention.sort is not Sort.UNKNOWN:
        return mention
    told = advice.sort(mention.name[-1])
    if told is None or (told is not NameSort.PERSON and mention.name[-1] in persons):
        return mention
    return mention._replace(sort=_SORTS[told])
