# SPDX-License-Identifier: Apache-2.0
"""Where the files of resources/ are, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parent.parent / "resources"


def path(*parts: str) -> Path:
    """Return the path of a shipped file, ``path("samples", "harbour-storm.txt")``."""
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)
