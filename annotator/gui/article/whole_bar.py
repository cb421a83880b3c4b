# SPDX-License-Identifier: Apache-2.0
"""A scroll bar for the whole of a text of which only an excerpt is set, by code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractSlider, QScrollBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from annotator.domain.span import Span

_Step = QAbstractSlider.SliderAction
# What moves by lines and screens; the view's own bar knows how far that is.
_STEPS = frozenset(
    {
        _Step.SliderSingleStepAdd.value,
        _Step.SliderSingleStepSub.value,
        _Step.SliderPageStepAdd.value,
        _Step.SliderPageStepSub.value,
    }
)


class WholeBar(QScrollBar):
    """Stands where the view's own scroll bar would be, which knows only what is set."""

    # The text at this offset is to be the first that is visible.
    offset_asked = Signal(int)

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.setObjectName("wholeBar")
        self.setAccessibleName(self.tr("Place in the whole text"))
        self._view = view
        self._length = 0
        self.actionTriggered.connect(self._step)
        self.valueChanged.connect(self._ask)
        self.hide()

    def show_part(self, visible: Span, length: int) -> None:
        """Show that this stretch of a text of so many code points is visible."""
        self._length = length
        if self.isSliderDown():
            return
        with QSignalBlocker(self):
            self.setRange(0, max(0, length - len(visible)))
            self.setPageStep(max(1, len(visible)))
            self.setValue(visible.start if visible.end < length else self.maximum())
        self.update()

    @Slot(int)
    def _step(self, action: int) -> None:
        """Have the view's own bar take a step."""
        if action in _STEPS:
            self.setSliderPosition(self.value())
            self._view.verticalScrollBar().triggerAction(_Step(action))

    @Slot(int)
    def _ask(self, value: int) -> None:
        self.offset_asked.emit(self._length if value == self.maximum() else value)
