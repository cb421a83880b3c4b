# SPDX-License-Identifier: Apache-2.0
from annotator.store.searchable import make_searchable


def test_words_follow_the_row(work):
    annotation = work.tag((0, 7), note="Dvořák")
    work.connection.execute("update annotation set search_text = 'old'")
    make_searchable(work.connection, "annotation", annotation.id)
    assert work.found("dvorak")[0] == annotation.id


def test_typing_that_came_to_nothing_leaves_the_words_right(work):
    annotation = work.tag((0, 7), note="Dvořák")
    typed = work.type(annotation, note="")
    # As another program's edit of the row may have left them.
    work.connection.execute("update annotation set search_text = 'stale'")
    work.type(typed, note="Dvořák")
    work.project.history.close_draft()
    assert work.found("dvorak")[0] == annotation.id
    work.check()


def test_tables_without_words_are_left_alone(work):
    before = work.tables()
    make_searchable(work.connection, "session", work.session.id)
    assert work.tables() == before


def test_row_that_is_gone_is_left_alone(work):
    event = work.add_event(what="Storm")
    work.remove(event)
    before = work.tables()
    make_searchable(work.connection, "event", event.id)
    assert work.tables() == before
