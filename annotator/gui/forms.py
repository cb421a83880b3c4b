# SPDX-License-Identifier: Apache-2.0
"""Forms made from the fields of a record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.fields import SortAs
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.editors import ERROR, ErrorLine, LineField, LongField, TagsField, polish
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from annotator.domain.fields import Field

_BLANK = "blank"
_SHORT_CHARACTERS = 4
_POPUP_MARGIN = 10 * GRID


class ChoiceBox(QComboBox):
    """A closed list of values behind an empty entry; the wheel scrolls what is around it.

    A placeholder is to be set where no label stands beside it.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORT_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._pass_choice_on)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these values, given as key and label, and show none of them."""
        self.clear()
        for key, label in choices:
            self.addItem(label, key)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _POPUP_MARGIN)
        self.show_key("")

    def show_key(self, key: str) -> None:
        """Show a value; one that the list does not know is added as it is."""
        if key and self.findData(key) < 0:
            self.addItem(key, key)
        self.setCurrentIndex(self.findData(key) if key else -1)
        if self.property(_BLANK) != (not key):
            self.setProperty(_BLANK, not key)
            polish(self)

    def key(self) -> str:
        """Return the value that is shown."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: scrolling must not change a value."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass Escape on, which Qt would take for a letter to search."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        is_blank = not self.key()
        if is_blank and self.itemData(0) == "":
            # Keys go on from the empty entry, not from before it.
            self.setCurrentIndex(0)
        super().keyPressEvent(event)
        if is_blank and not self.key():
            self.show_key("")

    @Slot(int)
    def _pass_choice_on(self, index: int) -> None:
        key = str(self.itemData(index) or "")
        self.show_key(key)
        self.chosen.emit(key)


class ChoiceField(ChoiceBox):
    """A field with a closed list of values."""

    typed = Signal(str, str)
    finished = Signal(str, str)

    def __init__(self, field: Field, parent: QWidget) -> None:
        choices = [(one.key, translated(Message(one.label))) for one in field.choices]
        super().__init__(translated(Message(field.label)), [("", ""), *choices], parent)
        self.field = field
        self.setObjectName(f"{field.key}Field")
        self.setToolTip(translated(Message(field.hint)))
        self.setAccessibleDescription(self.toolTip())
        self.chosen.connect(self._pass_end_on)

    def show_text(self, text: str) -> None:
        """Show a value."""
        self.show_key(text)

    def is_being_typed_in(self) -> bool:
        """Return False: a choice is made at once."""
        return False

    def forget_typing(self) -> None:
        """Do nothing: a choice is made at once."""

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the value be read only, or changed."""
        self.setDisabled(read_only)

    def show_error(self, text: str) -> None:
        """Say that the value can't be kept, or ('') that all is well."""
        self.setProperty(ERROR, bool(text))
        polish(self)

    def keep_keys(self) -> str:
        """Return which key says that the value is meant."""
        return self.tr("Enter")

    def is_good(self) -> bool:
        """Return True: nothing else can be chosen."""
        return True

    @Slot(str)
    def _pass_end_on(self, key: str) -> None:
        self.finished.emit(self.field.key, key)


# What stands in a form; each tells what is typed, and that it is meant, with the field's key.
Editor = LineField | ChoiceField | LongField | TagsField


class FormRows(QWidget):
    """Rows of a muted label and an editor, labels to the right, rows wrapped where they must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(2 * GRID)
        self._rows.setVerticalSpacing(GRID)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._labels: list[tuple[QLabel, QWidget]] = []

    def add_row(
        self, label: str, cell: QWidget, editor: QWidget | None = None, *, at: int = -1
    ) -> None:
        """Add a row, last or ``at`` a place; the label stands beside ``editor``, if given."""
        shown = QLabel(label, self)
        shown.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        shown.setObjectName(f"{(editor or cell).objectName()}Label")
        shown.setBuddy(editor or cell)
        self._rows.insertRow(at, shown, cell)
        self._labels.append((shown, editor or cell))
        self._align_label(shown, editor or cell)

    def add_wide(self, cell: QWidget, *, at: int = -1) -> None:
        """Add something that stands under the editors, without a label."""
        self._rows.insertRow(at, "", cell)

    def changeEvent(self, event: QEvent) -> None:
        """Keep labels level with their editors in another font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            for label, editor in self._labels:
                self._align_label(label, editor)

    def _align_label(self, label: QLabel, editor: QWidget) -> None:
        editor.ensurePolished()
        is_line = isinstance(editor, QLineEdit | QComboBox)
        text_height = self.fontMetrics().height() + 2 * GRID
        # Fixed, for the layout would give it more beside a tall editor, and centre it there.
        label.setFixedHeight(editor.sizeHint().height() if is_line else text_height)


