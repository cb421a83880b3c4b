# SPDX-License-Identifier: Apache-2.0
"""Which actions can act now, which are ticked, and what undo would take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.event import EVENT
from annotator.domain.session import SessionState
from annotator.gui import settings as rows
from annotator.gui.actions import translate
from annotator.gui.article.typography import WINDOW_WIDTH
from annotator.gui.desk import translated
from annotator.gui.proposals import current_mark_id, has_other_value
from annotator.gui.theme import THEME_NAMES

if TYPE_CHECKING:
    from annotator.domain.changes import Group
    from annotator.gui.shell import Shell


class ActionState(QObject):
    """Keeps the table of actions in step with the desk and the settings."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._has_selection = False
        # What undo and redo would do, None where an edit may have changed it.
        self._steps: tuple[str, str] | None = None
        window.halves.given_back.connect(self._untick_enlarged)

    def start(self) -> None:
        """Follow edits, selections and choices in lists from now on."""
        self._desk.changed.connect(self._note_edit)
        self._desk.telling.ended.connect(self.follow_work)
        self._desk.choice.changed.connect(self._follow_choice)

    @Slot()
    def follow_selection(self) -> None:
        """Look again where a selection has come or gone; that it grows changes nothing."""
        if self._window.view.textCursor().hasSelection() != self._has_selection:
            self.follow_work()

    @Slot()
    def refresh(self) -> None:
        """Enable what can be done now, and tick what is on."""
        self._steps = None
        self._tick()
        self.follow_work()
        self._window.frame.setWindowTitle(self._title())

    @Slot()
    def follow_work(self) -> None:
        """Enable what can be done now; each edit and selection comes here, once."""
        workspace, actions = self._desk.workspace, self._window.actions_table
        if self._steps is None:
            self._steps = _label(workspace.next_undo()), _label(workspace.next_redo())
            self._name_steps(*self._steps)
        actions.set_truths(frozenset(self._truths(*self._steps)))
        for name, area in self._window.areas.items():
            actions[f"view.toggle_area.{name}"].setChecked(not area.isHidden())
        actions["view.enlarge_lower"].setChecked(self._window.halves.is_enlarged)

    @Slot()
    def _note_edit(self) -> None:
        """Ask for undo and redo anew the next time, for all that an edit brings about."""
        self._steps = None

    @Slot()
    def _follow_choice(self) -> None:
        """Follow a choice in a list, unless it is but a part of what is being told."""
        if not self._desk.telling.is_going_on:
            self.follow_work()

    def _tick(self) -> None:
        """Tick what the settings say."""
        actions, settings = self._window.actions_table, self._window.settings
        for name in THEME_NAMES:
            actions[f"view.set_theme.{name}"].setChecked(settings.get(rows.THEME) == name)
        fills = settings.get(rows.CHARACTERS) == WINDOW_WIDTH
        actions["text.fill_window"].setChecked(fills)
        actions["text.fold_furniture"].setChecked(settings.get(rows.FOLDED))
        actions["view.show_untouched"].setChecked(settings.get(rows.UNTOUCHED))
        pen = self._window.view.pointer.pen.kind
        for action in actions.named("mouse.pen.*"):
            action.setChecked(action.objectName() == f"mouse.pen.{pen}")
        actions["mouse.select"].setChecked(not pen)
        actions["suggest.toggle"].setChecked(settings.get(rows.SUGGESTIONS))
        actions["suggest.ask_model"].setChecked(settings.get(rows.LANGUAGE_MODEL))
        actions["events.suggested_over_time"].setChecked(settings.get(rows.TIMELINE_SUGGESTED))
        actions["view.show_initials"].setChecked(settings.get(rows.INITIALS))
        actions["view.name_article"].setChecked(settings.get(rows.ARTICLE_IN_TITLE))

    def _name_steps(self, undo: str, redo: str) -> None:
        actions = self._window.actions_table
        for name, words, step in (
            ("edit.undo", translate("&Undo"), undo),
            ("edit.redo", translate("&Redo"), redo),
        ):
            # An ampersand of a name is none of the menu's.
            named = step.replace("&", "&&")
            actions[name].setText(f"{words}: {named}" if step else words)

    @Slot()
    def _untick_enlarged(self) -> None:
        self._window.actions_table["view.enlarge_lower"].setChecked(False)

    def _title(self) -> str:
        """Return what is worked on, unless title bar and task switcher shall not tell it."""
        workspace, known = self._desk.workspace, ["Annotator"]
        if self._window.settings.get(rows.ARTICLE_IN_TITLE):
            title = workspace.article.title if workspace.article else ""
            known = [title, workspace.project.path.stem, *known]
        return " \N{EN DASH} ".join(filter(None, known))

    def _truths(self, undo: str, redo: str) -> set[str]:
        workspace, desk = self._desk.workspace, self._desk
        session = workspace.session
        self._has_selection = self._window.view.textCursor().hasSelection()
        steps = {name for name, step in (("undo", undo), ("redo", redo)) if step}
        if session is None:
            return {"project", *steps}
        facts = {
            "editable": not workspace.is_read_only,
            "locked": workspace.is_read_only,
            "ready": session.state is SessionState.READY,
            "annotation": bool(desk.annotation_id),
            "suggestion": bool(desk.suggestions.current_id),
            "suggested_events": desk.suggestions.count(EVENT.key) > 0,
            "other_day": has_other_value(desk),
            "mark": bool(current_mark_id(desk)),
            "event": bool(desk.event_id),
            "chosen": desk.choice.count > 0,
            "chosen_marks": desk.choice.count > 0 and not desk.choice.are_events,
            "chosen_events": desk.choice.count > 1 and desk.choice.are_events,
            "selection": self._has_selection,
            "refused": workspace.steps.refused is not None,
        }
        return {"project", "session", *steps, *(name for name, holds in facts.items() if holds)}


def _label(group: Group | None) -> str:
    """Return what undo or redo would do, empty for nothing."""
    return translated(group.label) if group else ""
