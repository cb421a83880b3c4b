# SPDX-License-Identifier: Apache-2.0
"""Small rules for tests of what is done with suggestions."""

import re
from datetime import date

from annotator.domain.annotation import Piece, PieceRole
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Rule, Suggestion
from annotator.services.looking import found_by_kind, suggest_all
from annotator.suggest import Suggester

TODAY = date(2023, 12, 1)
FIGURES = Rule("number.figures", "number", "Figures")
NAMES = Rule("quote.names", "quote", "Words with a name", starts_off=True)
DAYS = Rule("date.days", "date", "Days of the week")


def numbers(reading):
    for found in re.finditer(r"\d[\d,]*", reading.text):
        value = found[0].replace(",", "")
        yield Suggestion(
            *("number", (Piece(Span(*found.span())),), FIGURES.key),
            message("“{words}” is written in figures", words=found[0]),
            {"number_value": value},
        )


def quotes(reading):
    for found in re.finditer(r'"([^"]+)," (mayor \w+ \w+) (said)', reading.text):
        roles = (PieceRole.CONTENT, PieceRole.SOURCE, PieceRole.CUE)
        pieces = tuple(
            Piece(Span(*found.span(number)), role) for number, role in enumerate(roles, 1)
        )
        fields = {"speaker_as_written": found[2], "cue": found[3]}
        yield Suggestion("quote", pieces, NAMES.key, message("Somebody said it"), fields)


def days(reading):
    for found in re.finditer("Tuesday", reading.text):
        value = reading.published or "2023"
        fields = {"date_value": value} if "X" not in value else {}
        yield Suggestion("date", (Piece(Span(*found.span())),), DAYS.key, message("A day"), fields)


def nothing(_):
    return ()


SUGGESTERS = (
    Suggester("quote", (NAMES,), quotes, nothing),
    Suggester("number", (FIGURES,), numbers, nothing),
    Suggester("date", (DAYS,), days, nothing),
)


def found(desk):
    """Return all that the rules find, decided or not."""
    return [one for part in found_by_kind(desk.workspace.article, TODAY) for one in part]


def left(desk, suggesting):
    """Return the words that are still suggested."""
    open_ones = suggest_all(desk.workspace.article, suggesting.decided(), TODAY)
    return [one.envelope.of(desk.text) for one in open_ones]


def of_kind(desk, kind):
    return [one for one in found(desk) if one.kind == kind]


def switch_all_on(suggesting):
    suggesting.switch_rules([NAMES.key], on=True)
