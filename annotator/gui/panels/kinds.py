# SPDX-License-Identifier: Apache-2.0
"""One panel for each kind of annotation: the list above, the form of the current one below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.fields import SortAs
from annotator.domain.ids import AnnotationId
from annotator.domain.kinds import Kind, all_kinds
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.doing import do_to_chosen
from annotator.gui.models.annotation_model import AnnotationModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._bulk_form import BulkForm
from annotator.gui.panels._kind_form import KindForm
from annotator.gui.panels._list_table import Fit, ListTable, flag_up
from annotator.gui.panels._panel import FilterLine, Panel, padded
from annotator.gui.panels._records import NOTE, TAGS
from annotator.gui.panels._selection import chosen_of
from annotator.gui.panels._status_delegate import StatusDelegate
from annotator.services.bulk import delete_deed

if TYPE_CHECKING:
    from annotator.domain.changes import Changes
    from annotator.gui.desk import Desk
    from annotator.services.bulk import Chosen

_STATUS_FROM_END = 2
# The characters that a value needs at least, by its type.
_LEAST = {SortAs.NUMBER: 9, SortAs.TEXT: 8, SortAs.EDTF: 14}

# Of the list and of the form below it, whatever the height.
_SHARES = (1, 2)
_LARGE = 10_000


class KindPanel(Panel):
    """The annotations of one kind; the selection here and that of the desk are one."""

    def __init__(self, kind: Kind, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"{kind.key}Panel", translated(Message(kind.plural)), parent)
        self._kind = kind
        self._is_choosing = False
        self.model = AnnotationModel(desk, kind, self)
        self._build()
        self._connect()
        self._show_session()

    def focus_form(self) -> None:
        """Put the focus into the first field of the current annotation, else into the list."""
        if self.below.currentWidget() is self.bulk:
            self.bulk.focus_first()
        elif self.form.currentIndex() == 0:
            self.table.enter_list()
        else:
            self.form.fields.focus_first()

    def chosen(self) -> Chosen | None:
        """Return what is selected in the list, None while its rows are still being read."""
        return (
            None
            if self.table.is_awaiting_all
            else chosen_of(self.table.chosen_stretches(), self.model)
        )

    def turn_to(self, part: str) -> None:
        """Put the focus where a tag or a note is entered."""
        self._show_selected()
        if self.below.currentWidget() is self.bulk:
            self.bulk.turn_to(part)
        else:
            self.form.turn_to(TAGS if part.endswith("tag") else NOTE)

    def selected_ids(self) -> list[AnnotationId]:
        """Return the annotations selected in the list."""
        ids = (self.model.id_at(row) for row in self.table.chosen_rows())
        return [AnnotationId(one) for one in ids if one]

    def _build(self) -> None:
        key = self._kind.key
        self.filter = FilterLine(f"{key}Filter", self.tr("Filter by words"), self)
        top = QWidget(self)
        self.table = ListTable(f"{key}Table", self.accessibleName(), top)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.show_model(self.model, _fits(self._kind))
        status = len(self.model.columns) - _STATUS_FROM_END
        self.table.setItemDelegateForColumn(status, StatusDelegate(self.desk, self.table))
        upper = QVBoxLayout(top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(padded(self.filter, top))
        upper.addWidget(self.table)
        self.below = QStackedWidget(self)
        self.below.setObjectName(f"{key}Below")
        self.form = KindForm(self.desk, self._kind, self.below)
        self.bulk = BulkForm(self.desk, key, of_events=False, parent=self.below)
        self.below.addWidget(self.form)
        self.below.addWidget(self.bulk)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setObjectName(f"{key}Splitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(top)
        splitter.addWidget(self.below)
        for place, share in enumerate(_SHARES):
            splitter.setStretchFactor(place, share)
        # By hints alone the form would get no more room than the line has that stands there first.
        splitter.setSizes([share * _LARGE for share in _SHARES])
        self.stack().addWidget(splitter)

    def _connect(self) -> None:
        desk = self.desk
        self.filter.textChanged.connect(self._filter)
        self.filter.list_asked.connect(self.table.enter_list)
        self.table.row_taken.connect(self._choose)
        self.table.chosen.connect(self._edit_chosen)
        self.table.delete_asked.connect(self._delete_selected)
        self.table.clicked.connect(self._reveal)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.model.modelReset.connect(self._show_reset)
        self.model.completed.connect(self._select_when_there)
        desk.session_opened.connect(self._show_session)
        desk.session_changed.connect(self._show_access)
        desk.annotation_selected.connect(self._show_current)
        desk.changed.connect(self._follow)
        desk.keys.changed.connect(self._say_what_to_press)

    @Slot()
    def _show_session(self) -> None:
        self.form.show_session()
        self.bulk.show_session()
        self._say_what_to_press()
        self._select_current()
        self._show_current()

    @Slot()
    def _show_access(self) -> None:
        self.form.set_read_only(read_only=self.desk.workspace.is_read_only)
        self.bulk.show_access()
        self._show_current()

    @Slot(str)
    def _filter(self, words: str) -> None:
        self.model.set_words(words)
        self._say_what_to_press()

    @Slot()
    def _show_current(self) -> None:
        self._select_current()
        found = self.desk.workspace.project.annotations.find([self.desk.annotation_id])
        mine = found[0] if found and found[0].kind == self._kind.key else None
        self.form.show_annotation(mine)
        self._make_room()
        self._show_selected()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touches("annotation", "span"):
            self.form.forget_undone(changes)
            self._show_current()

    @Slot()
    def _select_when_there(self) -> None:
        """Select what is current once its row was read, however deep down it is."""
        if self.model.row_of_id(self.desk.annotation_id) >= 0:
            self._select_current()

    @Slot()
    def _select_current(self) -> None:
        """Select the row of the desk's annotation, unless it is selected among others."""
        if self._is_choosing or (not self.desk.annotation_id and self.table.chosen_count() > 1):
            return
        row = self.model.row_of_id(self.desk.annotation_id) if self.desk.annotation_id else -1
        if row >= 0 and self.table.is_chosen(row):
            return
        self.table.choose_row(row)

    @Slot()
    def _show_reset(self) -> None:
        """Show what is selected now; a table filled anew selects none without telling."""
        self._select_current()
        self._show_selected()

    @Slot(QModelIndex)
    def _reveal(self, index: QModelIndex) -> None:
        """Show the text of a row that was current already."""
        self._choose(index.row())

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Make a row's annotation the desk's; the table selects by itself what was meant."""
        with flag_up(self, "_is_choosing"):
            self.desk.select_annotation(self.model.id_at(row))

    @Slot()
    def _show_selected(self) -> None:
        """Show the form of all selected rows where there are several."""
        count = self.table.chosen_count()
        several = count > 1
        had_focus = self.below.isAncestorOf(QApplication.focusWidget() or self)
        self.below.setCurrentWidget(self.bulk if several else self.form)
        if several:
            self.bulk.show_chosen(count, self.chosen)
        if had_focus and not self.below.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus()
        self.desk.choice.take(self, count, are_events=False)
        self._make_room()

    @Slot(int)
    def _edit_chosen(self, row: int) -> None:
        self._choose(row)
        self.focus_form()

    @Slot()
    def _delete_selected(self) -> None:
        first, *_ = self.table.chosen_stretches()[0]
        if do_to_chosen(self.desk, delete_deed):
            following = self.model.id_at(min(first, self.model.rowCount() - 1))
            self.desk.select_annotation(following, reveal=False)

    def _key(self) -> str:
        return self.desk.keys.shown(f"mark.tag.{self._kind.key}")

    def _first_step(self) -> str:
        if self._key():
            return self.tr("No {kinds} yet. Select the words in the text and press {key}.")
        return self.tr("No {kinds} yet. Select the words in the text; then Mark > {kind}.")

    @Slot()
    def _say_what_to_press(self) -> None:
        plural = translated(Message(self._kind.plural)).lower()
        if self.desk.workspace.session is None:
            text = self.tr("Open an article to see its {kinds}.")
        elif self.model.words():
            text = self.tr("No {kinds} with these words.")
        else:
            text = self._first_step()
        values = {"kinds": plural, "kind": translated(self._kind.name), "key": self._key()}
        self.table.set_empty_text(text.format_map(values))
        hint = self.tr("Select one of the {kinds} here or in the text to see it.")
        self.form.show_hint(hint.format_map(values))
        self._make_room()

    def _make_room(self) -> None:
        """Leave the form out while there is nothing that it could show."""
        is_needed = self.model.rowCount() > 0 or self.form.currentIndex() > 0
        if not is_needed and self.below.isAncestorOf(QApplication.focusWidget() or self):
            # Else Qt gives the focus to the text, where the letters typed next are commands.
            self.table.setFocus()
        self.below.setVisible(is_needed)


def _fits(kind: Kind) -> list[Fit]:
    """Return how the columns of a kind's list get their widths."""
    summary = [
        Fit(_LEAST[kind.field(key).sort], share=2, rank=3 * number)
        for number, key in enumerate(kind.summary)
    ]
    return [Fit(15, share=3), *summary, Fit(11, share=0, rank=1), Fit(11, share=1, rank=20)]


PANELS = tuple(
    PanelSpec(kind.key, kind.plural, "right", kind.order, partial(KindPanel, kind))
    for kind in all_kinds()
)
