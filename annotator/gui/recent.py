# SPDX-License-Identifier: Apache-2.0
"""The projects that were open last: remembered, offered in a menu, forgotten when asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from annotator.gui.settings import FOLDER, PROJECT, RECENT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from annotator.gui.settings import Settings
    from annotator.gui.shell import Shell

_OFFERED = 8
_LONGEST = 70


def projects(settings: Settings) -> list[Path]:
    """Return the projects that were open, the last one first."""
    kept = settings.get(RECENT)
    return [Path(name) for name in json.loads(kept)] if kept else []


def remember(settings: Settings, path: Path) -> None:
    """Put a project at the head of the list; one more than is offered, as one is open."""
    known, path = projects(settings), path.absolute()
    if known[:1] != [path]:
        latest = [path, *(one for one in known if one != path)][: _OFFERED + 1]
        settings.keep(RECENT, json.dumps([str(one) for one in latest]))


def forget(settings: Settings) -> None:
    """Remember no project and no folder."""
    for row in (RECENT, PROJECT, FOLDER):
        settings.keep(row, "")


class RecentMenu(QObject):
    """Fills a menu with the projects that were open before the present one, when it is shown."""

    chosen = Signal(object)

    def __init__(self, menu: QMenu, window: Shell) -> None:
        super().__init__(menu)
        self._menu = menu
        self._window = window
        self._last = menu.actions()[0]
        self._offered: list[QAction] = []
        menu.aboutToShow.connect(self.fill)
        menu.triggered.connect(self._choose)

    @Slot()
    def fill(self) -> None:
        """Offer what is remembered now; what is no longer there can only be read."""
        for action in self._offered:
            self._menu.removeAction(action)
            action.deleteLater()
        others = [one for one in projects(self._window.settings) if one != self._present()]
        self._offered = [
            self._action(number, path) for number, path in enumerate(others[:_OFFERED], 1)
        ] or [self._plain(self.tr("No other project was open"))]
        separator = QAction(self._menu)
        separator.setSeparator(True)
        self._offered.append(separator)
        self._menu.insertActions(self._last, self._offered)

    def _present(self) -> Path | None:
        if not self._window.is_attached:
            return None
        return self._window.desk.workspace.project.path.absolute()

    def _action(self, number: int, path: Path) -> QAction:
        name, folder = path.name.replace("&", "&&"), _short(path.parent).replace("&", "&&")
        is_there = path.exists()
        words = f"&{number}  {name}  \N{EN DASH}  {folder}"
        action = self._plain(words if is_there else self.tr("%1 (not there)").replace("%1", words))
        action.setObjectName(f"recent_{number}")
        action.setData(str(path))
        action.setStatusTip(self.tr("Open %1").replace("%1", str(path)))
        action.setEnabled(is_there)
        return action

    def _plain(self, words: str) -> QAction:
        action = QAction(words, self._menu)
        action.setEnabled(False)
        return action

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if action in self._offered:
            self.chosen.emit(Path(action.data()))


def _short(folder: Path) -> str:
    """Return a folder as a person names it, cut in the middle where it is very long."""
    home = Path.home()
    inside = folder.is_relative_to(home)
    name = str(Path("~") / folder.relative_to(home)) if inside else str(folder)
    half = _LONGEST // 2
    return name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}"
