# SPDX-License-Identifier: Apache-2.0
"""Records as rows of the logged tables, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import Annotation, Origin, Piece, PieceRole, Proposal
from annotator.domain.article import Article, Region, RegionRole
from annotator.domain.decision import Rejection, RuleSwitch
from annotator.domain.event import Actor, Event, Evidence
from annotator.domain.session import Session, SessionState
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store.damage import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from annotator.store.tables import Row

Record = Article | Session | Annotation | Event | Rejection | RuleSwitch


def rows_of(record: Record, *, with_parts: bool = True) -> list[Row]:
    """Return the rows that keep a record, the parent's first; only that one if asked so."""
    own, parts = _ROWS[type(record)]
    return [own(record), *(parts(record) if with_parts else ())]


def has_same_parts(one: Record, other: Record) -> bool:
    """Return whether two states of a record differ in its own row at most."""
    name = _PARTS[type(one)]
    return not name or getattr(one, name) == getattr(other, name)


def _article_row(article: Article) -> Row:
    columns = {
        "id": article.id,
        "text_sha256": article.text_sha256,
        "title": article.title,
        "publisher": article.publisher,
        "byline": article.byline,
        "place": article.place,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "guessed": sorted(article.guessed),
        "source_name": article.source_name,
        "imported": article.imported,
        "previous_id": article.previous_id,
        "trashed": article.trashed,
    }
    return "article", article.id, columns


def _region_rows(article: Article) -> list[Row]:
    return [
        ("region", f"{article.id}.{region.span.start}", _region_columns(article, region))
        for region in article.regions
    ]


def _region_columns(article: Article, region: Region) -> dict[str, Any]:
    return {
        "id": f"{article.id}.{region.span.start}",
        "article_id": article.id,
        "start": region.span.start,
        "end": region.span.end,
        "role": region.role.value,
        "reason": region.reason,
    }


def _session_row(session: Session) -> Row:
    columns = {
        "id": session.id,
        "article_id": session.article_id,
        "reviewer": session.reviewer,
        "second_reader": session.second_reader,
        "state": session.state.value,
        "created": session.created,
        "modified": session.modified,
        "trashed": session.trashed,
    }
    return "session", session.id, columns


def _no_rows(_: Record) -> list[Row]:
    return []


def _annotation_row(annotation: Annotation) -> Row:
    columns = {
        "id": annotation.id,
        "session_id": annotation.session_id,
        "kind": annotation.kind,
        "status": annotation.status.value,
        "verdict": annotation.verdict,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "confidential": int(annotation.confidential),
        "origin": annotation.origin.value,
        "rule": annotation.rule,
        "reason": annotation.reason,
        "created": annotation.created,
        "modified": annotation.modified,
        "fields": dict(annotation.fields),
        "proposed": _proposed(annotation.proposed),
    }
    return "annotation", annotation.id, columns


def _proposed(proposal: Proposal | None) -> dict[str, Any]:
    if proposal is None:
        return {}
    return {
        "kind": proposal.kind,
        "pieces": [[one.span.start, one.span.end, one.role.value] for one in proposal.pieces],
        "fields": dict(proposal.fields),
    }


def _span_rows(annotation: Annotation) -> list[Row]:
    return [
        ("span", f"{annotation.id}.{ordinal}", _span_columns(annotation, ordinal, piece))
        for ordinal, piece in enumerate(annotation.pieces)
    ]


def _span_columns(annotation: Annotation, ordinal: int, piece: Piece) -> dict[str, Any]:
    return {
        "id": f"{annotation.id}.{ordinal}",
        "annotation_id": annotation.id,
        "session_id": annotation.session_id,
        "ordinal": ordinal,
        "role": piece.role.value,
        "start": piece.span.start,
        "end": piece.span.end,
    }


def _event_row(event: Event) -> Row:
    columns = {
        "id": event.id,
        "session_id": event.session_id,
        "what": event.what,
        "who": [{"name": actor.name, "role": actor.role} for actor in event.who],
        "where": event.where,
        "start": event.start,
        "end": event.end,
        "date_text": event.date_text,
        "event_status": event.event_status,
        "certainty": event.certainty,
        "status": event.status.value,
        "verdict": event.verdict,
        "note": event.note,
        "tags": list(event.tags),
        "span_start": event.span.start if event.span else None,
        "span_end": event.span.end if event.span else None,
        "created": event.created,
        "modified": event.modified,
        "due": event.due,
        "mentions": [[span.start, span.end] for span in event.mentions],
        "origin": event.origin.value,
        "rule": event.rule,
        "reason": event.reason,
        "proposed": _proposed(event.proposed),
    }
    return "event", event.id, columns


