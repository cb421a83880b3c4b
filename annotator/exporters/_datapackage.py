# SPDX-License-Identifier: Apache-2.0
"""The description that goes with a CSV bundle: a Frictionless Data Package, version 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.domain.export import ColumnType
from annotator.exporters._csv_text import LINE_END
from annotator.exporters._guard import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.export import Column, Reference, Table

_NEUTRALISED = (
    "In columns that are neither integer nor number, a cell that a spreadsheet might run as a "
    "formula, or that begins with an apostrophe, has one apostrophe put in front: take it off to "
    "get the text."
)
# EDTF has no type of its own in Table Schema, so its columns are strings.
_TYPES: dict[ColumnType, dict[str, Any]] = {
    ColumnType.TEXT: {"type": "string"},
    ColumnType.EDTF: {"type": "string"},
    ColumnType.INTEGER: {"type": "integer"},
    ColumnType.NUMBER: {"type": "number"},
    ColumnType.BOOLEAN: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    ColumnType.TIME: {"type": "datetime"},
}


def describe(tables: Sequence[Table]) -> dict[str, Any]:
    """Return the descriptor of these tables, each in the file ``<name>.csv``."""
    names = {table.name for table in tables}
    return {
        "name": "annotator-export",
        "profile": "tabular-data-package",
        "neutralised": True,
        "neutralisedMeans": _NEUTRALISED,
        "resources": [_resource(table, names) for table in tables],
    }


def _resource(table: Table, names: set[str]) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": LINE_END,
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "header": True,
        },
        "schema": {
            "fields": [_field(column, table.key) for column in table.columns],
            "missingValues": [""],
            "primaryKey": table.key,
            "foreignKeys": [
                _foreign_key(reference, table.name)
                for reference in table.references
                if reference.table in names
            ],
        },
    }


def _field(column: Column, key: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.name == key:
        constraints |= {"required": True, "unique": True}
    if column.choices:
        constraints["enum"] = [guard(choice) for choice in column.choices]
    field = {"name": column.name, "description": column.description, **_TYPES[column.type]}
    return {**field, "constraints": constraints} if constraints else field


def _foreign_key(reference: Reference, table: str) -> dict[str, Any]:
    # Table Schema names a table's reference to itself by the empty string.
    resource = "" if reference.table == table else reference.table
    target = {"resource": resource, "fields": reference.key}
    return {"fields": reference.column, "reference": target}
