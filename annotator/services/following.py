# SPDX-License-Identifier: Apache-2.0
"""Having all who listen to a workspace see what other programs write into its project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.store.others import Others

if TYPE_CHECKING:
    from annotator.domain.changes import Group
    from annotator.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Followed:
    """What was found: the edits told of; whether all is to be read anew; the session lost."""

    groups: tuple[Group, ...] = ()
    is_anew: bool = False
    is_session_gone: bool = False


# The tables that the open session and its article are made of.
_OPENED = ("session", "article", "region")


class Following:
    """Tells a workspace's subscribers of the edits of other programs, when it is asked to look."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._others = Others(workspace.project.connection, workspace.project.history.log)

    def look(self) -> Followed:
        """Tell the subscribers what is new; they have to read anew by themselves where that is due.

        Raises:
            UserError: the file cannot be read.
        """
        news = self._others.news()
        if news == []:
            return Followed()
        is_anew = news is None
        tables = {row.table for changes in news or () for row in changes.rows}
        is_due = is_anew or not tables.isdisjoint(_OPENED)
        is_there = self._workspace.refresh() if is_due else True
        for changes in news or ():
            self._workspace.tell(changes)
        return Followed(
            groups=tuple(changes.group for changes in news or ()),
            is_anew=is_anew,
            is_session_gone=not is_there,
        )
