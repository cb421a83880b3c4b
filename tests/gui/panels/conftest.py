# SPDX-License-Identifier: Apache-2.0
"""Panels in windows of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[Shown, int, int], Shown]]:
    """Return what shows a panel so wide and so high, and closes it in the end."""
    panels: list[QWidget] = []

    def show(panel: Shown, width: int, height: int) -> Shown:
        qtbot.addWidget(panel)
        panels.append(panel)
        panel.resize(width, height)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        return panel

    yield show
    for panel in panels:
        panel.close()
