# SPDX-License-Identifier: Apache-2.0
"""A few rules of our own, so that what the window does stands apart from what rules find."""

from __future__ import annotations

import re

from annotator.domain.annotation import Piece, PieceRole
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Rule, Suggestion
from annotator.suggest import Suggester

FIGURES = Rule("number.small", "number", "Plain figures")
QUOTES = Rule("quote.small", "quote", "Words between marks of quotation")
DAYS = Rule("date.small", "date", "Days of the week")


def _numbers(reading):
    for found in re.finditer(r"(\d+) (\w+)", reading.text):
        why = message("“{words}” is written in figures", words=found[1])
        fields = {"number_value": found[1], "counted": found[2]}
        yield Suggestion("number", (Piece(Span(*found.span(1))),), FIGURES.key, why, fields)


def _quotes(reading):
    for found in re.finditer(r"(“[^”]+”) (said) (\w+ \w+)", reading.text):
        roles = PieceRole.CONTENT, PieceRole.CUE, PieceRole.SOURCE
        pieces = tuple(Piece(Span(*found.span(n)), role) for n, role in enumerate(roles, 1))
        why = message("The words stand in marks, and “{cue}” follows them", cue=found[2])
        yield Suggestion("quote", pieces, QUOTES.key, why, {"speaker": found[3]})


def _days(reading):
    for found in re.finditer("Tuesday|Wednesday", reading.text):
        day = reading.published or "2023-11-29"
        fields = {"date_value": day, "date_other": "2023-12-06"}
        why = message("It counts from {day}", day=day)
        yield Suggestion("date", (Piece(Span(*found.span())),), DAYS.key, why, fields)


def _none(_reading):
    return iter(())


SUGGESTERS = (
    Suggester("quote", (QUOTES,), _quotes, _none),
    Suggester("number", (FIGURES,), _numbers, _none),
    Suggester("date", (DAYS,), _days, _none),
)


def use_small_rules(monkeypatch):
    """Have these rules be all there are."""
    rules = (QUOTES, FIGURES, DAYS)
    for module in ("annotator.suggest", "annotator.services.suggesting"):
        monkeypatch.setattr(f"{module}.all_suggesters", lambda: SUGGESTERS)
        monkeypatch.setattr(f"{module}.all_rules", lambda: rules)
