# SPDX-License-Identifier: Apache-2.0
"""The keys that act within lists and are always the same, for the sheet of keys."""

from __future__ import annotations

from typing import NamedTuple

# Where they act, as the menus of the others stand beside them.
LISTS = "In a list"


class ListKey(NamedTuple):
    """Keys by their portable names, and what they do there."""

    keys: tuple[str, ...]
    text: str
    tip: str


LIST_KEYS = (
    ListKey(("Return", "F2"), "Edit the cell", "In the list of events; Tab goes on to the next"),
    ListKey(("Ctrl+Return",), "Go to the fields", "From the list of events into its form"),
    ListKey(
        ("Del",), "Delete the rows", "Delete all that are selected, or reject what is suggested"
    ),
    ListKey(("Ctrl+A",), "Select all rows", "Also those that are still to be read"),
    ListKey(("Ctrl+C",), "Copy the rows", "All that are selected, with the columns that are seen"),
    ListKey(("Left", "Right"), "Fold or unfold a group", "Where the list of events is grouped"),
    ListKey(("Alt+Left", "Alt+Right"), "Move the column", "The current one of the list of events"),
    ListKey(
        ("Esc",),
        "Back to the text",
        "From every list and form; a line that filters is emptied first",
    ),
)
