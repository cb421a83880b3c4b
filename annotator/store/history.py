# SPDX-License-Identifier: Apache-2.0
"""Writing edits with their log, and taking them back.

Every edit is a group of row changes, written in one transaction with the rows it changes. Undo
appends a group that takes an older one back; redo takes the undo back.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.changes import Action, Changes
from annotator.domain.message import message
from annotator.store.clashes import (
    conflict,
    removed,
    require_at_work,
    require_seen,
    state_of_another,
)
from annotator.store.conflicts import StaleRowError
from annotator.store.connection import Durability, transaction
from annotator.store.drafts import Draft, changes_one_record, settle
from annotator.store.groups import group_of, group_stepping_over, group_taking_back
from annotator.store.log import ChangeLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotator.domain.changes import Group, RowChange
    from annotator.domain.ids import GroupId, SessionId
    from annotator.domain.message import Message
    from annotator.store.applying import RowWriter
    from annotator.store.connection import Connection
    from annotator.store.edit import Content, Edit

_UNSAVED = message("Your change was not saved; you see what is there now.")


class History:
    """Writes edits with their log, undoes and redoes them, and reads the log."""

    def __init__(self, connection: Connection, writer: RowWriter, clock: Callable[[], str]) -> None:
        self._connection = connection
        self._writer = writer
        self._clock = clock
        self.log = ChangeLog(connection)
        self._draft: Draft | None = None

    def write(self, edit: Edit, initiator: object = None) -> Changes:
        """Write an edit and its log in one transaction that outlives a loss of power.

        It is part of the step that ``begin`` opened where it is the first about the same record.

        Raises:
            ConflictError: a row is no longer what the edit started from, its session is no longer
                as far as it was seen, or was handed on meanwhile; nothing was written.
            UserError: the file cannot be written; nothing was.
        """
        with self._transaction(Durability.FULL):
            begun = self._continued(edit) if self._draft and self._draft.awaits(edit) else None
            group = begun.group if begun else group_of(edit, self._clock())
            if begun:
                rows = self._applied(edit.rows, _UNSAVED)
                self.log.extend(group, rows)
                self._settle_draft()
            else:
                rows = self._write_whole(edit, group)
        return Changes(group, tuple(rows), initiator)

    def begin(self, edit: Edit, initiator: object = None) -> Changes:
        """Write an edit that adds the record it focuses on, because that is to be changed at once.

        The first edit, or the typing, that is about this record is part of the same step, unless
        another edit or ``close_draft`` comes before. Raises as ``write`` does.
        """
        group = group_of(edit, self._clock())
        with self._transaction(Durability.FULL):
            rows = self._write_whole(edit, group, is_open=True)
        self._draft = Draft(group, (), edit.focus_id)
        return Changes(group, tuple(rows), initiator)

    def write_draft(self, edit: Edit, initiator: object = None) -> Changes:
        """Write what was typed in one field, or moved, so far; ``close_draft`` closes it.

        More typing in the same field rewrites the open group. It survives the end of the
        program at once, and a loss of power once it is closed. An edit that does more than
        change one record is no typing, and is written as ``write`` does.

        Raises:
            ConflictError: the row is no longer what the edit started from.
            UserError: the file cannot be written.
        """
        if not changes_one_record(edit):
            return self.write(edit, initiator)
        rest = message("Type it again if it is still wanted.")
        with self._transaction(Durability.NORMAL):
            draft = self._continued(edit)
            if draft is None:
                self._require_open(edit, rest)
                self._settle_draft()
            rows = self._applied(edit.rows, rest, is_typing=True)
            if draft and not draft.led_to(rows):
                self._settle_draft()
                draft = None
            if draft:
                draft = draft.with_more(rows)
                self.log.rewrite(draft.group, draft.rows)
            else:
                draft = Draft(group_of(edit, self._clock()), tuple(rows))
                self.log.append(draft.group, rows, is_open=True)
        self._draft = draft
        return Changes(draft.group, tuple(rows), initiator)

    def close_draft(self) -> Group | None:
        """Make the open group of typing final; return it where it came to nothing and is gone."""
        draft = self._draft
        if draft is None:
            return None
        with self._transaction(Durability.FULL):
            self._settle_draft()
            return draft.group if self.log.found(draft.group.id) is None else None

    def forget_draft(self) -> None:
        """Leave the open group of typing as it is in the file."""
        self._draft = None

    def undo(self, session_id: SessionId, who: str) -> Changes | None:
        """Take back the newest edit of a session that is in force; None where there is none.

        Raises:
            ConflictError: somebody changed since what the edit left, or handed the session on,
                or the edit is how another person did so; nothing was undone.
            UserError: the file cannot be written; nothing was.
        """
        return self._revert(self.next_undo, session_id, who, Action.UNDO)

    def redo(self, session_id: SessionId, who: str) -> Changes | None:
        """Take back the newest undo since the last edit; None where there is none.

        Raises:
            ConflictError: as for ``undo``; nothing was redone.
            UserError: the file cannot be written; nothing was.
        """
        return self._revert(self.next_redo, session_id, who, Action.REDO)

    def revert(self, group: Group, who: str) -> Changes:
        """Take back this very group, whatever else was done since, in a session or in none.

        Raises:
            ConflictError: somebody changed since what the group left, or emptied the trash;
                nothing was taken back.
            UserError: the file cannot be written; nothing was.
        """
        action = Action.REDO if group.action is Action.UNDO else Action.UNDO
        with self._transaction(Durability.FULL):
            self._settle_draft()
            if self.log.found(group.id) is None:
                raise removed(group)
            return self._reverted(group, who, action)

    def step_over(self, session_id: SessionId, who: str, refused: Group) -> Changes | None:
        """Leave what undo or redo refused as it is, so that the next one goes on past it.

        Redo brings a step that undo refused back as the next to undo. None, and nothing is
        written, where the refused one is no longer next.

        Raises:
            ConflictError: somebody handed the session on; nothing was written.
            UserError: the file cannot be written; nothing was.
        """
        with self._transaction(Durability.FULL):
            self._settle_draft()
            require_at_work(
                self._connection, self.log, session_id, message("Everything was left as it was.")
            )
            nexts = {Action.UNDO: self.next_undo, Action.REDO: self.next_redo}
            for action, target_of in nexts.items():
                if target_of(session_id) == refused:
                    group = group_stepping_over(refused, action, who=who, at=self._clock())
                    self.log.append(group, ())
                    return Changes(group, ())
        return None

    def next_undo(self, session_id: SessionId) -> Group | None:
        """Return the group that ``undo`` would take back."""
        return self.log.next_undo(session_id)

    def next_redo(self, session_id: SessionId) -> Group | None:
        """Return the undo that ``redo`` would take back."""
        return self.log.next_redo(session_id)

    def groups(self, session_id: SessionId, limit: int = 500, offset: int = 0) -> list[Group]:
        """Return groups of a session, newest first."""
        return self.log.newest(session_id, limit, offset)

    def rows(self, group_id: GroupId) -> list[RowChange]:
        """Return what a group changed, in the order in which it was written."""
        return self.log.rows(group_id)

    def _revert(
        self,
        target_of: Callable[[SessionId], Group | None],
        session_id: SessionId,
        who: str,
        action: Action,
    ) -> Changes | None:
        with self._transaction(Durability.FULL):
            self._settle_draft()
            require_at_work(
                self._connection, self.log, session_id, message("Everything was left as it was.")
            )
            target = target_of(session_id)
            if target is None:
                return None
            return self._reverted(target, who, action)

    def _reverted(self, target: Group, who: str, action: Action) -> Changes:
        group = group_taking_back(target, action, who=who, at=self._clock())
        back = [change.reversed() for change in reversed(self.rows(target.id))]
        if target.who != who and any(map(_is_of_state, back)):
            raise state_of_another(target)
        rest = message("“{label}” was left as it is.", label=target.label)
        rows = self._applied(back, rest, undoing_at=group.at)
        self.log.append(group, rows)
        return Changes(group, tuple(rows))

    def _write_whole(self, edit: Edit, group: Group, *, is_open: bool = False) -> list[RowChange]:
        """Write an edit as a group of its own within the present transaction."""
        self._settle_draft()
        self._require_open(edit, _UNSAVED)
        require_seen(self.log, edit)
        self._insert_contents(edit.contents)
        rows = self._applied(edit.rows, _UNSAVED)
        self.log.append(group, rows, is_open=is_open)
        return rows

    def _require_open(self, edit: Edit, rest: Message) -> None:
        if edit.session_id is not None and not edit.is_of_state:
            require_at_work(self._connection, self.log, edit.session_id, rest)

    def _applied(
        self,
        rows: Sequence[RowChange],
        rest: Message,
        *,
        undoing_at: str = "",
        is_typing: bool = False,
    ) -> list[RowChange]:
        try:
            return self._writer.apply(rows, undoing_at=undoing_at, is_typing=is_typing)
        except StaleRowError as error:
            raise conflict(self.log, error.row_id, rest) from error

    def _continued(self, edit: Edit) -> Draft | None:
        """Return the draft that an edit is more typing of, if it is still open in the file."""
        draft = self._draft
        if draft is None or not draft.continues_in(edit):
            return None
        renewed = replace(draft, group=replace(draft.group, at=self._clock()))
        return renewed if self.log.is_renewed(renewed.group) else None

    def _settle_draft(self) -> None:
        """Close the open group within the present transaction."""
        if self._draft and self.log.is_open(self._draft.group):
            settle(self._connection, self._draft)
        self._draft = None

    def _insert_contents(self, contents: Iterable[Content]) -> None:
        for content in contents:
            self._connection.execute(
                """
                insert into content (sha256, text, original, encoding) values (?, ?, ?, ?)
                on conflict do nothing
                """,
                (content.sha256, content.text, content.original, content.encoding),
            )

    @contextmanager
    def _transaction(self, durability: Durability) -> Iterator[None]:
        """Run one transaction; where it fails, the open group is open again, as in the file."""
        draft = self._draft
        try:
            with transaction(self._connection, durability):
                yield
        except BaseException:
            self._draft = draft
            self._writer.forget()
            raise


def _is_of_state(change: RowChange) -> bool:
    return change.table == "session" and "state" in (change.after or {})
