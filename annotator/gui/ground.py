# SPDX-License-Identifier: Apache-2.0
"""The ground of a window in which nothing stands yet: all that its first paint needs of a theme."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QGuiApplication

from annotator import assets

if TYPE_CHECKING:
    from collections.abc import Mapping

# Of 255: a ground that is darker belongs to a dark desktop.
_MIDDLE = 128


def bare_ground(name: str) -> QColor:
    """Return the ground in a theme by name; ``system`` is told by the desktop's own ground.

    To ask Qt which theme the desktop has makes all of its constants, a tenth of an empty start.
    """
    if name == "system":
        ground = QGuiApplication.palette().window().color()
        name = "dark" if ground.lightness() < _MIDDLE else "light"
    return QColor(theme_source(name)["colors"]["panel"])


def theme_source(name: str) -> Mapping[str, Any]:
    """Return a theme as it is written down."""
    text = assets.path("themes", f"{name}.json").read_text(encoding="utf-8")
    source: Mapping[str, Any] = json.loads(text)
    return source
