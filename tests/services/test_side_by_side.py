# SPDX-License-Identifier: Apache-2.0
"""Events of different articles of one day are put beside each other, with what differs."""

import pytest

from annotator.domain.event import Actor, Event, Evidence
from annotator.domain.ids import new_event_id
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.services import side_by_side as module
from annotator.services.importing import import_bytes
from annotator.services.side_by_side import Difference, differences, side_by_side
from annotator.store.all_events import Wanted
from annotator.store.edit import Edit


@pytest.fixture
def articles(desk):
    """Return the sessions of two articles: the one that is open, and another."""
    text = b"Truce talks\n\nHamas freed 14 hostages on Friday. Talks were held.\n"
    other = import_bytes(desk.project, text, "talks.txt", reviewer="Bo")
    return desk.workspace.session_id, other.session_id


def add(desk, session_id, start="2023-11-24", names="Hamas", **values):
    who = tuple(Actor(name) for name in names.split(", ") if name)
    event = Event(new_event_id(), session_id, start=start, who=who, **values)
    edit = Edit(message("Add"), "Ann", session_id)
    edit.add(event)
    desk.project.write(edit)
    return desk.project.events.key_of(event.id)


def found(desk, **wanted):
    return [one for part in side_by_side(desk.project, Wanted(**wanted)) for one in part]


def test_events_of_a_day_that_two_articles_tell_of_stand_together(desk, articles):
    here, there = articles
    one = add(desk, here, what="12 freed")
    add(desk, here, "2023-11-25", what="11 freed")
    other = add(desk, there, "2023-11-24T16:00:00", what="14 freed")
    add(desk, there, "2023-11", what="many freed")
    add(desk, there, "", what="freed")
    (group,) = found(desk)
    assert (group.day, group.keys, group.shared) == ("2023-11-24", (one, other), "Hamas")
    assert group.differences == (
        Difference("when", ("2023-11-24", "2023-11-24T16:00:00")),
        Difference("count", ("12", "14")),
    )


def test_what_nobody_else_tells_of_has_no_group(desk, articles):
    add(desk, articles[0], names="Hamas", what="hostages freed")
    add(desk, articles[1], names="Norway", what="harbour opened")
    assert found(desk) == []


def test_events_of_two_days_and_of_many_parts_are_kept_apart(desk, articles, monkeypatch):
    monkeypatch.setattr("annotator.store.all_events._AT_ONCE", 1)
    days = ("2023-11-24", "2023-11-25", "2023-11-26")
    for day in days:
        add(desk, articles[0], day)
        add(desk, articles[1], day)
    assert [group.day for group in found(desk)] == list(days)
    monkeypatch.setattr(module, "_MOST", 1)
    assert found(desk) == []


def test_filters_leave_events_out_of_groups(desk, articles):
    for session_id in articles:
        add(desk, session_id)
    assert len(found(desk, actor="hamas")) == 1
    assert found(desk, actor="Israel") == []


def test_words_stand_over_a_group_that_shares_no_actor(desk, articles):
    add(desk, articles[0], names="", what="Hostages released")
    add(desk, articles[1], names="Hamas", what="release of hostages")
    (group,) = found(desk)
    assert group.shared == "Hostages released"
    assert group.differences == ()


def test_counts_are_compared_by_what_is_counted(desk, articles):
    here, there = articles
    mark = desk.marking.tag_span("number", desk.span("1,200"))
    desk.marking.set_field(mark.id, "number_value", "1200")
    desk.marking.set_field(mark.id, "counted", "People")
    add(desk, here, evidence=(Evidence(mark.id, "how many"),))
    desk.workspace.open_session(there)
    text = desk.workspace.article.text
    for words, counted in (("14", "people"), ("Friday", "")):
        at = text.index(words)
        other = desk.marking.tag_span("number", Span(at, at + len(words)))
        desk.marking.set_field(other.id, "counted", counted)
        add(desk, there, evidence=(Evidence(other.id, "how many"),))
    (group,) = found(desk)
    assert group.differences == (Difference("count", ("1200 people", "14 people")),)


def event(**values):
    return Event(new_event_id(), "s1", **values)


def test_what_only_one_tells_of_is_no_difference():
    events = [
        event(where="Gaza"),
        event(who=(Actor("Hamas"),)),
        event(where="gaza", event_status="planned"),
        event(where="Rafah", event_status="happened"),
    ]
    assert differences(events) == (
        Difference("where", ("Gaza", "", "gaza", "Rafah")),
        Difference("event_status", ("", "", "planned", "happened")),
    )


def test_of_who_takes_part_those_are_told_whom_not_all_name():
    one, other, same = (
        event(who=tuple(map(Actor, names)))
        for names in (("Hamas", "Israel"), ("israel", "Qatar"), ("Israel", "Hamas"))
    )
    assert differences([one, other]) == (Difference("who", ("Hamas", "Qatar")),)
    assert differences([one, same]) == ()
    assert differences([one, event(who=(Actor("Israel"),))]) == (Difference("who", ("Hamas", "")),)
