# SPDX-License-Identifier: Apache-2.0
"""Tagging, and the pieces and edges of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.annotation import PieceRole
from annotator.domain.article import RegionRole
from annotator.domain.kinds import kind_of
from annotator.domain.span import Span
from annotator.gui.commands.nudging import Nudging
from annotator.gui.proposals import accept_to_edit
from annotator.store.nearby import Beside, Sought
from annotator.text import units
from annotator.text.partition import region_at

if TYPE_CHECKING:
    from annotator.domain.annotation import Annotation
    from annotator.domain.ids import AnnotationId
    from annotator.gui.desk import Desk
    from annotator.gui.shell import Shell
    from annotator.text.frame import Frame

# What is taken at the caret for a piece that is no content.
_UNITS = {PieceRole.SOURCE: "name", PieceRole.CUE: "word"}


class MarkCommands(QObject):
    """Acts on the caret, the selection and the current mark of the article view."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._nudging = Nudging(window)
        # The kind tagged last, to be tagged again.
        self._kind = ""

    @property
    def _desk(self) -> Desk:
        return self._window.desk

    def tag(self, kind_key: str) -> None:
        """Tag the selection, or what the kind takes at the caret."""
        desk, view = self._desk, self._window.view
        suggested = "" if view.selected_span() else desk.suggestions.at(view.caret(), kind_key)
        if suggested:
            self._take(suggested, kind_key)
            return
        span = view.selected_span() or self._unit(kind_of(kind_key).unit)
        if span is None:
            desk.say(self.tr("There is nothing to tag here. Select some words first."))
            return
        made: list[Annotation] = []
        if desk.attempt(lambda: made.append(desk.marking.tag_span(kind_key, span))):
            self._kind = kind_key
            # The selection goes, so that the new mark is seen.
            view.set_caret(view.caret())
            desk.select_annotation(made[0].id, reveal=False)
            self._window.say_done(self.tr("Tagged as %s") % kind_of(kind_key).label.lower())

    def _take(self, suggestion_id: str, kind_key: str) -> None:
        """Tag what is suggested at the caret, with all that is known of it."""
        desk, kind = self._desk, kind_of(kind_key)
        if accept_to_edit(desk, suggestion_id):
            self._kind = kind_key
            self._window.say_done(self.tr("Tagged as %s") % kind.label.lower())

    def repeat(self) -> None:
        """Tag the selection, or what stands at the caret, as what was tagged last."""
        if self._kind:
            self.tag(self._kind)
        else:
            self._desk.say(self.tr("Nothing has been tagged yet that could be repeated."))

    def retag(self, kind_key: str) -> None:
        """Turn the current mark into another kind."""
        desk = self._desk
        if desk.attempt(lambda: desk.marking.retag([desk.current_annotation()], kind_key)):
            label = kind_of(kind_key).label.lower()
            self._window.say_done(self.tr("Changed to %s") % label)

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
        elif self._desk.annotation_id or self._desk.suggestions.current_id:
            self._desk.select_annotation("")
            self._desk.suggestions.choose("")
        else:
            self._window.finder.close()

    def move_end(self, step: str) -> None:
        """Move the end of the piece at the caret, or of the last one."""
        self._nudging.nudge(step, at_start=False)

    def move_start(self, step: str) -> None:
        """Move the start of the piece at the caret, or of the first one."""
        self._nudging.nudge(step, at_start=True)

    def add_piece(self, role: str) -> None:
        """Add the selection, or what stands at the caret, as content, source or cue."""
        desk, view, part = self._desk, self._window.view, PieceRole(role)
        annotation_id = self._taker(part)
        kind = kind_of(desk.workspace.project.annotations.get(annotation_id).kind)
        span = view.selected_span() or self._unit(_UNITS.get(part) or kind.unit)
        if span is None:
            desk.say(self.tr("There is nothing to add here. Select some words first."))
        elif desk.attempt(lambda: desk.marking.add_piece(annotation_id, span, part)):
            view.set_caret(view.caret())
            desk.select_annotation(annotation_id, reveal=False)
            said = {
                PieceRole.CONTENT: self.tr("Added to the mark"),
                PieceRole.SOURCE: self.tr("Source marked"),
                PieceRole.CUE: self.tr("Cue marked"),
            }
            self._window.say_done(said[part])

    def join(self) -> None:
        """Join the marks or pieces that the selection touches, else the current mark and the next.

        The next is that of the same kind.
        """
        desk, view = self._desk, self._window.view
        workspace, selected = desk.workspace, view.selected_span()
        annotations = workspace.project.annotations
        ids = [desk.current_annotation()] if desk.annotation_id else []
        current = annotations.find(ids)
        if selected:
            touched = annotations.find(annotations.at(workspace.session_id, selected))
            kinds = {one.kind for one in current} & {one.kind for one in touched}
            ids = [one.id for one in touched if not kinds or one.kind in kinds]
        elif current:
            beside = Beside(workspace.session_id, view.caret(), ids[0])
            following = annotations.neighbour(beside, Sought(current[0].kind))
            ids += [following] if following else []
        if len(ids) == 1 and selected:
            done = desk.attempt(lambda: desk.joining.join_pieces(ids[0], selected))
        else:
            done = desk.attempt(lambda: desk.joining.join(ids))
        if done:
            view.set_caret(view.caret())
            desk.select_annotation(annotations.find(ids)[0].id, reveal=False)
            self._window.say_done(self.tr("Joined"))

    def split(self) -> None:
        """Make two marks of the current one: at the caret, or before and behind the selection."""
        desk, view = self._desk, self._window.view
        gap = view.selected_span() or Span(view.caret(), view.caret())
        if desk.attempt(lambda: desk.joining.split(desk.current_annotation(), gap)):
            view.set_caret(view.caret())
            self._window.say_done(self.tr("Split into two marks"))

    def cut_out(self) -> None:
        """Take the selection out of the current mark."""
        desk, view = self._desk, self._window.view
        span = view.selected_span()
        if span and desk.attempt(lambda: desk.marking.cut_out(desk.current_annotation(), span)):
            view.set_caret(view.caret())
            self._window.say_done(self.tr("Taken out of the mark"))

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

    def _taker(self, role: PieceRole) -> AnnotationId:
        """Return the mark that takes a piece: the current one, or one near that can have it."""
        desk, view = self._desk, self._window.view
        annotations, session_id = desk.workspace.project.annotations, desk.workspace.session_id
        current = desk.current_annotation()
        if role is PieceRole.CONTENT or role in kind_of(annotations.get(current).kind).role_fields:
            return current
        caret = view.caret()
        near = annotations.find(annotations.at(session_id, self._frame().stretch_at(caret)))
        able = [one for one in near if role in kind_of(one.kind).role_fields]
        away = {one.id: min(abs(part.start - caret) for part in one.content) for one in able}
        return min(away, key=lambda one: away[one], default=current)

    def _unit(self, unit: str) -> Span | None:
        return units.unit_at(self._frame(), self._window.view.caret(), unit)

    def _frame(self) -> Frame:
        workspace = self._desk.workspace
        return workspace.project.articles.frame_of_session(workspace.session_id)
