# SPDX-License-Identifier: Apache-2.0
"""Joins the window's parts to the desk: what each shows, and who follows whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QMenu

from annotator.domain.errors import UserError
from annotator.domain.kinds import all_kinds
from annotator.domain.session import Place
from annotator.domain.span import Span
from annotator.gui import settings as rows
from annotator.gui.actions import translate
from annotator.gui.desk import Desk, translated
from annotator.gui.notices import notice
from annotator.services.open import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.domain.changes import Changes
    from annotator.domain.mark import Mark
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell

_FOLLOW_MS = 120
_CONTEXT_ACTIONS = (
    *("mark.tag.*", "", "mark.retag.*", "", "mark.add_piece.*", "mark.cut_out", "mark.delete"),
    *("", "events.add_event", "events.link", "", "mark.toggle_furniture", "edit.copy"),
)


class SessionMarks:
    """The marks of the open session, as the article view reads them."""

    def __init__(self, desk: Desk) -> None:
        self._workspace = desk.workspace

    def marks_in(self, span: Span) -> Sequence[Mark]:
        """Return every piece that overlaps a stretch of the text."""
        return self._workspace.project.annotations.marks(self._workspace.session_id, span)


class Binding(QObject):
    """Keeps article, panels, strip, status bar and actions in step with the desk."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._follow.timeout.connect(self._select_at_caret)
        self._is_filled = False
        self._connect_desk()
        self._connect_view()
        self.show_reviewer()
        self._show_session()

    def fill_areas(self) -> None:
        """Make the tabs of all sides, show in them what is open, and let the actions act."""
        # Imported here: the article is to be seen before the panels.
        from annotator.gui.coverage import CoverageLine  # noqa: PLC0415
        from annotator.gui.panels import panels  # noqa: PLC0415

        self._coverage = CoverageLine(self._desk, self._window.jobs, self._window.status)
        self._coverage.restart()
        for name, area in self._window.areas.items():
            area.fill(
                self._desk, self._window.settings, [spec for spec in panels() if spec.area == name]
            )
        for kind in all_kinds():
            self._connect_panel(kind.key)
        self._is_filled = True
        self._show_annotation(self._desk.annotation_id)
        self._show_changed_session()

    def open_project(self, path: Path) -> bool:
        """Open another project in this window; where that fails, the present one stays."""
        try:
            workspace = open_workspace(path, self._desk.workspace.reviewer)
        except UserError as error:
            self._window.status.refuse(translated(error.message))
            return False
        window = self._window
        window.keep_place()
        self.release()
        window.settings.keep(rows.PROJECT, str(path))
        window.attach(Desk(workspace, window.frame), window.jobs)
        window.complete()
        last = workspace.project.sessions.last_opened()
        if last:
            window.open_session(last)
        return True

    def release(self) -> None:
        """Leave the project: close the session, take the panels away, close the file."""
        self._desk.close_session()
        for area in self._window.areas.values():
            area.empty()
        self._desk.workspace.project.close()
        self._desk.deleteLater()

    def take_reviewer(self, name: str) -> None:
        """Have this name stand for whoever works; a session without one gets it too."""
        workspace = self._desk.workspace
        workspace.reviewer = name
        session = workspace.session
        if name and session and not session.reviewer and not workspace.is_read_only:
            self._desk.attempt(lambda: self._desk.review.set_reviewer(name))
        self.show_reviewer()
        self._show_notice()

    def keep_place(self) -> None:
        """Remember where the reader is in the open session."""
        if self._desk.workspace.session:
            view = self._window.view
            focus = self._desk.current_annotation() or None
            place = Place(view.caret(), view.visible_span().start, focus)
            self._desk.attempt(lambda: self._desk.workspace.keep_place(place))

    def show_reviewer(self) -> None:
        """Name whoever works in the status bar."""
        name = self._desk.workspace.reviewer
        text = self.tr("Reviewer: %1").replace("%1", name) if name else self.tr("Reviewer: not set")
        self._window.reviewer_button.setText(text)
        self._window.reviewer_button.setAccessibleName(text)

    def focus_form(self) -> None:
        """Put the caret into the form of the current mark."""
        found = self._desk.workspace.project.annotations.find([self._desk.annotation_id])
        if found:
            panel = self._window.show_panel(found[0].kind)
            panel.focus_form()  # type: ignore[attr-defined]  # every kind's panel has one

    @Slot()
    def refresh_actions(self) -> None:
        """Enable what can be done now, and tick what is on."""
        window, workspace = self._window, self._desk.workspace
        if not self._is_filled:
            return
        window.actions_table.set_truths(frozenset(self._truths()))
        settings = window.settings
        for name in ("system", "light", "dark", "contrast"):
            action = window.actions_table[f"view.set_theme.{name}"]
            action.setChecked(settings.get(rows.THEME) == name)
        window.actions_table["view.show_initials"].setChecked(settings.get(rows.INITIALS))
        for name, area in window.areas.items():
            window.actions_table[f"view.toggle_area.{name}"].setChecked(not area.isHidden())
        for name, text, group in (
            ("edit.undo", "&Undo", self._next("next_undo")),
            ("edit.redo", "&Redo", self._next("next_redo")),
        ):
            words = translate(text)
            window.actions_table[name].setText(f"{words} {group.lower()}" if group else words)
        window.frame.setWindowTitle(
            f"{workspace.article.title} - Annotator" if workspace.article else "Annotator"
        )

    def _truths(self) -> set[str]:
        workspace, desk = self._desk.workspace, self._desk
        session = workspace.session
        if session is None:
            return set()
        facts = {
            "editable": not workspace.is_read_only,
            "locked": workspace.is_read_only,
            "ready": session.state.value == "ready",
            "annotation": bool(desk.annotation_id),
            "event": bool(desk.event_id),
            "selection": self._window.view.selected_span() is not None,
            "undo": bool(self._next("next_undo")),
            "redo": bool(self._next("next_redo")),
        }
        return {"session", *(name for name, holds in facts.items() if holds)}

    def _next(self, method: str) -> str:
        """Return what undo or redo would do, empty for nothing."""
        workspace = self._desk.workspace
        if workspace.session is None:
            return ""
        group = getattr(workspace.project.history, method)(workspace.session.id)
        return translated(group.label) if group else ""

    def _connect_desk(self) -> None:
        desk, status = self._desk, self._window.status
        desk.session_opened.connect(self._show_session)
        desk.session_changed.connect(self._show_changed_session)
        desk.changed.connect(self._apply)
        desk.annotation_selected.connect(self._show_annotation)
        desk.event_selected.connect(self._show_event)
        desk.reveal_asked.connect(self._reveal)
        desk.said.connect(status.say)
        desk.refused.connect(status.refuse)
        self._window.jobs.started.connect(self._show_job)

    def _connect_view(self) -> None:
        view = self._window.view
        view.caret_moved.connect(self._await_caret)
        view.selection_altered.connect(self.refresh_actions)
        view.mark_activated.connect(self._activate)
        view.context_requested.connect(self._show_menu)
        view.zoom_asked.connect(self._zoom)

    def _connect_panel(self, key: str) -> None:
        self._window.areas["right"].on_built(key, self._join_panel)

    def _join_panel(self, panel: QObject) -> None:
        panel.left.connect(self._window.view.setFocus)  # type: ignore[attr-defined]

    @Slot()
    def _show_session(self) -> None:
        window, workspace = self._window, self._desk.workspace
        if workspace.session is None or workspace.article is None:
            window.pane.clear_article()
            window.pane.set_empty_text(
                self.tr("Open an article (Ctrl+O), paste one (Ctrl+Shift+V), or drop a file here.")
            )
            window.finder.set_text_to_search("")
        else:
            place = workspace.project.sessions.place(workspace.session.id)
            window.pane.set_subtitle(self._subtitle())
            window.pane.show_article(
                workspace.article,
                SessionMarks(self._desk),
                facts_in=self._facts_in,
                buckets_of=self._spread,
            )
            window.finder.set_text_to_search(workspace.article.text)
            window.view.set_caret(place.caret)
            window.view.scroll_to(place.top)
            if place.focus_id:
                self._desk.select_annotation(place.focus_id, reveal=False)
            window.status.show_saved()
        self._show_changed_session()

    @Slot()
    def _show_changed_session(self) -> None:
        article = self._desk.workspace.article
        if article:
            self._window.view.show_regions(article.regions)
            self._window.pane.set_subtitle(self._subtitle())
        self._show_notice()
        self._count_tabs()
        self.refresh_actions()

    @Slot(object)
    def _apply(self, changes: Changes) -> None:
        self._window.pane.apply(changes)
        self._window.status.show_saved()
        if changes.touches("annotation", "event"):
            self._count_tabs()
        self.refresh_actions()

    @Slot(str)
    def _show_annotation(self, annotation_id: str) -> None:
        self._window.view.set_current(self._desk.current_annotation() or None)
        found = self._desk.workspace.project.annotations.find([annotation_id])
        if found and self._is_filled:
            self._window.areas["right"].show_panel(found[0].kind)
        self.refresh_actions()

    @Slot(str)
    def _show_event(self, _event_id: str) -> None:
        self.refresh_actions()

    @Slot(int, int)
    def _reveal(self, start: int, end: int) -> None:
        self._window.view.reveal(Span(start, end))

    @Slot(int)
    def _await_caret(self, _offset: int) -> None:
        self._follow.start()

    @Slot()
    def _select_at_caret(self) -> None:
        """Have the panel follow the caret into a mark; the current one is kept while inside."""
        view, desk = self._window.view, self._desk
        if desk.workspace.session is None or view.selected_span() or not view.hasFocus():
            return
        caret = Span(view.caret(), view.caret() + 1)
        annotations = desk.workspace.project.annotations
        here = annotations.marks(desk.workspace.session_id, caret)
        if here and desk.annotation_id not in {mark.annotation_id for mark in here}:
            smallest = min(here, key=lambda mark: len(mark.span))
            desk.select_annotation(smallest.annotation_id, reveal=False)

    @Slot(str)
    def _activate(self, annotation_id: str) -> None:
        self._follow.stop()
        self._desk.select_annotation(annotation_id, reveal=False)

    @Slot(int)
    def _zoom(self, steps: int) -> None:
        name = "view.zoom_in" if steps > 0 else "view.zoom_out"
        self._window.actions_table[name].trigger()

    @Slot(QPoint, int)
    def _show_menu(self, point: QPoint, _offset: int) -> None:
        menu = QMenu(self._window.frame)
        menu.setObjectName("article_menu")
        for pattern in _CONTEXT_ACTIONS:
            if pattern:
                menu.addActions(
                    [
                        action
                        for action in self._window.actions_table.named(pattern)
                        if action.isEnabled()
                    ]
                )
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    @Slot(object)
    def _show_job(self, job: Job) -> None:
        if job.title:
            self._window.status.show_job(job)
        job.refused.connect(self._refuse_job)

    @Slot(object)
    def _refuse_job(self, error: UserError) -> None:
        self._window.status.refuse(translated(error.message))

    def _show_notice(self) -> None:
        text, names = notice(self._desk.workspace)
        self._window.strip.show_notice(text, [self._window.actions_table[one] for one in names])

    def _subtitle(self) -> str:
        article = self._desk.workspace.article
        if article is None:
            return ""
        known = (article.publisher, article.published, article.byline, article.place)
        return " · ".join(one for one in known if one)

    def _count_tabs(self) -> None:
        workspace = self._desk.workspace
        session_id = workspace.session.id if workspace.session else None
        counts = workspace.project.annotations.counts(session_id) if session_id else {}
        for kind in all_kinds():
            self._title(kind.key, counts.get(kind.key, 0))
        self._title("events", workspace.project.events.count(session_id) if session_id else 0)

    def _title(self, key: str, count: int) -> None:
        for area in self._window.areas.values():
            if area.has(key):
                area.set_count(key, count)

    def _facts_in(self, span: Span) -> list[tuple[Span, int, int]]:
        workspace = self._desk.workspace
        if workspace.session is None:
            return []
        session_id = workspace.session.id
        frame = workspace.project.articles.frame_of_session(session_id)
        return [
            (frame.sentence_at(start), facts, done)
            for start, facts, done in workspace.project.annotations.facts_in(session_id, span)
        ]

    def _spread(self, buckets: int) -> list[tuple[int, str]]:
        workspace = self._desk.workspace
        if workspace.session is None or workspace.article is None:
            return []
        length = len(workspace.article.text)
        return workspace.project.annotations.spread(workspace.session.id, length, buckets)
