# SPDX-License-Identifier: Apache-2.0
"""What is said where another program was at work in the same place: who it was, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import ConflictError, HandedOnError
from annotator.domain.message import Message, message
from annotator.domain.session import SessionState

if TYPE_CHECKING:
    from annotator.domain.changes import Group
    from annotator.domain.ids import SessionId
    from annotator.store.connection import Connection
    from annotator.store.edit import Edit
    from annotator.store.log import ChangeLog


def require_seen(log: ChangeLog, edit: Edit) -> None:
    """Raise ConflictError where an edit rests on what was read of its session before others."""
    if edit.session_id is None or edit.seen is None:
        return
    if log.goes_on(edit.session_id, edit.seen):
        raise ConflictError(
            message(
                "Somebody else decided something here at the same moment. Nothing was done; see "
                "what is left, and do it again."
            )
        )


def require_at_work(
    connection: Connection, log: ChangeLog, session_id: SessionId, rest: Message
) -> None:
    """Raise ConflictError where another program handed a session on, or put it away, meanwhile.

    ``rest`` says what became of the edit.
    """
    found = connection.execute(
        """
        select state, session.trashed || article.trashed
        from session join article on article.id = session.article_id where session.id = ?
        """,
        (session_id,),
    ).fetchone()
    if found is None:
        raise ConflictError(
            message(
                "This session is no longer in the project: it was removed for good in the "
                "meantime. {rest}",
                rest=rest,
            )
        )
    state, trashed = found
    if trashed:
        raise ConflictError(
            message(
                "This session was moved to the trash in the meantime. {rest} "
                "Restore it from there to work on it.",
                rest=rest,
            )
        )
    if SessionState(state).is_editable:
        return
    last = log.last_of_row(session_id)
    raise HandedOnError(
        message(
            "{who} ended the work on this session in the meantime ({what}). {rest} "
            "“Continue editing” in the Check menu takes it up again.",
            who=(last and last.who) or message("Somebody"),
            what=last.label if last else "",
            rest=rest,
        )
    )


def conflict(log: ChangeLog, row_id: str, rest: Message) -> ConflictError:
    """Return the error that says who changed a row meanwhile, and what became of the edit."""
    last = log.last_of_row(row_id)
    if last is None:
        return ConflictError(message("Somebody changed this in the meantime. {rest}", rest=rest))
    return ConflictError(
        message(
            "{who} changed this in the meantime ({what}). {rest}",
            who=last.who or message("Somebody"),
            what=last.label,
            rest=rest,
        )
    )


def removed(target: Group) -> ConflictError:
    """Return the error that says that what a group was about was removed for good."""
    return ConflictError(
        message(
            "“{what}” cannot be taken back: what it was about was removed for good in the "
            "meantime.",
            what=target.label,
        )
    )


def state_of_another(target: Group) -> ConflictError:
    """Return the error that says who ended or took up the work on the session by a group."""
    return ConflictError(
        message(
            "Undo does not take this back: {who} did it to the whole session (“{what}”). The Check "
            "menu has the ways on from there.",
            who=target.who or message("Somebody"),
            what=target.label,
        )
    )
