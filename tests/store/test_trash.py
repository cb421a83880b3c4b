# SPDX-License-Identifier: Apache-2.0
"""What is in the trash is out of sight wherever a project is read as a whole."""

from dataclasses import replace

import pytest

from annotator.domain.errors import ConflictError
from annotator.store.trash import holds_any


def put_away(work, record, at="", who="Bo"):
    """Move a record to the trash, in a group of its own that belongs to no session."""
    edit = work.edit("Trash", who)
    edit.session_id, edit.focus_id = None, record.id
    edit.change(record, replace(record, trashed=at or work.clock()))
    work.project.write(edit)


@pytest.fixture
def second(work):
    """Return another session on the article, with a mark and an event's words in each."""
    session = work.add_session(work.article, "Eve")
    work.tag((0, 7), tags=("mine",))
    work.tag((0, 7), session=session, tags=("hers",))
    work.add_event(what="Harbour opens")
    return session


def listed(work):
    return [one.session.id for one in work.project.sessions.summaries()]


def kinds_found(work, words):
    return [hit.kind.value for hit in work.project.search.find(words)]


def names(work):
    return {name for (name,) in work.connection.execute("select session_id from annotations")}


def test_trash_is_empty_at_first(work):
    assert work.project.trash.contents() == []
    assert not work.project.trash.holds_session(work.session.id)


def test_file_tells_whether_it_holds_an_article_or_a_session(work):
    assert holds_any(work.connection, ["none", work.article.id])
    assert holds_any(work.connection, [work.session.id])
    assert not holds_any(work.connection, ["none"])


def test_session_in_the_trash_is_out_of_sight(work, second):
    put_away(work, work.session)
    assert listed(work) == [second.id]
    assert work.project.sessions.of_article(work.article.id) == [second.id]
    assert work.project.trash.holds_session(work.session.id)
    assert not work.project.trash.holds_session(second.id)


def test_sessions_of_an_article_in_the_trash_are_out_of_sight(work, second):
    put_away(work, work.article)
    assert listed(work) == []
    assert work.project.trash.holds_session(second.id)


def test_session_that_was_open_last_is_not_one_in_the_trash(work, second):
    place = work.project.sessions.place(second.id)
    for session in (second, work.session):
        work.project.sessions.keep_place(session.id, place, work.clock())
    put_away(work, work.session)
    assert work.project.sessions.last_opened() == second.id
    put_away(work, work.article)
    assert work.project.sessions.last_opened() is None


def test_search_leaves_the_trash_out(work, second):
    assert kinds_found(work, "harbour") == ["annotation", "annotation", "event", "article"]
    put_away(work, work.session)
    assert kinds_found(work, "harbour") == ["annotation", "article"]
    put_away(work, work.article)
    assert kinds_found(work, "harbour") == []


def test_article_that_is_found_leads_to_a_session_in_sight(work, second):
    put_away(work, work.session)
    (hit,) = (one for one in work.project.search.find("harbour") if one.kind == "article")
    assert hit.session_id == second.id


def test_tags_of_the_trash_are_not_offered(work, second):
    put_away(work, second)
    assert work.project.annotations.tags() == ["mine"]


def test_views_for_others_leave_the_trash_out(work, second):
    put_away(work, second)
    assert names(work) == {work.session.id}
    found = work.connection.execute("select session_id from claims").fetchall()
    assert found == [(work.session.id,)]


def test_text_in_sight_is_found_before_the_same_in_the_trash(work):
    put_away(work, work.article)
    assert work.project.articles.with_text(work.article.text_sha256) == work.article.id
    again = work.add_article(work.article.text)
    assert work.project.articles.with_text(work.article.text_sha256) == again.id


def test_trash_lists_session_with_who_put_it_there(work, second):
    put_away(work, second, "2024-02-01T10:00:00.000Z", who="Bo")
    (item,) = work.project.trash.contents()
    assert (item.id, item.is_article, item.title) == (second.id, False, "Harbour")
    assert (item.reviewer, item.sessions, item.facts) == ("Eve", 1, 1)
    assert (item.trashed, item.who) == ("2024-02-01T10:00:00.000Z", "Bo")


def test_trash_counts_what_went_with_an_article(work, second):
    put_away(work, second)
    put_away(work, work.article)
    article, session = work.project.trash.contents()
    assert (article.is_article, article.reviewer, article.sessions) == (True, "Ann", 1)
    assert (session.id, session.facts) == (second.id, 1)


def test_article_without_a_title_is_listed_by_its_file(work):
    article = replace(work.article, title="", source_name="storm.txt")
    edit = work.edit("File")
    edit.change(work.article, article)
    work.project.write(edit)
    put_away(work, article)
    assert [one.title for one in work.project.trash.contents()] == ["storm.txt"]


@pytest.mark.parametrize("noun", ["session", "article"])
def test_session_that_another_program_put_away_changes_no_more(work, second, noun):
    annotation = work.tag((8, 12))
    with work.other() as project:
        own, work.project = work.project, project
        put_away(work, getattr(work, noun))
        work.project = own
    for edit in (
        lambda: work.tag((0, 3)),
        lambda: work.type(annotation, note="n"),
        work.undo,
        work.redo,
    ):
        with pytest.raises(ConflictError, match="moved to the trash in the meantime"):
            edit()
    work.check()


def test_log_tells_of_the_trash(work, second):
    put_away(work, second)
    work.check()
