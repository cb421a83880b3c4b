# SPDX-License-Identifier: Apache-2.0
"""Many stretches are tagged as one step, and undo leaves exactly the rows from before."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.services import tagging
from annotator.services.tagging import tag_all, tag_very_many
from annotator.text.finding import Haystack, Wanted


class StopError(UserError):
    """Somebody wanted it stopped."""


def places(desk, words):
    found = Haystack(desk.text).find(Wanted(words), lambda _: None)
    return [found.hits.span(number) for number in range(len(found.hits))]


def rows_of(desk):
    return [
        desk.project.connection.execute(f"select * from {table} order by id").fetchall()
        for table in ("annotation", "span")
    ]


def found_words(desk):
    return [mark.exact(desk.text) for mark in marks(desk)]


def marks(desk):
    return desk.project.annotations.of_session(desk.workspace.session_id)


def tag_many(desk, spans, advance=lambda _: None):
    workspace = desk.workspace
    return tag_very_many(
        workspace.project.path, workspace.session_id, "Ann", "claim", spans, advance=advance
    )


def test_every_place_becomes_a_mark_in_one_step(desk):
    spans = places(desk, "harbour")
    tag_all(desk.workspace, "claim", spans)
    assert [mark.envelope for mark in marks(desk)] == spans
    assert desk.labels()[0] == f"Tag all as claim: {len(spans)}"
    desk.workspace.undo()
    assert marks(desk) == []
    desk.workspace.redo()
    assert [mark.envelope for mark in marks(desk)] == spans


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(words=st.sampled_from(["a", "e", "the", "o", "🌊", "is", "-", "ÈVE", "tromsø", "1,200"]))
def test_tagging_and_undo_restore_the_exact_rows(desk, words):
    before = rows_of(desk)
    spans = places(desk, words)
    tag_all(desk.workspace, "quote", spans)
    assert [mark.envelope for mark in marks(desk)] == spans
    assert found_words(desk) == [span.of(desk.text) for span in spans]
    desk.workspace.undo()
    assert rows_of(desk) == before


def test_white_space_at_the_ends_is_left_out_and_alone_is_refused(desk):
    span = desk.span(" opens ")
    tag_all(desk.workspace, "claim", [span])
    assert found_words(desk) == ["opens"]
    with pytest.raises(UserError, match="white space"):
        tag_all(desk.workspace, "claim", [desk.span("again"), Span(span.start, span.start + 1)])
    assert found_words(desk) == ["opens"]


def test_nothing_is_tagged_in_review(desk):
    desk.workspace.is_reviewing = True
    with pytest.raises(UserError):
        tag_all(desk.workspace, "claim", places(desk, "storm"))
    assert marks(desk) == []


def test_very_many_are_tagged_through_a_connection_of_their_own(desk, monkeypatch):
    monkeypatch.setattr(tagging, "_PART", 2)
    before, told = rows_of(desk), []
    spans = places(desk, "e")
    group = tag_many(desk, spans, told.append)
    assert [mark.envelope for mark in marks(desk)] == spans
    assert told == list(range(2, len(spans) + 2, 2))
    desk.workspace.take_over(group)
    assert desk.workspace.next_undo().id == group.id
    desk.workspace.undo()
    assert rows_of(desk) == before


def test_tagging_that_is_stopped_leaves_nothing(desk, monkeypatch):
    monkeypatch.setattr(tagging, "_PART", 2)

    def stop(_):
        raise StopError(message("Stopped."))

    before = rows_of(desk)
    with pytest.raises(StopError):
        tag_many(desk, places(desk, "e"), stop)
    assert rows_of(desk) == before
