# SPDX-License-Identifier: Apache-2.0
"""The keys of the actions as they are now: those of the table, or the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from annotator.gui.actions.key_rules import (
    Clash,
    Refusal,
    as_json,
    chosen_from,
    clash,
    keys_in_force,
    refusal,
)
from annotator.gui.settings import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.gui.actions.spec import ActionSpec
    from annotator.gui.settings import Settings


class Keys(QObject):
    """Knows the keys of every action, by its name, and remembers which the user changed.

    Keys are portable names of one press; ``shown`` has them as this system writes them.
    """

    changed = Signal()

    def __init__(
        self,
        specs: Iterable[ActionSpec],
        *,
        menu_letters: str = "",
        settings: Settings | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._specs = {spec.name: spec for spec in specs}
        self._menu_letters = menu_letters
        self._caret_keys = {
            key for spec in self._specs.values() if spec.in_text for key in spec.keys
        }
        self._settings = settings
        stored = settings.get(KEYS) if settings else ""
        self._chosen = chosen_from(stored, self._specs, self._is_allowed) if stored else {}
        self._keys = keys_in_force(self._specs, self._chosen)

    def of(self, name: str) -> tuple[str, ...]:
        """Return the keys of an action."""
        return self._keys[name]

    def usual(self, name: str) -> tuple[str, ...]:
        """Return the keys that an action has in the table."""
        return self._specs[name].keys

    def shown(self, name: str) -> str:
        """Return the first key of an action as this system writes it, empty for none."""
        keys = self._keys[name]
        return native(keys[0]) if keys else ""

    def hint(self, name: str) -> str:
        """Return the first key in brackets, to stand behind words; empty for none."""
        shown = self.shown(name)
        return f" ({shown})" if shown else ""

    def is_changed(self, name: str) -> bool:
        """Return whether an action has other keys than the table gives it."""
        return self._keys[name] != self._specs[name].keys

    def is_any_changed(self) -> bool:
        """Return whether any action has other keys than the table gives it."""
        return any(map(self.is_changed, self._specs))

    def refusal(self, name: str, key: str) -> Refusal | None:
        """Return why an action may not have a key, None where it may."""
        return refusal(key, self._specs[name], self._menu_letters, self._caret_keys)

    def holders(self, name: str, keys: Iterable[str]) -> list[tuple[str, ActionSpec, Clash]]:
        """Return (key, action, when they clash) for each other action that has one of the keys."""
        own = self._specs[name]
        return [
            (key, spec, clash(own, spec))
            for key in keys
            for spec in self._specs.values()
            if spec is not own and key in self._keys[spec.name]
        ]

    def assign(self, name: str, keys: Sequence[str]) -> None:
        """Give an action these keys and no others, and take them from whoever is in its way."""
        for key, rival, when in self.holders(name, keys):
            if when is not Clash.NEVER and rival.name in self._chosen:
                left = tuple(one for one in self._chosen[rival.name] if one != key)
                self._chosen[rival.name] = left
        self._chosen[name] = tuple(dict.fromkeys(keys))
        self._keep()

    def reset(self, name: str) -> None:
        """Give an action the keys that it has in the table."""
        self.assign(name, self._specs[name].keys)

    def reset_all(self) -> None:
        """Give every action the keys that it has in the table."""
        self._chosen.clear()
        self._keep()

    def _keep(self) -> None:
        """Put the choice into force and remember it, as far as it differs from the table."""
        rows = self._specs.items()
        self._chosen = {
            name: self._chosen[name]
            for name, spec in rows
            if self._chosen.get(name, spec.keys) != spec.keys
        }
        self._keys = keys_in_force(self._specs, self._chosen)
        if self._settings:
            self._settings.keep(KEYS, as_json(self._chosen))
        self.changed.emit()

    def _is_allowed(self, spec: ActionSpec, key: str) -> bool:
        return portable(key) == key and self.refusal(spec.name, key) is None


def native(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def portable(key: str) -> str:
    """Return a key as the table writes it, empty where it is none, or more than one press."""
    sequence = QKeySequence(key)
    is_one = sequence.count() == 1
    return sequence.toString(QKeySequence.SequenceFormat.PortableText) if is_one else ""
