# SPDX-License-Identifier: Apache-2.0
"""The description of a bundle, judged by the reference program for data packages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from annotator.exporters._datapackage import describe
from annotator.exporters.csv_bundle import write

if TYPE_CHECKING:
    from pathlib import Path

ROW = ("a9", "claim", "text", "1", "1.5", "2023", "true", "2024-01-02T03:04:05Z", "")


@pytest.fixture
def errors_of(tmp_path: Path):
    """Return a function that writes tables, plants a change and returns the judge's remarks."""
    frictionless = pytest.importorskip("frictionless")

    def judge(tables, old: bytes = b"", new: bytes = b"") -> list[str]:
        first, *_, description = write(tables, tmp_path)
        first.write_bytes(first.read_bytes().replace(old, new))
        with frictionless.system.use_context(trusted=True):
            report = frictionless.validate(str(description))
        return [error[0] for error in report.flatten(["type"])]

    return judge


def test_bundle_is_valid(errors_of, make_annotations, make_evidence) -> None:
    assert errors_of([make_annotations(), make_evidence("a1", "a2")]) == []


def test_table_without_rows_is_valid(errors_of, make_annotations) -> None:
    assert errors_of([make_annotations([])]) == []


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (b",claim,", b",rumour,", "constraint-error"),
        (b",-2.50,", b",many,", "type-error"),
        (b",true,", b",yes,", "type-error"),
        (b"2024-01-02T03:04:05Z", b"Tuesday", "type-error"),
        (b"a4,", b",", "constraint-error"),
        (b"a4,", b"a3,", "unique-error"),
        (b"a1\r\n", b"a7\r\n", "foreign-key"),
        (b"kind,", b"sort,", "incorrect-label"),
        (b"'tis,", b"'tis,more,", "extra-cell"),
    ],
)
def test_planted_error_is_found(
    old: bytes, new: bytes, error: str, errors_of, make_annotations
) -> None:
    assert error in errors_of([make_annotations()], old, new)


def test_evidence_of_no_annotation_is_found(errors_of, make_annotations, make_evidence) -> None:
    assert errors_of([make_annotations(), make_evidence("a8")]) == ["foreign-key"]


def test_reference_to_a_table_left_out_is_left_out(make_evidence) -> None:
    (resource,) = describe([make_evidence("a1")])["resources"]
    assert resource["schema"]["foreignKeys"] == []


def test_description_says_that_cells_are_neutralised(tmp_path: Path, make_annotations) -> None:
    *_, description = write([make_annotations()], tmp_path)
    told = json.loads(description.read_text(encoding="utf-8"))
    assert told["neutralised"] is True
    assert "apostrophe" in told["neutralisedMeans"]
