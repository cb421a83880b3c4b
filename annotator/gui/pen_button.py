# SPDX-License-Identifier: Apache-2.0
"""The button of the toolbar that tells and changes what the mouse does over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QToolButton

from annotator.domain.kinds import kind_of
from annotator.gui.places import LettersInMenus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.article.pen import Pen
    from annotator.gui.theme import Theme


# A line in the colour of the kind, as under marks; there is no room for a square beside the word.
_LINE = 2.5
_INSET = 6


class PenButton(QToolButton):
    """Opens the choice of pens; pressed in, with the colour of its kind, while one is chosen."""

    def __init__(self, pen: Pen, parent: QWidget) -> None:
        super().__init__(parent)
        self._pen = pen
        self._theme: Theme | None = None
        self.setObjectName("pen_button")
        self.setText(self.tr("Pen"))
        self.setToolTip(self.tr("Choose whether a drag over the text selects or tags at once"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCheckable(True)
        pen.changed.connect(self._show_pen)
        self._show_pen()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Have these actions to choose from."""
        menu = QMenu(self)
        menu.setObjectName("pen_button_menu")
        menu.addActions(actions)
        LettersInMenus(menu)
        self.setMenu(menu)

    def set_theme(self, theme: Theme) -> None:
        """Show the kind in the colour that it has in a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline the word in the colour of the kind."""
        super().paintEvent(event)
        if self._theme and self._pen.kind:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width, top = self.width() - 2 * _INSET, self.height() - _LINE - 2
            area = QRectF(_INSET, top, width, _LINE)
            painter.fillRect(area, self._theme.kind_color(self._pen.kind))
            painter.end()

    @Slot()
    def _show_pen(self) -> None:
        kind = self._pen.kind
        self.setChecked(bool(kind))
        name = kind_of(kind).label if kind else self.tr("Select")
        self.setAccessibleName(self.tr("Pen: %s") % name)
        self.update()
