# SPDX-License-Identifier: Apache-2.0
"""Tables as exporters are handed them: columns with types, and rows of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


class ColumnType(StrEnum):
    """What the text of a column's cells stands for."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    EDTF = "edtf"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in files, its meaning, and its closed list of values if it has one."""

    name: str
    description: str
    type: ColumnType = ColumnType.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values are keys of another table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table to export; ``key`` is the column that is unique.

    ``rows()`` yields one tuple a row, one string a column, the empty string where there is no
    value: integers and numbers as ``-?digits(.digits)?``, booleans as true and false, times as
    UTC ISO 8601, several values in one cell parted by ``; ``.
    """

    name: str
    key: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[tuple[str, ...]]]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """An output format; ``write`` returns the files it wrote, and leaves no half-written one.

    It writes one file where it has a ``suffix``, else a folder of them.
    """

    key: str
    label: str
    write: Callable[[Sequence[Table], Path], list[Path]]
    suffix: str = ""
