# SPDX-License-Identifier: Apache-2.0
"""What is told beside a text is counted here, or by a worker through a connection of its own."""

import json

import pytest

from annotator.domain.session import Progress
from annotator.domain.status import Status
from annotator.services.counting import (
    Sentences,
    Wanted,
    count,
    count_beside,
    sentences_of,
)
from annotator.services.importing import begin_session


def go_on(_number):
    """Let the counting go on."""


@pytest.fixture
def marked(desk):
    claim = desk.marking.tag_span("claim", desk.span("About 1,200 people"))
    desk.marking.tag_span("number", desk.span("two days"))
    desk.marking.set_status([claim.id], Status.CHECKED)
    return desk


def test_marks_are_counted_by_kind_and_by_what_is_done(marked):
    session_id = marked.workspace.session_id
    counts = count(marked.project, Wanted(session_id), go_on).counts
    assert (counts.session_id, counts.kinds) == (session_id, {"claim": 1, "number": 1})
    assert (counts.progress, counts.untouched) == (Progress(2, 1, 0), None)


def test_sentences_without_a_mark_are_counted(marked):
    sentences = sentences_of(marked.workspace.article, go_on)
    assert sentences.count == len(json.loads(sentences.encoded))
    wanted = Wanted(marked.workspace.session_id, sentences)
    assert count(marked.project, wanted, go_on).counts.untouched == sentences.count - 2


def test_finding_sentences_can_be_stopped(desk, monkeypatch):
    monkeypatch.setattr("annotator.services.counting._SENTENCES_PER_ADVANCE", 2)
    told = []
    found = sentences_of(desk.workspace.article, told.append)
    assert told == list(range(2, found.count + 1, 2))


def test_what_is_known_is_not_counted_again(marked):
    session_id = marked.workspace.session_id
    known = count(marked.project, Wanted(session_id), go_on).counts
    marked.marking.tag_span("number", marked.span("1,200"))
    wanted = Wanted(session_id, Sentences(1, "[[0, 5]]"), known)
    counts = count(marked.project, wanted, go_on).counts
    assert (counts.kinds, counts.progress) == (known.kinds, known.progress)
    assert counts.untouched == 1


def test_other_sessions_are_told_by_how_far_they_are(marked):
    first = marked.workspace.session_id
    second = begin_session(marked.workspace, marked.workspace.article.id)
    counted = count(marked.project, Wanted(None, others=(first, second)), go_on)
    assert counted.counts is None
    assert counted.others == {first: Progress(2, 1, 0), second: Progress()}


def test_worker_counts_the_same_from_the_file(marked):
    session_id = marked.workspace.session_id
    wanted = Wanted(session_id, Sentences(2, "[[0, 31], [33, 40]]"), None, (session_id,))
    beside = count_beside(marked.project.path, wanted, go_on)
    assert beside == count(marked.project, wanted, go_on)


def test_worker_can_be_stopped_and_leaves_the_file_free(marked):
    def stop(_number):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        count_beside(marked.project.path, Wanted(marked.workspace.session_id), stop)
    marked.marking.tag_span("number", marked.span("1,200"))
