# SPDX-License-Identifier: Apache-2.0
"""Classes of words, as far as a reader of English can tell them at a glance."""

from __future__ import annotations

from typing import ClassVar


class Tag(str):
    """The class of a word in its sentence; STOP is every sign. There is one object for each.

    INFINITIVE is "be", "have" or "do" behind "to". FINITE has a subject of its own, BASE stands
    behind "to" or a modal, PARTICIPLE behind "is" or "has" or, cut short, behind a noun.
    Adjectives that are not listed count as nouns.

    It is no ``Enum``: to look up a member of one takes five times as long, and the rules do so
    thousands of times an article.
    """

    __slots__ = ()

    DETERMINER: ClassVar[Tag]
    ADJECTIVE: ClassVar[Tag]
    POSSESSIVE: ClassVar[Tag]
    SUBJECT: ClassVar[Tag]
    PRONOUN: ClassVar[Tag]
    OBJECT: ClassVar[Tag]
    PREPOSITION: ClassVar[Tag]
    TO: ClassVar[Tag]
    THAT: ClassVar[Tag]
    RELATIVE: ClassVar[Tag]
    QUESTION: ClassVar[Tag]
    SUBORDINATOR: ClassVar[Tag]
    CONJUNCTION: ClassVar[Tag]
    BE: ClassVar[Tag]
    HAVE: ClassVar[Tag]
    DO: ClassVar[Tag]
    MODAL: ClassVar[Tag]
    INFINITIVE: ClassVar[Tag]
    ADVERB: ClassVar[Tag]
    NOUN: ClassVar[Tag]
    NAME: ClassVar[Tag]
    FINITE: ClassVar[Tag]
    BASE: ClassVar[Tag]
    PARTICIPLE: ClassVar[Tag]
    GERUND: ClassVar[Tag]
    STOP: ClassVar[Tag]


for _name in Tag.__annotations__:
    setattr(Tag, _name, Tag(_name.lower()))


FINITE = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL, Tag.FINITE})
AUXILIARIES = (FINITE - {Tag.FINITE}) | {Tag.INFINITIVE}
VERBS = frozenset({Tag.FINITE, Tag.BASE, Tag.PARTICIPLE, Tag.GERUND})
INFINITIVES = frozenset({Tag.BASE, Tag.INFINITIVE})
NOUNS = frozenset({Tag.NOUN, Tag.NAME})
PRONOUNS = frozenset({Tag.SUBJECT, Tag.PRONOUN})
BEFORE_NOUNS = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE})
# What a noun phrase may begin with, and what it may consist of.
NOMINAL = NOUNS | BEFORE_NOUNS | {Tag.OBJECT, Tag.PRONOUN}
PHRASE = NOUNS | BEFORE_NOUNS | {Tag.PREPOSITION, Tag.ADVERB}
