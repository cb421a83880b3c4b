# SPDX-License-Identifier: Apache-2.0
"""The order of suggested events: by time, as the list of events has those that are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.edtf import edtf_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.suggestion import Suggestion


def in_time_order(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return events that come in text order by the time at which they start.

    One without a time stands behind the last dated one that is told of before it.
    """
    time, placed = ("", ""), []
    for place, one in enumerate(suggestions):
        bounds = edtf_bounds(one.fields.get("start", ""))
        time = (bounds.minimum, bounds.maximum) if bounds else time
        placed.append((time, place, one))
    return [one for *_, one in sorted(placed, key=lambda found: found[:2])]
