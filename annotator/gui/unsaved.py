# SPDX-License-Identifier: Apache-2.0
"""The way back to what was typed into a field and could not be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.gui.dialogs import unsaved as question

if TYPE_CHECKING:
    from annotator.domain.annotation import Annotation
    from annotator.domain.event import Event
    from annotator.gui.shell import Shell


def is_given_up(window: Shell) -> bool:
    """Return whether the person gives up what is not saved; else it is shown."""
    answer = question.is_given_up(window.desk.unsaved.values(), window.frame)
    if not answer:
        turn_to_unsaved(window)
    return answer


def turn_to_unsaved(window: Shell) -> bool:
    """Show the first record with a text that is not saved, its field focused; False for none.

    It may have been left in another session, which is opened then.
    """
    project = window.desk.workspace.project
    for record_id, key in window.desk.unsaved:
        for mark in project.annotations.find([record_id]):
            _open(window, mark)
            window.view.set_caret(mark.envelope.start)
            window.desk.select_annotation(mark.id)
            return _turn_to(window, mark.kind, key)
        for event in project.events.find([record_id]):
            _open(window, event)
            window.desk.select_event(event.id)
            return _turn_to(window, "events", key)
    return False


def _open(window: Shell, record: Annotation | Event) -> None:
    session = window.desk.workspace.session
    if session is None or session.id != record.session_id:
        window.open_session(record.session_id)


def _turn_to(window: Shell, panel: str, key: str) -> bool:
    form = window.show_panel(panel).form  # type: ignore[attr-defined]  # such panels have one
    form.fields.turn_to(key)
    return True