class FieldForm(FormRows):
    """Editors for some fields; it shows values, says what is typed, and holds no truth.

    ``typed`` tells of each change by typing, ``finished`` that a value is meant: Enter, the
    focus left after typing, a choice made. Both carry the field's key and the text.
    """

    typed = Signal(str, str)
    finished = Signal(str, str)

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._errors: dict[str, ErrorLine] = {}
        for row in _rows_of(fields):
            self._add_fields(row)

    def editor(self, key: str) -> Editor:
        """Return the editor of a field; KeyError where there is none."""
        return self._editors[key]

    def add_editor(self, key: str, label: str, editor: Editor) -> None:
        """Add an editor that is not made from a field, with a line under it for what is wrong."""
        cell = QWidget(self)
        under = QVBoxLayout(cell)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(editor)
        under.addWidget(self._take_in(key, editor, cell))
        self.add_row(label, cell, editor)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show values by key, blank where one is missing; what is being typed stays."""
        for key, editor in self._editors.items():
            if not editor.is_being_typed_in():
                editor.show_text(values.get(key, ""))
                self._clear_good(key)

    def forget_typing(self) -> None:
        """Let the next values be shown in the line that has the focus too."""
        for editor in self._editors.values():
            editor.forget_typing()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the values be read only, or changed."""
        for editor in self._editors.values():
            editor.set_read_only(read_only=read_only)

    def show_error(self, key: str, text: str) -> None:
        """Say under a field why its value can't be read; it goes when the value is good."""
        self._editors[key].show_error(text)
        self._errors[key].show_text(text)

    def focus_first(self) -> None:
        """Put the focus into the first field, its text selected."""
        first = next(iter(self._editors.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def turn_to(self, key: str) -> None:
        """Put the focus into a field, and bring it into sight where the form is longer."""
        editor = self._editors[key]
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        if widget is not None:
            widget.ensureWidgetVisible(editor, 0, 2 * GRID)

    def sizeHint(self) -> QSize:
        """Ask for no more width than the rows need."""
        return super().sizeHint().boundedTo(QSize(80 * GRID, 100_000))

    def _add_fields(self, fields: Sequence[Field]) -> None:
        cell = QWidget(self)
        under = QVBoxLayout(cell)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        beside = QHBoxLayout()
        beside.setSpacing(2 * GRID)
        under.addLayout(beside)
        for field in fields:
            beside.addWidget(self._made(field, cell), 1)
            under.addWidget(self._errors[field.key])
        first = fields[0]
        for field in fields[1:]:
            editor = self._editors[field.key]
            if isinstance(editor, ChoiceField):
                editor.setPlaceholderText(editor.accessibleName())
        self.add_row(translated(Message(first.label)), cell, self._editors[first.key])

    def _made(self, field: Field, cell: QWidget) -> QWidget:
        editor = _editor_of(field, cell)
        self._take_in(field.key, editor, cell)
        return editor

    def _take_in(self, key: str, editor: Editor, cell: QWidget) -> ErrorLine:
        self._editors[key] = editor
        self._errors[key] = ErrorLine(f"{key}Error", cell)
        editor.typed.connect(self._clear_good)
        editor.typed.connect(self.typed)
        editor.finished.connect(self.finished)
        return self._errors[key]

    @Slot(str)
    def _clear_good(self, key: str) -> None:
        if self._errors[key].text() and self._editors[key].is_good():
            self.show_error(key, "")


def _editor_of(field: Field, cell: QWidget) -> Editor:
    if field.choices:
        return ChoiceField(field, cell)
    if field.lines == 1:
        return LineField(field, cell)
    editor = LongField(field.key, translated(Message(field.label)), cell, lines=field.lines)
    editor.setObjectName(f"{field.key}Field")
    editor.set_hint(translated(Message(field.hint)))
    editor.is_one_line = True
    return editor


def _rows_of(fields: Sequence[Field]) -> list[list[Field]]:
    """Return the fields by row: a choice that qualifies a number stands beside it."""
    rows: list[list[Field]] = []
    for field in fields:
        last = rows[-1] if rows else []
        if field.choices and len(last) == 1 and last[0].sort is SortAs.NUMBER:
            last.append(field)
        else:
            rows.append([field])
    return rows
