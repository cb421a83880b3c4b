# SPDX-License-Identifier: Apache-2.0
"""Rules are switched on and off, and counted."""

import pytest

from annotator.domain.errors import ConflictError
from annotator.services import looking
from annotator.services import suggesting as module
from annotator.services.deciding import left_of
from annotator.services.suggesting import Suggesting
from annotator.store.decisions import Outcome
from tests.agreement import assert_agreement
from tests.services.of_suggesting import (
    DAYS,
    FIGURES,
    NAMES,
    SUGGESTERS,
    found,
    left,
    of_kind,
)


@pytest.fixture(autouse=True)
def _suggesters(monkeypatch):
    monkeypatch.setattr(looking, "all_suggesters", lambda: SUGGESTERS)
    monkeypatch.setattr(module, "all_rules", lambda: (NAMES, FIGURES, DAYS))


@pytest.fixture
def suggesting(desk):
    return Suggesting(desk.workspace)


def test_rule_that_starts_off_suggests_nothing_until_it_is_switched_on(desk, suggesting):
    assert "We have never seen such a thing 🌊" not in left(desk, suggesting)
    suggesting.switch_rules([NAMES.key], on=True)
    assert "We have never seen such a thing 🌊" in left(desk, suggesting)


def test_rule_is_switched_off_and_undo_switches_it_on(desk, suggesting):
    suggesting.switch_rules([FIGURES.key], on=False)
    assert left(desk, suggesting) == ["Tuesday"]
    assert str(desk.workspace.next_undo().label) == "Switch off the rule “Figures”"
    desk.workspace.undo()
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]
    desk.workspace.redo()
    suggesting.switch_rules([FIGURES.key], on=True)
    assert str(desk.workspace.next_undo().label) == "Switch on the rule “Figures”"
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]
    assert_agreement(desk.project)


def test_rule_that_another_program_switched_meanwhile_is_left_as_it_is(desk, other, suggesting):
    theirs = desk.project.decisions.switches()
    Suggesting(other.workspace).switch_rules([FIGURES.key], on=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(desk.project.decisions), "switches", lambda _: theirs)
        with pytest.raises(ConflictError, match="Ben changed this in the meantime"):
            suggesting.switch_rules([FIGURES.key], on=False)
    assert left(desk, suggesting) == ["Tuesday"]


def test_several_rules_are_switched_in_one_step(desk, suggesting):
    suggesting.switch_rules([FIGURES.key, DAYS.key, NAMES.key], on=False)
    assert left(desk, suggesting) == []
    # The third is off as it is.
    assert str(desk.workspace.next_undo().label) == "Switch off 2 rules"
    suggesting.switch_rules([FIGURES.key, DAYS.key, NAMES.key], on=True)
    assert str(desk.workspace.next_undo().label) == "Switch on 3 rules"


def test_rule_that_is_as_wanted_is_left_alone(desk, suggesting):
    suggesting.switch_rules([FIGURES.key], on=True)
    suggesting.switch_rules([NAMES.key], on=False)
    assert desk.project.decisions.switches() == {}


def test_rules_are_counted(desk, suggesting):
    one, other = of_kind(desk, "number")
    (day,) = of_kind(desk, "date")
    suggesting.accept([one])
    suggesting.reject([other])
    suggesting.accept_edited(day, fields={"date_value": "2023-11-28"})
    suggesting.switch_rules([DAYS.key], on=False)
    left = left_of(found(desk), suggesting.decided())
    counts = {count.rule.key: count for count in suggesting.counts(left.by_rule)}
    assert counts[FIGURES.key].outcome == Outcome(accepted=1, rejected=1)
    assert counts[DAYS.key].outcome == Outcome(accepted=1, edited=1)
    assert counts[NAMES.key].outcome == Outcome()
    assert [count.left for count in counts.values()] == [1, 0, 0]
    assert [count.is_on for count in counts.values()] == [False, True, False]
