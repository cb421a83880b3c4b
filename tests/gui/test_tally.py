# SPDX-License-Identifier: Apache-2.0
"""What is told beside the text is counted when edits rest, very many marks by a job."""

from __future__ import annotations

from threading import Event

import pytest

from annotator.domain.session import Progress
from annotator.domain.status import Status
from annotator.gui import tally as module
from annotator.gui.models.library_model import LibraryModel
from annotator.gui.models.paged import Role
from annotator.services.counting import count, count_beside, sentences_of
from annotator.store.project import open_project


class Counting:
    """Stands before the real counting: keeps what was asked of jobs, and can keep a job waiting."""

    def __init__(self):
        self.here, self.beside = [], []
        self.is_free = Event()
        self.is_free.set()

    def count(self, project, wanted, advance):
        self.here.append(wanted)
        return count(project, wanted, advance)

    def count_beside(self, path, wanted, advance):
        self.beside.append(wanted)
        self.is_free.wait(20)
        return count_beside(path, wanted, advance)


@pytest.fixture
def counting(monkeypatch):
    one = Counting()
    monkeypatch.setattr(module, "count", one.count)
    monkeypatch.setattr(module, "count_beside", one.count_beside)
    yield one
    one.is_free.set()


@pytest.fixture
def many(monkeypatch):
    """Have more than one mark be very many."""
    monkeypatch.setattr(module, "_MANY", 1)


@pytest.fixture
def tally(counting, desk, tag, qtbot):
    """Return the tally of a session with two marks, which are counted."""
    tag("number", "60")
    tag("claim", "Storm Ada")
    tally = desk.tally
    qtbot.waitUntil(lambda: facts(tally) == 2)
    return tally


def facts(tally):
    return tally.counts and tally.counts.progress.facts


def rest(qtbot, tally):
    """Wait until nothing is counted, nor to be."""
    qtbot.waitUntil(lambda: tally._job is None and not tally._rest.isActive())


def test_few_marks_are_counted_at_once(tally, counting):
    assert tally.counts.kinds == {"number": 1, "claim": 1}
    assert not counting.beside


def test_very_many_marks_are_counted_by_a_job(many, tally, counting):
    assert tally.counts.kinds == {"number": 1, "claim": 1}
    assert not counting.here


def test_edits_are_counted_once_when_they_rest(many, tally, tag, counting, qtbot):
    before = len(counting.beside)
    for words in ("21", "1,200", "$48.6 million"):
        tag("number", words)
    qtbot.waitUntil(lambda: facts(tally) == 5)
    rest(qtbot, tally)
    assert len(counting.beside) == before + 1


@pytest.mark.parametrize("is_drafted", [True, False])
def test_notes_are_not_counted(tally, desk, counting, qtbot, is_drafted):
    before = len(counting.here)
    one = desk.workspace.project.annotations.of_session(desk.workspace.session_id)[0]
    desk.marking.set_note(one.id, "asked the mayor", draft=is_drafted)
    rest(qtbot, tally)
    assert len(counting.here) == before


def test_answer_that_an_edit_overtook_is_dropped(many, tally, tag, desk, counting, qtbot):
    shown = []
    tally.counted.connect(lambda: shown.append(facts(tally)))
    counting.is_free.clear()
    before = len(counting.beside)
    tag("number", "21")
    qtbot.waitUntil(lambda: len(counting.beside) == before + 1)
    one = tag("number", "1,200")
    desk.marking.set_status([one.id], Status.CHECKED)
    # No second one begins while one is counting.
    qtbot.waitUntil(lambda: not tally._rest.isActive())
    assert len(counting.beside) == before + 1
    counting.is_free.set()
    qtbot.waitUntil(lambda: facts(tally) == 4)
    assert tally.counts.progress == Progress(4, 1, 0)
    assert 3 not in shown


def test_sentences_are_counted_without_counting_the_marks_again(many, tally, desk, counting, qtbot):
    sentences = sentences_of(desk.workspace.article, int)
    tally.set_sentences(sentences)
    qtbot.waitUntil(lambda: tally.counts.untouched == sentences.count - 1)
    assert counting.beside[-1].known is not None
    tally.set_sentences(None)
    assert tally.counts.untouched is None


def test_answer_for_other_sentences_says_nothing_of_them(many, tally, desk, counting, qtbot, tag):
    tally.set_sentences(sentences_of(desk.workspace.article, int))
    rest(qtbot, tally)
    counting.is_free.clear()
    before = len(counting.beside)
    tag("number", "21")
    qtbot.waitUntil(lambda: len(counting.beside) == before + 1)
    tally.set_sentences(None)
    counting.is_free.set()
    qtbot.waitUntil(lambda: facts(tally) == 3)
    assert tally.counts.untouched is None


