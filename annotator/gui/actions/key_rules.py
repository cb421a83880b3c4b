# SPDX-License-Identifier: Apache-2.0
"""Which keys an action may have, which keys clash, and what a user's own choice comes to.

Keys are portable names of one press, as in the table of actions: "C", "Shift+C", "Ctrl+Alt+Left".
"""

from __future__ import annotations

import json
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from annotator.gui.actions.spec import ActionSpec

_CARET = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"})
_EDITING = frozenset({"Backspace", "Del", "Ins"})
_FOCUS = frozenset({"Tab", "Backtab", "Return", "Enter", "Menu"})
# What fields do by themselves with Ctrl and a letter.
_IN_FIELDS = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z"})
# Truths of which only one can hold: what needs the one never acts beside what needs the other.
_EITHER_OR = (frozenset({"editable", "locked"}), frozenset({"annotation", "suggestion"}))


class Refusal(Enum):
    """Why an action may not have a key."""

    TYPING = "typing"
    FOCUS = "focus"
    FIELDS = "fields"
    CARET = "caret"
    MENU = "menu"


class Clash(Enum):
    """When two actions with the same key would be in each other's way."""

    NEVER = "never"
    IN_TEXT = "in_text"
    ALWAYS = "always"


def parts_of(key: str) -> tuple[frozenset[str], str]:
    """Return the modifiers of a key and its name: ("Ctrl", "Shift") and "Left"."""
    # The last sign always belongs to the name, which may be a plus.
    head, _, name = key[:-1].rpartition("+")
    return frozenset(filter(None, head.split("+"))), name + key[-1:]


def refusal(
    key: str, spec: ActionSpec, menu_letters: str = "", owned: Iterable[str] = ()
) -> Refusal | None:
    """Return why an action may not have a key, None where it may.

    ``menu_letters`` open menus with Alt. ``owned`` are the keys by which the table itself moves
    the caret: they are actions' keys like others. The keys that an action has in the table are
    right for it, whatever they are.
    """
    if key in spec.keys:
        return None
    modifiers, name = parts_of(key)
    if modifiers == {"Alt"} and len(name) == 1 and name.lower() in menu_letters.lower():
        return Refusal.MENU
    if spec.in_text:
        moves = name in _CARET and "Alt" not in modifiers and "Meta" not in modifiers
        return Refusal.CARET if moves and key not in owned else None
    return _refusal_in_window(key, modifiers, name)


def _refusal_in_window(key: str, modifiers: frozenset[str], name: str) -> Refusal | None:
    is_plain = modifiers <= {"Shift"}
    if is_plain and (len(name) == 1 or name == "Space"):
        return Refusal.TYPING
    if (name in _FOCUS and is_plain) or key == "Esc":
        return Refusal.FOCUS
    if key in _IN_FIELDS or (name in _CARET | _EDITING and modifiers <= {"Shift", "Ctrl"}):
        return Refusal.FIELDS
    return None


def clash(one: ActionSpec, other: ActionSpec) -> Clash:
    """Return when two actions with the same key would be in each other's way.

    A key of the text and a key of the window meet while the text has the focus.
    """
    needed = one.needs | other.needs
    if any(pair <= needed for pair in _EITHER_OR):
        return Clash.NEVER
    return Clash.ALWAYS if one.in_text == other.in_text else Clash.IN_TEXT


def keys_in_force(
    specs: Mapping[str, ActionSpec], chosen: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Return the keys of every action by name: the chosen ones, else those of the table.

    A chosen key is taken from whoever has it in the table, also where a newer table gives it
    away anew; of two that chose the same key, the first in the table has it.
    """
    holders: dict[str, list[ActionSpec]] = {}
    result: dict[str, tuple[str, ...]] = {}
    ordered = sorted(specs.values(), key=lambda spec: spec.name not in chosen)
    for spec in ordered:
        free = [
            key
            for key in chosen.get(spec.name, spec.keys)
            if all(clash(spec, other) is Clash.NEVER for other in holders.get(key, ()))
        ]
        result[spec.name] = tuple(free)
        for key in free:
            holders.setdefault(key, []).append(spec)
    return result


def chosen_from(
    stored: str,
    specs: Mapping[str, ActionSpec],
    is_allowed: Callable[[ActionSpec, str], bool],
) -> dict[str, tuple[str, ...]]:
    """Return the user's own keys by action from the JSON they are kept as.

    What is no JSON, names actions that are gone, or has keys that no action may have, is left out.
    """
    try:
        content = json.loads(stored) if stored else {}
    except (ValueError, RecursionError):
        return {}
    pairs = content.items() if isinstance(content, dict) else ()
    return dict(_read(pairs, specs, is_allowed))


def _read(
    pairs: Iterable[tuple[str, object]],
    specs: Mapping[str, ActionSpec],
    is_allowed: Callable[[ActionSpec, str], bool],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, keys in pairs:
        if name not in specs or not isinstance(keys, list):
            continue
        if all(isinstance(key, str) and is_allowed(specs[name], key) for key in keys):
            yield name, tuple(dict.fromkeys(keys))


def as_json(chosen: Mapping[str, Sequence[str]]) -> str:
    """Return the user's own keys as they are kept, empty for none."""
    return json.dumps({name: list(keys) for name, keys in chosen.items()}) if chosen else ""
