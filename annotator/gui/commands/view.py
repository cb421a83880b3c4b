# SPDX-License-Identifier: Apache-2.0
"""How the window looks: zoom, theme, which sides are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.settings import ARTICLE_IN_TITLE, INITIALS, THEME, UNTOUCHED, ZOOM

if TYPE_CHECKING:
    from annotator.gui.shell import Shell

_ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class ViewCommands(QObject):
    """Changes the look of the window, and remembers it."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def zoom_in(self) -> None:
        """Show the text one step larger."""
        zoom = self._window.settings.get(ZOOM)
        self._zoom(next((step for step in _ZOOM_STEPS if step > zoom), _ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """Show the text one step smaller."""
        zoom = self._window.settings.get(ZOOM)
        self._zoom(next((step for step in reversed(_ZOOM_STEPS) if step < zoom), _ZOOM_STEPS[0]))

    def zoom_reset(self) -> None:
        """Show the text at its usual size."""
        self._zoom(100)

    def show_initials(self) -> None:
        """Show or hide the letters at marks."""
        settings = self._window.settings
        settings.keep(INITIALS, not settings.get(INITIALS))
        self._window.apply_look()

    def show_untouched(self) -> None:
        """Show or hide which sentences nobody has marked."""
        settings = self._window.settings
        settings.keep(UNTOUCHED, not settings.get(UNTOUCHED))
        self._window.apply_look()

    def name_article(self) -> None:
        """Name article and project in the title of the window, or leave them out."""
        settings = self._window.settings
        settings.keep(ARTICLE_IN_TITLE, not settings.get(ARTICLE_IN_TITLE))
        self._window.refresh_actions()

    def set_theme(self, name: str) -> None:
        """Choose a theme."""
        self._window.settings.keep(THEME, name)
        self._window.apply_look()

    def toggle_area(self, name: str) -> None:
        """Show or hide a side of the window."""
        area = self._window.areas[name]
        is_leaving = area.isVisible() and area.isAncestorOf(area.window().focusWidget())
        area.setVisible(not area.isVisible())
        if is_leaving:
            # Else Qt gives the focus to whatever stands next: a button above the text.
            self.to_text()
        self._window.refresh_actions()

    def enlarge_lower(self) -> None:
        """Give the lower part of the window most of the height, or give it back to the text."""
        lower, halves = self._window.areas["bottom"], self._window.halves
        halves.enlarge(is_enlarged=lower.isHidden() or not halves.is_enlarged)
        lower.show()
        self._window.refresh_actions()

    def to_text(self) -> None:
        """Put the caret into the article."""
        self._window.view.setFocus()

    def _zoom(self, percent: int) -> None:
        self._window.settings.keep(ZOOM, percent)
        self._window.apply_look()
