# SPDX-License-Identifier: Apache-2.0
"""The Text menu within View: how the article is set, and what of it is folded."""

from __future__ import annotations

from annotator.gui.actions.spec import SESSION, ActionSpec

TEXT = (
    ActionSpec(
        "text.adjust",
        "text",
        "&Adjust…",
        "Choose size, typeface, length and spacing of lines, and see it at once",
        ("Ctrl+T",),
    ),
    ActionSpec(
        "text.lengthen",
        "text",
        "&Longer lines",
        "Set the text in a wider column",
        starts_group=True,
    ),
    ActionSpec("text.shorten", "text", "&Shorter lines", "Set the text in a narrower column"),
    ActionSpec(
        "text.fill_window",
        "text",
        "Lines as long as the &window is wide",
        "Use the whole width of the window for the text, or a comfortable column",
        checkable=True,
    ),
    ActionSpec(
        "text.loosen",
        "text",
        "&More space between lines",
        "Set the lines further apart",
        starts_group=True,
    ),
    ActionSpec(
        "text.tighten",
        "text",
        "Less s&pace between lines",
        "Set the lines closer together; the lanes of marks always have room",
    ),
    ActionSpec(
        "text.fold_furniture",
        "text",
        "&Fold furniture",
        "Show each run of page furniture as one line, or in full",
        ("Ctrl+Shift+B",),
        checkable=True,
        starts_group=True,
    ),
    ActionSpec(
        "text.fold_here",
        "text",
        "Fold or unfold &here",
        "Fold the furniture at the caret, or unfold the nearest",
        ("Ctrl+B",),
        SESSION,
        in_text=True,
    ),
    ActionSpec(
        "text.unfold_marks",
        "text",
        "Unfold piled mar&ks",
        "Give every mark of the paragraph at the caret a lane of its own, or three lanes again",
        ("P",),
        SESSION,
        in_text=True,
    ),
    ActionSpec(
        "text.reset",
        "text",
        "&Usual text",
        "Go back to the usual size, typeface, length and spacing of lines",
        starts_group=True,
    ),
)
