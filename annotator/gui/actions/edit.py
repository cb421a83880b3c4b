# SPDX-License-Identifier: Apache-2.0
"""The Edit menu."""

from __future__ import annotations

from annotator.gui.actions.spec import PROJECT, SESSION, ActionSpec

EDIT = (
    ActionSpec(
        "edit.undo",
        "edit",
        "&Undo",
        "Take the last step back",
        ("Ctrl+Z",),
        frozenset({"undo"}),
    ),
    ActionSpec(
        "edit.redo",
        "edit",
        "&Redo",
        "Do again what was undone",
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        frozenset({"redo"}),
    ),
    ActionSpec(
        "edit.step_over",
        "edit",
        "Step &over it",
        "Leave what cannot be undone or redone as it is, and go on to the next step",
        (),
        frozenset({"session", "editable", "refused"}),
    ),
    ActionSpec(
        "edit.copy",
        "edit",
        "&Copy",
        "Copy the selected words of the article",
        ("Ctrl+C",),
        frozenset({"session", "selection"}),
        in_text=True,
        starts_group=True,
    ),
    ActionSpec(
        "edit.find",
        "edit",
        "&Find in article",
        "Find words in the article",
        ("Ctrl+F",),
        SESSION,
        starts_group=True,
    ),
    ActionSpec("edit.find_next", "edit", "Find &next", "Go to the next place", ("F3",), SESSION),
    ActionSpec(
        "edit.find_previous",
        "edit",
        "Find &previous",
        "Go to the place before",
        ("Shift+F3",),
        SESSION,
    ),
    ActionSpec(
        "edit.search_project",
        "edit",
        "&Search the project",
        "Search marks, events and articles of the whole project",
        ("Ctrl+Shift+F",),
        PROJECT,
    ),
)
