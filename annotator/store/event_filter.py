# SPDX-License-Identifier: Apache-2.0
"""What a list of events leaves out, beside those without some words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.store.listing import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands for no kind of evidence, for any of them, and for a value that is blank.
NO_EVIDENCE, ANY_EVIDENCE, BLANK = "none", "any", "blank"

_SPOKEN_OF = """
  exists (select 1 from event_evidence as link
    join annotation as mark on mark.id = link.annotation_id
    where link.event_id = event.id and {which})
"""
_QUERY = "query"
_COLUMNS = ("status", "verdict", "event_status")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Only events that fulfil all of this are listed; what is blank asks for nothing.

    ``evidence`` is a kind of annotation that speaks of the event, or ``NO_EVIDENCE`` or
    ``ANY_EVIDENCE``; ``verdict`` and ``event_status`` may be ``BLANK``. With ``has_questions`` it
    is in query itself, or an annotation that speaks of it is.
    """

    evidence: str = ""
    status: str = ""
    verdict: str = ""
    event_status: str = ""
    has_questions: bool = False

    @property
    def count(self) -> int:
        """Return of how many things something is asked."""
        return len(self.conditions())

    @property
    def columns(self) -> frozenset[str]:
        """Return the columns of an event that something is asked of, as the log names them."""
        asked = {column for column in _COLUMNS if getattr(self, column)}
        return frozenset(asked | ({"status"} if self.has_questions else set()))

    def conditions(self, session_id: str = "") -> tuple[Condition, ...]:
        """Return what the rows have to fulfil, those of a session, as SQL of the table."""
        return tuple(self._conditions(session_id))

    def _conditions(self, session_id: str) -> Iterator[Condition]:
        for column in _COLUMNS:
            value = getattr(self, column)
            if value:
                # With the session, as the indexes have it: then a few are found at once.
                fits = f"session_id = ? and {column} = ?"
                parameters = (session_id, "" if value == BLANK else value)
                yield Condition(fits, parameters, f"select pk from event where {fits}")
        if self.evidence == NO_EVIDENCE:
            yield Condition(f"not {_SPOKEN_OF.format(which='1')}")
        elif self.evidence == ANY_EVIDENCE:
            yield Condition(_SPOKEN_OF.format(which="1"))
        elif self.evidence:
            yield Condition(_SPOKEN_OF.format(which="mark.kind = ?"), (self.evidence,))
        if self.has_questions:
            in_query = _SPOKEN_OF.format(which="mark.status = ?")
            yield Condition(f"status = ? or {in_query}", (_QUERY, _QUERY))


EVERYTHING = EventFilter()
