# SPDX-License-Identifier: Apache-2.0
"""Where lines of a text begin: one answer for what is counted and for what is on the screen."""

from __future__ import annotations

import re

# Where a text document of Qt begins a new paragraph.
_BREAK = re.compile("[\n\r\N{PARAGRAPH SEPARATOR}\ufdd0\ufdd1]")
_RARE_BREAKS = "\r\N{PARAGRAPH SEPARATOR}\ufdd0\ufdd1"


def line_starts(text: str) -> list[int]:
    """Return the offsets at which lines begin, in code points; the first is 0.

    Each break is one code point, and belongs to the line before it.
    """
    starts = [0]
    if any(rare in text for rare in _RARE_BREAKS):
        starts.extend(found.end() for found in _BREAK.finditer(text))
        return starts
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
