# SPDX-License-Identifier: Apache-2.0
"""What is suggested is found by a job, shown as it comes, and held against what is decided."""

from __future__ import annotations

from threading import Event

import pytest

from annotator.domain.span import Span
from annotator.gui import settling as settling_module
from annotator.services import looking
from annotator.suggest import Suggester
from tests.gui.window import small_rules
from tests.gui.window.small_rules import DAYS, FIGURES, use_small_rules

TEXT = "It left 60 people cold.\nA further 21 crews came on Tuesday.\n"
ALL = ["60", "21", "Tuesday"]


@pytest.fixture
def suggestions(desk, new_session, monkeypatch):
    """Return the suggestions of an article, which nobody has looked for yet."""
    use_small_rules(monkeypatch)
    desk.open_session(new_session(TEXT))
    found = desk.suggestions
    desk.changed.connect(found.follow)
    desk.session_leaving.connect(found.leave)
    desk.session_changed.connect(found.look_again)
    yield found
    found.stop()


def words(suggestions):
    return [one.envelope.of(TEXT) for one in suggestions.left.values()]


def look(suggestions, qtbot):
    with qtbot.waitSignal(suggestions.looked):
        suggestions.look_again()


def gated(gate, suggester):
    """Return a suggester that waits at a gate first."""

    def suggest(reading):
        gate.wait(20)
        yield from suggester.suggest(reading)

    return Suggester(suggester.kind, suggester.rules, suggest, suggester.predict)


@pytest.fixture
def gate(suggestions, monkeypatch):
    """Return what the last of three suggesters waits for."""
    one = Event()
    first, second, third = small_rules.SUGGESTERS
    suggesters = (first, second, gated(one, third))
    monkeypatch.setattr(looking, "all_suggesters", lambda: suggesters)
    yield one
    one.set()


def test_everything_is_found_in_text_order(suggestions, qtbot):
    look(suggestions, qtbot)
    assert words(suggestions) == ALL


def test_what_one_suggester_finds_is_shown_while_another_is_at_work(suggestions, gate, qtbot):
    told = []
    suggestions.changed.connect(told.append)
    suggestions.look_again()
    qtbot.waitUntil(lambda: words(suggestions) == ALL[:2])
    assert suggestions.is_looking
    gate.set()
    qtbot.waitUntil(lambda: words(suggestions) == ALL)
    assert [len(ids) for ids in told] == [2, 1]


def test_what_is_found_in_an_article_that_was_left_is_dropped(suggestions, gate, desk, qtbot):
    suggestions.look_again()
    qtbot.waitUntil(lambda: suggestions.is_looking)
    desk.close_session()
    gate.set()
    suggestions.stop()
    assert words(suggestions) == []


def test_rule_reads_no_further_in_an_article_that_was_left(suggestions, desk, qtbot, monkeypatch):
    gate, read = Event(), []

    def suggest(reading):
        for sentence in reading.in_turn():
            read.append(sentence)
            gate.wait(20)
        yield from ()

    reader = Suggester(FIGURES.kind, (FIGURES,), suggest, suggest)
    monkeypatch.setattr(looking, "all_suggesters", lambda: (reader,))
    suggestions.look_again()
    qtbot.waitUntil(lambda: len(read) == 1)
    desk.close_session()
    gate.set()
    suggestions.stop()
    assert len(read) == 1


def test_fault_in_a_rule_is_told_and_what_others_found_stays(suggestions, qtbot, monkeypatch):
    def fail(_reading):
        raise ZeroDivisionError

    first, second, third = small_rules.SUGGESTERS
    broken = Suggester(third.kind, third.rules, fail, third.predict)
    monkeypatch.setattr(looking, "all_suggesters", lambda: (first, second, broken))
    with qtbot.waitSignal(suggestions.broken):
        suggestions.look_again()
    assert not suggestions.is_looking
    assert words(suggestions) == ALL[:2]


def test_how_many_are_left_of_each_rule_is_known_also_of_one_that_is_off(
    suggestions, desk, tag, qtbot
):
    look(suggestions, qtbot)
    assert suggestions.left_by_rule == {FIGURES.key: 2, DAYS.key: 1}
    suggestions.service.switch_rules([FIGURES.key], on=False)
    qtbot.waitUntil(lambda: words(suggestions) == ["Tuesday"])
    assert suggestions.left_by_rule == {FIGURES.key: 2, DAYS.key: 1}
    with qtbot.waitSignal(suggestions.counted):
        tag("number", "60")
    assert suggestions.left_by_rule == {FIGURES.key: 1, DAYS.key: 1}
    with qtbot.waitSignal(suggestions.counted):
        desk.workspace.undo()
    suggestions.forget([next(iter(suggestions.left))])
    assert suggestions.left_by_rule == {FIGURES.key: 2}


def test_very_many_are_settled_by_a_job(suggestions, desk, tag, qtbot, monkeypatch):
    monkeypatch.setattr(settling_module, "_MANY", 0)
    suggestions.look_again()
    qtbot.waitUntil(lambda: words(suggestions) == ALL)
    tag("number", "60")
    qtbot.waitUntil(lambda: words(suggestions) == ALL[1:])
    desk.workspace.undo()
    qtbot.waitUntil(lambda: words(suggestions) == ALL)


def test_result_of_a_job_that_more_was_decided_since_is_dropped(
    suggestions, desk, tag, qtbot, monkeypatch
):
    monkeypatch.setattr(settling_module, "_MANY", 0)
    suggestions.look_again()
    qtbot.waitUntil(lambda: words(suggestions) == ALL)
    told = []
    suggestions.changed.connect(lambda _: told.append(words(suggestions)))
    suggestions._settle()
    tag("number", "60")
    qtbot.waitUntil(lambda: words(suggestions) == ALL[1:])
    assert told == [ALL[1:]]


def test_file_that_no_job_can_read_is_read_here(suggestions, desk, qtbot, monkeypatch):
    monkeypatch.setattr(settling_module, "_MANY", 0)
    project = desk.workspace.project
    moved = project.path.with_name("moved.annotator")
    suggestions.look_again()
    qtbot.waitUntil(lambda: words(suggestions) == ALL)
    suggestions.forget(list(suggestions.left))
    project.path.rename(moved)
    suggestions.settle_anew()
    qtbot.waitUntil(lambda: words(suggestions) == ALL)
    moved.rename(project.path)


def test_smallest_suggestion_at_a_place_is_meant_unless_another_is_current(suggestions, qtbot):
    look(suggestions, qtbot)
    place = TEXT.index("60")
    found = suggestions.at(place)
    assert suggestions.left[found].rule == FIGURES.key
    assert suggestions.at(place, "quote") == ""
    assert suggestions.at(place + 2) == ""


def test_marks_are_those_that_overlap(suggestions, qtbot):
    look(suggestions, qtbot)
    place = TEXT.index("60")
    assert [one.start for one in suggestions.suggested.marks_in(Span(0, place + 1))] == [place]
    assert suggestions.suggested.marks_in(Span(0, place)) == []
    assert suggestions.suggested.marks_of(["a1"]) == []
