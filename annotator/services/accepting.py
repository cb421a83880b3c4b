# SPDX-License-Identifier: Apache-2.0
"""What a suggestion becomes: a mark, an event or a rejection; and what such a step is called."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import Annotation, Origin, PieceRole, Proposal
from annotator.domain.decision import Rejection
from annotator.domain.errors import UserError
from annotator.domain.event import EVENT, Event, actors_text, read_actors, suggested_kind
from annotator.domain.ids import new_annotation_id, new_event_id, new_rejection_id
from annotator.domain.message import Message, message
from annotator.services.pieces import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.domain.ids import SessionId
    from annotator.domain.span import Span
    from annotator.domain.suggestion import Suggestion

Accepted = Annotation | Event


def record_of(suggestion: Suggestion, session_id: SessionId, text: str, now: str) -> Accepted:
    """Return what a suggestion becomes in a session, an event without evidence; ``now`` is UTC."""
    return _MAKERS.get(suggestion.kind, _annotation_of)(suggestion, session_id, text, now)


def naming_of(suggestion: Suggestion, text: str) -> Span:
    """Return the stretch that names a suggested event: where its name stands, else the first."""
    what = suggestion.fields.get("what", "")
    words = ((span, " ".join(span.of(text).split())) for span in suggestion.content)
    return next((span for span, told in words if what and what in told), suggestion.content[0])


def proposal_of(suggestion: Suggestion) -> Proposal:
    """Return what is remembered of a suggestion in what it becomes."""
    return Proposal(suggestion.kind, suggestion.pieces, _readable(suggestion))


def rejection_of(suggestion: Suggestion, session_id: SessionId, now: str) -> Rejection:
    """Return the rejection of a suggestion in a session; ``now`` is UTC."""
    kind, content = suggestion.identity
    return Rejection(new_rejection_id(), session_id, kind, content, suggestion.rule, now)


def told_reason(suggestion: Suggestion) -> str:
    """Return why something is suggested on one line, whatever lines the article's words are on."""
    return " ".join(str(suggestion.reason).split())


def accept_label(chosen: Sequence[Suggestion | Accepted]) -> Message:
    """Return what the step is called that accepts these."""
    if len(chosen) == 1:
        return message("Accept {kind}", kind=suggested_kind(key_of(chosen[0])).name)
    return message("Accept {count} suggestions", count=len(chosen))


def changed_label(made: Accepted) -> Message:
    """Return what the step is called that accepts and changes this."""
    return message("Accept {kind} with changes", kind=suggested_kind(key_of(made)).name)


def reject_label(chosen: Sequence[Suggestion | Rejection]) -> Message:
    """Return what the step is called that rejects these."""
    if len(chosen) == 1:
        return message("Reject {kind}", kind=suggested_kind(chosen[0].kind).name)
    return message("Reject {count} suggestions", count=len(chosen))


def key_of(one: Suggestion | Accepted) -> str:
    """Return the key of the kind that something is or was suggested as."""
    return EVENT.key if isinstance(one, Event) else one.kind


def _annotation_of(
    suggestion: Suggestion, session_id: SessionId, text: str, now: str
) -> Annotation:
    """Return the annotation that a suggestion becomes.

    Its content is what was proposed: a cue or source that stands in it is left out.
    """
    proposal, content = proposal_of(suggestion), suggestion.content
    pieces = [
        piece
        for piece in suggestion.pieces
        if piece.role is PieceRole.CONTENT or not any(map(piece.span.overlaps, content))
    ]
    return Annotation(
        id=new_annotation_id(),
        session_id=session_id,
        kind=suggestion.kind,
        pieces=tidy(text, pieces),
        origin=Origin.RULE,
        rule=suggestion.rule,
        reason=told_reason(suggestion),
        created=now,
        modified=now,
        fields=proposal.fields,
        proposed=proposal,
    )


def event_of(suggestion: Suggestion, session_id: SessionId, text: str, now: str) -> Event:
    """Return the event that a suggestion becomes, named by the stretch that its name is from."""
    proposal = proposal_of(suggestion)
    fields: dict[str, Any] = dict(proposal.fields)
    who = read_actors(fields.pop("who", ""))
    naming = naming_of(suggestion, text)
    return Event(
        id=new_event_id(),
        session_id=session_id,
        **fields,
        who=who,
        span=naming,
        mentions=tuple(span for span in suggestion.content if span != naming),
        origin=Origin.RULE,
        rule=suggestion.rule,
        reason=told_reason(suggestion),
        created=now,
        modified=now,
        proposed=proposal,
    )


def _readable(suggestion: Suggestion) -> Mapping[str, str]:
    """Return the fields that can be kept: words such as "Feb. 30" lead a rule to no date."""
    kind, kept = suggested_kind(suggestion.kind), {}
    for key, value in suggestion.fields.items():
        with suppress(UserError):
            kept[key] = kind.field(key).read(value)
    if "who" in kept:
        # As it is written out again from an event that nobody has changed.
        kept["who"] = actors_text(read_actors(kept["who"]))
    return {key: value for key, value in kept.items() if value}


_MAKERS: dict[str, Callable[[Suggestion, SessionId, str, str], Accepted]] = {EVENT.key: event_of}
