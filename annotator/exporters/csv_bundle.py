# SPDX-License-Identifier: Apache-2.0
"""A folder of CSV files, one a table, with a ``datapackage.json`` that describes them.

UTF-8 with byte order mark (spreadsheets need it; Python reads it as ``utf-8-sig``), RFC 4180.
"""

from __future__ import annotations

import codecs
import json
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.export import Exporter, Table
from annotator.exporters._csv_text import csv_chunks
from annotator.exporters._datapackage import describe
from annotator.exporters._files import write_together
from annotator.exporters._guard import guard, unguard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["EXPORTER", "guard", "unguard", "write"]


def write(tables: Sequence[Table], folder: Path) -> list[Path]:
    """Write ``<name>.csv`` for each table and their description; return the paths.

    Raises:
        UserError: the folder cannot be written; whatever was in it is unchanged.
        BugError: a table's rows are not as its columns say.
    """
    contents: dict[str, Callable[[], Iterable[bytes]]] = {
        f"{table.name}.csv": partial(_csv_bytes, table) for table in tables
    }
    contents["datapackage.json"] = partial(_description_bytes, tables)
    return write_together(folder, contents)


def _csv_bytes(table: Table) -> Iterator[bytes]:
    yield codecs.BOM_UTF8
    for chunk in csv_chunks(table):
        yield chunk.encode()


def _description_bytes(tables: Sequence[Table]) -> Iterator[bytes]:
    yield json.dumps(describe(tables), ensure_ascii=False, indent=2).encode()
    yield b"\n"


EXPORTER = Exporter("csv", "CSV files in a folder", write)
