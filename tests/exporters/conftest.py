# SPDX-License-Identifier: Apache-2.0
"""A small bundle of two tables that uses everything a table can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.domain.export import Column, ColumnType, Reference, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    Rows = list[tuple[str, ...]]
    MakeTable = Callable[..., Table]

ANNOTATIONS = (
    Column("annotation_id", "Its id"),
    Column("kind", "What it is", choices=("claim", "quote", "-other")),
    Column("exact", "The text"),
    Column("start", "First code point", ColumnType.INTEGER),
    Column("number_value", "Value", ColumnType.NUMBER),
    Column("date_value", "Date", ColumnType.EDTF),
    Column("confidential", "Kept from others", ColumnType.BOOLEAN),
    Column("created", "When it was made", ColumnType.TIME),
    Column("parent_id", "The annotation it is part of"),
)
ROWS = [
    ("a1", "claim", "He said: “No”, twice", "1", "-2.50", "-0044", "true", "", ""),
    ("a2", "quote", '=SUM("A1")', "-1", "", "2023-11~", "false", "2024-01-02T03:04:05Z", "a1"),
    ("a3", "-other", "two\nlines 😀", "", "1200", "", "", "2024-01-02T03:04:05.5Z", "a1"),
    ("a4", "", "'tis", "", "", "2023/..", "", "", ""),
]


@pytest.fixture
def make_annotations() -> MakeTable:
    """Return a function that makes the table of annotations, with other rows if given."""

    def make(rows: Rows = ROWS) -> Table:
        parent = Reference("parent_id", "annotations", "annotation_id")
        return Table("annotations", "annotation_id", ANNOTATIONS, lambda: iter(rows), (parent,))

    return make


@pytest.fixture
def make_evidence() -> MakeTable:
    """Return a function that makes a table whose rows speak of annotations."""

    def make(*annotation_ids: str) -> Table:
        columns = (Column("evidence_id", "Its id"), Column("annotation_id", "Of what"))
        rows = [(f"v{number}", one) for number, one in enumerate(annotation_ids)]
        reference = Reference("annotation_id", "annotations", "annotation_id")
        return Table("evidence", "evidence_id", columns, lambda: iter(rows), (reference,))

    return make
