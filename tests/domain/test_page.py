# SPDX-License-Identifier: Apache-2.0
"""Pages as importers read them, and tables as exporters are handed them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from annotator.domain.export import Column, ColumnType
from annotator.domain.page import RawPage


def test_page_of_a_format_that_tells_nothing_has_no_metadata() -> None:
    assert RawPage("text", "utf-8").metadata == {}


def test_page_cannot_be_changed() -> None:
    page = RawPage("text", "utf-8")
    with pytest.raises(FrozenInstanceError):
        page.text = "other"  # type: ignore[misc]


def test_column_holds_free_text_unless_it_says_otherwise() -> None:
    column = Column("note", "What the checker wrote")
    assert (column.type, column.choices) == (ColumnType.TEXT, ())
