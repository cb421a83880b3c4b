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
from annotator.gui.proposals import (
    accept,
    change_current,
    change_mark,
    change_marks,
    current_mark_id,
    shown_marks,
)
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
        made = accept(desk, [suggestion_id])
        if made:
            self._kind = kind_key
            desk.select_annotation(made[0].id, reveal=False)
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
        if change_current(desk, lambda one: desk.marking.retag([one], kind_key)):
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
        """Put the pen away; else drop the selection, the mark, the places found, the enlarging."""
        view = self._window.view
        if view.pointer.pen.kind:
            view.pointer.pen.choose("")
        elif view.selected_span():
            view.set_caret(view.caret())
        elif self._desk.annotation_id or self._desk.suggestions.current_id:
            self._desk.select_annotation("")
            self._desk.suggestions.choose("")
        elif self._window.finder.is_open:
            self._window.finder.close()
        else:
            self._window.halves.give_back()

    def move_end(self, step: str) -> None:
        """Move the end of the piece at the caret, or of the last one."""
        self._nudging.nudge(step, at_start=False)

    def move_start(self, step: str) -> None:
        """Move the start of the piece at the caret, or of the first one."""
        self._nudging.nudge(step, at_start=True)

    def add_piece(self, role: str) -> None:
        """Add the selection, or what stands at the caret, as content, source or cue."""
        desk, view, part = self._desk, self._window.view, PieceRole(role)
        taker = self._taker(part)
        span = view.selected_span() or self._unit(_UNITS.get(part) or kind_of(taker.kind).unit)
        if span is None:
            desk.say(self.tr("There is nothing to add here. Select some words first."))
            return
        changed = change_mark(desk, taker.id, lambda one: desk.marking.add_piece(one, span, part))
        if changed:
            view.set_caret(view.caret())
            desk.select_annotation(changed, reveal=False)
            said = {
                PieceRole.CONTENT: self.tr("Added to the mark"),
                PieceRole.SOURCE: self.tr("Source marked"),
                PieceRole.CUE: self.tr("Cue marked"),
            }
            self._window.say_done(said[part])

    def join(self) -> None:
        """Join the marks or pieces that the selection touches, else the current mark and the next.

        The next is that of the same kind. Suggestions of the kind of the current one take part.
        """
        desk, view = self._desk, self._window.view
        selected = view.selected_span()
        shown = self._touched(selected) if selected else self._current_and_next()

        def join(ids: list[AnnotationId]) -> None:
            if len(ids) == 1 and selected:
                desk.joining.join_pieces(ids[0], selected)
            else:
                desk.joining.join(ids)

        ids = change_marks(desk, [one.id for one in shown], join)
        if ids:
            view.set_caret(view.caret())
            joined = desk.workspace.project.annotations.find(ids)
            desk.select_annotation(joined[0].id, reveal=False)
            self._window.say_done(self.tr("Joined"))

    def _touched(self, selected: Span) -> list[Annotation]:
        """Return the marks that a selection touches, those of the current one's kind if any is."""
        desk = self._desk
        current = shown_marks(desk, [current_mark_id(desk)])
        kinds = {one.kind for one in current}
        suggested = desk.suggestions.suggested.marks_in(selected)
        ids = dict.fromkeys(
            [
                *desk.workspace.project.annotations.at(desk.workspace.session_id, selected),
                *(one.annotation_id for one in suggested if one.kind in kinds),
            ]
        )
        touched = shown_marks(desk, list(ids))
        kinds &= {one.kind for one in touched}
        return [one for one in touched if not kinds or one.kind in kinds]

    def _current_and_next(self) -> list[Annotation]:
        """Return the current mark and the next of its kind, a suggestion only beside another."""
        desk = self._desk
        current = shown_marks(desk, [current_mark_id(desk)])
        if not current:
            return []
        kind, place = current[0].kind, self._window.view.caret()
        own_id = desk.current_annotation()
        beside = Beside(desk.workspace.session_id, place, own_id)
        ids = [desk.workspace.project.annotations.neighbour(beside, Sought(kind)) or ""]
        if not own_id:
            ids.append(desk.suggestions.after_current(kind))
        following = shown_marks(desk, ids)
        following.sort(key=lambda one: one.envelope.start)
        return [*current, *following[:1]]

    def split(self) -> None:
        """Make two marks of the current one: at the caret, or before and behind the selection."""
        desk, view = self._desk, self._window.view
        gap = view.selected_span() or Span(view.caret(), view.caret())
        if change_current(desk, lambda one: desk.joining.split(one, gap)):
            view.set_caret(view.caret())
            self._window.say_done(self.tr("Split into two marks"))

    def cut_out(self) -> None:
        """Take the selection out of the current mark."""
        desk, view = self._desk, self._window.view
        span = view.selected_span()
        if span and change_current(desk, lambda one: desk.marking.cut_out(one, span)):
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

    def _taker(self, role: PieceRole) -> Annotation:
        """Return the mark that takes a piece: the current one, or one near that can have it.

        It may be a suggestion.
        """
        desk, caret = self._desk, self._window.view.caret()
        (current,) = shown_marks(desk, [current_mark_id(desk)])
        if role is PieceRole.CONTENT or role in kind_of(current.kind).role_fields:
            return current
        stretch = self._frame().stretch_at(caret)
        stored = desk.workspace.project.annotations.at(desk.workspace.session_id, stretch)
        suggested = (one.annotation_id for one in desk.suggestions.suggested.marks_in(stretch))
        near = shown_marks(desk, list(dict.fromkeys([*stored, *suggested])))
        able = [one for one in near if role in kind_of(one.kind).role_fields]
        away = {one.id: min(abs(part.start - caret) for part in one.content) for one in able}
        return min(able, key=lambda one: away[one.id], default=current)

    def _unit(self, unit: str) -> Span | None:
        return units.unit_at(self._frame(), self._window.view.caret(), unit)

    def _frame(self) -> Frame:
        workspace = self._desk.workspace
        return workspace.project.articles.frame_of_session(workspace.session_id)
