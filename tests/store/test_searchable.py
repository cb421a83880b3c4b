# SPDX-License-Identifier: Apache-2.0
from annotator.store.searchable import make_searchable


def test_words_follow_the_row(work):
    annotation = work.tag((0, 7), note="Dvořák")
    work.connection.execute("update annotation set search_text = 'old'")
    make_searchable(work.connection, "annotation", annotation.id)
    assert work.found("dvorak")[0] == annotation.id


def test_tables_without_words_are_left_alone(work):
    make_searchable(work.connection, "session", work.session.id)


def test_row_that_is_gone_is_left_alone(work):
    make_searchable(work.connection, "event", "e0")
