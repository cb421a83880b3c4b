# SPDX-License-Identifier: Apache-2.0
"""CSV files: their bytes, and that whatever a cell holds comes back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import BugError
from annotator.domain.export import Column, ColumnType, Table
from annotator.exporters._csv_text import csv_chunks
from annotator.exporters.csv_bundle import guard, unguard, write

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = ("annotations.csv", "datapackage.json")
GOLDEN = Path(__file__).parent / "golden"
CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text("'\"=,;\r\n\t\0\x1f\x1e\u2028\u00a0 😀ab"),
)
ROWS = st.lists(st.tuples(CELLS.filter(bool), CELLS, CELLS), max_size=300)
TEXTS = tuple(Column(name, "") for name in ("id", "exact", "note"))


def table_of(rows: list[tuple[str, ...]], columns: tuple[Column, ...] = TEXTS) -> Table:
    return Table("texts", columns[0].name, columns, lambda: iter(rows))


def read_back(text: str) -> list[tuple[str, ...]]:
    rows = csv.reader(io.StringIO(text, newline=""))
    return [tuple(unguard(cell) for cell in row) for row in rows]


def number_table(type_: ColumnType, *cells: str) -> Table:
    columns = (Column("id", ""), Column("value", "", type_))
    return table_of([(f"a{place}", cell) for place, cell in enumerate(cells)], columns)


@pytest.mark.parametrize("name", ["annotations.csv", "evidence.csv", "datapackage.json"])
def test_files_are_the_golden_ones_to_the_byte(
    name, tmp_path: Path, make_annotations, make_evidence
) -> None:
    write([make_annotations(), make_evidence("a1", "a2")], tmp_path)
    assert (tmp_path / name).read_bytes() == (GOLDEN / name).read_bytes()


def test_written_files_are_returned(tmp_path: Path, make_annotations) -> None:
    written = write([make_annotations()], tmp_path / "new" / "folder")
    assert written == [tmp_path / "new" / "folder" / name for name in FILES]


def test_folder_holds_nothing_but_the_bundle(tmp_path: Path, make_annotations) -> None:
    written = write([make_annotations()], tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_table_without_rows_has_its_header(tmp_path: Path) -> None:
    write([table_of([])], tmp_path)
    assert (tmp_path / "texts.csv").read_bytes() == b"\xef\xbb\xbfid,exact,note\r\n"


@given(ROWS)
def test_cells_come_back_through_the_csv_module(rows: list[tuple[str, ...]]) -> None:
    assert read_back("".join(csv_chunks(table_of(rows)))) == [("id", "exact", "note"), *rows]


@given(ROWS)
def test_text_is_what_the_csv_module_would_write(rows: list[tuple[str, ...]]) -> None:
    expected = io.StringIO(newline="")
    csv.writer(expected).writerows([("id", "exact", "note"), *(map(guard, row) for row in rows)])
    assert "".join(csv_chunks(table_of(rows))) == expected.getvalue()


@pytest.mark.parametrize("count", [127, 128, 129, 256])
def test_no_row_is_lost_between_batches(count: int) -> None:
    rows = [(f"a{number}", "x", "=") for number in range(count)]
    assert read_back("".join(csv_chunks(table_of(rows))))[1:] == rows


def test_rows_are_read_as_they_are_written() -> None:
    taken = []

    def rows() -> Iterator[tuple[str, ...]]:
        for number in range(10_000):
            taken.append(number)
            yield (f"a{number}", "", "")

    chunks = csv_chunks(Table("texts", "id", TEXTS, rows))
    next(chunks)
    next(chunks)
    assert len(taken) < 1_000


@pytest.mark.parametrize("type_", [ColumnType.TEXT, ColumnType.EDTF, ColumnType.TIME])
def test_cell_that_is_no_number_is_guarded(type_: ColumnType) -> None:
    assert "".join(csv_chunks(number_table(type_, "-0044"))).endswith("a0,'-0044\r\n")


@pytest.mark.parametrize(
    ("type_", "cell"),
    [
        (ColumnType.INTEGER, "-5"),
        (ColumnType.INTEGER, "0012"),
        (ColumnType.INTEGER, ""),
        (ColumnType.NUMBER, "-5.50"),
        (ColumnType.NUMBER, "12"),
        (ColumnType.NUMBER, ""),
    ],
)
def test_number_is_written_as_it_is(type_: ColumnType, cell: str) -> None:
    assert "".join(csv_chunks(number_table(type_, "7", cell))).endswith(f"a1,{cell}\r\n")


@pytest.mark.parametrize(
    ("type_", "cell"),
    [
        (ColumnType.INTEGER, "1.5"),
        *((ColumnType.INTEGER, cell) for cell in ("=1", "+1", "1e5", "None", "NaN", "1,200")),
        *((ColumnType.NUMBER, cell) for cell in ("'1", "1.", ".5", "-", " 1", "1\n", "\u0661")),
    ],
)
def test_number_that_is_none_is_our_own_fault(type_: ColumnType, cell: str) -> None:
    with pytest.raises(BugError, match=r"texts\.value: .* is not a number"):
        list(csv_chunks(number_table(type_, "7", cell)))


@pytest.mark.parametrize("row", [("a1", "x"), ("a1", "x", "y", "z"), ()])
def test_row_of_another_length_is_our_own_fault(row: tuple[str, ...]) -> None:
    with pytest.raises(BugError, match="a row has not 3 cells"):
        list(csv_chunks(table_of([("a0", "", ""), row])))


def test_row_without_key_is_our_own_fault() -> None:
    with pytest.raises(BugError, match=r"texts\.id: a row has no key"):
        list(csv_chunks(table_of([("", "x", "y")])))
