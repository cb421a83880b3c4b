# SPDX-License-Identifier: Apache-2.0
"""A table of rows to choose from, with columns that fit and a word where it is empty."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.gui.models.sliced import SlicedModel
from annotator.gui.panels._copied_rows import MOST_COPIED, copy_rows
from annotator.gui.panels._selection import SelectionKeeper, stretches
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from annotator.gui.models.paged import PagedModel
    from annotator.gui.panels._selection import Stretch

_FOCUS_WIDTH = 2
# Beside the name of the column that the rows are sorted by.
_ARROW = 4 * GRID
_NO_FOCUS = ~QStyle.StateFlag.State_HasFocus
_WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a column gets its width: at least so many characters, then a share of what is left.

    Where there is not room for all, columns of the highest rank go first.
    """

    least: int
    share: int = 1
    rank: int = 0


class RowDelegate(QStyledItemDelegate):
    """Paints cells without a focus of their own: the row has it."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the focus out of what a cell is painted with."""
        super().initStyleOption(option, index)
        option.state &= _NO_FOCUS


class GroundDelegate(RowDelegate):
    """Paints the ground of a cell as the style does; subclasses write on it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell without its text."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = ground.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)


class _Header(QHeaderView):
    """Names the columns, with “…” where somebody made one too narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def width_needed(self, column: int) -> int:
        """Return the width of a column's name, shown or not.

        For a hidden column Qt's own hint is 0, and else it has room for an arrow in every one.
        """
        name = self.model().headerData(column, Qt.Orientation.Horizontal)
        arrow = _ARROW if column == self.sortIndicatorSection() else 0
        return self.fontMetrics().horizontalAdvance(str(name or "")) + 4 * GRID + arrow


