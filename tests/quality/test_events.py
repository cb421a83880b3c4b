# SPDX-License-Identifier: Apache-2.0
"""How events are scored: what agrees, and which of several answers is taken."""

import json

import pytest

from tests.quality.events import agree, score


def written(path, *rows):
    """Write rows as lines of JSON and return the file."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def span(start, end, kind, text="", **attrs):
    return {"start": start, "end": end, "type": kind, "text": text, "attrs": attrs}


@pytest.mark.parametrize(
    ("name", "wanted", "given", "agrees"),
    [
        ("who", "the mayor of Norvale", "mayor", True),
        ("who", "Ann Roe", "Bo Lask", False),
        ("who", "Ann Roe", "", False),
        ("when", "2023-11", "2023-11-29", True),
        ("when", "2023-11-28", "2023-11-29", False),
    ],
)
def test_answers_agree_where_one_holds_the_other(name, wanted, given, agrees):
    assert agree(name, wanted, given) is agrees


def test_attributes_count_only_where_both_mark_a_happening(tmp_path):
    gold = [span(4, 9, "event", who=["Roe"], where=["Rome"]), span(20, 25, "event", who=["Lask"])]
    told = [span(4, 9, "event", who="Roe"), span(30, 35, "event", who="Lask")]
    found = score(
        written(tmp_path / "gold", {"id": "1", "gold": gold}),
        written(tmp_path / "told", {"id": "1", "pred": told}),
    )
    assert found["precision"] == 0.5
    assert found["who"] == {"right": 1.0, "told": 1.0, "end_to_end": 1.0}
    assert found["where"] == {"right": None, "told": 0.0, "end_to_end": 0.0}


def test_main_event_is_the_first_that_the_opening_tells(tmp_path):
    gold = [span(0, 3, "who", "Roe", coders=3), span(50, 54, "when", "today", iso="2023-11-29")]
    told = [span(4, 9, "event", what="won"), span(40, 42, "event", who="Roe", when="2023-11-29")]
    found = score(
        written(tmp_path / "gold", {"id": "1", "gold": gold}),
        written(tmp_path / "told", {"id": "1", "pred": told}),
    )
    assert (found["who"]["right"], found["when"]["right"]) == (1.0, 1.0)
