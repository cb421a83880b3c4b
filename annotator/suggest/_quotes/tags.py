# SPDX-License-Identifier: Apache-2.0
"""Classes of words, as far as a reader of English can tell them at a glance."""

from __future__ import annotations

from enum import IntEnum, auto


class Tag(IntEnum):
    """The class of a word in its sentence; STOP is every sign.

    INFINITIVE is "be", "have" or "do" behind "to". FINITE has a subject of its own, BASE stands
    behind "to" or a modal, PARTICIPLE behind "is" or "has" or, cut short, behind a noun.
    Adjectives that are not listed count as nouns.
    """

    DETERMINER = auto()
    ADJECTIVE = auto()
    POSSESSIVE = auto()
    SUBJECT = auto()
    PRONOUN = auto()
    OBJECT = auto()
    PREPOSITION = auto()
    TO = auto()
    THAT = auto()
    RELATIVE = auto()
    QUESTION = auto()
    SUBORDINATOR = auto()
    CONJUNCTION = auto()
    BE = auto()
    HAVE = auto()
    DO = auto()
    MODAL = auto()
    INFINITIVE = auto()
    ADVERB = auto()
    NOUN = auto()
    NAME = auto()
    FINITE = auto()
    BASE = auto()
    PARTICIPLE = auto()
    GERUND = auto()
    STOP = auto()


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