class ListTable(QTableView):
    """A table whose rows are chosen whole.

    ``row_taken`` tells which row a person made the current one; what the program or the table
    does by itself is not told. Enter and double click choose a row, Delete asks to delete, Ctrl+C
    copies what is selected.
    """

    row_taken = Signal(int)
    chosen = Signal(int)
    delete_asked = Signal()
    # So many rows are on the clipboard, or not, as they are too many.
    copied = Signal(int)
    copy_refused = Signal(int)

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._empty_text = ""
        self._fits: tuple[Fit, ...] = ()
        self._is_fitting = False
        self._is_quiet = False
        # What is to be done once all rows are there: "all" to be selected, or the "end" shown.
        self._due = ""
        # Somebody has pulled at the columns; they are no longer fitted.
        self.has_own_widths = False
        # Columns that nobody wants to see.
        self.left_out: frozenset[int] = frozenset()
        self._set_up_rows()
        self._set_up_header()
        self.doubleClicked.connect(self._choose_current)

    def show_model(self, model: PagedModel[Any, Any], fits: Sequence[Fit]) -> None:
        """Show a model, with a fit for each of its columns."""
        self._fits = tuple(fits)
        self.setModel(model)
        self._model = model
        # Painting the names of columns Qt asks of each whether all of its cells are selected, which
        # took 3.6 s for 100,000 rows.
        self._header.setSelectionModel(QItemSelectionModel(model, self._header))
        self.selectionModel().currentRowChanged.connect(self._tell_taken)
        self._keeper = SelectionKeeper(self, model)
        if isinstance(model, SlicedModel):
            model.completed.connect(self._do_what_is_due)
        self.fit_columns()

    def set_fits(self, fits: Sequence[Fit]) -> None:
        """Give the columns other fits; those past the last one are hidden."""
        self._fits = tuple(fits)
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column >= len(fits))
        self.fit_columns()

    def set_empty_text(self, text: str) -> None:
        """Say what stands there while there are no rows."""
        self._empty_text = text
        self.viewport().update()

    def chosen_rows(self) -> list[int]:
        """Return the selected rows, top to bottom; of very many ask for the stretches."""
        return [row for first, last in self.chosen_stretches() for row in range(first, last + 1)]

    def chosen_stretches(self) -> list[Stretch]:
        """Return the stretches of selected rows, top to bottom."""
        return stretches(self.selectionModel().selection())

    def chosen_count(self) -> int:
        """Return how many rows are selected."""
        return sum(last - first + 1 for first, last in self.chosen_stretches())

    def is_chosen(self, row: int) -> bool:
        """Return whether a row is selected."""
        return any(first <= row <= last for first, last in self.chosen_stretches())

    @property
    def is_awaiting_all(self) -> bool:
        """Return whether rows that are to be selected are still being read."""
        return self._due == "all"

    def selectAll(self) -> None:  # noqa: N802 - Qt's name
        """Select all rows, also those that are still to be read."""
        super().selectAll()
        self._await_all("all")

    def choose_row(self, row: int) -> None:
        """Make a row the current and only selected one (-1 for none), and show it."""
        with flag_up(self, "_is_quiet"):
            if row < 0:
                self.clearSelection()
                self.selectionModel().clearCurrentIndex()
            else:
                index = self.model().index(row, max(0, self.currentIndex().column()))
                self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)
                self.scrollTo(index)

    def enter_list(self) -> None:
        """Take the focus, with a current row where there is any."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.chosen_stretches() and self.model().rowCount():
            row = self.first_row()
            self.choose_row(row)
            self.row_taken.emit(row)

    def first_row(self) -> int:
        """Return the row that becomes the current one where none is."""
        return 0

    def own_state(self) -> QByteArray | None:
        """Return what ``restore_widths`` takes, None where what is remembered holds."""
        return self.horizontalHeader().saveState() if self.has_own_widths else None

    def restore_widths(self, state: QByteArray) -> None:
        """Give the columns the widths that somebody gave them before."""
        self._fits = ()
        self.has_own_widths = self.horizontalHeader().restoreState(state)

    @Slot()
    def fit_columns(self) -> None:
        """Give each column its width, hiding those for which there is no room."""
        if not self._fits:
            return
        room = self.viewport().width()
        least = [self._least_width(column) for column in range(len(self._fits))]
        shown = _columns_with_room(self._fits, self.left_out, least, room)
        spare = room - sum(least[column] for column in shown)
        shares = sum(self._fits[column].share for column in shown) or 1
        with flag_up(self, "_is_fitting"):
            for column, fit in enumerate(self._fits):
                self.setColumnHidden(column, column not in shown)
                self.setColumnWidth(column, least[column] + max(0, spare) * fit.share // shares)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without telling of the row that Qt makes the current one then."""
        with flag_up(self, "_is_quiet"):
            super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what to do where there are no rows, and frame the current row in the focus."""
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            self._paint_focus()
        if self._empty_text and not self.model().rowCount():
            paint_empty(self, self._empty_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Enter and Delete."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._choose_current()
        elif event.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.delete_asked.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            # Qt would call its own.
            self.selectAll()
        elif event.matches(QKeySequence.StandardKey.Copy):
            # Qt would copy one cell.
            self._copy_chosen()
        else:
            super().keyPressEvent(event)
            at_end = event.key() == Qt.Key.Key_End and not event.modifiers() & _SHIFT
            self._await_all("end" if at_end else "")

    def _copy_chosen(self) -> None:
        count = self.chosen_count()
        if count > MOST_COPIED:
            self.copy_refused.emit(count)
        elif count:
            copy_rows(self, self.chosen_rows())
            self.copied.emit(count)

    def _paint_focus(self) -> None:
        row = self.visualRect(self.currentIndex())
        row.setLeft(-self.horizontalHeader().offset())
        row.setWidth(self.horizontalHeader().length())
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QGuiApplication.palette().link().color(), _FOCUS_WIDTH))
        painter.drawRect(row.adjusted(1, 1, -1, -2))
        painter.end()

    def _set_up_rows(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(RowDelegate(self))
        self.verticalHeader().hide()
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        height = self.fontMetrics().height() + 3 * GRID
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _set_up_header(self) -> None:
        header = self._header = _Header(self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(6 * GRID)
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._keep_widths)
        header.sortIndicatorChanged.connect(self.fit_columns)

    def _least_width(self, column: int) -> int:
        text = self._fits[column].least * self.fontMetrics().averageCharWidth()
        return max(text + 4 * GRID, self._header.width_needed(column))

    @Slot(QModelIndex)
    def _tell_taken(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_quiet and not self._model.is_changing:
            self.row_taken.emit(index.row())

    def _await_all(self, due: str) -> None:
        """Have the rest of the rows read, and something done then, unless other keys come first."""
        self._due = ""
        if due and isinstance(self._model, SlicedModel) and not self._model.is_complete:
            self._due = due
            self._model.read_all()

    @Slot()
    def _do_what_is_due(self) -> None:
        due, self._due = self._due, ""
        if due == "all":
            super().selectAll()
        elif due and self.model().rowCount():
            index = self.model().index(self.model().rowCount() - 1, 0)
            self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)

    @Slot()
    def _choose_current(self) -> None:
        self.chosen.emit(self.currentIndex().row())

    @Slot()
    def _keep_widths(self) -> None:
        """Leave the columns alone once somebody has pulled at them."""
        is_pulled = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if is_pulled and not self._is_fitting and self.horizontalHeader().underMouse():
            self._fits = ()
            self.has_own_widths = True


@contextmanager
def flag_up(owner: object, name: str) -> Iterator[None]:
    """Set a flag for a while; it goes down again even where something is refused meanwhile."""
    setattr(owner, name, True)
    try:
        yield
    finally:
        setattr(owner, name, False)


def paint_empty(view: QAbstractItemView, text: str) -> None:
    """Write a muted word into the middle of an empty list."""
    painter = QPainter(view.viewport())
    painter.setPen(QGuiApplication.palette().placeholderText().color())
    space = view.viewport().rect().adjusted(6 * GRID, 4 * GRID, -6 * GRID, -4 * GRID)
    wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    needed = painter.boundingRect(space, wrapped, text)
    top = space.top() + max(0, (space.height() - needed.height()) // 3)
    painter.drawText(QRect(space.left(), top, space.width(), needed.height()), wrapped, text)
    painter.end()


def _columns_with_room(
    fits: Sequence[Fit], left_out: frozenset[int], least: Sequence[int], room: int
) -> set[int]:
    shown = set(range(len(fits))) - left_out
    while len(shown) > 1 and sum(least[column] for column in shown) > room:
        last = max(shown, key=lambda column: (fits[column].rank, column))
        if fits[last].rank == 0:
            break
        shown.discard(last)
    return shown
