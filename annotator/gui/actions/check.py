# SPDX-License-Identifier: Apache-2.0
"""The Check menu: status of a mark, and the way of a session to its second reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.status import Status
from annotator.gui.actions.spec import ANY_MARK, EDITABLE, SESSION, ActionSpec

if TYPE_CHECKING:
    from collections.abc import Iterator


def statuses() -> Iterator[ActionSpec]:
    """Yield an action for each status that a checker sets."""
    for number, status in enumerate(one for one in Status if one is not Status.SIGNED_OFF):
        yield ActionSpec(
            "check.set_status",
            "check",
            status.label.capitalize(),
            f"Set the status of the current mark to {status.label}",
            (str(number + 1),),
            ANY_MARK,
            in_text=True,
            argument=status.value,
        )


CHECK = (
    ActionSpec(
        "check.set_ready",
        "check",
        "Set &ready for second reader",
        "Hand the session on; it is read-only until it is reopened",
        (),
        EDITABLE,
        starts_group=True,
    ),
    ActionSpec(
        "check.review",
        "check",
        "Open for re&view",
        "Look through the session without changing anything",
        (),
        frozenset({"session", "editable"}),
    ),
    ActionSpec(
        "check.continue_editing",
        "check",
        "&Continue editing",
        "Work on the session again",
        (),
        frozenset({"session", "locked"}),
    ),
    ActionSpec(
        "check.hand_back",
        "check",
        "Return to the chec&ker",
        "Give the session back with what is still open",
        (),
        frozenset({"session", "ready"}),
    ),
    ActionSpec(
        "check.sign_off",
        "check",
        "Sign &off",
        "Sign the session off as its second reader",
        (),
        frozenset({"session", "ready"}),
    ),
    ActionSpec(
        "check.new_session",
        "check",
        "&New session on this article",
        "Begin again on the same text, for another checker",
        (),
        SESSION,
        starts_group=True,
    ),
)
