# SPDX-License-Identifier: Apache-2.0
"""The File menu."""

from __future__ import annotations

from annotator.gui.actions.spec import PROJECT, SESSION, ActionSpec

FILE = (
    ActionSpec(
        "file.open_article",
        "file",
        "&Open article…",
        "Read an article into the project",
        ("Ctrl+O",),
        PROJECT,
    ),
    ActionSpec(
        "file.paste_article",
        "file",
        "&Paste article",
        "Make an article of the text on the clipboard",
        ("Ctrl+Shift+V",),
        PROJECT,
    ),
    ActionSpec(
        "file.article_details",
        "file",
        "Article &details…",
        "Confirm title, publisher, date and what else is known",
        ("Ctrl+D",),
        SESSION,
    ),
    ActionSpec(
        "file.export_csv",
        "file",
        "&Export CSV…",
        "Write this session's marks and events as tables",
        ("Ctrl+E",),
        SESSION,
        starts_group=True,
    ),
    ActionSpec(
        "file.export_all",
        "file",
        "Export &all sessions as CSV…",
        "Write every session of the project as tables",
        (),
        SESSION,
    ),
    ActionSpec(
        "file.new_project",
        "file",
        "&New project…",
        "Begin an empty project file",
        starts_group=True,
    ),
    ActionSpec(
        "file.open_project",
        "file",
        "Open p&roject…",
        "Open another project file",
        ("Ctrl+Shift+O",),
    ),
    ActionSpec(
        "file.clear_recent",
        "recent",
        "&Clear list",
        "Forget these projects, which one was open last, and the last folder",
    ),
    ActionSpec(
        "file.save_copy",
        "file",
        "Save a &copy…",
        "Write a whole copy of the project file, for a backup or for somebody else",
        (),
        PROJECT,
    ),
    ActionSpec(
        "file.set_reviewer",
        "file",
        "Re&viewer…",
        "Say who is at work: the name goes into the history and the CSV",
        (),
        PROJECT,
        starts_group=True,
    ),
    ActionSpec(
        "file.quit",
        "file",
        "&Quit",
        "Close the window; everything is saved",
        ("Ctrl+Q",),
        starts_group=True,
    ),
)
