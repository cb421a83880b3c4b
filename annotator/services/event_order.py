# SPDX-License-Identifier: Apache-2.0
"""The order of suggested events: by time, as the list of events has those that are stored."""

from __future__ import annotations

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
    events = [one for one in suggestions if one.kind == EVENT.key]
    time, placed = ("", ""), []
    for place, one in sorted(enumerate(events), key=lambda at: naming_of(at[1], text).start):
        bounds = edtf_bounds(one.fields.get("start", ""))
        time = (bounds.minimum, bounds.maximum) if bounds else time
        placed.append((time, naming_of(one, text).start, place))
    return [events[place] for *_, place in sorted(placed)]
