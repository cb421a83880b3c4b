# SPDX-License-Identifier: Apache-2.0
"""What an action is: a row of the table that menus, toolbar and keys are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. ``key`` is "group.method": what it calls on the group's commands object.

    ``keys`` are portable key names. ``in_text`` says that they act only while the article has
    the focus, as single letters must. ``needs`` names what must hold for it to be enabled.
    ``argument`` is handed to the method; such actions have their own ``name`` behind the key.
    ``brief`` is what a button beside the matter itself says, where the menu has to say more.
    ``only_moves`` says that it moves the caret: nothing has to be settled before it acts, and it
    acts at every repeat of a key that is held down.
    """

    key: str
    menu: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    in_text: bool = False
    argument: Any = None
    checkable: bool = False
    starts_group: bool = False
    brief: str = ""
    only_moves: bool = False

    @property
    def name(self) -> str:
        """Return the name that tells it from all others."""
        return self.key if self.argument is None else f"{self.key}.{self.argument}"


PROJECT = frozenset({"project"})
SESSION = frozenset({"session"})
EDITABLE = frozenset({"session", "editable"})
CURRENT = frozenset({"session", "editable", "annotation"})
# What acts on a suggestion too, by accepting it in the same step.
ANY_MARK = frozenset({"session", "editable", "mark"})
SUGGESTED = frozenset({"session", "editable", "suggestion"})
SELECTION = ANY_MARK | {"selection"}
EVENT = frozenset({"session", "editable", "event"})
CHOSEN = frozenset({"session", "editable", "chosen"})
CHOSEN_MARKS = frozenset({"session", "editable", "chosen", "chosen_marks"})
CHOSEN_EVENTS = frozenset({"session", "editable", "chosen", "chosen_events"})
