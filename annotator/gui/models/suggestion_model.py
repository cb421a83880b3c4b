# SPDX-License-Identifier: Apache-2.0
"""What is suggested of one kind and left to decide on, in text order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from annotator.domain.event import EVENT
from annotator.domain.message import Message
from annotator.gui.dates import shown_stretch
from annotator.gui.desk import translated
from annotator.gui.models.annotation_model import Row, field_text
from annotator.gui.models.paged import ListColumn, PagedModel, Role
from annotator.gui.proposals import as_annotation
from annotator.gui.suggested import names_kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.annotation import Annotation
    from annotator.domain.fields import Field
    from annotator.domain.kinds import Kind
    from annotator.gui.desk import Desk


class SuggestionModel(PagedModel[str, Row]):
    """The text and the summary fields of each suggestion, and why it is suggested."""

    special_roles = frozenset({Role.ID})

    def __init__(self, desk: Desk, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self.kind = kind
        self._words: list[str] = []
        self.columns = (
            self._first_column(),
            *(_field_column(kind.field(key)) for key in self._listed()),
            ListColumn("reason", self.tr("Why"), _reason),
        )
        desk.suggestions.changed.connect(self._follow)
        self.reload()

    def _first_column(self) -> ListColumn[Row]:
        """Return the column that says where in the text it is, or when."""
        return ListColumn("exact", self.tr("Text"), _text)

    def _listed(self) -> Sequence[str]:
        """Return the fields that have columns of their own."""
        return self.kind.summary

    def count(self) -> int:
        """Return how many are left, whatever words they have."""
        return self._desk.suggestions.count(self.kind.key)

    @property
    def listed(self) -> Sequence[str]:
        """Return the ids of all rows, top to bottom."""
        return self._keys

    @Slot(str)
    def set_words(self, words: str) -> None:
        """Show only suggestions that have all of these words in their text or fields."""
        self._words = words.casefold().split()
        self.reload()

    def reload(self) -> None:
        """Read anew what is left."""
        left = self._desk.suggestions.left.items()
        keys = [one for one, suggestion in left if suggestion.kind == self.kind.key]
        if self._words:
            keys = [one for one in keys if self._has_words(one)]
        self.show_keys(keys)
        self.refresh_all()

    @Slot(object)
    def _follow(self, ids: Collection[str]) -> None:
        if any(names_kind(one, self.kind.key) for one in ids):
            self.reload()

    def read_items(self, keys: Sequence[str]) -> list[Row | None]:
        """Return suggestions of these ids with their texts."""
        return [self._read(key) for key in keys]

    def special(self, item: Row, _column: int, role: int) -> Any:
        """Return the id of a suggestion."""
        return item[0].id if role == Role.ID else None

    def _read(self, key: str) -> Row | None:
        article, found = self._desk.workspace.article, as_annotation(self._desk, key)
        return (found, self._words_of(found, article.text)) if found and article else None

    def _words_of(self, found: Annotation, text: str) -> str:
        """Return the words of the article that are shown and filtered by."""
        return found.exact(text)

    def _has_words(self, key: str) -> bool:
        item = self._read(key)
        if item is None:
            return False
        content = " ".join([item[1], *item[0].fields.values()]).casefold()
        return all(word in content for word in self._words)


class SuggestedEventModel(SuggestionModel):
    """What is suggested as events, by time: when, what, who and where, and why."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, EVENT, parent)

    def _first_column(self) -> ListColumn[Row]:
        return ListColumn("start", self.tr("When"), _when)

    def _listed(self) -> Sequence[str]:
        return ("who", "what", "where", "event_status")

    def _words_of(self, found: Annotation, text: str) -> str:
        # What stands between two places that tell of it tells of others.
        return " ".join(span.of(text) for span in found.content)


def _field_column(field: Field) -> ListColumn[Row]:
    return ListColumn(field.key, translated(Message(field.label)), field_text(field))


def _when(item: Row) -> str:
    fields = item[0].fields
    when = shown_stretch(fields.get("start", ""), fields.get("end", ""))
    return when or fields.get("date_text", "")


def _text(item: Row) -> str:
    return item[1]


def _reason(item: Row) -> str:
    return item[0].reason
