# SPDX-License-Identifier: Apache-2.0
"""What to press where no event is listed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.event import EVENT

if TYPE_CHECKING:
    from annotator.gui.desk import Desk


def first_step(desk: Desk) -> str:
    """Return how the first event is made, and how those suggested are gone through."""
    key, following = desk.keys.shown("events.add_event"), _next_key(desk)
    if key and following:
        text = _tr(
            "No events yet. Press “{next}” to go through those suggested, or select words in the "
            "text and press {key}."
        )
    elif key:
        text = _tr("No events yet. Select the words in the text and press {key}.")
    else:
        text = _tr("No events yet. Select the words in the text; then Events > Event.")
    return text.format_map({"key": key, "next": following})


def _next_key(desk: Desk) -> str:
    """Return the key to the next suggested event, '' where none is left."""
    count = desk.suggestions.count(EVENT.key)
    # Alone they come by the usual key; else there are marks to decide on before.
    are_alone = count == len(desk.suggestions.left)
    return desk.keys.shown("suggest.next" if are_alone else "suggest.next_event") if count else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventsPanel", text)