@pytest.mark.usefixtures("many")
def test_another_session_has_its_own_counts(tally, desk, new_session, counting, tag, qtbot):
    counting.is_free.clear()
    before = len(counting.beside)
    tag("number", "21")
    qtbot.waitUntil(lambda: len(counting.beside) == before + 1)
    desk.open_session(new_session("Ten people came.", "Other"))
    assert tally.counts is None
    counting.is_free.set()
    qtbot.waitUntil(lambda: facts(tally) == 0)
    assert tally.counts.session_id == desk.workspace.session_id


def test_no_session_has_no_counts(many, tally, desk, tag, counting, qtbot):
    counting.is_free.clear()
    tag("number", "21")
    qtbot.waitUntil(lambda: tally._job is not None)
    desk.close_session()
    counting.is_free.set()
    rest(qtbot, tally)
    assert tally.counts is None


def test_stopping_in_the_midst_shows_nothing_any_more(many, tally, tag, counting, qtbot):
    counting.is_free.clear()
    tag("number", "21")
    qtbot.waitUntil(lambda: tally._job is not None)
    shown = []
    tally.counted.connect(lambda: shown.append(1))
    counting.is_free.set()
    tally.stop()
    qtbot.wait(1)
    assert not shown
    assert facts(tally) == 2


def test_what_others_did_at_once_is_counted_when_it_is_read_anew(many, tally, desk, qtbot):
    other = open_project(desk.workspace.project.path)
    ids = [one.id for one in other.annotations.of_session(desk.workspace.session_id)]
    with other.connection:
        other.connection.execute("update annotation set status = 'checked' where id = ?", ids[:1])
    other.close()
    desk.show_anew()
    qtbot.waitUntil(lambda: tally.counts.progress.done == 1)


def test_file_that_was_moved_is_counted_here(many, tally, desk, tag, counting, qtbot):
    tag("number", "21")
    path = desk.workspace.project.path
    path.rename(path.with_name("elsewhere"))
    before = len(counting.beside)
    qtbot.waitUntil(lambda: facts(tally) == 3)
    assert len(counting.beside) == before
    path.with_name("elsewhere").rename(path)


def test_what_no_job_can_read_is_counted_here(many, tally, tag, counting, qtbot, monkeypatch):
    def lose(path, wanted, advance):
        return count_beside(path.with_name("nowhere") / "lost", wanted, advance)

    monkeypatch.setattr(module, "count_beside", lose)
    tag("number", "21")
    qtbot.waitUntil(lambda: facts(tally) == 3)
    assert len(counting.here) == 1


def test_fault_of_the_counting_is_told(many, tally, tag, qtbot, monkeypatch):
    monkeypatch.setattr(module, "count_beside", lambda *_: 1 / 0)
    with qtbot.waitSignal(tally.broken) as told:
        tag("number", "21")
    assert isinstance(told.args[0], ZeroDivisionError)
    assert tally._job is None


def shares(model):
    return [model.index(row).data(Role.DONE_SHARE) for row in range(model.rowCount())]


def test_library_shows_large_sessions_when_they_are_counted(
    many, tally, desk, new_session, counting, qtbot
):
    ids = [
        one.id for one in desk.workspace.project.annotations.of_session(desk.workspace.session_id)
    ]
    desk.marking.set_status(ids[:1], Status.CHECKED)
    desk.open_session(new_session())
    rest(qtbot, tally)
    tally._progress.clear()
    counting.is_free.clear()
    before = len(counting.beside)
    model = LibraryModel(desk)
    assert shares(model) == [0.0, 0.0]
    assert "in progress" in model.index(0).data(Role.DETAIL)
    assert "new" in model.index(1).data(Role.DETAIL)
    counting.is_free.set()
    qtbot.waitUntil(lambda: shares(model) == [0.5, 0.0])
    rest(qtbot, tally)
    model.reload()
    rest(qtbot, tally)
    assert len(counting.beside) == before + 1


def test_library_counts_only_the_session_that_was_edited(tally, desk, new_session, tag, qtbot):
    new_session()
    model = LibraryModel(desk)
    statements = []
    desk.workspace.project.connection.set_trace_callback(statements.append)
    tag("number", "21")
    model.reload()
    rest(qtbot, tally)
    desk.workspace.project.connection.set_trace_callback(None)
    counted = [one for one in statements if "count(*) from event" in one]
    assert len(counted) == 1
