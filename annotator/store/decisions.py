# SPDX-License-Identifier: Apache-2.0
"""Reading what was decided about suggestions: what led to marks, rejections, rules switched."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.decision import RuleSwitch
from annotator.domain.event import EVENT, EVENT_FIELDS, Actor, actors_text
from annotator.domain.span import Span
from annotator.store.rows import proposal_from, rejection_from
from annotator.store.tables import TABLES, TRASHED, decoded, quoted, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.annotation import Proposal
    from annotator.domain.decision import Rejection
    from annotator.domain.ids import SessionId
    from annotator.store.connection import Connection

_REJECTION = TABLES["rejection"]
_EVENT_KEYS = tuple(field.key for field in EVENT_FIELDS)
_EVENT_VALUES = ", ".join(map(quoted, _EVENT_KEYS))
# A mark that no longer is what was proposed: another kind, other words, or other values.
_IS_EDITED = """
  proposed <> '{}' and (
    kind <> json_extract(proposed, '$.kind') or fields <> json_extract(proposed, '$.fields')
    or pieces <> (
      select group_concat((value ->> 0) || '-' || (value ->> 1), ' ')
      from json_each(proposed, '$.pieces') where value ->> 2 = 'content'))
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands in a session: its kind, its content, and what was proposed if a rule did.

    The content of an event is all the text that tells of it. ``written`` has the fields of a mark
    as they are stored; few ask for them.
    """

    kind: str
    content: tuple[Span, ...]
    proposed: Proposal | None
    written: str = "{}"

    @property
    def fields(self) -> dict[str, str]:
        """Return the fields that have a value."""
        fields: dict[str, str] = json.loads(self.written)
        return fields


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many suggestions of a rule were accepted, of these since edited, and rejected."""

    accepted: int = 0
    edited: int = 0
    rejected: int = 0


class Decisions:
    """What people decided about suggestions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def marked(self, session_id: SessionId) -> list[Marked]:
        """Return what is marked in a session, in text order."""
        found = self._connection.execute(
            """
            select kind, pieces, proposed, fields from annotation where session_id = ?
            order by start, "end", pk
            """,
            (session_id,),
        )
        return [
            Marked(kind, _spans(pieces), proposal_from(proposed), written)
            for kind, pieces, proposed, written in found
        ]

    def events(self, session_id: SessionId) -> list[Marked]:
        """Return the events of a session: where they are told of, and what rules proposed."""
        found = self._connection.execute(
            "select span_start, span_end, mentions, proposed from event where session_id = ?",
            (session_id,),
        )
        return [
            Marked(EVENT.key, _stretches(*values), proposal_from(proposed))
            for *values, proposed in found
        ]

    def rejections(self, session_id: SessionId) -> list[Rejection]:
        """Return what was rejected in a session, oldest first."""
        found = self._connection.execute(
            f"select {_REJECTION.names} from rejection where session_id = ? order by pk",
            (session_id,),
        )
        return [rejection_from(decoded(_REJECTION, values)) for values in found]

    def rejected(
        self, session_id: SessionId, contents: Iterable[Sequence[Span]]
    ) -> set[tuple[str, tuple[Span, ...]]]:
        """Return which of these contents were rejected in a session, with their kinds."""
        wanted = to_json([to_json([[one.start, one.end] for one in spans]) for spans in contents])
        found = self._connection.execute(
            """
            select kind, spans from rejection
            where session_id = ? and spans in (select value from json_each(?))
            """,
            (session_id, wanted),
        )
        return {
            (kind, tuple(Span(start, end) for start, end in json.loads(spans)))
            for kind, spans in found
        }

    def switches(self) -> dict[str, RuleSwitch]:
        """Return the rules that somebody switched on or off, by their keys."""
        found = self._connection.execute("select id, is_on from rule_switch order by id")
        return {rule: RuleSwitch(rule, bool(is_on)) for rule, is_on in found}

    def outcomes(self) -> dict[str, Outcome]:
        """Return what became of the suggestions of each rule in all sessions but the trash."""
        edited = self._edited_events()
        found = self._connection.execute(
            f"""
            select rule, sum(accepted), sum(edited), sum(rejected) from (
              select rule, 1 as accepted, ({_IS_EDITED}) as edited, 0 as rejected
              from annotation where origin = 'rule' and session_id not in {TRASHED}
              union all
              select rule, 1, 0, 0 from event
              where origin = 'rule' and session_id not in {TRASHED}
              union all
              select rule, 0, 0, 1 from rejection where session_id not in {TRASHED}
            ) group by rule order by rule
            """
        )
        return {
            rule: Outcome(accepted, changed + edited[rule], rejected)
            for rule, accepted, changed, rejected in found
        }

    def _edited_events(self) -> Counter[str]:
        """Return how many events of each rule no longer are what was proposed."""
        found = self._connection.execute(
            f"""
            select rule, proposed, span_start, span_end, mentions, {_EVENT_VALUES} from event
            where origin = 'rule' and proposed <> '{{}}' and session_id not in {TRASHED}
            """
        )
        return Counter(rule for rule, *values in found if _is_edited(*values))


def _is_edited(
    proposed: str, start: int | None, end: int | None, mentions: str, *texts: str
) -> bool:
    """Return whether an event has other values, or is told of elsewhere, than was proposed."""
    proposal = proposal_from(proposed)
    values = dict(zip(_EVENT_KEYS, texts, strict=True))
    values["who"] = actors_text(tuple(Actor(**one) for one in json.loads(values["who"])))
    known = {key: value for key, value in values.items() if value}
    return proposal is not None and (known, _stretches(start, end, mentions)) != (
        proposal.fields,
        proposal.content,
    )


def _stretches(start: int | None, end: int | None, mentions: str) -> tuple[Span, ...]:
    """Return the stretches that tell of an event, in text order, from what its row has."""
    named = [] if start is None or end is None else [Span(start, end)]
    return tuple(sorted([*named, *(Span(*ends) for ends in json.loads(mentions))]))


def _spans(pieces: str) -> tuple[Span, ...]:
    """Return the spans of a text such as ``4443-4668 4716-4735``."""
    ends = (piece.partition("-") for piece in pieces.split())
    return tuple(Span(int(start), int(end)) for start, _, end in ends)
