# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.errors import GoneError
from annotator.domain.ids import AnnotationId
from annotator.domain.session import Place, Progress
from annotator.domain.status import Status


def test_session_comes_back_as_it_was_written(work):
    assert work.project.sessions.get(work.session.id) == work.session


def test_missing_session_is_said_to_be_gone(work):
    assert not work.project.sessions.exists("s0")
    with pytest.raises(GoneError):
        work.project.sessions.get("s0")


def test_sessions_of_an_article_come_oldest_first(work):
    second = work.add_session(work.article, "Bob")
    assert work.project.sessions.exists(second.id)
    assert work.project.sessions.of_article(work.article.id) == [work.session.id, second.id]


def test_summary_tells_progress(work):
    work.tag((0, 7), status=Status.CHECKED)
    work.tag((0, 7))
    work.add_event()
    (summary,) = work.project.sessions.summaries()
    assert (summary.facts, summary.facts_done, summary.events) == (2, 1, 1)
    assert (summary.session, summary.title) == (work.session, "Harbour")


def test_summary_tells_the_last_edit_even_an_undo(work):
    (before,) = work.project.sessions.summaries()
    assert before.changed == work.session.modified
    work.tag((0, 7))
    at = work.undo().group.at
    (after,) = work.project.sessions.summaries()
    assert after.changed == at > before.changed


def test_progress_of_a_session_is_its_own(work):
    work.tag((0, 7), status=Status.CHECKED)
    other = work.add_session(work.article)
    assert work.project.sessions.progress(work.session.id) == Progress(1, 1, 0)
    assert work.project.sessions.progress(other.id) == Progress()


def test_last_edit_tells_whether_a_session_has_changed(work):
    other = work.add_session(work.article)

    def edits():
        return {one.session.id: one.edit for one in work.project.sessions.listed()}

    before = edits()
    work.tag((0, 7))
    after = edits()
    assert after[work.session.id] > before[work.session.id]
    assert after[other.id] == before[other.id]


@pytest.mark.parametrize(("most", "has_more"), [(0, True), (1, True), (2, False), (3, False)])
def test_many_marks_are_told_without_counting_them_all(work, most, has_more):
    work.tag((0, 7))
    work.tag((0, 7))
    assert work.project.sessions.has_more_marks(work.session.id, most) is has_more


def test_untitled_article_is_listed_by_its_file(work):
    article = work.add_article("No title.", title="")
    work.add_session(article)
    assert [one.title for one in work.project.sessions.summaries()] == ["Harbour", ""]


def test_place_is_remembered(work):
    sessions = work.project.sessions
    assert sessions.place(work.session.id) == Place()
    for place in (Place(5, 2, AnnotationId("a1")), Place(7, 3)):
        sessions.keep_place(work.session.id, place, work.clock())
        assert sessions.place(work.session.id) == place


def test_session_that_was_open_last_is_known(work):
    sessions = work.project.sessions
    assert sessions.last_opened() is None
    second = work.add_session(work.article)
    sessions.keep_place(second.id, Place(), "2024-01-02")
    sessions.keep_place(work.session.id, Place(), "2024-01-01")
    assert sessions.last_opened() == second.id
