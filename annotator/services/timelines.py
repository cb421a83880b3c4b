# SPDX-License-Identifier: Apache-2.0
"""The events of a session for its timeline: those stored, read beside the window, and others."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from annotator.domain.edtf import edtf_bounds
from annotator.domain.event import read_actors
from annotator.services.accepting import naming_of, proposal_of
from annotator.store.opening import connect
from annotator.store.timeline import TimelineRow, TimelineRows, place_behind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.ids import SessionId
    from annotator.domain.suggestion import Suggestion
    from annotator.store.timeline import Plain

# What stands in the column of the status for an event on which nobody has decided.
SUGGESTED = "suggested"


def timeline_beside(
    path: Path, session_id: SessionId, advance: Callable[[int], None]
) -> list[Plain]:
    """Return a session's events through a reading connection of its own, for a worker.

    ``advance`` is told a count every now and then, and may raise to stop.

    Raises:
        UserError: the file cannot be read there.
    """
    with closing(connect(path, read_only=True, is_checked=False)) as connection:
        return TimelineRows(connection).of_session(session_id, advance)


def suggested_row(suggestion_id: str, suggestion: Suggestion, text: str) -> Plain:
    """Return an event suggested in a text as the store gives those that are in the file."""
    fields = proposal_of(suggestion).fields
    start, end = fields.get("start", ""), fields.get("end", "")
    began, ended = edtf_bounds(start), edtf_bounds(end)
    actors = read_actors(fields.get("who", ""))
    row = TimelineRow(
        id=suggestion_id,
        what=fields.get("what", ""),
        start=start,
        end=end,
        start_min=began.minimum if began else None,
        start_max=began.maximum if began else None,
        end_min=ended.minimum if ended else None,
        end_max=ended.maximum if ended else None,
        event_status=fields.get("event_status", ""),
        status=SUGGESTED,
        verdict="",
        who=tuple(dict.fromkeys(one.name for one in actors if one.name)),
        place=place_behind(naming_of(suggestion, text).start),
    )
    return tuple(row)
