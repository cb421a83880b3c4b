# SPDX-License-Identifier: Apache-2.0
"""The annotations of one kind in the open session, sorted and filtered by the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot

from annotator.domain.annotation import Annotation
from annotator.domain.fields import Field, SortAs
from annotator.domain.message import Message
from annotator.gui.dates import shown_date
from annotator.gui.desk import translated
from annotator.gui.models.paged import ListColumn, Role
from annotator.gui.models.sliced import SlicedModel
from annotator.gui.models.unsaved import marked, unsaved_tip
from annotator.store.annotations import ListOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.changes import Changes, RowChange
    from annotator.domain.kinds import Kind
    from annotator.gui.desk import Desk
    from annotator.gui.models.paged import Index

# An annotation with the text of its envelope.
Row = tuple[Annotation, str]

_TEXT = "exact"
_IN_TEXT_ORDER = "start"
_MANY = 20
# Rows are kept as read, whatever row they are in: an edit moves all below it, and changes one.
_MOST_KEPT = 500


class AnnotationModel(SlicedModel[Row]):
    """The text, the summary fields of the kind, status and verdict of each annotation."""

    special_roles = frozenset({Role.ID, Role.KIND, Role.STATUS})

    def __init__(self, desk: Desk, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._kind = kind
        self._order = ListOrder(kind.key)
        self._verdicts: dict[str, str] = {}
        self._kept: dict[int, Row] = {}
        self._reset_columns()
        desk.session_opened.connect(self.reload)
        desk.changed.connect(self.follow)
        desk.read_anew.connect(self.refresh)
        desk.unsaved_changed.connect(self._refresh_id)
        self.reload()

    def words(self) -> str:
        """Return the words that the list is filtered by."""
        return self._order.words

    def set_words(self, words: str) -> None:
        """Show only annotations that have these words in their text, fields, tags or note."""
        self._order = replace(self._order, words=words)
        self.restart()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or in the order of the text where there is no such column."""
        is_known = 0 <= column < len(self.columns)
        key = self.columns[column].key if is_known else _IN_TEXT_ORDER
        descending = is_known and order is Qt.SortOrder.DescendingOrder
        self._order = replace(self._order, column=key, descending=descending)
        self.restart()

    def id_at(self, row: int) -> str:
        """Return the id of the annotation in a row, '' where there is none."""
        item = self.item(row)
        return item[0].id if item else ""

    def row_of_id(self, annotation_id: str) -> int:
        """Return the row of an annotation, -1 where it is not shown, or is still to be read."""
        return self.find_row(self._desk.workspace.project.annotations.key_of(annotation_id))

    def key_parts(self) -> Iterator[list[int]]:
        """Yield the local keys of the annotations that the list shows, in order."""
        workspace = self._desk.workspace
        if workspace.session is None:
            return iter(())
        return workspace.project.annotations.parts(workspace.session.id, self._order)

    def holds_key(self, key: int) -> bool:
        """Return whether an annotation is in the list, shown already or not."""
        workspace = self._desk.workspace
        return workspace.session is not None and workspace.project.annotations.is_listed(
            workspace.session.id, self._order, key
        )

    def place_of(self, key: int, among: Sequence[int]) -> int | None:
        """Return where an annotation belongs among others of the list."""
        workspace = self._desk.workspace
        if workspace.session is None:
            return None
        annotations = workspace.project.annotations
        return annotations.place(workspace.session.id, self._order, key, among)

    def read_items(self, keys: Sequence[int]) -> list[Row | None]:
        """Return annotations with their texts by local key."""
        page = self._desk.workspace.project.annotations.page
        unknown = [key for key in keys if key not in self._kept]
        if len(self._kept) + len(unknown) > _MOST_KEPT:
            self._kept.clear()
            unknown = list(keys)
        found = page(unknown)
        if len(found) == len(unknown):
            self._kept.update(zip(unknown, found, strict=True))
        else:
            self._kept.update((key, row) for key in unknown for row in page([key]))
        return [self._kept.get(key) for key in keys]

    def refresh_key(self, key: int | None) -> None:
        """Read one row anew, where it is shown."""
        self._kept.pop(key or 0, None)
        super().refresh_key(key)

    def refresh_all(self) -> None:
        """Read all rows anew as they are looked at."""
        self._kept.clear()
        super().refresh_all()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let marks be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def special(self, item: Row, column: int, role: int) -> Any:
        """Return the id, kind and status of an annotation."""
        annotation, _ = item
        if role == Role.ID:
            return annotation.id
        if role == Role.KIND:
            return annotation.kind
        if role == Qt.ItemDataRole.ToolTipRole:
            return unsaved_tip(self._desk, annotation.id)
        if role == Role.STATUS and self.columns[column].key == "status":
            return annotation.status.value
        return None

    @Slot()
    def reload(self) -> None:
        """Read the list of the open session anew."""
        verdicts = self._desk.workspace.project.verdicts()
        self._verdicts = {one.key: translated(Message(one.label)) for one in verdicts}
        self._kept.clear()
        self.begin()

    @Slot()
    def refresh(self) -> None:
        """Read anew what is shown; rows that are still there stay where they are."""
        self.requery()
        self.refresh_all()

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Show what an edit did."""
        rows = list(changes.of("annotation", "span"))
        ids = {row.annotation_id for row in rows}
        moving = {row.annotation_id for row in rows if self._moves(row)}
        if len(ids) > _MANY:
            if moving:
                self.requery()
            self.refresh_all()
            return
        gone = {row.id: row.key for row in rows if row.after is None}
        key_of = self._desk.workspace.project.annotations.key_of
        keys = {one: key_of(one) or gone.get(one) for one in ids}
        for key in keys.values():
            self._kept.pop(key or 0, None)
        self.place_anew([keys[one] for one in moving])
        for key in keys.values():
            self.refresh_key(key)

    @Slot(str)
    def _refresh_id(self, record_id: str) -> None:
        self.refresh_key(self._desk.workspace.project.annotations.key_of(record_id))

    def _moves(self, row: RowChange) -> bool:
        """Return whether a change may add, drop or move rows of the list."""
        if row.table == "span" or row.before is None or row.after is None:
            return True
        changed = {name.removeprefix("fields.") for name in row.after}
        return bool(self._order.words) or "kind" in changed or self._order.column in changed

    def _reset_columns(self) -> None:
        summary = [self._kind.field(key) for key in self._kind.summary]
        self.columns = (
            ListColumn(_TEXT, self.tr("Text"), self._text),
            *(
                ListColumn(
                    field.key,
                    translated(Message(field.label)),
                    field_text(field),
                    is_number=field.sort is SortAs.NUMBER,
                )
                for field in summary
            ),
            ListColumn("status", self.tr("Status"), _status_text),
            ListColumn("verdict", self.tr("Verdict"), self._verdict_text),
        )

    def _text(self, item: Row) -> str:
        return marked(self._desk, item[0].id, item[1])

    def _verdict_text(self, item: Row) -> str:
        verdict = item[0].verdict
        return self._verdicts.get(verdict, verdict)


def _status_text(item: Row) -> str:
    return translated(Message(item[0].status.label))


def field_text(field: Field) -> Callable[[Row], str]:
    """Return what shows a field of an annotation."""

    def shown(item: Row) -> str:
        value = item[0].fields.get(field.key, "")
        if field.sort is SortAs.EDTF:
            return shown_date(value)
        return translated(Message(field.choice_label(value))) if field.choices else value

    return shown
