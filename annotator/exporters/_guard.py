# SPDX-License-Identifier: Apache-2.0
"""Keeping spreadsheets from running text as a formula, in a way that can be taken back."""

from __future__ import annotations

# The characters of OWASP's and ASVS 1.2.10's lists (= + - @ TAB NUL), the line ends, the full-width
# forms that some spreadsheets read alike, | and % from fuzzing; and the apostrophe itself, without
# which a cell that began with one could not be told from a guarded cell.
RISKY = "=+-@\t\r\n\0|%'\uff1d\uff0b\uff0d\uff20"


def guard(cell: str) -> str:
    """Return the cell with an apostrophe in front where a spreadsheet might run it."""
    return f"'{cell}" if cell and cell[0] in RISKY else cell


def unguard(cell: str) -> str:
    """Return the cell as it was before ``guard``."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in RISKY else cell
