# SPDX-License-Identifier: Apache-2.0
"""Tagging, and the pieces and edges of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.annotation import PieceRole
from annotator.domain.article import RegionRole
from annotator.domain.kinds import kind_of
from annotator.domain.span import Span
from annotator.text import units
from annotator.text.partition import region_at

if TYPE_CHECKING:
    from annotator.domain.annotation import Annotation
    from annotator.gui.desk import Desk
    from annotator.gui.shell import Shell
    from annotator.text.frame import Frame


class MarkCommands(QObject):
    """Acts on the caret, the selection and the current mark of the article view."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    @property
    def _desk(self) -> Desk:
        return self._window.desk

    def tag(self, kind_key: str) -> None:
        """Tag the selection, or what the kind takes at the caret."""
        desk, view = self._desk, self._window.view
        span = view.selected_span() or self._unit(kind_of(kind_key).unit)
        if span is None:
            desk.say(self.tr("There is nothing to tag here. Select some words first."))
            return
        made: list[Annotation] = []
        if desk.attempt(lambda: made.append(desk.marking.tag_span(kind_key, span))):
            # The selection goes, so that the new mark is seen.
            view.set_caret(view.caret())
            desk.select_annotation(made[0].id, reveal=False)
            self._window.say_done(self.tr("Tagged as %s") % kind_of(kind_key).label.lower())

    def retag(self, kind_key: str) -> None:
        """Turn the current mark into another kind."""
        desk = self._desk
        desk.attempt(lambda: desk.marking.retag([desk.current_annotation()], kind_key))

    def delete(self) -> None:
        """Delete the current mark."""
        desk = self._desk
        gone = desk.current_annotation()
        if desk.attempt(lambda: desk.marking.delete([gone])):
            self._window.say_done(self.tr("Mark deleted"))

    def to_panel(self) -> None:
        """Go to the fields of the current mark."""
        self._window.focus_form()

    def leave(self) -> None:
        """Put the pen away; else drop the selection, else the mark, else the places found."""
        view = self._window.view
        if view.pointer.pen.kind:
            view.pointer.pen.choose("")
        elif view.selected_span():
            view.set_caret(view.caret())
        elif self._desk.annotation_id:
            self._desk.select_annotation("")
        else:
            self._window.finder.close()

    def move_end(self, step: str) -> None:
        """Move the end of the piece at the caret, or of the last one."""
        self._move_edge(step, at_start=False)

    def move_start(self, step: str) -> None:
        """Move the start of the piece at the caret, or of the first one."""
        self._move_edge(step, at_start=True)

    def add_piece(self, role: str) -> None:
        """Add the selection to the current mark, as content, source or cue."""
        desk, view = self._desk, self._window.view
        span = view.selected_span()
        if span and desk.attempt(
            lambda: desk.marking.add_piece(desk.current_annotation(), span, PieceRole(role))
        ):
            view.set_caret(view.caret())

    def cut_out(self) -> None:
        """Take the selection out of the current mark."""
        desk, view = self._desk, self._window.view
        span = view.selected_span()
        if span and desk.attempt(lambda: desk.marking.cut_out(desk.current_annotation(), span)):
            view.set_caret(view.caret())

    def toggle_furniture(self) -> None:
        """Make the selection or paragraph furniture, or the furniture at the caret body text."""
        desk, view = self._desk, self._window.view
        _, article = desk.workspace.opened()
        region = region_at(article.regions, view.caret())
        is_furniture = region.role is RegionRole.FURNITURE
        here = region.span if is_furniture else self._frame().paragraph_at(view.caret())
        span = view.selected_span() or here
        role = RegionRole.BODY if is_furniture else RegionRole.FURNITURE
        if desk.attempt(lambda: desk.article_edits.set_role(span, role)):
            view.set_caret(view.caret())
            done = self.tr("Body text again") if is_furniture else self.tr("Marked as furniture")
            self._window.say_done(done)

    def _unit(self, unit: str) -> Span | None:
        return units.unit_at(self._frame(), self._window.view.caret(), unit)

    def _frame(self) -> Frame:
        workspace = self._desk.workspace
        return workspace.project.articles.frame_of_session(workspace.session_id)

    def _move_edge(self, step: str, *, at_start: bool) -> None:
        desk = self._desk
        _, article = desk.workspace.opened()
        annotation = desk.workspace.project.annotations.get(desk.current_annotation())
        index = self._piece_at_caret(annotation, at_start=at_start)
        span = annotation.pieces[index].span
        edge = span.start if at_start else span.end
        offset = getattr(units, step)(article.text, edge)
        desk.attempt(
            lambda: desk.marking.move_edge(
                annotation.id, index, offset, at_start=at_start, draft=True
            )
        )
        desk.await_rest()
        desk.reveal(Span(offset, offset))

    def _piece_at_caret(self, annotation: Annotation, *, at_start: bool) -> int:
        caret = self._window.view.caret()
        for index, piece in enumerate(annotation.pieces):
            if piece.span.holds(caret):
                return index
        content = [
            index
            for index, piece in enumerate(annotation.pieces)
            if piece.role is PieceRole.CONTENT
        ]
        return content[0] if at_start else content[-1]
