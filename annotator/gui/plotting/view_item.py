# SPDX-License-Identifier: Apache-2.0
"""What fills the view of a plot and paints itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtWidgets import QGraphicsObject

if TYPE_CHECKING:
    from pyqtgraph import ViewBox


class ViewItem(QGraphicsObject):
    """All things of a plot as one; its pixels are those of the view. One of them is current."""

    def __init__(self, view: ViewBox) -> None:
        super().__init__()
        # Not by the constructor: at the end Qt and Python would both delete it.
        self.setParentItem(view)
        self._view = view
        self.current = -1
        self.has_focus = False
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view.sigResized.connect(self._fit)

    def show_current(self, place: int) -> None:
        """Paint the thing of this place as the current one, -1 for none."""
        self.current = place
        self.update()

    def show_focus(self, *, has_focus: bool) -> None:
        """Paint the current one as that on which the keys act, or not."""
        self.has_focus = has_focus
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the whole view."""
        return QRectF(self._view.rect())

    def _forget(self) -> None:
        """Paint anew, for another size of the view too."""
        self.update()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @Slot()
    def _fit(self) -> None:
        self.prepareGeometryChange()
        self._forget()