def _evidence_rows(event: Event) -> list[Row]:
    return [
        ("event_evidence", f"{event.id}.{link.annotation_id}", _evidence_columns(event, link))
        for link in event.evidence
    ]


def _evidence_columns(event: Event, link: Evidence) -> dict[str, Any]:
    return {
        "id": f"{event.id}.{link.annotation_id}",
        "event_id": event.id,
        "annotation_id": link.annotation_id,
        "session_id": event.session_id,
        "role": link.role,
    }


def _rejection_row(rejection: Rejection) -> Row:
    columns = {
        "id": rejection.id,
        "session_id": rejection.session_id,
        "kind": rejection.kind,
        "spans": [[span.start, span.end] for span in rejection.spans],
        "rule": rejection.rule,
        "created": rejection.created,
    }
    return "rejection", rejection.id, columns


def _switch_row(switch: RuleSwitch) -> Row:
    return "rule_switch", switch.rule, {"id": switch.rule, "is_on": int(switch.is_on)}


# What makes a record's own row, and those of its parts.
_ROWS: dict[type, tuple[Callable[[Any], Row], Callable[[Any], list[Row]]]] = {
    Article: (_article_row, _region_rows),
    Session: (_session_row, _no_rows),
    Annotation: (_annotation_row, _span_rows),
    Event: (_event_row, _evidence_rows),
    Rejection: (_rejection_row, _no_rows),
    RuleSwitch: (_switch_row, _no_rows),
}
# Where a record has its parts.
_PARTS: dict[type, str] = {
    Article: "regions",
    Session: "",
    Annotation: "pieces",
    Event: "evidence",
    Rejection: "",
    RuleSwitch: "",
}


@readable
def article_from(
    columns: Mapping[str, Any], text: str, regions: Iterable[Sequence[Any]]
) -> Article:
    """Return an article; ``regions`` are rows of start, end, role, reason in order."""
    values = {**columns, "guessed": frozenset(columns["guessed"])}
    return Article(
        **values,
        text=text,
        regions=tuple(
            Region(Span(start, end), RegionRole(role), reason)
            for start, end, role, reason in regions
        ),
    )


@readable
def session_from(columns: Mapping[str, Any]) -> Session:
    """Return a session."""
    return Session(**{**columns, "state": SessionState(columns["state"])})


@readable
def annotation_from(columns: Mapping[str, Any], spans: Iterable[Sequence[Any]]) -> Annotation:
    """Return an annotation; ``spans`` are rows of start, end, role in order."""
    values = {
        **columns,
        "status": Status(columns["status"]),
        "origin": Origin(columns["origin"]),
        "tags": tuple(columns["tags"]),
        "confidential": bool(columns["confidential"]),
        "proposed": _proposal(columns["proposed"]),
    }
    return Annotation(**values, pieces=_pieces_from(spans))


@readable
def proposal_from(written: str) -> Proposal | None:
    """Return what a rule proposed, from JSON as it is stored."""
    return _proposal(json.loads(written))


def _proposal(value: Mapping[str, Any]) -> Proposal | None:
    if not value:
        return None
    return Proposal(value["kind"], _pieces_from(value["pieces"]), value["fields"])


def _pieces_from(spans: Iterable[Sequence[Any]]) -> tuple[Piece, ...]:
    return tuple(Piece(Span(start, end), PieceRole(role)) for start, end, role in spans)


@readable
def event_from(columns: Mapping[str, Any], links: Iterable[Sequence[Any]]) -> Event:
    """Return an event; ``links`` are rows of annotation id and role."""
    values = dict(columns)
    start, end = values.pop("span_start"), values.pop("span_end")
    values["span"] = None if start is None else Span(start, end)
    values["who"] = tuple(Actor(**actor) for actor in columns["who"])
    values["status"] = Status(columns["status"])
    values["tags"] = tuple(columns["tags"])
    values["mentions"] = tuple(Span(first, last) for first, last in columns["mentions"])
    values["origin"] = Origin(columns["origin"])
    values["proposed"] = _proposal(columns["proposed"])
    return Event(**values, evidence=tuple(Evidence(one, role) for one, role in links))


@readable
def rejection_from(columns: Mapping[str, Any]) -> Rejection:
    """Return a rejection."""
    spans = tuple(Span(start, end) for start, end in columns["spans"])
    return Rejection(**{**columns, "spans": spans})
