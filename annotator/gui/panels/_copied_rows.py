# SPDX-License-Identifier: Apache-2.0
"""Rows of a list as text for the clipboard: a line each, with a tab between two cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

# More are read for longer than a key may take; an export has them all.
MOST_COPIED = 1_000


def copy_rows(table: QTableView, rows: Sequence[int]) -> None:
    """Put rows on the clipboard, with the columns that are seen as they stand."""
    # Imported here: seldom needed.
    from annotator.exporters.csv_bundle import guard  # noqa: PLC0415

    model, header = table.model(), table.horizontalHeader()
    places = map(header.logicalIndex, range(header.count()))
    seen = [column for column in places if not table.isColumnHidden(column)]
    lines = (
        # A cell has no tab or end of line in it, and no formula that a spreadsheet would run.
        "\t".join(guard(" ".join(str(model.index(row, at).data() or "").split())) for at in seen)
        for row in rows
    )
    QGuiApplication.clipboard().setText("\n".join(lines))
