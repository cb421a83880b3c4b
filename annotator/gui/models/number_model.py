# SPDX-License-Identifier: Apache-2.0
"""The numbers of a plot as a list: by date, then those without one, then those left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.domain.number_series import LeftOut, NumberPoint, NumberSeries
from annotator.gui.models.paged import ListColumn, PagedModel, Role
from annotator.gui.number_words import (
    date_words,
    thing_words,
    value_words,
    who_words,
    why_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Row = NumberPoint | LeftOut


class NumberModel(PagedModel[int, Row]):
    """Value, what is counted, when, why then, who says so, and in which article."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._rows: tuple[Row, ...] = ()
        self.columns = (
            ListColumn("value", self.tr("Number"), _value, is_number=True),
            ListColumn("counted", self.tr("Of what"), _thing),
            ListColumn("date", self.tr("Date"), date_words),
            ListColumn("why", self.tr("Why"), why_words),
            ListColumn("who", self.tr("Said by"), who_words),
            ListColumn("article", self.tr("Article"), _title),
        )

    def show_series(self, series: NumberSeries) -> None:
        """Show the numbers of a series."""
        self._rows = (*series.points, *series.undated, *series.left_out)
        self.show_keys(range(len(self._rows)))
        self.refresh_all()

    @property
    def is_of_several(self) -> bool:
        """Return whether the numbers are of more than one session."""
        return len({row.stated.session_id for row in self._rows}) > 1

    def row_of_id(self, number_id: str) -> int:
        """Return the row of a number, -1 where it is not in the list."""
        ids = [row.stated.id for row in self._rows]
        return next((place for place, one in enumerate(ids) if one == number_id), -1)

    def read_items(self, keys: Sequence[int]) -> list[Row | None]:
        """Return the rows of these places."""
        return [self._rows[key] for key in keys]

    def special(self, item: Row, _column: int, role: int) -> Any:
        """Return the id of a number."""
        return item.stated.id if role == Role.ID else None


def _value(row: Row) -> str:
    return value_words(row.stated) or row.stated.words


def _thing(row: Row) -> str:
    return thing_words(row.stated)


def _title(row: Row) -> str:
    return row.stated.title
