# SPDX-License-Identifier: Apache-2.0
"""What can be done about a suggestion, and why it was made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation, Origin
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.gui.dates import shown_date
from annotator.gui.desk import translated
from annotator.gui.proposals import other_value, to_decide
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from annotator.gui.desk import Desk
    from annotator.services.accepting import Accepted

_SWAP = "suggest.swap"


class SuggestedDeeds(QWidget):
    """Buttons as long as nobody has decided; they stand at one place, to be clicked in a row.

    Where they are slim, they take little height.
    """

    def __init__(self, desk: Desk, parent: QWidget, *, are_slim: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._other = ""
        self.setObjectName("suggestedButtons")
        self._deeds = {
            name: self._button(name) for name in ("suggest.accept", "suggest.reject", _SWAP)
        }
        for button in self._deeds.values():
            button.setProperty("slim", are_slim)
        self._deeds[_SWAP].hide()
        # Two rows: with their keys, all three in one would make the panel wider than it is.
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.setColumnStretch(2, 1)
        rows.addWidget(self._deeds["suggest.accept"], 0, 0)
        rows.addWidget(self._deeds["suggest.reject"], 0, 1)
        rows.addWidget(self._deeds[_SWAP], 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        desk.keys.changed.connect(self._name_buttons)
        desk.suggestions.together.changed.connect(self._name_buttons)
        self._name_buttons()

    def show_record(self, record: Accepted, *, is_suggestion: bool, has_room: bool) -> None:
        """Offer to decide about a suggestion; for anything else hide, or keep the room."""
        self.setVisible(has_room)
        self.setEnabled(is_suggestion)
        if has_room and not is_suggestion:
            return
        value = _other_value(record) if is_suggestion else ""
        self._other = shown_date(value)
        self._deeds[_SWAP].setVisible(bool(value))
        self._name_buttons()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"suggested_{name.rpartition('.')[2]}")
        button.clicked.connect(partial(self._ask, name))
        return button

    def _ask(self, name: str, *_: object) -> None:
        self._desk.suggestions.deed_asked.emit(name)

    @Slot()
    def _name_buttons(self) -> None:
        count = len(to_decide(self._desk))
        words = {
            "suggest.accept": self.tr("Accept {count}") if count > 1 else self.tr("Accept"),
            "suggest.reject": self.tr("Reject {count}") if count > 1 else self.tr("Reject"),
            _SWAP: self.tr("Accept as %1").replace("%1", self._other),
        }
        for name, button in self._deeds.items():
            key, text = self._desk.keys.shown(name), words[name].replace("{count}", f"{count:,}")
            button.setText(f"{text}  {key}" if key else text)
            button.setAccessibleName(text)


class SuggestedLines(QWidget):
    """The reason of a rule, and its name as long as nobody has decided; hidden for other marks.

    Where there ``is_low`` room, both stand in one line.
    """

    def __init__(self, parent: QWidget, *, is_low: bool = False) -> None:
        super().__init__(parent)
        self._is_low = is_low
        self.setObjectName("suggestedLines")
        self.setAccessibleName(self.tr("Why it is suggested"))
        self._reason = self._label("suggestedReason")
        self._rule = self._label("suggestedRule")
        self._rule.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._reason)
        layout.addWidget(self._rule)

    def show_record(self, record: Accepted, *, is_suggestion: bool, has_room: bool) -> None:
        """Show why a rule proposed this, and which one where nobody has decided."""
        self.setVisible(record.origin is Origin.RULE)
        text = self.tr("Suggested: %1") if is_suggestion else self.tr("Was suggested: %1")
        text = text.replace("%1", record.reason or record.rule)
        self._rule.setVisible(has_room and not self._is_low)
        if is_suggestion:
            label = translated(Message(_label_of(record.rule)))
            self._rule.setText(self.tr("Rule: %1").replace("%1", label))
        rule = self._rule.text() if is_suggestion else ""
        self._reason.setText(f"{text} \N{MIDDLE DOT} {rule}" if rule and self._is_low else text)
        self.setAccessibleDescription(f"{text}\n{rule}".strip())

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label


def _other_value(record: Accepted) -> str:
    """Return the other value that the words of a mark may stand for, '' where there is none."""
    if not isinstance(record, Annotation):
        return ""
    others = other_value(record.kind, record.fields)
    return next((others[key] for key, _ in kind_of(record.kind).either if key in others), "")


def _label_of(rule_key: str) -> str:
    # Imported here: they are read by a job, after the article is shown.
    from annotator.suggest import all_rules  # noqa: PLC0415

    return next((rule.label for rule in all_rules() if rule.key == rule_key), rule_key)
