# SPDX-License-Identifier: Apache-2.0
"""What the program remembers of the person at work, one row a setting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from collections.abc import Container


@dataclass(frozen=True, slots=True)
class Setting:
    """One remembered value: its key, the type it is read as, and what holds at first.

    ``allowed`` lists the values that mean something, where not all of the type do.
    """

    key: str
    type: type
    default: Any
    allowed: Container[Any] | None = None


REVIEWER = Setting("reviewer", str, "")
PROJECT = Setting("project", str, "")
FOLDER = Setting("folder", str, "")
THEME = Setting("theme", str, "system", ("system", "light", "dark", "contrast"))
ZOOM = Setting("zoom", int, 100, range(50, 301))
INITIALS = Setting("initials", bool, False)
GEOMETRY = Setting("window/geometry", QByteArray, QByteArray())
SIDES = Setting("window/sides", QByteArray, QByteArray())
HALVES = Setting("window/halves", QByteArray, QByteArray())


class Settings:
    """Reads and keeps settings in the place the system has for them."""

    def __init__(self, stored: QSettings | None = None) -> None:
        self._stored = stored or QSettings("annotator", "annotator")

    def get(self, setting: Setting) -> Any:
        """Return the remembered value, or the default where it is missing or means nothing."""
        value = self._stored.value(setting.key, setting.default, setting.type)
        is_known = setting.allowed is None or value in setting.allowed
        return value if value is not None and is_known else setting.default

    def keep(self, setting: Setting, value: Any) -> None:
        """Remember a value."""
        self._stored.setValue(setting.key, value)

    def state(self, name: str) -> QByteArray:
        """Return the remembered sizes of a part of the window, empty where there are none."""
        return cast("QByteArray", self._stored.value(f"window/{name}", QByteArray(), QByteArray))

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember the sizes of a part of the window."""
        self._stored.setValue(f"window/{name}", state)
