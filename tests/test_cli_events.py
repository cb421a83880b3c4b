# SPDX-License-Identifier: Apache-2.0
"""Events on the command line: all that are suggested are made with the marks that speak of them."""

import csv

import pytest

from annotator import assets, cli
from annotator.domain.event import EVENT
from annotator.suggest import all_rules

HARBOUR = assets.path("samples", "harbour-storm.txt")
pytestmark = pytest.mark.skipif(
    all(rule.kind != EVENT.key for rule in all_rules()), reason="no events are suggested yet"
)


@pytest.fixture
def table(tmp_path):
    """Return what reads a table of a project in which all that is suggested was accepted."""
    project, folder = tmp_path / "p.annotator", tmp_path / "csv"
    arguments = [str(project), str(HARBOUR), "--published", "2024-11-21", "--accept-suggestions"]
    assert cli.main(["import", *arguments]) == 0
    assert cli.main(["export", str(project), "--out", str(folder)]) == 0

    def read(name):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return read


def test_all_suggestions_are_accepted_the_events_after_the_marks(table):
    events = table("events.csv")
    assert events
    assert {row["origin"] for row in events} == {"rule"}
    assert all(row["rule"].startswith("event.") and row["reason"] for row in events)
    created = [row["created"] for row in table("annotations.csv")]
    assert max(created) <= min(row["created"] for row in events)


def test_marks_speak_of_the_events_by_their_kinds(table):
    roles = {(row["kind"], row["role"]) for row in table("event_evidence.csv")}
    told = {"date": "when", "number": "how many", "quote": "said", "claim": "stated"}
    assert roles <= set(told.items())
    assert ("date", "when") in roles
