# SPDX-License-Identifier: Apache-2.0
"""A mark that an event is told by changes the event, when edits rest."""

from __future__ import annotations

import pytest

from annotator.domain.annotation import Piece
from annotator.domain.message import message
from annotator.domain.suggestion import Suggestion
from annotator.gui import retelling as module
from annotator.services import looking
from annotator.suggest import Suggester
from tests.gui.window.small_events import TELLINGS, use_small_events
from tests.gui.window.small_rules import SUGGESTERS

TEXT = "It left 60 people cold.\nA further 21 crews came on Tuesday.\n"
LOOKS: list[int] = []


def _retell(reading):
    """Tell of a day what is known of it."""
    LOOKS.append(1)
    for one in reading.found:
        if one.kind == "date":
            start = reading.text.index("A further")
            pieces = (Piece(type(one.envelope)(start, one.envelope.end)),)
            fields = {"what": "came", "start": one.fields["date_value"]}
            yield Suggestion("event", pieces, TELLINGS.key, message("It tells of it"), fields)


@pytest.fixture
def suggestions(desk, new_session, monkeypatch, qtbot):
    """Return the suggestions of an article that was looked through, an event among them."""
    use_small_events(monkeypatch)
    events = Suggester("event", (TELLINGS,), _retell, _retell, builds_on=frozenset(["date"]))
    monkeypatch.setattr(looking, "all_suggesters", lambda: (*SUGGESTERS, events))
    monkeypatch.setattr("annotator.suggest.all_suggesters", lambda: (*SUGGESTERS, events))
    monkeypatch.setattr(module, "_REST_MS", 1)
    desk.open_session(new_session(TEXT))
    found = desk.suggestions
    desk.changed.connect(found.follow)
    desk.session_leaving.connect(found.leave)
    desk.session_changed.connect(found.look_again)
    with qtbot.waitSignal(found.looked):
        found.look_again()
    LOOKS.clear()
    yield found
    found.stop()


def starts(suggestions):
    """Return when the events that are left begin."""
    left = suggestions.left.values()
    return [one.fields.get("start") for one in left if one.kind == "event"]


def of_kind(suggestions, kind):
    return [one for one in suggestions.left.values() if one.kind == kind]


def test_event_follows_a_date_that_is_changed(suggestions, qtbot):
    assert starts(suggestions) == ["2023-11-29"]
    (day,) = of_kind(suggestions, "date")
    suggestions.service.accept_edited(day, fields={"date_value": "2023-11-21"})
    qtbot.waitUntil(lambda: starts(suggestions) == ["2023-11-21"])


def test_event_follows_what_undo_brings_back(suggestions, desk, qtbot):
    (day,) = of_kind(suggestions, "date")
    suggestions.service.accept_edited(day, fields={"date_value": "2023-11-21"})
    qtbot.waitUntil(lambda: starts(suggestions) == ["2023-11-21"])
    desk.workspace.undo()
    qtbot.waitUntil(lambda: starts(suggestions) == ["2023-11-29"])


def test_event_goes_with_the_date_that_is_rejected(suggestions, qtbot):
    suggestions.service.reject(of_kind(suggestions, "date"))
    qtbot.waitUntil(lambda: starts(suggestions) == [])


def test_event_that_was_accepted_does_not_come_back_with_another_date(suggestions, qtbot):
    suggestions.service.accept(of_kind(suggestions, "event"))
    qtbot.waitUntil(lambda: not of_kind(suggestions, "event"))
    (day,) = of_kind(suggestions, "date")
    LOOKS.clear()
    suggestions.service.accept_edited(day, fields={"date_value": "2023-11-21"})
    qtbot.waitUntil(lambda: bool(LOOKS) and suggestions._retelling._job is None)
    qtbot.waitUntil(lambda: not of_kind(suggestions, "date"))
    assert not of_kind(suggestions, "event")


def test_nothing_is_looked_for_where_a_date_is_accepted_as_it_is(suggestions, qtbot):
    suggestions.service.accept(of_kind(suggestions, "date"))
    qtbot.waitUntil(lambda: not of_kind(suggestions, "date"))
    retelling = suggestions._retelling
    qtbot.waitUntil(lambda: not retelling._rest.isActive() and retelling._job is None)
    assert not LOOKS
    assert starts(suggestions) == ["2023-11-29"]


def test_nothing_is_asked_where_a_mark_of_another_kind_changes(suggestions, qtbot):
    retelling = suggestions._retelling
    qtbot.waitUntil(lambda: not retelling._rest.isActive() and retelling._job is None)
    suggestions.service.accept(of_kind(suggestions, "number"))
    assert not retelling._rest.isActive()


def test_marks_of_a_session_that_is_opened_count_from_the_first(suggestions, desk, qtbot):
    (day,) = of_kind(suggestions, "date")
    suggestions.service.accept_edited(day, fields={"date_value": "2023-11-21"})
    session = desk.workspace.session.id
    desk.close_session()
    desk.open_session(session)
    suggestions.restart()
    qtbot.waitUntil(lambda: starts(suggestions) == ["2023-11-21"])


def test_fault_in_a_rule_is_told_and_what_was_found_stays(suggestions, qtbot, monkeypatch):
    def fail(_reading):
        raise ZeroDivisionError

    broken = Suggester("event", (TELLINGS,), fail, fail, builds_on=frozenset(["date"]))
    monkeypatch.setattr(looking, "all_suggesters", lambda: (*SUGGESTERS, broken))
    (day,) = of_kind(suggestions, "date")
    with qtbot.waitSignal(suggestions.broken):
        suggestions.service.accept_edited(day, fields={"date_value": "2023-11-21"})
    assert starts(suggestions) == ["2023-11-29"]
