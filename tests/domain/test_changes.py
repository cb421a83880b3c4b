# SPDX-License-Identifier: Apache-2.0
"""What subscribers learn of an edit."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Action, Changes, Group, RowChange
from annotator.domain.ids import GroupId
from annotator.domain.message import message

ADDED = RowChange("annotation", "a1", None, {"note": "x"})
CHANGED = RowChange("event", "e1", {"what": "x"}, {"what": "y"})


@pytest.fixture
def changes() -> Changes:
    label = message("Add claim")
    group = Group(
        GroupId("g1"), None, "2024-01-02T03:04:05Z", "Ann", label, "a1", Action.EDIT, None
    )
    return Changes(group, (ADDED, CHANGED))


@pytest.mark.parametrize("change", [ADDED, CHANGED])
def test_reversing_twice_gives_the_change_again(change: RowChange) -> None:
    assert change.reversed().reversed() == change


def test_reversed_addition_removes() -> None:
    assert ADDED.reversed() == RowChange("annotation", "a1", {"note": "x"}, None)


@pytest.mark.parametrize(
    ("tables", "rows"),
    [
        ((), []),
        (("article",), []),
        (("event",), [CHANGED]),
        (("annotation", "event"), [ADDED, CHANGED]),
    ],
)
def test_changes_of_tables_are_found(
    changes: Changes, tables: tuple[str, ...], rows: list[RowChange]
) -> None:
    assert list(changes.of(*tables)) == rows


@pytest.mark.parametrize(("table", "touched"), [("event", True), ("article", False)])
def test_touched_tables_are_told(changes: Changes, table: str, touched: bool) -> None:
    assert changes.touches(table) is touched


@pytest.mark.parametrize(
    ("table", "row_id", "annotation_id"),
    [
        ("annotation", "a1", "a1"),
        ("span", "a1.12", "a1"),
        ("event", "e1", ""),
        ("region", "t.1", ""),
    ],
)
def test_row_tells_which_annotation_it_is_of(table, row_id, annotation_id):
    assert RowChange(table, row_id, None, {}).annotation_id == annotation_id
