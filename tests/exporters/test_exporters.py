# SPDX-License-Identifier: Apache-2.0
"""The list of output formats."""

from __future__ import annotations

import pytest

from annotator.domain.errors import UserError
from annotator.exporters import exporter_of, exporters


def test_formats_have_keys_of_their_own() -> None:
    keys = [exporter.key for exporter in exporters()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: exporter.key)
def test_format_is_found_by_its_key(exporter) -> None:
    assert exporter_of(exporter.key) is exporter


def test_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UserError, match=r"“docx9” is not an export format.*\bcsv\b"):
        exporter_of("docx9")
