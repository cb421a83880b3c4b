# SPDX-License-Identifier: Apache-2.0
"""One telling of one happening, in one clause; what the clause does not tell stays blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.domain.span import Span
    from annotator.text.reading import Sentence


class Participant(NamedTuple):
    """Somebody who takes part: where that is written, the fullest name known, and as what.

    ``role`` is blank where the words do not tell it, and so is ``title``, what somebody is called
    beside the name: "captain". A pronoun that nobody is known for is left out of the participants.
    """

    span: Span
    name: str
    role: str = ""
    title: str = ""


class Place(NamedTuple):
    """Where it happens: the phrase without its preposition."""

    span: Span
    name: str


class Mention(NamedTuple):
    """One telling of one happening in one clause.

    ``trigger`` is the word that tells of it, with its particle ("laid off"); ``type`` the class of
    the happening as the word lists call it; ``what`` the shortest stretch that reads as its name.
    ``status`` is happened, planned, alleged or conditional, as far as the clause itself tells, and
    ``planned_words`` are those that say it is to come ("set to be"). ``clause`` is the stretch
    that belongs to this happening and no other.
    ``is_noun`` tells that only a noun refers to it ("after the attack"), ``is_retold`` that it
    stands in a caption or credit, which tell a second time. ``actor`` is who does it as written,
    a pronoun too. ``needs_date`` holds for a deed that counts only with a date.
    """

    trigger: Span
    type: str
    what: Span
    sentence: Sentence
    clause: Span
    who: tuple[Participant, ...] = ()
    where: Place | None = None
    status: str = "happened"
    planned_words: Span | None = None
    actor: Span | None = None
    is_noun: bool = False
    is_retold: bool = False
    needs_date: bool = False
