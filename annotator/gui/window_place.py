# SPDX-License-Identifier: Apache-2.0
"""Where on the screen the window stands, and how large: remembered from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from annotator.gui.settings import GEOMETRY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.gui.settings import Settings

_FIRST_SIZE = QSize(1440, 900)


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put the window where it stood; a size for the first start."""
    window.resize(_FIRST_SIZE)
    geometry = settings.get(GEOMETRY)
    if not geometry.isEmpty():
        window.restoreGeometry(geometry)


def show_in_place(window: QWidget, settings: Settings) -> None:
    """Show the window, filling a screen that has no room for the size of the first start."""
    room = window.screen().availableSize()
    if settings.get(GEOMETRY).isEmpty() and _FIRST_SIZE.boundedTo(room) != _FIRST_SIZE:
        window.resize(_FIRST_SIZE.boundedTo(room))
        window.showMaximized()
    else:
        window.show()


def keep_place(window: QWidget, settings: Settings) -> None:
    """Remember where the window stands."""
    settings.keep(GEOMETRY, window.saveGeometry())
