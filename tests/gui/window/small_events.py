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
from tests.gui.window.small_rules import DAYS, FIGURES, QUOTES, SUGGESTERS, TEXT

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


def read_storm(start, folder):
    """Return somebody in front of the article, once all that is suggested in it is found."""
    path = folder / "storm.txt"
    path.write_text(TEXT, encoding="utf-8")
    typist = start(path, suggests=True)
    suggestions = typist.window.desk.suggestions
    typist.qtbot.waitUntil(lambda: left(typist) == BY_TIME and not suggestions.is_looking)
    typist.press("Control+Home")
    return typist


def left(typist):
    """Return what the events that are left are called, as they are walked through."""
    suggestions = typist.window.desk.suggestions
    return [suggestions.left[one].fields["what"] for one in suggestions.suggested.events()]


def current(typist):
    found = typist.window.desk.suggestions.current
    return found.fields.get("what", "") if found else ""


def events(typist):
    """Return the events in the file, by time."""
    workspace = typist.window.desk.workspace
    found = workspace.project.events
    return found.find(found.in_order(workspace.session_id))


def names(typist):
    return [one.what for one in events(typist)]


def panel(typist):
    return typist.window.areas["bottom"].panel("events")


def child(typist, name):
    return panel(typist).findChild(object, name)
