# SPDX-License-Identifier: Apache-2.0
"""A line for one end of a range of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from annotator.domain.edtf import canonical_edtf, edtf_bounds
from annotator.domain.errors import UserError
from annotator.gui.desk import translated
from annotator.gui.editors import show_error
from annotator.gui.panels._panel import FilterLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.domain.edtf import Bounds


class DateLine(FilterLine):
    """Reads a date of any precision: ``2023-11`` means all of that month."""

    def __init__(self, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(name, hint, parent)
        self._bounds: Bounds | None = None
        self._hint = self.tr("A date such as 2023-11-29, 29 Nov 2023, or 2023-11 for the month")
        self.setToolTip(self._hint)
        self.setAccessibleDescription(self._hint)
        # Before anybody else asks what was typed.
        self.textChanged.connect(self._read)

    def first(self) -> str:
        """Return the first second that is meant, '' where there is no date."""
        return self._bounds.minimum if self._bounds else ""

    def last(self) -> str:
        """Return the last second that is meant, '' where there is no date."""
        return self._bounds.maximum if self._bounds else ""

    @Slot(str)
    def _read(self, typed: str) -> None:
        self._bounds, error = None, ""
        if typed.strip():
            try:
                self._bounds = edtf_bounds(canonical_edtf(typed))
            except UserError as refused:
                error = translated(refused.message)
        show_error(self, error, self._hint)
