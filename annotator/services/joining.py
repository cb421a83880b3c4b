# SPDX-License-Identifier: Apache-2.0
"""Making one mark of several, or two of one: each public method is one step to undo."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, Piece, PieceRole
from annotator.domain.errors import user_error
from annotator.domain.ids import new_annotation_id
from annotator.domain.kinds import kind_of
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services.pieces import require_near, tidy, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.domain.event import Event, Evidence
    from annotator.domain.ids import AnnotationId
    from annotator.services.workspace import Workspace
    from annotator.store.edit import Edit

_BESIDE = (PieceRole.SOURCE, PieceRole.CUE)
# From what is to be done to what is done.
_ORDER = tuple(Status)


class Joining:
    """Joins and splits annotations of the open session.

    Every method raises UserError where the session is read-only, what is asked makes no sense,
    or the file cannot be written; then nothing has changed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def join(self, ids: Iterable[AnnotationId]) -> Annotation:
        """Make one annotation of several of one kind; it is the first of them in the text.

        What the first leaves blank is filled from the others. Events that speak of any of them
        speak of the joined one.
        """
        workspace = self._workspace
        workspace.require_editable()
        first, *others = self._joinable(ids)
        _, article = workspace.opened()
        frame = workspace.project.articles.frame(article.id)
        for other in others:
            for span in other.content:
                require_near(first, span, frame)
        joined = replace(
            _together(first, others),
            pieces=tidy(article.text, _all_pieces([first, *others], article.text)),
            modified=workspace.project.clock(),
        )
        kind = kind_of(first.kind)
        edit = workspace.edit(message("Join {kind}", kind=kind.name), first.id)
        gone = {one.id for one in others}
        self._relink(edit, others, lambda link: replace(link, annotation_id=first.id), gone)
        edit.remove(others)
        edit.change(first, joined)
        workspace.write(edit)
        return joined

    def join_pieces(self, annotation_id: AnnotationId, span: Span) -> None:
        """Fill the gaps between the content pieces that a stretch touches."""
        workspace = self._workspace
        workspace.require_editable()
        old = workspace.project.annotations.get(annotation_id)
        touched = [one for one in old.content if one.overlaps(span)]
        if len(touched) < 2:
            raise user_error("Select words of two marks, or of two pieces of a mark, to join them.")
        _, article = workspace.opened()
        filled = Piece(Span(touched[0].start, touched[-1].end))
        new = replace(
            old,
            pieces=tidy(article.text, [*old.pieces, filled]),
            modified=workspace.project.clock(),
        )
        edit = workspace.edit(message("Join pieces"), old.id)
        edit.change(old, new)
        workspace.write(edit)

    def split(self, annotation_id: AnnotationId, gap: Span) -> Annotation:
        """Make two annotations of one: what stands before a gap, and what stands behind it.

        The gap may be a caret. Both keep who says it, status, verdict, tags and note; the values
        read from the words of a number or date stay with the first. Returns the second.
        """
        workspace = self._workspace
        workspace.require_editable()
        old = workspace.project.annotations.get(annotation_id)
        _, article = workspace.opened()
        before = _content_within(article.text, old, Span(0, gap.start))
        behind = _content_within(article.text, old, Span(gap.end, len(article.text)))
        if not before or not behind:
            raise user_error("Put the caret inside the mark, where the second one is to begin.")
        beside = [piece for piece in old.pieces if piece.role in _BESIDE]
        now = workspace.project.clock()
        first = replace(old, pieces=tidy(article.text, [*before, *beside]), modified=now)
        second = replace(
            first,
            id=new_annotation_id(),
            pieces=tidy(article.text, [*behind, *beside]),
            fields=old.fields if kind_of(old.kind).is_split else {},
            created=now,
        )
        edit = workspace.edit(message("Split {kind}", kind=kind_of(old.kind).name), old.id)
        edit.add(second)
        edit.change(old, first)
        self._relink(edit, [old], lambda link: replace(link, annotation_id=second.id), set())
        workspace.write(edit)
        return second

    def _joinable(self, ids: Iterable[AnnotationId]) -> list[Annotation]:
        found = self._workspace.project.annotations.find(dict.fromkeys(ids))
        if len(found) < 2:
            raise user_error("Select words of two marks, or of two pieces of a mark, to join them.")
        if len({one.kind for one in found}) > 1:
            raise user_error(
                "Only marks of one kind can be joined. Change the kind of one of them first."
            )
        return sorted(found, key=lambda one: (one.envelope.start, -one.envelope.end))

    def _relink(
        self,
        edit: Edit,
        annotations: Sequence[Annotation],
        also: Callable[[Evidence], Evidence],
        gone: set[AnnotationId],
    ) -> None:
        """Have the events of some annotations speak of another as well, not of those gone."""
        ids = {one.id for one in annotations}
        for event in self._events_of(annotations):
            links: dict[AnnotationId, Evidence] = {}
            for one in event.evidence:
                for link in [one, also(one)] if one.annotation_id in ids else [one]:
                    links.setdefault(link.annotation_id, link)
            evidence = tuple(link for key, link in links.items() if key not in gone)
            now = self._workspace.project.clock()
            edit.change(event, replace(event, evidence=evidence, modified=now))

    def _events_of(self, annotations: Iterable[Annotation]) -> list[Event]:
        events = self._workspace.project.events
        found = [one for annotation in annotations for one in events.of_annotation(annotation.id)]
        return events.find(dict.fromkeys(found))


def _together(first: Annotation, others: Sequence[Annotation]) -> Annotation:
    """Return the first with what the others know besides; what they differ in is open again."""
    every = [first, *others]
    fields: dict[str, str] = {}
    for one in reversed(every):
        fields.update(one.fields)
    is_decided = all((one.status, one.verdict) == (first.status, first.verdict) for one in others)
    return replace(
        first,
        fields=fields,
        status=first.status if is_decided else min((one.status for one in every), key=_ORDER.index),
        verdict=first.verdict if is_decided else "",
        note="\n".join(dict.fromkeys(one.note for one in every if one.note)),
        tags=tuple(dict.fromkeys(tag for one in every for tag in one.tags)),
        confidential=any(one.confidential for one in every),
    )


def _all_pieces(annotations: Sequence[Annotation], text: str) -> list[Piece]:
    """Return the content of all, joined over white space, with one source and one cue."""
    spans = sorted(span for one in annotations for span in one.content)
    gaps = [
        Piece(Span(one.start, other.start))
        for one, other in pairwise(spans)
        if not text[one.end : other.start].strip()
    ]
    beside = [_first_beside(annotations, role) for role in _BESIDE]
    return [*map(Piece, spans), *gaps, *(piece for pieces in beside for piece in pieces)]


def _first_beside(annotations: Sequence[Annotation], role: PieceRole) -> list[Piece]:
    having = ([piece for piece in one.pieces if piece.role is role] for one in annotations)
    return next(filter(None, having), [])


def _content_within(text: str, annotation: Annotation, part: Span) -> list[Piece]:
    clipped = (span.clip(part) for span in annotation.content)
    return [Piece(trimmed(text, span)) for span in clipped if span and span.of(text).strip()]
