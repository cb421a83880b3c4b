# SPDX-License-Identifier: Apache-2.0
"""Cells that a spreadsheet would run are made harmless, and can be had back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.exporters.csv_bundle import guard, unguard

RISKY = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\0",
    "|",
    "%",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
]
CELLS = st.one_of(st.text(), st.text("'=+-@\t\r\n|%\uff1da1"))


@pytest.mark.parametrize("first", [*RISKY, "'"])
def test_risky_cell_gets_an_apostrophe(first: str) -> None:
    assert guard(f"{first}1") == f"'{first}1"


@pytest.mark.parametrize("cell", ["", "a=1", " =1", "“=”", "1-2", "😀"])
def test_safe_cell_stays_as_it_is(cell: str) -> None:
    assert guard(cell) == cell


@pytest.mark.parametrize("cell", ["'", "'a", "a'", ""])
def test_cell_that_no_guard_wrote_stays_as_it_is(cell: str) -> None:
    assert unguard(cell) == cell


@settings(max_examples=2_000)
@given(CELLS)
def test_unguard_gives_back_what_was_guarded(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(CELLS)
def test_guarded_cell_never_begins_with_what_a_spreadsheet_runs(cell: str) -> None:
    assert not guard(cell).startswith(tuple(RISKY))
