# SPDX-License-Identifier: Apache-2.0
"""The log is read in small steps, filtered by person, kind and record."""

import pytest

from annotator.domain.status import Status
from annotator.store.log_pages import EVENT, SESSION, LogFilter


@pytest.fixture
def log(work):
    return work.project.log


@pytest.fixture
def busy(work):
    """Return a project in which three people worked, with what they made."""
    claim = work.tag((0, 7))
    quote = work.tag((98, 131), kind="quote", who="Bob")
    claim = work.change(claim, "Cem", note="n")
    event = work.add_event(claim)
    return claim, quote, event


def read_all(work, wanted, count):
    """Return the labels of all pages, and how many pages there were."""
    found, before, pages = [], None, 0
    while pages == 0 or before is not None:
        page = work.project.log.page(work.session.id, wanted, count, before)
        found += [str(group.label) for group in page.groups]
        before, pages = page.rest, pages + 1
    return found, pages


@pytest.mark.parametrize("count", [1, 2, 3, 100])
def test_pages_together_are_the_history(work, busy, count):
    found, pages = read_all(work, LogFilter(), count)
    assert found == work.labels()
    assert pages == {1: 5, 2: 3, 3: 2, 100: 1}[count]


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        (LogFilter(who="Bob"), ["Tag"]),
        (LogFilter(who=""), []),
        (LogFilter(topic="quote"), ["Tag"]),
        (LogFilter(topic="claim"), ["Tag"]),
        (LogFilter(topic=SESSION), ["Add event", "Change note"]),
        (LogFilter(who="Ann", topic="claim"), ["Tag"]),
    ],
)
def test_only_what_is_wanted_is_returned(work, busy, wanted, labels):
    assert read_all(work, wanted, 2)[0] == labels


def test_record_has_a_history_of_its_own(work, busy):
    claim, quote, event = busy
    assert read_all(work, LogFilter(fact=claim.id), 1)[0] == ["Change note", "Tag"]
    assert read_all(work, LogFilter(fact=event.id), 5)[0] == ["Add event"]
    assert read_all(work, LogFilter(fact=quote.id, who="Ann"), 5)[0] == []


def test_kind_of_what_was_deleted_is_known(work):
    quote = work.tag((98, 131), kind="quote")
    event = work.add_event()
    for record in (quote, event):
        edit = work.edit("Remove")
        edit.focus_id = record.id
        edit.remove([record])
        work.project.write(edit)
    assert read_all(work, LogFilter(topic="quote"), 5)[0] == ["Remove", "Tag"]
    assert read_all(work, LogFilter(topic=EVENT), 5)[0] == ["Remove"]


def test_rejected_suggestion_is_of_its_kind_also_when_that_is_undone(work):
    work.reject((3, 9), kind="quote")
    assert read_all(work, LogFilter(topic="quote"), 5)[0] == ["Reject"]
    work.undo()
    assert read_all(work, LogFilter(topic="quote"), 5)[0] == ["Reject", "Reject"]


def test_groups_are_counted_and_people_named_page_by_page(work, busy, log):
    assert log.count(work.session.id, 100) == (4, None)
    counted, rest = log.count(work.session.id, 3)
    assert counted == 3
    assert log.count(work.session.id, 3, rest) == (1, None)
    first, rest = log.people(work.session.id, 2)
    assert first == {"Ann", "Cem"}
    assert log.people(work.session.id, 5, rest) == ({"Ann", "Bob"}, None)


def test_what_was_undone_is_not_in_force_until_it_is_redone(work, log):
    work.change(work.tag((0, 7)), status=Status.QUERY)
    edit = work.project.history.next_undo(work.session.id)
    for is_done, step in ((False, work.undo), (True, work.redo), (False, work.undo)):
        step()
        assert log.is_in_force(edit.id) is is_done


def test_what_was_stepped_over_stays_in_force(work, log):
    work.tag((0, 7))
    edit = work.project.history.next_undo(work.session.id)
    work.project.step_over(work.session.id, "Ann", edit)
    assert log.is_in_force(edit.id)


def test_last_change_of_a_record_has_all_its_rows(work, log):
    quote = work.tag((98, 131), (160, 182), kind="quote")
    work.remove(quote)
    rows = log.last_of_record(quote.id)
    assert {row.table for row in rows} == {"annotation", "span"}
    assert all(row.after is None for row in rows)
    assert len(rows) == 3
    assert log.last_of_record("nothing") == []


def test_page_of_a_filter_looks_at_no_more_than_asked(work, log):
    annotation = work.tag((0, 7), who="Bob")
    for number in range(50):
        annotation = work.change(annotation, note=str(number))
    page = log.page(work.session.id, LogFilter(who="Bob"), 10)
    assert page.groups == ()
    assert page.rest is not None
