# SPDX-License-Identifier: Apache-2.0
"""The panels around the article, one module each; adding a panel means adding a module here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from annotator import discovery
from annotator.domain.event import EVENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A panel as data: the window makes a tab of it and builds it when it is first shown.

    ``title`` is English, for the window to translate; ``order`` sorts within the area.
    """

    key: str
    title: str
    area: Literal["left", "right", "bottom"]
    order: int
    build: Callable[[Desk, QWidget], QWidget]


def panel_of(kind_key: str) -> str:
    """Return the key of the panel that lists marks of a kind, or events."""
    return "events" if kind_key == EVENT.key else kind_key


@cache
def panels() -> tuple[PanelSpec, ...]:
    """Return every panel, in the order in which people see them, area by area."""
    found: dict[str, tuple[PanelSpec, ...]] = discovery.discover(__name__, "PANELS")
    specs = [spec for module in found.values() for spec in module]
    return tuple(sorted(specs, key=lambda spec: (spec.area, spec.order)))
