# SPDX-License-Identifier: Apache-2.0
"""Numbers: how many of what, in digits or words, with what bounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotation import Piece
from annotator.domain.suggestion import Prediction, Suggestion
from annotator.suggest import Suggester
from annotator.suggest._numbers.batch import attributes
from annotator.suggest._numbers.fields import fields_of
from annotator.suggest._numbers.finder import find_numbers
from annotator.suggest._numbers.rules import RULES, reason_for, rule_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.span import Span
    from annotator.suggest._numbers.quantity import Quantity
    from annotator.text.numerals.line import Line
    from annotator.text.reading import Reading


def suggest(reading: Reading) -> Iterator[Suggestion]:
    """Yield the numbers of an article, in text order."""
    for line, found in find_numbers(reading):
        rule = rule_of(found)
        reason = reason_for(line, found, rule)
        fields = fields_of(line, found)
        pieces = (Piece(_span(line, found)),)
        yield Suggestion("number", pieces, rule, reason, fields, weight_of(rule))


def predict(reading: Reading) -> Iterator[Prediction]:
    """Yield the numbers in the batch form."""
    for line, found in find_numbers(reading):
        span = _span(line, found)
        yield Prediction(span.start, span.end, "number", attributes(line, found))


def _span(line: Line, found: Quantity) -> Span:
    return line.span(found.first, found.behind)


SUGGESTER = Suggester("number", RULES, suggest, predict)
