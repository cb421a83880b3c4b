# SPDX-License-Identifier: Apache-2.0
"""Small texts with a day of publication, as the rules for dates read them."""

from __future__ import annotations

from datetime import date

from annotator.text.reading import Reading
from annotator.text.regions import find_regions

TODAY = date(2026, 11, 22)


def read(text: str, published: str = "2023-11-29") -> Reading:
    """Return a text to find dates in; the default day of publication is a Wednesday."""
    return Reading(text, find_regions(text), published=published, today=TODAY)
