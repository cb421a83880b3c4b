# SPDX-License-Identifier: Apache-2.0
"""A look through an article: what each suggester finds, the last one upon what is known by then."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.services.deciding import NOTHING, undecided
from annotator.services.knowing import known
from annotator.suggest import all_suggesters
from annotator.text.language import why_not_english
from annotator.text.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from annotator.domain.article import Article
    from annotator.domain.message import Message
    from annotator.domain.suggestion import Suggestion
    from annotator.services.deciding import Decided
    from annotator.suggest import Suggester
    from annotator.text.advice import Adviser


def why_nothing(article: Article) -> Message | None:
    """Return why nothing is suggested in an article; None where its language is English."""
    return why_not_english(article)


def found_by_kind(
    article: Article,
    today: date,
    check: Callable[[], object] | None = None,
    adviser: Adviser | None = None,
    *,
    decided: Decided = NOTHING,
) -> Iterator[list[Suggestion]]:
    """Yield what each suggester finds, decided or not: one list a suggester, in text order.

    Only the article is read, so that a job can do it. ``today`` is the reader's day; ``check`` is
    called again and again, and what it raises stops the search. ``adviser`` is the language
    model that may be asked. What was ``decided`` in a session counts for what builds upon finds.
    """
    if why_nothing(article):
        return
    reading = Reading(
        article.text,
        article.regions,
        published=article.published,
        today=today,
        check=check,
        adviser=adviser,
    )
    found: list[Suggestion] = []
    for suggester in all_suggesters():
        if suggester.builds_on:
            finds = in_text_order(found, reading.check)
            reading.found = known(finds, decided, suggester.builds_on)
        part = in_text_order(suggester.suggest(reading), reading.check)
        found += part
        yield part


def found_anew(
    article: Article,
    today: date,
    told: Sequence[Suggestion],
    check: Callable[[], object] | None = None,
) -> list[Suggestion]:
    """Return what those find who build upon others, in text order, where these find nothing else.

    ``told`` is what ``told_to_last`` returns.
    """
    published = article.published
    reading = Reading(article.text, article.regions, published=published, today=today, check=check)
    reading.found = tuple(told)
    found = (one for suggester in _last() for one in suggester.suggest(reading))
    return in_text_order(found, reading.check)


def told_to_last(found: Iterable[Suggestion], decided: Decided) -> tuple[Suggestion, ...]:
    """Return what those go by who build upon others, of all that is found and decided by now.

    Where it is the same as before, they find the same.
    """
    return known(found, decided, frozenset[str]().union(*(one.builds_on for one in _last())))


def without_last(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Return of all that is found what does not build upon other finds."""
    kinds = {one.kind for one in _last()}
    return [one for one in found if one.kind not in kinds]


def _last() -> list[Suggester]:
    return [one for one in all_suggesters() if one.builds_on]


def suggest_all(
    article: Article, decided: Decided, today: date, adviser: Adviser | None = None
) -> list[Suggestion]:
    """Return what is suggested in an article and not decided yet, in text order."""
    parts = found_by_kind(article, today, adviser=adviser, decided=decided)
    return undecided(in_text_order(one for part in parts for one in part), decided)


def in_text_order(
    suggestions: Iterable[Suggestion], check: Callable[[], object] | None = None
) -> list[Suggestion]:
    """Return suggestions as they are walked through, each kind and content once.

    Where several begin together, the longest comes first. ``check`` is called for each of them.
    """
    once: dict[object, tuple[tuple[int, int], Suggestion]] = {}
    for one in suggestions:
        if check is not None:
            check()
        content = one.content
        place = content[0].start, -content[-1].end
        once.setdefault((one.kind, content), (place, one))
    return [one for _, one in sorted(once.values(), key=itemgetter(0))]
