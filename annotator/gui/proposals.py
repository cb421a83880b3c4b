# SPDX-License-Identifier: Apache-2.0
"""Suggestions as the parts of the window deal with them: like annotations that are not there yet.

What is the current one, and what is decided about some, passes here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, Origin
from annotator.domain.ids import AnnotationId
from annotator.domain.kinds import kind_of
from annotator.gui.desk import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.gui.desk import Desk


def select_suggestion(desk: Desk, suggestion_id: str, *, reveal: bool = True) -> None:
    """Make a suggestion the current one; then no annotation is."""
    suggestions = desk.suggestions
    # Known before the annotation goes, so that a form that shows it turns to this one at once.
    suggestions.current_id = suggestion_id if suggestion_id in suggestions.left else ""
    desk.select_annotation("")
    suggestions.selected.emit(suggestions.current_id)
    current = suggestions.current
    if reveal and current is not None:
        desk.reveal(current.envelope)


def select_mark(desk: Desk, mark_id: str, *, reveal: bool = True) -> None:
    """Make an annotation or a suggestion the current one, by the id of its marks."""
    if mark_id in desk.suggestions.left:
        select_suggestion(desk, mark_id, reveal=reveal)
    else:
        desk.select_annotation(mark_id, reveal=reveal)


def current_mark_id(desk: Desk) -> str:
    """Return the id of the annotation or the suggestion that is current, '' for none."""
    return desk.annotation_id or desk.suggestions.current_id


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


def accept(desk: Desk, ids: Sequence[str], following: str = "") -> list[Annotation]:
    """Accept suggestions as one step, and return what they became; nothing where refused.

    ``following`` is to be selected next: nothing is shown in between.
    """
    suggestions = desk.suggestions
    chosen = [suggestions.left[one] for one in ids if one in suggestions.left]
    made: list[Annotation] = []
    desk.attempt(lambda: made.extend(suggestions.service.accept(chosen)))
    if made:
        _forget(desk, ids, following)
    return made


def accept_to_edit(
    desk: Desk, suggestion_id: str, take: Callable[[Annotation], None] | None = None
) -> Annotation | None:
    """Accept a suggestion because something in it is to be set by hand; None where refused.

    What is set next is part of the same step. ``take`` gets what it became before that is the
    current one, so that a form stays as it is.
    """
    made = _begin(desk, [suggestion_id])
    if not made:
        return None
    if take is not None:
        take(made[0])
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
    return made.id if made else AnnotationId("")


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


def _begin(desk: Desk, ids: Sequence[str]) -> list[Annotation]:
    suggestions = desk.suggestions
    chosen = [suggestions.left[one] for one in ids]
    made: list[Annotation] = []
    desk.attempt(lambda: made.extend(suggestions.service.begin(chosen)))
    return made


def accept_as(
    desk: Desk, suggestion_id: str, fields: Mapping[str, str], following: str = ""
) -> Annotation | None:
    """Accept a suggestion with some fields set otherwise, as one step; None where refused.

    See ``accept`` for ``following``.
    """
    suggestions = desk.suggestions
    chosen = suggestions.left[suggestion_id]
    made: list[Annotation] = []
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
        for pair in kind_of(kind_key).either
        for key, swapped in (pair, pair[::-1])
        if fields.get(pair[1])
    }
