# SPDX-License-Identifier: Apache-2.0
"""The View and Help menus."""

from __future__ import annotations

from annotator.gui.actions.spec import PROJECT, SESSION, ActionSpec
from annotator.gui.actions.text import TEXT

VIEW = (
    ActionSpec("view.zoom_in", "view", "Zoom &in", "Show the text larger", ("Ctrl++", "Ctrl+=")),
    ActionSpec("view.zoom_out", "view", "Zoom &out", "Show the text smaller", ("Ctrl+-",)),
    ActionSpec("view.zoom_reset", "view", "&100 %", "Show the text at its usual size", ("Ctrl+0",)),
    *TEXT,
    ActionSpec(
        "view.show_initials",
        "view",
        "&Letters at marks",
        "Show the letter of its kind where a mark begins",
        (),
        checkable=True,
        starts_group=True,
    ),
    ActionSpec(
        "view.show_untouched",
        "view",
        "&Unmarked sentences",
        "Show a quiet ground under the sentences that nobody has marked",
        (),
        checkable=True,
    ),
    ActionSpec(
        "view.name_article",
        "view",
        "&Name the article in the title",
        "Show or hide in the title of the window what is worked on: others may see it",
        (),
        checkable=True,
    ),
    ActionSpec(
        "view.set_theme",
        "theme",
        "Theme of the &system",
        "Light or dark as the desktop is",
        argument="system",
        checkable=True,
        starts_group=True,
    ),
    ActionSpec(
        "view.set_theme",
        "theme",
        "Ligh&t theme",
        "Dark text on light paper",
        argument="light",
        checkable=True,
    ),
    ActionSpec(
        "view.set_theme",
        "theme",
        "&Dark theme",
        "Light text on dark paper",
        argument="dark",
        checkable=True,
    ),
    ActionSpec(
        "view.set_theme",
        "theme",
        "High &contrast",
        "The strongest contrast",
        argument="contrast",
        checkable=True,
    ),
    ActionSpec(
        "view.toggle_area",
        "view",
        "Li&brary",
        "Show or hide the library",
        ("Ctrl+1",),
        argument="left",
        checkable=True,
        starts_group=True,
    ),
    ActionSpec(
        "view.toggle_area",
        "view",
        "&Panels",
        "Show or hide the panels",
        ("Ctrl+2",),
        argument="right",
        checkable=True,
    ),
    ActionSpec(
        "view.toggle_area",
        "view",
        "&Events and history",
        "Show or hide the lower part of the window",
        ("Ctrl+3",),
        argument="bottom",
        checkable=True,
    ),
    ActionSpec(
        "view.enlarge_lower",
        "view",
        "Enl&arge the panels below",
        "Give events, timeline and history most of the height, or give it back to the text",
        ("Ctrl+4",),
        checkable=True,
        brief="Enlarge",
    ),
    ActionSpec(
        "events.suggested_over_time",
        "view",
        "Suggested e&vents on the timeline",
        "Draw what is suggested beside the events of the file, dashed, or leave it out",
        (),
        SESSION,
        checkable=True,
    ),
    ActionSpec(
        "view.to_text",
        "view",
        "&Go to the text",
        "Put the caret into the article",
        ("F6",),
        starts_group=True,
    ),
)


HELP = (
    ActionSpec(
        "help.palette",
        "help",
        "&Find an action…",
        "Any action by a few of its letters",
        ("Ctrl+Shift+P",),
    ),
    ActionSpec("help.keys", "help", "&Keys", "All keys on one sheet", ("F1",)),
    ActionSpec(
        "help.change_keys",
        "help",
        "&Change keys…",
        "Give actions other keys, or more of them, or their usual keys again",
    ),
    ActionSpec(
        "help.report",
        "help",
        "Show &report…",
        "What is known of faults of the program: to copy, and where the log is",
    ),
    ActionSpec(
        "help.about",
        "help",
        "&About Annotator",
        "Version, licence, where your data is",
        (),
        PROJECT,
    ),
)
