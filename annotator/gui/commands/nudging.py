# SPDX-License-Identifier: Apache-2.0
"""Moving the edges of a mark's pieces step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.annotation import PieceRole
from annotator.domain.span import Span
from annotator.gui.proposals import current_mark_id, to_change
from annotator.text.characters import next_character, previous_character
from annotator.text.words import next_word_edge, previous_word_edge

if TYPE_CHECKING:
    from annotator.domain.annotation import Annotation
    from annotator.domain.ids import AnnotationId
    from annotator.gui.shell import Shell

# The steps of the table of actions, by name.
_STEPS = {
    step.__name__: step
    for step in (next_character, previous_character, next_word_edge, previous_word_edge)
}


@dataclass(frozen=True, slots=True)
class _Moved:
    """The piece that was moved last, and where the caret stood."""

    annotation_id: AnnotationId
    caret: int
    span: Span
    role: PieceRole


class Nudging:
    """Moves the edge of the piece at the caret; that piece stays meant while the caret stays."""

    def __init__(self, window: Shell) -> None:
        """Act in a window."""
        self._window = window
        self._moved: _Moved | None = None

    def nudge(self, step: str, *, at_start: bool) -> None:
        """Move an edge by a step, by its name; more of it is the same step to undo."""
        desk, caret = self._window.desk, self._window.view.caret()
        annotations = desk.workspace.project.annotations
        current_id = to_change(desk, current_mark_id(desk))
        if not current_id:
            return
        annotation = annotations.get(current_id)
        index = self._piece_meant(annotation, caret, at_start=at_start)
        piece = annotation.pieces[index]
        edge = piece.span.start if at_start else piece.span.end
        offset = _STEPS[step](desk.workspace.opened()[1].text, edge)
        marking = desk.marking
        if not desk.attempt(
            lambda: marking.move_edge(annotation.id, index, offset, at_start=at_start, draft=True)
        ):
            return
        desk.resting.begin()
        moved = _grown_from(annotations.get(annotation.id), piece.role, piece.span)
        self._moved = _Moved(annotation.id, caret, moved, piece.role)
        edge = moved.start if at_start else moved.end
        desk.reveal(Span(edge, edge))

    def _piece_meant(self, annotation: Annotation, caret: int, *, at_start: bool) -> int:
        """Return the piece moved last, else the one at the caret, else the first or last one."""
        moved = self._moved
        if moved and (moved.annotation_id, moved.caret) == (annotation.id, caret):
            for index, piece in enumerate(annotation.pieces):
                if (piece.span, piece.role) == (moved.span, moved.role):
                    return index
        for index, piece in enumerate(annotation.pieces):
            if piece.span.holds(caret):
                return index
        content = [
            index
            for index, piece in enumerate(annotation.pieces)
            if piece.role is PieceRole.CONTENT
        ]
        return content[0] if at_start else content[-1]


def _grown_from(annotation: Annotation, role: PieceRole, span: Span) -> Span:
    """Return what became of a piece of which one edge moved."""
    same = [one.span for one in annotation.pieces if one.role is role and one.span.overlaps(span)]
    return same[0] if same else span
