# SPDX-License-Identifier: Apache-2.0
"""Editors that the forms of several panels have: status and verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.domain.message import Message
from annotator.domain.status import Status
from annotator.gui.desk import translated
from annotator.gui.forms import ChoiceBox
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.status import Verdict


class DecisionRow(QWidget):
    """Status and verdict side by side."""

    status_chosen = Signal(str)
    verdict_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        statuses = [(one.value, translated(Message(one.label))) for one in Status]
        self.status = ChoiceBox(self.tr("Status"), statuses, self)
        self.status.setObjectName("status")
        self.verdict = ChoiceBox(self.tr("Verdict"), (), self)
        self.verdict.setObjectName("verdict")
        self.verdict.setPlaceholderText(self.tr("verdict"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.status, 1)
        layout.addWidget(self.verdict, 1)
        self.status.chosen.connect(self.status_chosen)
        self.verdict.chosen.connect(self.verdict_chosen)

    def show_scale(self, verdicts: Iterable[Verdict]) -> None:
        """Offer the verdicts of a project."""
        labels = [(one.key, translated(Message(one.label))) for one in verdicts]
        self.verdict.set_choices([("", ""), *labels])

    def show_decision(self, status: Status, verdict: str) -> None:
        """Show what was decided."""
        self.status.show_key(status.value)
        self.verdict.show_key(verdict)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the decision be read only, or made."""
        self.status.setDisabled(read_only)
        self.verdict.setDisabled(read_only)
