# SPDX-License-Identifier: Apache-2.0
from annotator.domain.ids import ArticleId, SessionId
from annotator.domain.session import Session, SessionSummary
from annotator.services.comparing import Compared, compared


def held(session_id, changed="2026-01-01T00:00:00Z"):
    session = Session(SessionId(session_id), ArticleId("a1"))
    return SessionSummary(session, session_id.upper(), changed, 3, 1, 0)


def test_sessions_of_the_backup_come_first_then_those_begun_since():
    then, now = [held("s1"), held("s2")], [held("s3"), held("s2")]
    assert compared(then, now) == [
        Compared(held("s1"), None),
        Compared(held("s2"), held("s2")),
        Compared(None, held("s3")),
    ]
    assert [one.either.title for one in compared(then, now)] == ["S1", "S2", "S3"]


def test_session_is_the_same_where_nothing_was_edited_since():
    assert Compared(held("s1"), held("s1")).is_same
    assert not Compared(held("s1"), held("s1", "2026-01-02T00:00:00Z")).is_same
    assert not Compared(held("s1"), None).is_same
