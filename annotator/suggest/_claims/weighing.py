# SPDX-License-Identifier: Apache-2.0
"""How much a statement carries: figures, comparisons and deeds against views and talk.

The weights are round numbers set by hand from what the literature names; none was fitted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._claims.lexicon import Cue

if TYPE_CHECKING:
    from annotator.suggest._claims.statement import Statement

# From here on a statement carries enough to be offered unasked.
TELLING = 60
_BASE = 40
_QUESTION = 25
# What one of a cue counts, and how many of it do.
_FACTS = {
    Cue.FIGURE: (15, 2),
    Cue.DATE: (7, 1),
    Cue.QUANTITY: (7, 2),
    Cue.COMPARISON: (6, 1),
    Cue.CHANGE: (8, 1),
    Cue.SUPERLATIVE: (6, 1),
    Cue.LAW: (6, 1),
    Cue.CAUSE: (6, 1),
    Cue.PAST: (4, 2),
    Cue.PUBLIC: (4, 2),
    Cue.RECORD: (3, 2),
    Cue.SAYING: (4, 1),
    Cue.NAME: (2, 4),
}
_VIEWS = {
    Cue.JUDGEMENT: (12, 2),
    Cue.OPINION: (9, 2),
    Cue.INTENSIFIER: (7, 2),
    Cue.HEDGE: (6, 1),
    Cue.RHETORIC: (6, 1),
    Cue.PLEASANTRY: (6, 1),
    Cue.SPEAKER: (6, 1),
    Cue.LISTENER: (5, 1),
    Cue.VALUING: (5, 2),
    Cue.PLAN: (4, 1),
    Cue.FORECAST: (3, 1),
    Cue.GROUP: (3, 1),
}
# Short sentences are mostly talk: what is taken off below 8 and below 16 words.
_SHORT = ((8, 10), (16, 3))

# What a plain report has at least: words and signs, and facts beyond its views.
_FULL = 7
_ENOUGH = 6
_PERSONS = (Cue.SPEAKER, Cue.GROUP, Cue.LISTENER)


class Balance(NamedTuple):
    """What in a statement speaks for a fact, and what for a view."""

    facts: int
    views: int


def balance(statement: Statement) -> Balance:
    """Return what the cues of a statement come to.

    A view in quotation marks is somebody else's: that it was voiced is a fact.
    """
    facts = views = 0
    for cue, found in statement.cues.items():
        if cue in _FACTS:
            each, most = _FACTS[cue]
            facts += each * min(len(found), most)
        else:
            each, most = _VIEWS[cue]
            own = sum(not statement.quoted[one.first] for one in found)
            views += each * min(own, most)
    return Balance(facts, views)


def is_plain(statement: Statement, found: Balance) -> bool:
    """Return whether a full sentence tells something in words that are nobody's view."""
    is_full = len(statement.words) >= _FULL and bool(statement.verbs)
    return is_full and found.facts - found.views >= _ENOUGH and not statement.has(*_PERSONS)


def score_of(statement: Statement, found: Balance) -> float:
    """Return how much a statement carries, 0 to 100; of two alike the longer one more."""
    length = len(statement.words)
    score = _BASE + found.facts - found.views
    score -= next((less for words, less in _SHORT if length < words), 0)
    score -= _QUESTION if statement.is_question else 0
    return min(max(score, 0.0), 99.0) + min(length, 100) / 100
