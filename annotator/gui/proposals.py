# SPDX-License-Identifier: Apache-2.0
"""Suggestions as the parts of the window deal with them: like annotations that are not there yet.

What is the current one, and what is decided about some, passes here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, Origin
from annotator.domain.event import EVENT, Event, suggested_kind
from annotator.domain.ids import AnnotationId, EventId
from annotator.gui.desk import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.domain.span import Span
    from annotator.domain.suggestion import Suggestion
    from annotator.gui.desk import Desk
    from annotator.services.accepting import Accepted


def select_suggestion(desk: Desk, suggestion_id: str, *, reveal: bool = True) -> None:
    """Make a suggestion the current one; then no annotation is, nor an event beside another."""
    suggestions = desk.suggestions
    # Known before the annotation goes, so that a form that shows it turns to this one at once.
    suggestions.current_id = suggestion_id if suggestion_id in suggestions.left else ""
    with desk.telling():
        desk.select_annotation("")
        current = suggestions.current
        if current is not None and current.kind == EVENT.key:
            desk.select_event("")
        suggestions.selected.emit(suggestions.current_id)
    if reveal and current is not None:
        desk.reveal(place_shown(desk, current))


def place_shown(desk: Desk, suggestion: Suggestion) -> Span:
    """Return the stretch to show of a suggestion: an event may be told of all over an article."""
    if suggestion.kind != EVENT.key:
        return suggestion.envelope
    # Imported here: what is written about suggestions is, after the article.
    from annotator.services.accepting import naming_of  # noqa: PLC0415

    return naming_of(suggestion, desk.workspace.opened()[1].text)


def select_record(desk: Desk, record_id: str) -> None:
    """Make an annotation or an event the current one, by its id, and show its text."""
    project = desk.workspace.project
    desk.select_annotation(record_id)
    for event in project.events.find([record_id]):
        desk.select_event(event.id)
        if event.stretches:
            desk.reveal(event.span or event.stretches[0])


def select_mark(desk: Desk, mark_id: str, *, reveal: bool = True) -> None:
    """Make an annotation or a suggestion the current one, by the id of its marks."""
    if mark_id in desk.suggestions.left:
        select_suggestion(desk, mark_id, reveal=reveal)
    else:
        desk.select_annotation(mark_id, reveal=reveal)


def current_mark_id(desk: Desk) -> str:
    """Return the id of the annotation or the suggested one that is current, '' for none."""
    is_event = current_suggested_event(desk) is not None
    return desk.annotation_id or ("" if is_event else desk.suggestions.current_id)


def current_suggested_event(desk: Desk) -> Suggestion | None:
    """Return the suggestion that is current if it is one of an event."""
    current = desk.suggestions.current
    return current if current is not None and current.kind == EVENT.key else None


def current_event(desk: Desk) -> Event | None:
    """Return the suggested event that is current, as if it was stored; None where none is."""
    return as_event(desk, desk.suggestions.current_id)


def as_event(desk: Desk, suggestion_id: str) -> Event | None:
    """Return the event that a suggestion becomes, with its marks, None where it is none."""
    suggestion = desk.suggestions.left.get(suggestion_id)
    if suggestion is None or suggestion.kind != EVENT.key:
        return None
    # Imported here: what is written about suggestions is, after the article.
    from annotator.services.accepting import event_of  # noqa: PLC0415
    from annotator.services.event_evidence import told  # noqa: PLC0415

    workspace = desk.workspace
    session, article = workspace.opened()
    event = told(workspace.project, event_of(suggestion, session.id, article.text, ""))
    return replace(event, id=EventId(suggestion_id), reason=translated(suggestion.reason))


def shown_marks(desk: Desk, ids: Sequence[str]) -> list[Annotation]:
    """Return annotations, and suggestions as if they were, in the order of their ids."""
    known = {str(one.id): one for one in desk.workspace.project.annotations.find(ids)}
    suggested = ((one, as_annotation(desk, one)) for one in ids if one not in known)
    known.update((one, value) for one, value in suggested if value is not None)
    return [known[one] for one in ids if one in known]


def as_annotation(desk: Desk, suggestion_id: str) -> Annotation | None:
    """Return what would be stored if a suggestion was accepted; None where it is decided."""
    suggestion = desk.suggestions.left.get(suggestion_id)
    if suggestion is None:
        return None
    return Annotation(
        id=AnnotationId(suggestion_id),
        session_id=desk.workspace.session_id,
        kind=suggestion.kind,
        pieces=suggestion.pieces,
        origin=Origin.RULE,
        rule=suggestion.rule,
        reason=translated(suggestion.reason),
        fields=suggestion.fields,
    )


def to_decide(desk: Desk) -> list[str]:
    """Return what is accepted or rejected now: the current suggestion, or several selected."""
    suggestions = desk.suggestions
    several = [one for one in suggestions.together.ids if one in suggestions.left]
    return several if len(several) > 1 else [suggestions.current_id]


def accept(desk: Desk, ids: Sequence[str], following: str = "") -> list[Accepted]:
    """Accept suggestions as one step, and return what they became; nothing where refused.

    ``following`` is to be selected next: nothing is shown in between.
    """
    suggestions = desk.suggestions
    chosen = [suggestions.left[one] for one in ids if one in suggestions.left]
    made: list[Accepted] = []
    desk.attempt(lambda: made.extend(suggestions.service.accept(chosen)))
    if made:
        _forget(desk, ids, following)
    return made


def accept_to_edit(
    desk: Desk, suggestion_id: str, take: Callable[[Accepted], None] | None = None
) -> Accepted | None:
    """Accept a suggestion because something in it is to be set by hand; None where refused.

    What is set next is part of the same step. ``take`` gets what it became before that is the
    current one, so that a form stays as it is.
    """
    made = _begin(desk, [suggestion_id])
    if not made:
        return None
    if take is not None:
        take(made[0])
    if isinstance(made[0], Event):
        # Not chosen as others are: that would end the step.
        desk.event_id = made[0].id
        with desk.telling():
            desk.event_selected.emit(made[0].id)
    else:
        desk.go_on_with(made[0].id)
    desk.suggestions.forget([suggestion_id])
    return made[0]


def to_change(desk: Desk, mark_id: str) -> AnnotationId:
    """Return an annotation, or what a suggestion was accepted as now; '' where that is refused.

    What is changed next in what was accepted is part of the same step.
    """
    if mark_id not in desk.suggestions.left:
        return AnnotationId(mark_id)
    made = accept_to_edit(desk, mark_id)
    return AnnotationId(made.id if made else "")


def change_marks(
    desk: Desk, ids: Sequence[str], change: Callable[[list[AnnotationId]], object]
) -> list[AnnotationId]:
    """Change annotations, and suggestions among them by accepting them: one step.

    Returns which annotations they are, none where something was refused; then nothing is accepted.
    """
    suggested = [one for one in ids if one in desk.suggestions.left]
    made = _begin(desk, suggested) if suggested else []
    if len(made) != len(suggested):
        return []
    accepted = {one: AnnotationId(new.id) for one, new in zip(suggested, made, strict=True)}
    if desk.suggestions.current_id in accepted:
        desk.go_on_with(accepted[desk.suggestions.current_id])
    desk.suggestions.forget(suggested)
    stored = [accepted.get(one, AnnotationId(one)) for one in ids]
    reason = desk.refusal_of(lambda: change(stored), is_quiet=True)
    if not reason:
        # Where nothing had to be changed, the acceptance is a step as it is.
        desk.attempt(desk.workspace.close_draft)
        return stored
    if made:
        desk.attempt(desk.workspace.undo)
    desk.refused.emit(reason)
    return []


def change_mark(desk: Desk, mark_id: str, change: Callable[[AnnotationId], object]) -> AnnotationId:
    """Change an annotation or a suggestion; '' where that is refused. See ``change_marks``."""
    changed = change_marks(desk, [mark_id], lambda ids: change(ids[0]))
    return changed[0] if changed else AnnotationId("")


def change_current(desk: Desk, change: Callable[[AnnotationId], object]) -> bool:
    """Change what is current; return whether that was done. See ``change_marks``."""
    return bool(change_mark(desk, current_mark_id(desk), change))


def _begin(desk: Desk, ids: Sequence[str]) -> list[Accepted]:
    suggestions = desk.suggestions
    chosen = [suggestions.left[one] for one in ids]
    made: list[Accepted] = []
    desk.attempt(lambda: made.extend(suggestions.service.begin(chosen)))
    return made


def accept_as(
    desk: Desk, suggestion_id: str, fields: Mapping[str, str], following: str = ""
) -> Accepted | None:
    """Accept a suggestion with some fields set otherwise, as one step; None where refused.

    See ``accept`` for ``following``.
    """
    suggestions = desk.suggestions
    chosen = suggestions.left[suggestion_id]
    made: list[Accepted] = []
    desk.attempt(lambda: made.append(suggestions.service.accept_edited(chosen, fields=fields)))
    if not made:
        return None
    _forget(desk, [suggestion_id], following)
    return made[0]


def reject(desk: Desk, ids: Sequence[str], following: str = "") -> bool:
    """Reject suggestions as one step; return whether that was done. See ``accept``."""
    suggestions = desk.suggestions
    chosen = [suggestions.left[one] for one in ids if one in suggestions.left]
    is_done = desk.attempt(lambda: suggestions.service.reject(chosen))
    if is_done:
        _forget(desk, ids, following)
    return is_done


def _forget(desk: Desk, ids: Sequence[str], following: str) -> None:
    if following:
        desk.suggestions.current_id = following
    desk.suggestions.forget(ids)


def has_other_value(desk: Desk) -> bool:
    """Return whether the words of the current suggestion may stand for another value too."""
    current = desk.suggestions.current
    return current is not None and bool(other_value(current.kind, current.fields))


def other_value(kind_key: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields that exchange a value with the other one it may be; empty where none is."""
    return {
        key: fields.get(swapped, "")
        for pair in suggested_kind(kind_key).either
        for key, swapped in (pair, pair[::-1])
        if fields.get(pair[1])
    }
