# SPDX-License-Identifier: Apache-2.0
"""Events: what happened, was announced or is planned, as the article tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.suggestion import Prediction, Suggestion
from annotator.suggest import Suggester
from annotator.suggest._events.mentions import mentions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest._events.mention import Mention
    from annotator.text.reading import Reading


def suggest(_reading: Reading) -> Iterator[Suggestion]:
    """Yield the events of an article, in text order."""
    yield from ()


def predict(reading: Reading) -> Iterator[Prediction]:
    """Yield every telling of a happening in the batch form; its span is the word that tells."""
    for mention in reading.once(mentions_of):
        attrs = _attrs(reading.text, mention)
        yield Prediction(mention.trigger.start, mention.trigger.end, "event", attrs)


def _attrs(text: str, mention: Mention) -> dict[str, object]:
    attrs: dict[str, object] = {"event_type": mention.type, "what": mention.what.of(text)}
    if mention.actor is not None:
        attrs["who"] = mention.actor.of(text)
    if mention.where is not None:
        attrs["where"] = mention.where.name
    return attrs


SUGGESTER = Suggester("event", (), suggest, predict)
