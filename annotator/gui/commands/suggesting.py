# SPDX-License-Identifier: Apache-2.0
"""From suggestion to suggestion, and what is decided about one or about many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.event import EVENT, suggested_kind
from annotator.gui import settings as rows
from annotator.gui.desk import translated
from annotator.gui.many import ManyAtOnce
from annotator.gui.proposals import (
    accept,
    accept_as,
    other_value,
    place_shown,
    reject,
    select_record,
    to_decide,
)
from annotator.gui.suggestion_walk import SuggestionWalk
from annotator.services.bulk import MOST_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.domain.suggestion import Suggestion
    from annotator.gui.shell import Shell
    from annotator.gui.suggestions import Suggestions


class SuggestCommands(QObject):
    """Acts on the current suggestion; what is decided leads on to the next."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._walk = SuggestionWalk(window)

    @property
    def _suggestions(self) -> Suggestions:
        return self._window.desk.suggestions

    def next(self) -> None:
        """Go to the next suggestion, round the end: marks first, then events."""
        self._walk.go(1)

    def previous(self) -> None:
        """Go to the suggestion before, round the beginning."""
        self._walk.go(-1)

    def next_event(self) -> None:
        """Go to the next suggested event by time, round the end."""
        self._walk.go_to_event(1)

    def accept(self) -> None:
        """Make a mark or an event of the current suggestion, or events of those selected."""
        self._accept(to_decide(self._window.desk))

    def accept_all(self, scope: str) -> None:
        """Make marks of all suggestions of the current one's sentence, kind or rule."""
        self._accept(self._ids_of(scope))

    def accept_events(self) -> None:
        """Make events of all that are suggested, and stay where the work is."""
        ids = self._suggestions.suggested.events()
        if not ids or self._decide_very_many(ids, is_accepted=True):
            return
        made = accept(self._window.desk, ids)
        if made:
            select_record(self._window.desk, made[0].id)
            self._say_accepted(EVENT.key, len(made))

    def reject(self) -> None:
        """Have the current suggestion stay away, or those selected."""
        self._reject(to_decide(self._window.desk))

    def reject_all(self, scope: str) -> None:
        """Have all suggestions of the current one's rule stay away."""
        self._reject(self._ids_of(scope))

    def swap(self) -> None:
        """Accept the current suggestion with the other value that its words may stand for."""
        desk, suggestion_id = self._window.desk, self._suggestions.current_id
        shown = self._suggestions.left[suggestion_id]
        following = self._walk.following([suggestion_id])
        fields = other_value(shown.kind, shown.fields)
        made = accept_as(desk, suggestion_id, fields, following)
        if made is not None:
            self._walk.go_on(following, made.id)
            self._window.say_done(self.tr("Accepted with the other day"))

    def to_panel(self) -> None:
        """Go to the fields of the current suggestion."""
        self._window.focus_form()

    def rules(self) -> None:
        """Show the rules, to switch some off or on."""
        from annotator.gui.dialogs.rules import RulesDialog  # noqa: PLC0415 - rarely used

        RulesDialog(self._window.desk, self._window.frame).exec()

    def toggle(self) -> None:
        """Show suggestions, or do without."""
        settings = self._window.settings
        is_on = not settings.get(rows.SUGGESTIONS)
        settings.keep(rows.SUGGESTIONS, is_on)
        self._suggestions.set_on(is_on=is_on)
        self._window.refresh_actions()
        self._window.desk.say(
            self.tr("Suggestions are shown.") if is_on else self.tr("Suggestions are off.")
        )

    def ask_model(self) -> None:
        """Ask the language model that is installed, or have the rules decide alone."""
        # Imported here: hardly anybody has one.
        from annotator.services.language_model import NONE, language_model  # noqa: PLC0415

        settings, desk = self._window.settings, self._window.desk
        is_on, model = not settings.get(rows.LANGUAGE_MODEL), language_model()
        if is_on and model is None:
            is_on, told = False, translated(NONE)
        elif is_on and model is not None:
            told = self.tr("The language model %s is asked about words and names.") % model.name
        else:
            told = self.tr("The rules decide alone.")
        if is_on != settings.get(rows.LANGUAGE_MODEL):
            settings.keep(rows.LANGUAGE_MODEL, is_on)
            self._suggestions.is_advised = is_on
            self._suggestions.restart()
        self._window.refresh_actions()
        desk.say(told)

    def _decide_very_many(self, ids: list[str], *, is_accepted: bool) -> bool:
        """Accept or reject by a job where it takes one; return whether it does."""
        if len(ids) <= MOST_AT_ONCE:
            return False
        chosen = [self._suggestions.left[one] for one in ids]
        ManyAtOnce(self._window).decide(chosen, is_accepted=is_accepted)
        return True

    def _accept(self, ids: list[str]) -> None:
        if self._decide_very_many(ids, is_accepted=True):
            return
        following, kind = self._walk.following(ids), self._suggestions.left[ids[0]].kind
        made = accept(self._window.desk, ids, following)
        if made:
            self._walk.go_on(following, made[0].id)
            self._say_accepted(kind, len(made))

    def _say_accepted(self, kind: str, count: int) -> None:
        if count == 1:
            label = translated(suggested_kind(kind).name)
            self._window.say_done(self.tr("Accepted: %s") % label)
        else:
            self._window.say_done(self.tr("Accepted: %n suggestions", "", count))

    def _reject(self, ids: list[str]) -> None:
        if self._decide_very_many(ids, is_accepted=False):
            return
        following = self._walk.following(ids)
        if reject(self._window.desk, ids, following):
            self._walk.go_on(following, "")
            if len(ids) == 1:
                self._window.say_done(self.tr("Rejected"))
            else:
                self._window.say_done(self.tr("Rejected: %n suggestions", "", len(ids)))

    def _ids_of(self, scope: str) -> list[str]:
        """Return all of what the current suggestion shares a sentence, kind or rule with.

        Marks are decided on by themselves, and so are events.
        """
        current = self._suggestions.current
        if current is None:
            return []
        is_meant, suggested = self._scopes(current)[scope], self._suggestions.suggested
        ids = suggested.events() if current.kind == EVENT.key else suggested.marks()
        return [one for one in ids if is_meant(self._suggestions.left[one])]

    def _scopes(self, current: Suggestion) -> Mapping[str, Callable[[Suggestion], bool]]:
        desk = self._window.desk
        frame = desk.workspace.project.articles.frame_of_session(desk.workspace.session_id)
        sentence = frame.sentence_at(place_shown(desk, current).start)

        def is_in_sentence(one: Suggestion) -> bool:
            return sentence.start <= place_shown(desk, one).start < sentence.end

        return {
            "sentence": is_in_sentence,
            "kind": lambda one: one.kind == current.kind,
            "rule": lambda one: one.rule == current.rule,
        }
