# SPDX-License-Identifier: Apache-2.0
"""How the list of events is grouped and sorted is there again after a restart."""

from __future__ import annotations

import pytest

from annotator.gui.models import grouped_event_model
from annotator.gui.settings import EVENT_GROUPING, EVENT_SORT
from annotator.store.event_filter import EVERYTHING
from annotator.store.event_groups import GroupBy


@pytest.fixture
def restarted(start, typist):
    """Return what closes the program's window and gives the panel of events of a new one."""
    windows = [typist.window]

    def restart(*, is_first=False):
        if not is_first:
            windows.pop().close()
            windows.append(start().window)
        return windows[-1].show_panel("events")

    return restart


def of(panel):
    return panel.window().actions_table


def sorting(panel):
    header = panel.table.horizontalHeader()
    return header.sortIndicatorSection(), header.sortIndicatorOrder().name


def test_grouping_and_sort_come_back(restarted):
    panel = restarted(is_first=True)
    of(panel)["events.group_by.actor"].trigger()
    of(panel)["events.sort_by.what"].trigger()
    of(panel)["events.sort_by.what"].trigger()
    before = sorting(panel)
    assert before[1] == "DescendingOrder"
    panel = restarted()
    assert (panel.model.by, sorting(panel)) == (GroupBy.ACTOR, before)
    assert panel.choice.group_button.text() == "Grouped by actor"
    what = panel.table.columns.keys.index("what")
    assert panel.model._order.column == "what"
    assert (sorting(panel)[0], panel.model._order.descending) == (what, True)


def test_list_that_is_plain_again_comes_back_so(restarted):
    panel = restarted(is_first=True)
    of(panel)["events.group_by.day"].trigger()
    of(panel)["events.sort_by.what"].trigger()
    of(panel)["events.group_by.nothing"].trigger()
    panel.table.horizontalHeader().setSortIndicator(-1, panel.table.sorted_by()[1])
    panel = restarted()
    assert (panel.model.by, panel.table.sorted_by()[0]) == (None, "")


def test_filter_does_not_come_back(restarted):
    panel = restarted(is_first=True)
    panel.filter.setText("truce")
    panel.choice.show_button.menu().aboutToShow.emit()
    panel.choice._turn_questions()
    panel = restarted()
    assert (panel.filter.text(), panel.choice.only) == ("", EVERYTHING)


def test_column_and_grouping_of_another_version_are_left_alone(restarted):
    panel = restarted(is_first=True)
    settings = panel.window().settings
    settings.keep(EVENT_SORT, "-colour")
    settings.keep(EVENT_GROUPING, "moon")
    panel = restarted()
    assert (panel.model.by, panel.table.sorted_by()[0]) == (None, "")


def test_too_many_events_do_not_make_the_grouping_forgotten(restarted, monkeypatch):
    panel = restarted(is_first=True)
    of(panel)["events.group_by.day"].trigger()
    monkeypatch.setattr(grouped_event_model, "MOST_GROUPED", 0)
    panel.window().desk.eventing.add(None)
    panel.model.begin()
    assert (panel.model.by, panel.choice.group_button.text()) == (None, "Group")
    monkeypatch.undo()
    assert restarted().model.by is GroupBy.DAY


def test_grouping_that_is_refused_is_not_remembered(restarted, monkeypatch):
    panel = restarted(is_first=True)
    panel.window().desk.eventing.add(None)
    monkeypatch.setattr(grouped_event_model, "MOST_GROUPED", 0)
    of(panel)["events.group_by.day"].trigger()
    monkeypatch.undo()
    assert restarted().model.by is None
