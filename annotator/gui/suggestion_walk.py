# SPDX-License-Identifier: Apache-2.0
"""From suggestion to suggestion: through the marks in text order, then the events by time."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.article import RegionRole
from annotator.domain.event import EVENT
from annotator.domain.ids import EventId
from annotator.gui.desk import translated
from annotator.gui.proposals import place_shown, select_record, select_suggestion
from annotator.gui.suggested import id_of, place_of
from annotator.text.partition import region_at

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from annotator.gui.shell import Shell
    from annotator.gui.suggestions import Suggestions

# Before the end of whatever begins at an offset.
_BEFORE_ALL = -1_000_000_000


class SuggestionWalk(QObject):
    """Knows which suggestion comes next, and goes there.

    Whoever is at an event stays with the events; the marks lead on to them once none is left.
    """

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    @property
    def _suggestions(self) -> Suggestions:
        return self._window.desk.suggestions

    def go(self, step: int) -> None:
        """Go to the next suggestion (1) or the one before (-1), round the ends."""
        current, marks = self._suggestions.current, self._suggestions.suggested.marks()
        if not marks or (current is not None and current.kind == EVENT.key):
            self.go_to_event(step)
            return
        # From the caret on, what begins there is the next one.
        place = place_of(current) if current else (self._beginning(), _BEFORE_ALL)
        found = self._suggestions.suggested.beside(place, step)
        self._arrive(found, marks, step)

    def go_to_event(self, step: int) -> None:
        """Go to the next suggested event by time (1) or the one before (-1), round the ends."""
        suggested = self._suggestions.suggested
        self._arrive(suggested.event_beside(self._event_here(), step), suggested.events(), step)

    def following(self, gone: Collection[str]) -> str:
        """Return what comes after the current one when these are gone, '' for nothing.

        In a list it is one that is listed, as long as there is any.
        """
        suggested, current_id = self._suggestions.suggested, self._suggestions.current_id
        marks, events = suggested.marks(), suggested.events()
        here, others = (events, marks) if current_id in events else (marks, events)
        gone, listed = frozenset(gone), self._suggestions.together.listed
        orders = (listed, here) if current_id in listed else (here,)
        walked = chain.from_iterable((*map(partial(_from, current_id), orders), others))
        return next((one for one in walked if one not in gone), "")

    def go_on(self, following: str, made_id: str) -> None:
        """Go to the next suggestion; after the last one, to what it became."""
        self._show(following)
        if not following:
            select_record(self._window.desk, made_id)

    def _event_here(self) -> str:
        """Return the id of the suggested event that is current, or that the current one was."""
        desk = self._window.desk
        if self._suggestions.current_id or not desk.event_id:
            return self._suggestions.current_id
        found = desk.workspace.project.events.find([EventId(desk.event_id)])
        proposed = found[0].proposed if found else None
        return id_of(proposed) if proposed else ""

    def _arrive(self, found: str, ids: Sequence[str], step: int) -> None:
        """Go to what was found among some, round the end where nothing was; say what is odd."""
        words = ""
        if not found and ids:
            found = ids[0] if step > 0 else ids[-1]
            words = self.tr("On from the beginning.") if step > 0 else self.tr("On from the end.")
        if not found:
            words = self._why_none()
        elif found == self._suggestions.current_id:
            words = self.tr("This is the only suggestion left.")
        self._show(found)
        if words:
            self._window.desk.say(words)

    def _show(self, suggestion_id: str) -> None:
        suggestion = self._suggestions.left.get(suggestion_id)
        if suggestion is not None:
            desk = self._window.desk
            self._window.view.set_caret(place_shown(desk, suggestion).start)
            select_suggestion(desk, suggestion_id)

    def _beginning(self) -> int:
        """Return the caret's place, or where the dateline before it begins.

        An article opens with the caret behind it, where the first sentence is.
        """
        caret = self._window.view.caret()
        _, article = self._window.desk.workspace.opened()
        before = region_at(article.regions, max(0, caret - 1))
        is_dateline = before.role is RegionRole.DATELINE and before.span.end == caret
        return before.span.start if is_dateline else caret

    def _why_none(self) -> str:
        suggestions = self._suggestions
        if suggestions.why_nothing is not None:
            return translated(suggestions.why_nothing)
        if suggestions.is_looking:
            return self.tr("Suggestions are still being looked for.")
        if not suggestions.is_wanted:
            return self.tr("Nothing is suggested here now.")
        if suggestions.left:
            return self.tr("No suggested event is left.")
        return self.tr("No suggestion is left.")


def _from(beginning: str, ids: Sequence[str]) -> Sequence[str]:
    """Return ids from one of them on, round the end."""
    place = ids.index(beginning)
    return [*ids[place:], *ids[:place]]
