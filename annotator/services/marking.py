# SPDX-License-Identifier: Apache-2.0
"""Edits of annotations: each public method is one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import Annotation, Piece, PieceRole
from annotator.domain.ids import new_annotation_id
from annotator.domain.kinds import Kind, kind_of
from annotator.domain.message import Message, message
from annotator.domain.span import Span
from annotator.services.event_evidence import attach
from annotator.services.pieces import require_near, tidy, trimmed, with_words, without
from annotator.services.typed import Typed
from annotator.services.verdicts import verdict_label
from annotator.text.characters import next_character, previous_character

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.domain.event import Event
    from annotator.domain.ids import AnnotationId
    from annotator.domain.status import Status
    from annotator.services.workspace import Workspace
    from annotator.store.edit import Edit


class Marking:
    """Tags, changes and deletes annotations of the open session.

    Every method raises UserError where the session is read-only, a value cannot be read, or
    the file cannot be written; then nothing has changed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._typed = Typed[Annotation](workspace)

    def tag(
        self, kind_key: str, pieces: Sequence[Piece], fields: Mapping[str, str] | None = None
    ) -> Annotation:
        """Add an annotation over these pieces; white space at a piece's ends is left out.

        It speaks of the events of rules in whose text it stands.
        """
        workspace = self._workspace
        workspace.require_editable()
        kind = kind_of(kind_key)
        session, article = workspace.opened()
        tight = [Piece(trimmed(article.text, one.span), one.role) for one in pieces]
        now = workspace.project.clock()
        annotation = Annotation(
            id=new_annotation_id(),
            session_id=session.id,
            kind=kind.key,
            pieces=tidy(article.text, tight),
            created=now,
            modified=now,
            fields=_read_fields(kind, fields or {}),
        )
        label = message("Tag {kind}", kind=kind.name)
        edit = workspace.edit(label, annotation.id)
        edit.add(annotation)
        attach(workspace.project, edit, [annotation], now)
        workspace.write(edit)
        return annotation

    def tag_span(self, kind_key: str, span: Span) -> Annotation:
        """Add an annotation of one content piece."""
        return self.tag(kind_key, [Piece(span)])

    def retag(self, ids: Iterable[AnnotationId], kind_key: str) -> None:
        """Turn annotations into another kind; fields that it does not have are emptied."""
        kind = kind_of(kind_key)
        keys = {field.key for field in kind.fields}
        self._change_all(
            ids,
            message("Retag as {kind}", kind=kind.name),
            lambda old: {
                "kind": kind.key,
                "fields": {key: value for key, value in old.fields.items() if key in keys},
            },
        )

    def delete(self, ids: Iterable[AnnotationId]) -> None:
        """Delete annotations and take them out of the events they speak of."""
        gone = self._find(ids)
        if not gone:
            return
        edit = self._edit(_delete_label(gone), gone)
        gone_ids = {one.id for one in gone}
        for event in self._events_of(gone):
            links = tuple(one for one in event.evidence if one.annotation_id not in gone_ids)
            edit.change(event, replace(event, evidence=links, modified=self._now()))
        edit.remove(gone)
        self._workspace.write(edit)

    def set_field(
        self, annotation_id: AnnotationId, key: str, typed: str, *, draft: bool = False
    ) -> None:
        """Set one typed field; ``draft`` while it is still being typed."""
        old = self._one(annotation_id, draft=draft)
        field = kind_of(old.kind).field(key)
        value = field.read(typed)
        fields = {name: text for name, text in old.fields.items() if name != key}
        if value:
            fields[key] = value
        label = message("Set {field}", field=field.name)
        self._change(old, label, draft=draft, fields=fields)

    def set_note(self, annotation_id: AnnotationId, note: str, *, draft: bool = False) -> None:
        """Set the note; ``draft`` while it is still being typed."""
        old = self._one(annotation_id, draft=draft)
        self._change(old, message("Change note"), draft=draft, note=note)

    def set_tags(
        self, annotation_id: AnnotationId, tags: Sequence[str], *, draft: bool = False
    ) -> None:
        """Set the tags, blanks and doubles left out; ``draft`` while they are still being typed."""
        tidy = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
        old = self._one(annotation_id, draft=draft)
        self._change(old, message("Change tags"), draft=draft, tags=tidy)

    def set_confidential(self, annotation_id: AnnotationId, *, confidential: bool) -> None:
        """Say whether the annotation is confidential."""
        label = message("Mark as confidential") if confidential else message("Mark as open")
        self._change(self._one(annotation_id), label, confidential=confidential)

    def set_status(self, ids: Iterable[AnnotationId], status: Status) -> None:
        """Set the workflow status."""
        label = message("Set status to {status}", status=status.label)
        self._change_all(ids, label, lambda _: {"status": status})

    def set_verdict(self, ids: Iterable[AnnotationId], verdict: str) -> None:
        """Set the verdict, a key of the project's scale or blank.

        Raises:
            UserError: also where the scale has no such verdict.
        """
        named = verdict_label(self._workspace.project, verdict)
        label = message("Set verdict to {verdict}", verdict=named)
        self._change_all(ids, label, lambda _: {"verdict": verdict})

    def move_edge(
        self,
        annotation_id: AnnotationId,
        index: int,
        offset: int,
        *,
        at_start: bool,
        draft: bool = False,
    ) -> None:
        """Put the start or end of a piece at an offset; it keeps at least one character.

        ``draft`` while it is still being moved: more of it is the same step.
        """
        old = self._one(annotation_id)
        _, article = self._workspace.opened()
        span = old.pieces[index].span
        if at_start:
            last = previous_character(article.text, span.end)
            moved = Span(max(0, min(offset, last)), span.end)
        else:
            first = next_character(article.text, span.start)
            moved = Span(span.start, min(len(article.text), max(offset, first)))
        pieces = [*old.pieces]
        pieces[index] = Piece(moved, old.pieces[index].role)
        self._change(old, message("Move edge"), draft=draft, pieces=tidy(article.text, pieces))

    def add_piece(
        self, annotation_id: AnnotationId, span: Span, role: PieceRole = PieceRole.CONTENT
    ) -> None:
        """Add a piece; the words of a cue or source leave the content they stood in.

        A mark has one cue and one source: a new one replaces the old, and its words go into the
        field that the kind has for them, unless something else stands there.

        Raises:
            UserError: also where the kind has no such piece, or content lies too far away.
        """
        old = self._one(annotation_id)
        _, article = self._workspace.opened()
        piece = Piece(trimmed(article.text, span), role)
        if role is PieceRole.CONTENT:
            frame = self._workspace.project.articles.frame(article.id)
            require_near(old, piece.span, frame)
            new = [*old.pieces, piece]
            self._change(old, message("Add piece"), pieces=tidy(article.text, new))
            return
        new = [*(one for one in old.pieces if one.role is not role), piece]
        self._change(
            old,
            message("Mark {role}", role=Message(role.value)),
            pieces=tidy(article.text, new),
            fields=with_words(old, piece, article.text),
        )

    def cut_out(self, annotation_id: AnnotationId, span: Span) -> None:
        """Take a stretch out of an annotation, which splits a piece that reaches past it."""
        old = self._one(annotation_id)
        _, article = self._workspace.opened()
        pieces = without(article.text, old.pieces, span)
        self._change(old, message("Cut out of mark"), pieces=tidy(article.text, pieces))

    def _change(
        self, old: Annotation, label: Message, *, draft: bool = False, **values: Any
    ) -> None:
        if all(getattr(old, name) == value for name, value in values.items()):
            # Typing that is finished as it stands.
            if not draft:
                self._workspace.close_draft()
            return
        edit = self._edit(label, [old])
        new = replace(old, **values, modified=self._now())
        edit.change(old, new)
        if draft:
            self._workspace.write_draft(edit)
            self._typed.keep(new)
        else:
            self._workspace.write(edit)

    def _change_all(self, ids: Iterable[AnnotationId], label: Message, values: Any) -> None:
        olds = self._find(ids)
        edit = self._edit(label, olds)
        now = self._now()
        for old in olds:
            new = replace(old, **values(old))
            if new != old:
                edit.change(old, replace(new, modified=now))
        self._workspace.write(edit)

    def _edit(self, label: Message, annotations: Sequence[Annotation]) -> Edit:
        focus = annotations[0].id if annotations else ""
        return self._workspace.edit(label, focus)

    def _one(self, annotation_id: AnnotationId, *, draft: bool = False) -> Annotation:
        self._workspace.require_editable()
        typed = self._typed.take(annotation_id) if draft else None
        return typed or self._workspace.project.annotations.get(annotation_id)

    def _find(self, ids: Iterable[AnnotationId]) -> list[Annotation]:
        self._workspace.require_editable()
        return self._workspace.project.annotations.find(ids)

    def _events_of(self, annotations: Iterable[Annotation]) -> list[Event]:
        events = self._workspace.project.events
        found = [one for annotation in annotations for one in events.of_annotation(annotation.id)]
        return events.find(dict.fromkeys(found))

    def _now(self) -> str:
        return self._workspace.project.clock()


def _delete_label(gone: Sequence[Annotation]) -> Message:
    if len(gone) > 1:
        return message("Delete {count} marks", count=len(gone))
    return message("Delete {kind}", kind=kind_of(gone[0].kind).name)


def _read_fields(kind: Kind, fields: Mapping[str, str]) -> dict[str, str]:
    read = {key: kind.field(key).read(typed) for key, typed in fields.items()}
    return {key: value for key, value in read.items() if value}
