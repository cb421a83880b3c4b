# SPDX-License-Identifier: Apache-2.0
"""The desk shows again what the file has, where the reader is."""

from annotator.domain.span import Span


def test_reload_tells_the_views_and_keeps_what_is_current(desk, tag, qtbot):
    claim = tag("claim", "Storm Ada")
    event = desk.eventing.add(Span(0, 7))
    desk.select_annotation(claim.id)
    desk.select_event(event.id)
    with qtbot.waitSignals([desk.session_leaving, desk.session_opened]):
        desk.reload()
    assert desk.event_id == event.id
    assert desk.workspace.session is not None


def test_reload_of_a_session_in_review_stays_in_review(desk):
    desk.open_session(desk.workspace.session_id, for_review=True)
    desk.reload()
    assert desk.workspace.is_reviewing


def test_reload_forgets_an_event_that_is_gone(desk):
    desk.select_event("e_gone")
    desk.reload()
    assert desk.event_id == ""


def test_reload_without_a_session_tells_the_views(idle_desk, qtbot):
    with qtbot.waitSignal(idle_desk.session_opened):
        idle_desk.reload()
