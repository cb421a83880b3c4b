# SPDX-License-Identifier: Apache-2.0
"""Has the desk do what the mouse means in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.kinds import kind_of
from annotator.domain.span import Span
from annotator.gui.proposals import select_mark, to_change

if TYPE_CHECKING:
    from annotator.domain.ids import AnnotationId
    from annotator.gui.article.edges import EdgeMove
    from annotator.gui.shell import Shell

_LEAVE = "mark.leave"


class Mouse(QObject):
    """Tags what the pen draws over, and moves the edges that the mouse drew."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        # What two clicks of the pen chose: a third one may still want the whole sentence.
        self._chosen: Span | None = None
        self._third_click = QTimer(self)
        self._third_click.setSingleShot(True)
        self._third_click.setInterval(QApplication.doubleClickInterval())
        self._third_click.timeout.connect(self._tag_chosen)
        pointer = window.view.pointer
        pointer.is_editable = self._is_editable
        pointer.pressed.connect(self._tag_chosen)
        pointer.span_drawn.connect(self._tag)
        pointer.unit_asked.connect(self._choose_unit)
        pointer.edge_moved.connect(self._move_edge)
        pointer.fields_asked.connect(self._to_fields)
        pointer.hovered.connect(self._show_hovered)
        pointer.pen.changed.connect(self._show_pen)
        window.actions_table.acting.connect(self._make_way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tag what two clicks chose before a key acts on it; Esc leaves it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._forget_chosen()
            else:
                self._tag_chosen()
        return super().eventFilter(watched, event)

    def _is_editable(self) -> bool:
        workspace = self._desk.workspace
        return workspace.session is not None and not workspace.is_read_only

    @Slot(int, int)
    def _tag(self, start: int, end: int) -> None:
        """Tag a stretch as the kind of the pen, as its key would."""
        desk, view = self._desk, self._window.view
        if not desk.attempt(desk.workspace.require_editable):
            return
        view.select(Span(start, end))
        self._window.actions_table[f"mark.tag.{view.pointer.pen.kind}"].trigger()

    @Slot(int, int)
    def _choose_unit(self, offset: int, clicks: int) -> None:
        """Select what two clicks mean, and tag it unless a third one follows at once."""
        from annotator.text.units import unit_at  # noqa: PLC0415 - after the article

        desk, kind = self._desk, kind_of(self._window.view.pointer.pen.kind)
        if not desk.attempt(desk.workspace.require_editable):
            return
        self._forget_chosen()
        workspace = desk.workspace
        frame = workspace.project.articles.frame_of_session(workspace.session_id)
        unit = kind.unit if clicks == 2 else "sentence"
        self._chosen = unit_at(frame, offset, unit)
        if self._chosen is None:
            desk.say(self.tr("There is no %s here.") % unit)
            return
        self._window.view.select(self._chosen)
        if clicks == 2:
            self._third_click.start()
            self._window.view.installEventFilter(self)
        else:
            self._tag_chosen()

    @Slot()
    def _tag_chosen(self) -> None:
        chosen = self._chosen
        self._forget_chosen()
        if chosen is not None:
            self._tag(chosen.start, chosen.end)

    @Slot()
    def _make_way(self) -> None:
        """Tag before anything else is done; leaving is not tagging."""
        if self._window.actions_table.last == _LEAVE:
            self._forget_chosen()
        else:
            self._tag_chosen()

    def _forget_chosen(self) -> None:
        self._chosen = None
        self._third_click.stop()
        self._window.view.removeEventFilter(self)

    @Slot(object)
    def _move_edge(self, move: EdgeMove) -> None:
        """Put the edge where the mouse let it go: one step."""
        desk = self._desk
        desk.resting.end()
        mark = move.mark
        mark_id = to_change(desk, mark.annotation_id)
        if not mark_id:
            return
        found = desk.workspace.project.annotations.find([mark_id])
        pieces = [(one.span, one.role) for one in found[0].pieces] if found else []
        if (mark.span, mark.role) not in pieces:
            desk.say(self.tr("The mark changed while its edge was moved. Move it again."))
            return
        index = pieces.index((mark.span, mark.role))
        desk.select_annotation(mark_id, reveal=False)
        if desk.attempt(
            lambda: desk.marking.move_edge(mark_id, index, move.offset, at_start=move.at_start)
        ):
            self._window.say_done(self.tr("Edge moved"))

    @Slot(str)
    def _show_hovered(self, annotation_id: AnnotationId) -> None:
        self._window.view.set_hovered(annotation_id or None)

    @Slot(str)
    def _to_fields(self, mark_id: str) -> None:
        select_mark(self._desk, mark_id, reveal=False)
        self._window.focus_form()

    @Slot()
    def _show_pen(self) -> None:
        """Say in the status bar and by the ticks what the mouse does."""
        kind_key = self._window.view.pointer.pen.kind
        self._forget_chosen()
        self._window.status.show_pen(kind_of(kind_key).label if kind_key else "")
        self._window.refresh_actions()
