# SPDX-License-Identifier: Apache-2.0
"""Asking which event something belongs to, by a box over the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.shell import Shell


def choose_event(window: Shell, what: str, take: Callable[[str], None]) -> None:
    """Show a box in which a few letters find an event; ``take`` gets the id of the chosen one.

    ``what`` names that which is to be added to it, in the user's language.
    """
    from annotator.gui.event_box import EventBox  # noqa: PLC0415 - seldom needed, never at first

    if all(box.isHidden() for box in window.pane.findChildren(EventBox)):
        box = EventBox(window.desk, what, window.pane)
        box.chosen.connect(take)
        box.left.connect(window.view.setFocus)
        box.show_over(window.pane)
