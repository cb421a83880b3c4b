# SPDX-License-Identifier: Apache-2.0
"""What a timeline says in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from annotator.gui.plotting.day_lines import day_lines
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.marks import Lane, LaneKind, Shape
from annotator.gui.plotting.words import event_words, lane_name, shape_label, tip_words

NOW = datetime(2023, 12, 1, 10, 30, tzinfo=UTC)


def test_event_is_told_with_what_is_known_of_it(event):
    row = event("2023-11-28", "", "Burns was\n in Qatar", "planned", "checked")
    assert event_words(row) == "Tue 28 Nov 2023, Burns was in Qatar, planned, checked"
    wrong = row._replace(verdict="mostly_wrong")
    assert event_words(wrong).endswith("planned, checked, mostly wrong")
    assert event_words(event("2023")._replace(what="")) == "2023, nothing written yet"


@pytest.mark.parametrize(
    ("what", "who", "told"),
    [
        ("was in Qatar", ("William Burns", "Qatar"), "William Burns: was in Qatar"),
        ("the attack by Hamas", ("Hamas",), "the attack by Hamas"),
        ("The truce expires", ("Israel",), "The truce expires"),
        ("was in Qatar", (), "was in Qatar"),
    ],
)
def test_part_of_a_sentence_is_told_with_who_did_it(event, what, who, told):
    assert event_words(event("2023", "", what, who=who)) == f"2023, {told}"


def test_tip_names_who_took_part_and_writes_no_markup(event):
    row = event("2023", "", "<b>Talks</b>", who=("Qatar", "Egypt"))
    assert tip_words([row]) == "2023, &lt;b&gt;Talks&lt;/b&gt;<br>Qatar, Egypt"


def test_tip_of_very_many_tells_the_first_and_how_many_more(event):
    told = tip_words([event(str(year)) for year in range(2000, 2020)]).split("<br>")
    assert len(told) == 7
    assert told[-1] == "and 14 more"


@pytest.mark.parametrize(
    ("lane", "grouping", "name"),
    [
        (Lane("", LaneKind.NONE), Grouping.ONE, ""),
        (Lane("Qatar"), Grouping.ACTOR, "Qatar"),
        (Lane("", LaneKind.NONE), Grouping.ACTOR, "Nobody named"),
        (Lane("", LaneKind.OTHERS), Grouping.ACTOR, "All others"),
        (Lane("planned"), Grouping.STATE, "planned"),
        (Lane("", LaneKind.NONE), Grouping.STATE, "not said"),
        (Lane("in_progress"), Grouping.STATUS, "in progress"),
    ],
)
def test_lanes_have_names(lane, grouping, name):
    assert lane_name(lane, grouping) == name


def test_shapes_have_names():
    assert [shape_label(shape) for shape in Shape] == [
        "not said",
        "happened",
        "planned",
        "alleged",
        "conditional",
    ]


@pytest.mark.parametrize(
    ("published", "texts"),
    [
        ("2023-11-29", ["Article, Wed 29 Nov 2023", "Today"]),
        ("2023-11", ["Today"]),
        ("XXXX-11-29", ["Today"]),
        ("", ["Today"]),
    ],
)
def test_article_of_a_known_day_has_a_line(published, texts):
    assert [line.text for line in day_lines(published, NOW)] == texts
