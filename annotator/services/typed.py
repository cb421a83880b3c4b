# SPDX-License-Identifier: Apache-2.0
"""The record that is being typed in, so that it need not be read again for each letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from annotator.domain.annotation import Annotation
from annotator.domain.event import Event

if TYPE_CHECKING:
    from annotator.domain.changes import Changes
    from annotator.services.workspace import Workspace

Record = TypeVar("Record", Annotation, Event)


class Typed(Generic[Record]):
    """Keeps the record as the last letter left it, until anything else is changed.

    Should another program have changed it since, the next letter is checked against the file
    all the same.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._record: Record | None = None
        workspace.subscribe(self._forget)

    def take(self, record_id: str) -> Record | None:
        """Return the record if it is this one, and keep it no longer."""
        record, self._record = self._record, None
        return record if record is not None and record.id == record_id else None

    def keep(self, record: Record) -> None:
        """Keep a record that has just been written."""
        self._record = record

    def _forget(self, _: Changes) -> None:
        self._record = None
