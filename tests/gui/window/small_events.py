# SPDX-License-Identifier: Apache-2.0
"""A few events that rules of our own suggest, beside the marks of the small rules."""

from __future__ import annotations

from annotator import suggest
from annotator.domain.annotation import Piece
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Rule, Suggestion
from annotator.services import looking, suggesting
from annotator.suggest import Suggester
from tests.gui.window.small_rules import DAYS, FIGURES, QUOTES, SUGGESTERS

TELLINGS = Rule("event.small", "event", "Happenings")
# In the order of the text; each with the stretches that tell of it, and its fields.
STORM = (
    ("It left 60 people cold", "It cost 12 boats"),
    {"what": "It cost 12 boats", "start": "2023-11-28", "event_status": "happened"},
)
ROOFS = (
    ("took 5 roofs on Tuesday",),
    {"what": "took 5 roofs", "who": "Storm", "start": "2023-11-27", "date_text": "Tuesday"},
)
SPEECH = (("said Ada Grey",), {"what": "said Ada Grey", "who": "Ada Grey"})
# By time: what has none stands behind what is told of before it.
BY_TIME = ["took 5 roofs", "said Ada Grey", "It cost 12 boats"]


def _events(reading):
    for words, fields in (STORM, ROOFS, SPEECH):
        places = (reading.text.index(one) for one in words)
        spans = (Span(at, at + len(one)) for at, one in zip(places, words, strict=True))
        why = message("“{words}” tells of it", words=words[0].split()[0])
        yield Suggestion("event", tuple(map(Piece, spans)), TELLINGS.key, why, fields)


def _none(_reading):
    return iter(())


EVENTS = Suggester("event", (TELLINGS,), _events, _none, builds_on=frozenset(("number",)))


def use_small_events(monkeypatch):
    """Have the small rules and this one be all there are."""
    suggesters, rules = (*SUGGESTERS, EVENTS), (QUOTES, FIGURES, DAYS, TELLINGS)
    for module in (suggest, looking):
        monkeypatch.setattr(module, "all_suggesters", lambda: suggesters)
    for module in (suggest, suggesting):
        monkeypatch.setattr(module, "all_rules", lambda: rules)
