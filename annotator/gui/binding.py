# SPDX-License-Identifier: Apache-2.0
"""Joins the window's parts to the desk: what each shows, and who follows whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from annotator.domain.kinds import all_kinds
from annotator.domain.session import Place
from annotator.gui.action_state import ActionState
from annotator.gui.dates import shown_date
from annotator.gui.desk import translated
from annotator.gui.jobs import CancelledError
from annotator.gui.reader import Reader
from annotator.gui.strip_state import StripState
from annotator.gui.watch import Watch
from annotator.services.open import hold_if_altered

if TYPE_CHECKING:
    from annotator.domain.changes import Changes
    from annotator.domain.errors import UserError
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell
    from annotator.services.bulk import Chosen, Deed


class Binding(QObject):
    """Keeps article, panels, strip, status bar and actions in step with the desk."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._reader = Reader(window)
        self._actions = ActionState(window)
        self._watch = Watch(window)
        self._strip = StripState(window)
        self._is_filled = False
        self._connect()
        self.show_reviewer()
        self._show_session()

    def fill_areas(self) -> None:
        """Make the tabs of all sides, show in them what is open, and let the actions act."""
        # Imported here: the article is to be seen before the panels.
        from annotator.gui.backing_up import BackingUp  # noqa: PLC0415
        from annotator.gui.coverage import CoverageLine  # noqa: PLC0415
        from annotator.gui.guide import Guide  # noqa: PLC0415
        from annotator.gui.panels import panels  # noqa: PLC0415
        from annotator.gui.tab_counts import TabCounts  # noqa: PLC0415

        self._coverage = CoverageLine(self._desk, self._window.jobs, self._window.status)
        self._coverage.restart()
        for name, area in self._window.areas.items():
            specs = [spec for spec in panels() if spec.area == name]
            area.fill(self._desk, self._window.settings, specs)
        for kind in all_kinds():
            self._window.areas["right"].on_built(kind.key, self._join_panel)
        for key in ("events", "history", "timeline", "numbers_over_time"):
            self._window.areas["bottom"].on_built(key, self._join_panel)
        self._window.view.selection_altered.connect(self._actions.follow_selection)
        if not self._is_filled:
            self._actions.start()
            self._backing_up = BackingUp(self._window)
            self._tabs = TabCounts(self._window)
            self._guide = Guide(self._window, self._reader, self._strip)
            self._desk.tally.broken.connect(self._report_job)
        self._is_filled = True
        hold_if_altered(self._desk.workspace)
        self._show_annotation(self._desk.annotation_id)
        self._show_changed_session()
        self._make_up_for_emptying()
        self._watch.start()

    def release(self) -> None:
        """Leave the project: close the session, take the panels away, close the file.

        Each step is taken whatever becomes of the one before; what was typed is in the file.
        """
        self._watch.stop()
        self._desk.attempt(self._desk.close_session)
        self._desk.tally.stop()
        self._strip.stop()
        self._desk.keys.changed.disconnect(self._say_what_to_press)
        if self._is_filled:
            self._window.view.selection_altered.disconnect(self._actions.follow_selection)
            self._backing_up.stop()
            self._desk.suggestions.stop()
        for area in self._window.areas.values():
            area.empty()
        self._desk.attempt(self._desk.workspace.project.close)
        self._desk.deleteLater()

    def take_reviewer(self, name: str) -> None:
        """Have this name stand for whoever works; a session without one gets it too."""
        workspace = self._desk.workspace
        workspace.reviewer = name
        session = workspace.session
        if name and session and not session.reviewer and not workspace.is_read_only:
            self._desk.attempt(lambda: self._desk.review.set_reviewer(name))
        self.show_reviewer()
        self._strip.refresh()

    @Slot()
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
        self._window.reviewer_button.show()

    @Slot()
    def refresh_actions(self) -> None:
        """Enable what can be done now; nothing can before the panels are there."""
        if self._is_filled:
            self._actions.refresh()

    def _connect(self) -> None:
        desk, status = self._desk, self._window.status
        desk.session_leaving.connect(self.keep_place)
        desk.session_opened.connect(self._show_session)
        desk.session_changed.connect(self._show_changed_session)
        desk.changed.connect(self._apply)
        desk.read_anew.connect(self._show_anew)
        desk.annotation_selected.connect(self._show_annotation)
        desk.choice.job_asked.connect(self._do_many)
        desk.words_asked.connect(self._window.finder.show_words)
        desk.said.connect(status.say)
        desk.step_done.connect(status.say_done)
        desk.refused.connect(self._strip.refuse)
        desk.unsaved_changed.connect(self._show_saved_state)
        desk.keys.changed.connect(self._say_what_to_press)
        self._window.jobs.started.connect(self._show_job)

    def _make_up_for_emptying(self) -> None:
        project = self._desk.workspace.project
        if not project.is_read_only and project.trash.is_untidy():
            from annotator.gui.emptying import Emptying  # noqa: PLC0415 - hardly ever needed

            Emptying(self._window).make_up()

    def _join_panel(self, panel: QObject) -> None:
        panel.left.connect(self._leave_panel)  # type: ignore[attr-defined]
        if hasattr(panel, "chosen"):
            from annotator.gui.list_menu import ListMenu  # noqa: PLC0415 - after the article

            ListMenu(self._window, panel.table)  # type: ignore[attr-defined]
        if hasattr(panel, "bind"):
            panel.bind(self._window.actions_table)
        if hasattr(panel, "recall"):
            panel.recall(self._window.settings)
        if hasattr(panel, "deed_asked"):
            panel.deed_asked.connect(self._guide.do)
            panel.broken.connect(self._report_job)  # type: ignore[attr-defined]

    @Slot()
    def _leave_panel(self) -> None:
        """Go back to the text, which has its height again where the panel was enlarged."""
        panel = self.sender()
        if isinstance(panel, QWidget) and self._window.areas["bottom"].isAncestorOf(panel):
            self._window.halves.give_back()
        self._window.view.setFocus()

    @Slot(object, object)
    def _do_many(self, chosen: Chosen, deed: Deed) -> None:
        from annotator.gui.many import ManyAtOnce  # noqa: PLC0415 - after the article

        ManyAtOnce(self._window).do(chosen, deed)

    @Slot()
    def _show_session(self) -> None:
        window, session = self._window, self._desk.workspace.session
        article = self._desk.workspace.article
        window.finder.set_text_to_search(article.text if article else "")
        if session is None:
            window.pane.clear_article()
            self._say_what_to_press()
        else:
            window.pane.set_subtitle(self._subtitle())
            self._reader.show_session(session)
        if self._is_filled:
            hold_if_altered(self._desk.workspace)
        window.status.show_ready()
        if self._desk.unsaved:
            self._show_saved_state()
        self._show_state()

    @Slot()
    def _say_what_to_press(self) -> None:
        """Say where no article is open how one comes there."""
        keys = self._desk.keys
        text = self.tr("Open an article%1, paste one%2, or drop a file here.")
        text = text.replace("%1", keys.hint("file.open_article"))
        self._window.pane.set_empty_text(text.replace("%2", keys.hint("file.paste_article")))

    @Slot()
    def _show_changed_session(self) -> None:
        article = self._desk.workspace.article
        if article:
            self._window.view.show_regions(article.regions)
            self._window.pane.set_subtitle(self._subtitle())
        self._show_state()

    @Slot()
    def _show_anew(self) -> None:
        self._window.view.refresh_marks()
        self._window.pane.refresh_counts()

    def _show_state(self) -> None:
        # What others do takes no refusal away that somebody may not have read yet.
        if not (self._watch.is_looking and self._strip.is_refusing):
            self._strip.refresh()
        self.refresh_actions()

    @Slot(object)
    def _apply(self, changes: Changes) -> None:
        self._reader.apply(changes)
        self._show_saved_state()
        if self._strip.is_refusing and not changes.is_from_elsewhere:
            self._strip.refresh()

    @Slot()
    def _show_saved_state(self) -> None:
        """Say that all is saved only where it is."""
        if self._desk.unsaved:
            self._window.status.show_unsaved(list(self._desk.unsaved.values()))
        else:
            self._window.status.show_saved()

    @Slot(str)
    def _show_annotation(self, annotation_id: str) -> None:
        found = self._desk.workspace.project.annotations.find([annotation_id])
        if found and self._is_filled:
            self._window.areas["right"].show_panel(found[0].kind)

    @Slot(object)
    def _show_job(self, job: Job) -> None:
        if job.title:
            self._window.status.show_job(job)
        job.refused.connect(self._refuse_job)
        job.broken.connect(self._report_job)

    @Slot(object)
    def _refuse_job(self, error: UserError) -> None:
        if isinstance(error, CancelledError):
            # Somebody wanted it so.
            self._window.status.say(translated(error.message))
        else:
            self._strip.refuse(translated(error.message))

    @Slot(object)
    def _report_job(self, error: Exception) -> None:
        self._window.report(error)

    def _subtitle(self) -> str:
        article = self._desk.workspace.article
        if article is None:
            return ""
        known = (article.publisher, shown_date(article.published), article.byline, article.place)
        return " · ".join(one for one in known if one)
