# SPDX-License-Identifier: Apache-2.0
"""One panel for each kind of annotation: the list above, the form of the current one below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot

from annotator.domain.fields import SortAs
from annotator.domain.ids import AnnotationId
from annotator.domain.kinds import Kind, all_kinds
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.doing import do_to_chosen
from annotator.gui.models.annotation_model import AnnotationModel
from annotator.gui.models.suggestion_model import SuggestionModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._bulk_form import BulkForm
from annotator.gui.panels._kind_form import KindForm
from annotator.gui.panels._list_table import Fit, flag_up
from annotator.gui.panels._mark_table import MarkTable
from annotator.gui.panels._records import NOTE, TAGS
from annotator.gui.panels._records_panel import RecordsPanel
from annotator.gui.panels._status_delegate import StatusDelegate
from annotator.gui.panels._suggested_list import SuggestedList, fits_of
from annotator.gui.proposals import as_annotation
from annotator.services.bulk import delete_deed

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from annotator.domain.changes import Changes, RowChange
    from annotator.gui.desk import Desk

_STATUS_FROM_END = 2
# The characters that a value needs at least, by its type.
_LEAST = {SortAs.NUMBER: 9, SortAs.TEXT: 8, SortAs.EDTF: 14}
# Those of the words in the article, by the type of the first value: a figure is short.
_WORDS = {SortAs.NUMBER: 15, SortAs.TEXT: 22, SortAs.EDTF: 18}

# Of the list and of the form below it, whatever the height.
_SHARES = (1, 2)
_LARGE = 10_000


class KindPanel(RecordsPanel[AnnotationModel, KindForm]):
    """The annotations of one kind; the selection here and that of the desk are one."""

    def __init__(self, kind: Kind, desk: Desk, parent: QWidget | None = None) -> None:
        title = translated(Message(kind.plural))
        super().__init__(desk, f"{kind.key}Panel", title, parent, are_events=False)
        self._kind = kind
        self.model = AnnotationModel(desk, kind, self)
        self._build()
        self._connect()
        self._show_session()

    def turn_to(self, part: str) -> None:
        """Put the focus where a tag or a note is entered."""
        self._show_selected()
        if self.forms.currentWidget() is self.bulk:
            self.bulk.turn_to(part)
        else:
            self.form.turn_to(TAGS if part.endswith("tag") else NOTE)

    def selected_ids(self) -> list[AnnotationId]:
        """Return the annotations selected in the list."""
        ids = (self.model.id_at(row) for row in self.table.chosen_rows())
        return [AnnotationId(one) for one in ids if one]

    def _make_table(self, name: str, part: QWidget) -> MarkTable:
        table = MarkTable(self.desk, name, self.accessibleName(), part)
        table.show_marks_of(self.model)
        return table

    def _build(self) -> None:
        key = self._kind.key
        top = self._make_list(key, _fits(self._kind))
        model = SuggestionModel(self.desk, self._kind, top)
        self._place_suggested(SuggestedList(self.desk, model, fits_of(self._kind), top))
        status = len(self.model.columns) - _STATUS_FROM_END
        self.table.setItemDelegateForColumn(status, StatusDelegate(self.desk, self.table))
        below = self._make_forms(f"{key}Below")
        self.form = KindForm(self.desk, self._kind, below)
        self.bulk = BulkForm(self.desk, key, of_events=False, parent=below)
        splitter = self._lay_out(f"{key}Splitter", top, Qt.Orientation.Vertical)
        for place, share in enumerate(_SHARES):
            splitter.setStretchFactor(place, share)
        # By hints alone the form would get no more room than the line has that stands there first.
        splitter.setSizes([share * _LARGE for share in _SHARES])

    def _current_id(self) -> str:
        return self.desk.annotation_id

    def _has_current(self) -> bool:
        return self.form.currentIndex() > 0

    def _connect(self) -> None:
        desk = self.desk
        self._connect_list()
        self.filter.textChanged.connect(self._filter)
        self.table.delete_asked.connect(self._delete_selected)
        desk.session_opened.connect(self._show_session)
        desk.session_changed.connect(self._show_access)
        desk.annotation_selected.connect(self._show_current)
        desk.suggestions.selected.connect(self._show_current)
        desk.suggestions.changed.connect(self._show_renewed)
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
        suggested = None if found else as_annotation(self.desk, self.desk.suggestions.current_id)
        shown = found[0] if found else suggested
        mine = shown if shown and shown.kind == self._kind.key else None
        if mine is not None or self.form.shown_id:
            self.form.show_annotation(mine, is_suggestion=mine is not None and mine is suggested)
        self._show_selected()

    @Slot(object)
    def _show_renewed(self, ids: Collection[str]) -> None:
        """Show the current suggestion as it is now, and what to press where no mark is listed."""
        if not self.model.rowCount():
            self._say_what_to_press()
        if self.desk.suggestions.current_id in ids:
            self._show_current()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touches("annotation", "span"):
            self.form.forget_undone(changes)
            if self._concerns(changes):
                self._show_current()
            else:
                self._make_room()

    def _concerns(self, changes: Changes) -> bool:
        """Return whether what the form shows may be another one now, or the same one otherwise."""
        current_id, shown_id = self.desk.annotation_id, self.form.shown_id
        return any(
            row.annotation_id == shown_id
            or (row.annotation_id == current_id and _is_of_other_kind(row))
            for row in changes.of("annotation", "span")
        )

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Make a row's annotation the desk's; the table selects by itself what was meant."""
        with flag_up(self, "_is_choosing"):
            self.desk.select_annotation(self.model.id_at(row))

    @Slot()
    def _delete_selected(self) -> None:
        first, *_ = self.table.chosen_stretches()[0]
        if do_to_chosen(self.desk, delete_deed):
            following = self.model.id_at(min(first, self.model.rowCount() - 1))
            self.desk.select_annotation(following, reveal=False)

    def _key(self) -> str:
        return self.desk.keys.shown(f"mark.tag.{self._kind.key}")

    def _first_step(self) -> str:
        if self._key() and self._next_key():
            return self.tr(
                "No {kinds} yet. Press “{next}” to go through those suggested, or select words in "
                "the text and press {key}."
            )
        if self._key():
            return self.tr("No {kinds} yet. Select the words in the text and press {key}.")
        return self.tr("No {kinds} yet. Select the words in the text; then Mark > {kind}.")

    def _next_key(self) -> str:
        """Return the key to the next suggestion, '' where none of this kind is left."""
        is_any_left = self.desk.suggestions.count(self._kind.key) > 0
        return self.desk.keys.shown("suggest.next") if is_any_left else ""

    @Slot()
    def _say_what_to_press(self) -> None:
        plural = translated(Message(self._kind.plural)).lower()
        if self.desk.workspace.session is None:
            text = self.tr("Open an article to see its {kinds}.")
        elif self.model.words():
            text = self.tr("No {kinds} with these words.")
        else:
            text = self._first_step()
        values = {
            "kinds": plural,
            "kind": translated(self._kind.name),
            "key": self._key(),
            "next": self._next_key(),
        }
        self.table.set_empty_text(text.format_map(values))
        hint = self.tr("Select one of the {kinds} here or in the text to see it.")
        self.form.show_hint(hint.format_map(values))
        self._make_room()


def _is_of_other_kind(row: RowChange) -> bool:
    """Return whether a change may have made an annotation one of a kind."""
    is_same = row.before is not None and row.after is not None and "kind" not in row.after
    return row.table == "annotation" and not is_same


def _fits(kind: Kind) -> list[Fit]:
    """Return how the columns of a kind's list get their widths."""
    summary = [
        Fit(_LEAST[kind.field(key).sort], share=1, rank=3 * number)
        for number, key in enumerate(kind.summary)
    ]
    words = _WORDS[kind.field(kind.summary[0]).sort]
    return [Fit(words, share=5), *summary, Fit(11, share=0, rank=1), Fit(11, share=1, rank=20)]


PANELS = tuple(
    PanelSpec(kind.key, kind.plural, "right", kind.order, partial(KindPanel, kind))
    for kind in all_kinds()
)
