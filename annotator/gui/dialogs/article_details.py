# SPDX-License-Identifier: Apache-2.0
"""What is known of the article: guesses shown as guesses until somebody confirms them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from annotator.domain.article import ARTICLE_FIELDS
from annotator.domain.errors import UserError
from annotator.gui.desk import translated
from annotator.gui.forms import FieldForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk


class ArticleDetailsDialog(QDialog):
    """A form of the article's fields; accepting it confirms all of them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("article_details")
        self.setWindowTitle(self.tr("Article details"))
        self.resize(640, 320)
        self._desk = desk
        _, article = desk.workspace.opened()
        self._values = {field.key: str(getattr(article, field.key)) for field in ARTICLE_FIELDS}
        self._form = FieldForm(ARTICLE_FIELDS, self)
        self._form.show_values(self._values)
        self._form.set_read_only(read_only=desk.workspace.is_read_only)
        self._form.typed.connect(self._keep)
        self._form.finished.connect(self._keep)
        layout = QVBoxLayout(self)
        layout.addWidget(self._heading(article.guessed))
        layout.addWidget(self._form)
        layout.addStretch(1)
        layout.addWidget(self._buttons())

    def _heading(self, guessed: frozenset[str]) -> QLabel:
        labels = [field.label for field in ARTICLE_FIELDS if field.key in guessed]
        if labels:
            words = self.tr("Guessed from the text, please confirm: %1.")
            text = words.replace("%1", ", ".join(labels))
        else:
            text = self.tr("All of this has been confirmed by somebody, or is not known.")
        label = QLabel(text, self)
        label.setObjectName("details_heading")
        label.setWordWrap(True)
        return label

    def _buttons(self) -> QDialogButtonBox:
        if self._desk.workspace.is_read_only:
            buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        else:
            cancel = QDialogButtonBox.StandardButton.Cancel
            buttons = QDialogButtonBox(cancel, self)
            confirm = buttons.addButton(self.tr("Confirm"), QDialogButtonBox.ButtonRole.AcceptRole)
            confirm.setObjectName("details_confirm")
            confirm.setDefault(True)
        buttons.accepted.connect(self._confirm)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot(str, str)
    def _keep(self, key: str, text: str) -> None:
        self._values[key] = text

    @Slot()
    def _confirm(self) -> None:
        for field in ARTICLE_FIELDS:
            try:
                field.read(self._values[field.key])
            except UserError as error:
                self._form.show_error(field.key, translated(error.message))
                return
        if self._desk.attempt(lambda: self._desk.article_edits.confirm(self._values)):
            self.accept()
