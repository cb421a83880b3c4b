# SPDX-License-Identifier: Apache-2.0
"""Events: what happened, was announced or is planned, as the article tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.suggestion import Prediction
from annotator.suggest import Suggester
from annotator.suggest._events.dating import timed
from annotator.suggest._events.merging import gathered
from annotator.suggest._events.rules import RULES
from annotator.suggest._events.writing import suggestion_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.suggestion import Suggestion
    from annotator.suggest._events.mention import Mention
    from annotator.text.reading import Reading


def suggest(reading: Reading) -> Iterator[Suggestion]:
    """Yield the events of an article, in text order: upon the dates and numbers known of it."""
    found = (suggestion_of(reading, one) for one in reading.once(gathered))
    yield from sorted(reading.checked(found), key=_start)


def predict(reading: Reading) -> Iterator[Prediction]:
    """Yield every telling of a happening in the batch form; its span is the word that tells."""
    for mention, when in reading.once(timed):
        attrs = _attrs(reading.text, mention)
        if when.is_known:
            attrs["when"] = when.start or when.end
        yield Prediction(mention.trigger.start, mention.trigger.end, "event", attrs)


def _attrs(text: str, mention: Mention) -> dict[str, object]:
    attrs: dict[str, object] = {"event_type": mention.type, "what": mention.what.of(text)}
    who = mention.actor or next((one.span for one in mention.who), None)
    if who is not None:
        attrs["who"] = who.of(text)
    if mention.where is not None:
        attrs["where"] = mention.where.name
    return attrs


def _start(suggestion: Suggestion) -> int:
    return suggestion.envelope.start


SUGGESTER = Suggester("event", RULES, suggest, predict, builds_on=frozenset(("date", "number")))
