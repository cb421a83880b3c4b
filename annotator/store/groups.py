# SPDX-License-Identifier: Apache-2.0
"""Making groups of the log: that of an edit, and one that takes another back or steps over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.changes import Action, Group
from annotator.domain.ids import new_group_id
from annotator.domain.message import message

if TYPE_CHECKING:
    from annotator.store.edit import Edit


def group_of(edit: Edit, at: str) -> Group:
    """Return the group that an edit is, made at this time (UTC, ISO 8601)."""
    return Group(
        new_group_id(),
        edit.session_id,
        at,
        edit.who,
        edit.label,
        edit.focus_id,
        Action.EDIT,
        None,
    )


def group_taking_back(target: Group, action: Action, *, who: str, at: str) -> Group:
    """Return the undo or redo of a group, made at this time."""
    label = target.label
    if target.action is Action.STEP:
        label = message("Next to undo again: {label}", label=label.arguments["label"])
    return replace(
        target,
        id=new_group_id(),
        at=at,
        who=who,
        label=label,
        action=action,
        undoes=target.id,
    )


def group_stepping_over(refused: Group, action: Action, *, who: str, at: str) -> Group:
    """Return the undo or redo that leaves what a group did as it is."""
    group = group_taking_back(refused, action, who=who, at=at)
    return replace(group, label=message("Stepped over: {label}", label=refused.label))
