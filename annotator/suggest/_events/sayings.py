# SPDX-License-Identifier: Apache-2.0
"""Sayings that are a happening of their own: in a statement, a speech, a dated post."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from annotator.suggest._events.happening import Happening, Part
from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.subjects import subject_of
from annotator.suggest._quotes.adjuncts import medium_behind
from annotator.suggest._quotes.sources import main_subject
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import AUXILIARIES, Tag
from annotator.text.verbs import forms
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.span import Span
    from annotator.suggest._quotes.tagged import Tagged

_NEAR = 4  # words between the verb and where it is said


@cache
def saying_words() -> frozenset[str]:
    """Return the forms of the verbs that tell of words said somewhere."""
    verbs = [verb for verb in word_table("verbs-of-saying") if " " not in verb]
    found = {word for verb in (*verbs, "speak") for word in forms(verb).values()}
    return frozenset(found) - set(verbs)


def told_by_saying(sentence: Tagged, place: int, dates: Sequence[Span]) -> Happening | None:
    """Return what was said in a statement, a speech or a post by the verb at a place.

    ``dates`` are where the sentence has dates.
    """
    tag = sentence.tags[place]
    if tag not in (Tag.FINITE, Tag.GERUND, Tag.PARTICIPLE):
        return None
    medium = medium_behind(sentence, place + 1, sentence.limit)
    if medium is None or medium.first - place > _NEAR:
        return None
    if not _is_public(sentence, medium, has_date=bool(dates)):
        return None
    first = place
    while first and sentence.tags[first - 1] in AUXILIARIES:
        first -= 1
    is_beside = tag is Tag.GERUND
    subject = main_subject(sentence, first) if is_beside else subject_of(sentence, first)
    if subject is None or sentence.low[subject.first] in ("i", "we", "you"):
        return None
    if not is_somebody(sentence, subject):
        return None
    return Happening(
        trigger=Words(place, place + 1),
        type="announcement",
        what=Words(place, medium.last),
        begins=first,
        goes_on=medium.first,
        who=(Part(subject),),
        actor=subject,
    )


def _is_public(sentence: Tagged, medium: Words, *, has_date: bool) -> bool:
    """Return whether words are said once and for all to hear: a statement, no conversation."""
    known = word_table("words-of-statements")
    found = [known[word] for word in sentence.low[medium.first : medium.last] if word in known]
    return any(has_date or not needs for needs in found)
