# SPDX-License-Identifier: Apache-2.0
"""Why an action can't act now, in words, by what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What is missing first is said: without an article there is no mark either.
HINDRANCES: Mapping[str, str] = {
    "project": "no project is open",
    "session": "no article is open",
    "editable": "the session is read-only now",
    "locked": "the session is open for editing",
    "ready": "the session is not set ready",
    "annotation": "no mark is current",
    "mark": "no mark is current",
    "suggestion": "no suggestion is current",
    "suggested_events": "no event is suggested",
    "other_day": "these words stand for one day only",
    "event": "no event is current",
    "selection": "no words are selected",
    "undo": "there is nothing to undo",
    "redo": "there is nothing to redo",
    "refused": "undo was not refused",
    "chosen": "no rows are selected in a list",
    "chosen_marks": "no marks are selected in a list",
    "chosen_events": "select two events in the list to merge them",
}
OTHER = "not now"


def hindrance(needs: frozenset[str], truths: frozenset[str]) -> str:
    """Return what an action lacks that needs these truths, empty for nothing."""
    missing = needs - truths
    if not missing:
        return ""
    return next((words for need, words in HINDRANCES.items() if need in missing), OTHER)
