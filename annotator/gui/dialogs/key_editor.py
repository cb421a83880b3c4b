# SPDX-License-Identifier: Apache-2.0
"""The keys of one action, to add to, to remove and to reset; a clash is asked about at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.gui.actions import menu_path, plain_text
from annotator.gui.actions.key_rules import Clash, Refusal
from annotator.gui.actions.keys import native
from annotator.gui.dialogs._buttons import side_button
from annotator.gui.dialogs.key_recorder import KeyRecorder
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.gui.actions.keys import Keys
    from annotator.gui.actions.spec import ActionSpec
    from annotator.gui.models.action_model import ActionRow

_CROSS = "\N{MULTIPLICATION SIGN}"
_LINES = 3


class KeyEditor(QFrame):
    """A button for each key, which removes it, and what adds another; all of it acts at once."""

    # The person is done with the action.
    left = Signal()

    def __init__(self, keys: Keys, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_editor")
        self._keys = keys
        self._row: ActionRow | None = None
        self._pending: tuple[str, ...] = ()
        self._title = QLabel(self)
        self._title.setObjectName("key_title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._line = QLabel(self)
        self._line.setObjectName("key_line")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setWordWrap(True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        # Room for what may have to be said, so that nothing jumps when it is.
        self._line.setMinimumHeight(_LINES * self._line.fontMetrics().lineSpacing())
        self._recorder = KeyRecorder(self)
        self._recorder.recorded.connect(self._take)
        self._recorder.given_up.connect(self._stop)
        self._add = side_button("key_add", self.tr("&Add a key…"), self.record, self)
        self._reset = side_button("key_reset", self.tr("&Usual keys"), self._ask_reset, self)
        self._take_over = side_button(
            "key_take_over", self.tr("&Take it over"), self._confirm, self
        )
        self._leave = side_button("key_leave", self.tr("&Leave it"), self._refrain, self)
        self._chips: list[QPushButton] = []
        self._lay_out()
        self._recorder.hide()
        self._show_question(is_asking=False)

    def show_action(self, row: ActionRow | None) -> None:
        """Show the keys of an action, or of none."""
        is_other = row is None or self._row is None or row.name != self._row.name
        self._row = row
        if is_other:
            self._say("")
            self._show_question(is_asking=False)
        self._title.setText(f"{row.text} \N{EN DASH} {row.tip}" if row else "")
        self._show_chips(self._keys.of(row.name) if row else ())
        self._add.setEnabled(row is not None)
        self._reset.setEnabled(row is not None and row.is_changed)

    @Slot()
    def record(self) -> None:
        """Wait for the key to add."""
        if self._row is not None:
            self._say("")
            self._show_question(is_asking=False)
            self._add.hide()
            self._recorder.clear()
            self._recorder.show()
            self._recorder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def is_asking(self) -> bool:
        """Return whether a key waits to be taken over or left."""
        return bool(self._take_over.isVisibleTo(self))

    def refrain(self) -> None:
        """Leave a key that was asked about with whom it belongs to."""
        self._refrain()

    @Slot(str)
    def _take(self, key: str) -> None:
        """Add a key that was pressed, unless it can't be, or belongs to another action."""
        if self._row is None:
            return
        name, shown = self._row.name, native(key)
        why = self._keys.refusal(name, key)
        if key in self._keys.of(name):
            self._say(self.tr("%1 is its key already.").replace("%1", shown))
        elif why is not None:
            self._say(_refused(why).replace("%1", shown), is_alarm=True)
        else:
            self._propose((*self._keys.of(name), key))

    def _propose(self, keys: Sequence[str]) -> None:
        """Give the action these keys, once nobody else needs them."""
        if self._row is None:
            return
        self._pending = tuple(keys)
        held = self._keys.holders(self._row.name, keys)
        rivals = [one for one in held if one[2] is not Clash.NEVER]
        self._stop()
        if rivals:
            lines = [self._clash_in_words(key, spec, when) for key, spec, when in rivals]
            self._say("\n".join(lines), is_alarm=True)
            self._show_question(is_asking=True)
            self._take_over.setFocus()
        else:
            shared = [self._shared_in_words(key, spec) for key, spec, _ in held]
            self._assign("\n".join(shared))

    @Slot()
    def _confirm(self) -> None:
        if self._row is None:
            return
        held = self._keys.holders(self._row.name, self._pending)
        rivals = {spec.name: spec for _, spec, when in held if when is not Clash.NEVER}
        self._assign("")
        lines = [self._loss_in_words(spec) for spec in rivals.values()]
        self._say("\n".join(lines))

    @Slot()
    def _refrain(self) -> None:
        self._pending = ()
        self._say("")
        self._show_question(is_asking=False)
        self._add.setFocus()

    def _assign(self, said: str) -> None:
        if self._row is None:
            return
        self._say(said)
        self._show_question(is_asking=False)
        self._keys.assign(self._row.name, self._pending)
        self.left.emit()

    @Slot()
    def _ask_reset(self) -> None:
        if self._row is not None:
            self._propose(self._keys.usual(self._row.name))

    @Slot()
    def _stop(self) -> None:
        """Have the button in the place of the recorder again."""
        if self._recorder.isHidden():
            return
        had_focus = self._recorder.hasFocus()
        self._add.show()
        if had_focus:
            self._add.setFocus()
        self._recorder.hide()

    def _remove(self, key: str) -> None:
        if self._row is None:
            return
        self._pending = tuple(one for one in self._keys.of(self._row.name) if one != key)
        self._assign("")

    def _show_chips(self, keys: Sequence[str]) -> None:
        for chip in self._chips:
            self._buttons.removeWidget(chip)
            chip.hide()
            chip.setObjectName("")
            chip.deleteLater()
        self._chips = []
        for place, key in enumerate(keys):
            chip = side_button(
                f"key_{place}", f"{native(key)}  {_CROSS}", partial(self._remove, key), self
            )
            remove = self.tr("Remove the key %1").replace("%1", native(key))
            chip.setAccessibleName(remove)
            chip.setToolTip(remove)
            self._buttons.insertWidget(place, chip)
            self._chips.append(chip)

    def _show_question(self, *, is_asking: bool) -> None:
        for button in (self._take_over, self._leave):
            button.setVisible(is_asking)
        self._take_over.setDefault(is_asking)

    def _say(self, text: str, *, is_alarm: bool = False) -> None:
        self._line.setText(text)
        if bool(self._line.property("alarm")) != is_alarm:
            self._line.setProperty("alarm", is_alarm)
            self._line.style().unpolish(self._line)
            self._line.style().polish(self._line)

    def _lay_out(self) -> None:
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2 * GRID)
        for widget in (self._add, self._recorder):
            self._buttons.addWidget(widget)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._reset)
        answers = QHBoxLayout()
        answers.setSpacing(2 * GRID)
        answers.addWidget(self._line, 1)
        for button in (self._take_over, self._leave):
            answers.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._title)
        layout.addLayout(self._buttons)
        layout.addLayout(answers)

    def _clash_in_words(self, key: str, rival: ActionSpec, when: Clash) -> str:
        if when is Clash.ALWAYS:
            text = self.tr("%1 is the key of “%2” (%3).")
        elif rival.in_text:
            text = self.tr("%1 is the key of “%2” (%3) in the text: there neither would act.")
        else:
            text = self.tr(
                "%1 is the key of “%2” (%3) in the whole window: in the text neither would act."
            )
        return _named(text, rival).replace("%1", native(key))

    def _shared_in_words(self, key: str, other: ActionSpec) -> str:
        text = self.tr("%1 is the key of “%2” (%3) too; the two can never act at the same time.")
        return _named(text, other).replace("%1", native(key))

    def _loss_in_words(self, rival: ActionSpec) -> str:
        left = self._keys.of(rival.name)
        if not left:
            return _named(self.tr("“%2” (%3) has no key now."), rival)
        text = _named(self.tr("“%2” (%3) keeps %1."), rival)
        return text.replace("%1", ", ".join(map(native, left)))


def _named(text: str, spec: ActionSpec) -> str:
    return text.replace("%2", plain_text(spec.text)).replace("%3", menu_path(spec.menu))


def _refused(why: Refusal) -> str:
    """Return in words why a key is refused; %1 stands for the key."""
    return _tr(
        {
            Refusal.TYPING: "%1 is for typing. What acts in the whole window needs Ctrl or Alt "
            "with it, or a key like F8.",
            Refusal.FOCUS: "%1 goes between fields and presses buttons in the whole window. "
            "Take another key, or the same with Ctrl or Alt.",
            Refusal.FIELDS: "%1 is needed for editing in fields. Take another key.",
            Refusal.CARET: "%1 moves the caret in the text. Take another key.",
            Refusal.MENU: "%1 opens a menu. Take another key.",
        }[why]
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyEditor", text)
