# SPDX-License-Identifier: Apache-2.0
"""Those who listen to a workspace see what other programs do, as if it were done here."""

from dataclasses import replace

import pytest

from annotator.domain.errors import ConflictError
from annotator.domain.message import message
from annotator.domain.session import SessionState
from annotator.domain.status import Status
from annotator.services.following import Followed, Following
from annotator.services.importing import import_bytes
from annotator.store.edit import Edit


@pytest.fixture
def told(desk):
    heard = []
    desk.workspace.subscribe(heard.append)
    return heard


@pytest.fixture
def following(desk, other):
    return Following(desk.workspace)


def test_edit_of_another_program_is_told_to_those_who_listen(desk, other, following, told):
    annotation = other.marking.tag_span("claim", desk.span("The harbour"))
    other.marking.set_status([annotation.id], Status.CHECKED)
    found = following.look()
    assert [group.who for group in found.groups] == ["Ben", "Ben"]
    assert (found.is_anew, found.is_session_gone) == (False, False)
    assert [one.is_from_elsewhere for one in told] == [True, True]


def test_nothing_is_told_where_nothing_was_done(desk, following, told):
    desk.marking.tag_span("claim", desk.span("The harbour"))
    told.clear()
    assert following.look() == Followed()
    assert told == []


def test_import_by_another_program_is_told(desk, other, following, told):
    import_bytes(other.project, b"Another article.", "other.txt", reviewer="Ben")
    assert following.look().groups
    assert {row.table for row in told[0].rows} == {"article", "region", "session"}


def test_own_import_is_not_told_as_anothers(desk, following, told):
    import_bytes(desk.project, b"Another article.", "other.txt", reviewer="Ann")
    assert following.look() == Followed()


def test_session_signed_off_by_another_program_is_read_only_here(desk, other, following):
    other.review.set_ready()
    other.review.sign_off()
    with pytest.raises(ConflictError, match=r"Ben ended .*Sign off"):
        desk.marking.tag_span("claim", desk.span("The harbour"))
    following.look()
    assert desk.workspace.session.state is SessionState.SIGNED_OFF
    assert desk.workspace.is_read_only


def test_regions_set_by_another_program_are_those_of_the_open_article(desk, other, following):
    other.article_edits.confirm({"title": "Harbour reopens"})
    following.look()
    assert desk.workspace.article.title == "Harbour reopens"


def test_session_in_the_trash_is_gone(desk, other, following):
    session = other.workspace.session
    edit = Edit(message("Throw away"), "Ben", session.id)
    edit.change(session, replace(session, trashed="2024-01-01T00:00:00.000Z"))
    other.project.write(edit)
    assert following.look().is_session_gone


def test_purged_session_is_gone(desk, other, following):
    connection = other.project.connection
    connection.execute("delete from place")
    connection.execute("delete from session")
    found = following.look()
    assert (found.is_anew, found.is_session_gone) == (True, True)


def test_place_in_a_purged_session_is_not_kept(desk, other):
    place = desk.project.sessions.place(desk.workspace.session_id)
    other.project.connection.execute("delete from place")
    other.project.connection.execute("delete from session")
    desk.workspace.keep_place(place)


def test_nothing_is_gone_where_no_session_is_open(desk, other, following):
    desk.workspace.close_session()
    other.article_edits.confirm({"title": "Harbour reopens"})
    assert not following.look().is_session_gone
