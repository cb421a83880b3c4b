# SPDX-License-Identifier: Apache-2.0
"""A few rules of our own, so that what the window does stands apart from what rules find."""

from __future__ import annotations

import re

from annotator import suggest
from annotator.domain.annotation import Piece, PieceRole
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Rule, Suggestion
from annotator.services import looking, suggesting
from annotator.suggest import Suggester

FIGURES = Rule("number.small", "number", "Plain figures")
QUOTES = Rule("quote.small", "quote", "Words between marks of quotation")
DAYS = Rule("date.small", "date", "Days of the week")

# An article of which all is suggested, and its words that are.
TEXT = (
    "It left 60 people cold and took 5 roofs on Tuesday.\n\n"
    "“Nobody slept,” said Ada Grey. It cost 12 boats.\n"
)
ALL = ["60", "5", "Tuesday", "“Nobody slept,”", "12"]


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
    # Both are imported by now: one imported from the other later would keep these rules.
    for module in (suggest, looking):
        monkeypatch.setattr(module, "all_suggesters", lambda: SUGGESTERS)
    for module in (suggest, suggesting):
        monkeypatch.setattr(module, "all_rules", lambda: rules)


def left(typist):
    """Return the words of what is left, as it is walked through."""
    suggestions = typist.window.desk.suggestions.left.values()
    return [one.envelope.of(TEXT) for one in suggestions]


def current(typist):
    found = typist.window.desk.suggestions.current
    return found.envelope.of(TEXT) if found else ""


def stored(typist):
    """Return the words of the marks in the file, and their kinds."""
    workspace = typist.window.desk.workspace
    found = workspace.project.annotations.of_session(workspace.session_id)
    return [(one.exact(TEXT), one.kind) for one in found]


def mark(typist, words):
    workspace = typist.window.desk.workspace
    found = workspace.project.annotations.of_session(workspace.session_id)
    return next(one for one in found if one.exact(TEXT) == words)


def told(typist, name):
    return typist.window.status.findChild(object, name).text()
