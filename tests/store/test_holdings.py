# SPDX-License-Identifier: Apache-2.0
import sqlite3
from contextlib import closing

import pytest

from annotator.domain.errors import UserError
from annotator.store.holdings import held_sessions, holdings


def test_figures_are_what_a_person_sees_and_the_last_edit(work):
    work.tag((0, 7), who="Bea")
    work.add_event()
    work.tag((8, 12), who="Cem")
    held = holdings(work.connection)
    assert (held.articles, held.sessions, held.marks, held.events) == (1, 1, 2, 1)
    assert held.last_who == "Cem"
    assert held.last_edit == work.project.history.groups(work.session.id)[0].at


def test_what_is_in_the_trash_is_not_counted_but_is_a_change(work):
    work.tag((0, 7))
    before = holdings(work.connection)
    work.change(work.session, trashed=work.clock())
    after = holdings(work.connection)
    assert (after.articles, after.sessions, after.marks, after.events) == (1, 0, 0, 0)
    assert after.state != before.state


def test_typing_that_goes_on_is_another_state(work):
    mark = work.tag((0, 7))
    states = {holdings(work.connection).state}
    for note in ("a", "ab", "abc"):
        mark = work.type(mark, note=note)
        states.add(holdings(work.connection).state)
    assert len(states) == 4


def test_file_of_an_older_version_is_counted_without_its_sessions(work):
    work.connection.execute("pragma user_version = 1")
    assert holdings(work.connection).sessions == 1
    assert held_sessions(work.connection) == []


def test_empty_file_holds_nothing(tmp_path):
    with closing(sqlite3.connect(tmp_path / "empty")) as empty:
        assert holdings(empty) is None


def test_file_of_another_program_holds_nothing_of_ours(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("create table t (a)")
        with pytest.raises(UserError, match="another program"):
            holdings(other)


def test_typing_that_goes_on_behind_an_edit_of_somebody_else_is_another_state(work):
    theirs = work.tag((8, 12))
    mark = work.type(work.tag((0, 7)), note="a")
    with work.other() as other:
        work.change(theirs, project=other, note="b")
        before = holdings(work.connection)
        work.type(mark, note="ab")
    assert holdings(work.connection).state != before.state
