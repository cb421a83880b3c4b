# SPDX-License-Identifier: Apache-2.0
"""The order of suggested events: by time, as the list of events has those that are stored."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.domain.edtf import edtf_bounds
from annotator.domain.event import EVENT
from annotator.services.accepting import naming_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.suggestion import Suggestion


def events_by_time(suggestions: Iterable[Suggestion], text: str) -> list[Suggestion]:
    """Return the events among suggestions, by the time at which they start.

    One without a time stands behind the last dated one that is named before it in the text.
    """
    named = [(naming_of(one, text).start, one) for one in suggestions if one.kind == EVENT.key]
    named.sort(key=itemgetter(0))
    time, placed = ("", ""), []
    for place, one in named:
        bounds = edtf_bounds(one.fields.get("start", ""))
        time = (bounds.minimum, bounds.maximum) if bounds else time
        placed.append((time, place, one))
    return [one for *_, one in sorted(placed, key=itemgetter(0, 1))]
