# SPDX-License-Identifier: Apache-2.0
"""Suggestions outside the window: told in lines, or in the form that judges read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator.domain.event import suggested_kind
from annotator.domain.suggestion import Prediction
from annotator.services.accepting import told_reason
from annotator.services.deciding import Decided
from annotator.services.looking import in_text_order, suggest_all
from annotator.services.suggesting import off_at_first
from annotator.suggest import all_suggesters
from annotator.text.frame import Frame
from annotator.text.language import why_not_english
from annotator.text.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set
    from datetime import date

    from annotator.domain.article import Article
    from annotator.domain.suggestion import Suggestion
    from annotator.text.advice import Adviser


def listed(
    article: Article, today: date, adviser: Adviser | None = None
) -> Iterator[tuple[str, ...]]:
    """Yield what is suggested where nobody decided anything yet, as columns of text.

    They are line, place, kind, words, value or speaker, rule and reason.
    """
    frame = Frame(article.text, article.regions)
    for one in suggest_all(article, Decided(off=off_at_first()), today, adviser):
        words = _words(one, article.text)
        place = " ".join(f"{span.start}-{span.end}" for span in one.content)
        line = str(frame.line_of(one.envelope.start))
        yield line, place, one.kind, words, _value(one), one.rule, told_reason(one)


def predictions(article: Article, today: date, adviser: Adviser | None = None) -> list[Prediction]:
    """Return what judges are given of an article, in text order.

    Of one in another language than English these are its sentences. ``adviser`` is the language
    model that may be asked.
    """
    published = article.published
    reading = Reading(
        article.text, article.regions, published=published, today=today, adviser=adviser
    )
    if why_not_english(article):
        spans = (one.span for one in reading.sentences)
        return [Prediction(span.start, span.end, "sentence", {}) for span in spans]
    found: list[Prediction] = []
    for suggester in all_suggesters():
        if suggester.builds_on:
            reading.found = tuple(in_text_order(_finds(reading, suggester.builds_on)))
        found += suggester.predict(reading)
    return sorted(found, key=_place)


def _finds(reading: Reading, kinds: Set[str]) -> Iterator[Suggestion]:
    """Yield what is found of some kinds, for those who build upon it."""
    for suggester in all_suggesters():
        if suggester.kind in kinds:
            yield from suggester.suggest(reading)


def written(document_id: object, found: Iterable[Prediction]) -> str:
    """Return the line that tells what was found in a document."""
    pred = [
        {"start": one.start, "end": one.end, "type": one.type, "attrs": dict(one.attrs)}
        for one in found
    ]
    return json.dumps({"id": document_id, "pred": pred})


def _words(suggestion: Suggestion, text: str) -> str:
    """Return the words of a suggestion on one line: of an event only those that tell of it."""
    is_retold = suggested_kind(suggestion.kind).is_retold
    stretches = suggestion.content if is_retold else (suggestion.envelope,)
    return " … ".join(" ".join(span.of(text).split()) for span in stretches)


def _value(suggestion: Suggestion) -> str:
    """Return what a suggestion says beside its words: its summary, or else its first value."""
    kind, fields = suggested_kind(suggestion.kind), suggestion.fields
    summary = " ".join(fields[key] for key in kind.summary if key in fields)
    first = next((fields[field.key] for field in kind.fields if field.key in fields), "")
    return " ".join((summary or first).split())


def _place(found: Prediction) -> tuple[int, int]:
    return found.start, -found.end
