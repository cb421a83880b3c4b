# SPDX-License-Identifier: Apache-2.0
"""Doing something to all selected rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.gui.desk import translated
from annotator.services import bulk

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.desk import Desk
    from annotator.services.bulk import Chosen, Deed


def do_to_chosen(desk: Desk, make: Callable[[], Deed]) -> bool:
    """Do something to all selected rows; return whether it was done, or a job does it.

    ``make`` says what; where that cannot be, as a UserError tells, the reason is said.
    """
    made: list[Deed] = []
    if not desk.attempt(lambda: made.append(make())):
        return False
    if not desk.attempt(desk.workspace.require_editable):
        return False
    chosen = desk.choice.chosen()
    if chosen is None:
        desk.say(_tr("The list is still being read. Try again in a moment."))
        return False
    if chosen.is_large:
        desk.choice.job_asked.emit(chosen, made[0])
        return True
    return _do(desk, chosen, made[0])


def _do(desk: Desk, chosen: Chosen, deed: Deed) -> bool:
    done: list[int] = []
    if not desk.attempt(lambda: done.append(bulk.do(desk.workspace, chosen, deed))):
        return False
    what, count = translated(deed.label), done[0]
    if not count:
        desk.say(_tr("%1: nothing to change").replace("%1", what))
    elif chosen.are_events:
        one, many = _tr("%1: 1 event"), _tr("%1: %n events", count)
        desk.step_done.emit((one if count == 1 else many).replace("%1", what))
    else:
        one, many = _tr("%1: 1 mark"), _tr("%1: %n marks", count)
        desk.step_done.emit((one if count == 1 else many).replace("%1", what))
    return True


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("Doing", text, None, count)
