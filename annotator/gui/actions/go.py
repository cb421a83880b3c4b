# SPDX-License-Identifier: Apache-2.0
"""The Go menu: the caret by what the text is made of, and a selection that grows by meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.gui.actions.spec import SESSION, ActionSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

# Argument, the words in the menus, and the key; Shift with it selects.
_STEPS = (
    ("character_right", "Character to the &right", "Right"),
    ("character_left", "Character to the &left", "Left"),
    ("word_right", "&Word to the right", "Ctrl+Right"),
    ("word_left", "W&ord to the left", "Ctrl+Left"),
    ("next_sentence", "&Next sentence", "O"),
    ("previous_sentence", "&Sentence before", "I"),
    ("next_paragraph", "Next &paragraph", "Ctrl+Down"),
    ("previous_paragraph", "Paragraph &before", "Ctrl+Up"),
    ("text_start", "Beginning of the &text", "Ctrl+Home"),
    ("text_end", "&End of the text", "Ctrl+End"),
)


def moves() -> Iterator[ActionSpec]:
    """Yield the steps of the caret, and then the same steps that select."""
    for argument, text, key in _STEPS:
        yield ActionSpec(
            "go.move",
            "move",
            text,
            "Move the caret",
            (key,),
            SESSION,
            in_text=True,
            argument=argument,
            only_moves=True,
            starts_group=argument == _STEPS[0][0],
        )
    for argument, text, key in _STEPS:
        yield ActionSpec(
            "go.select",
            "select",
            text,
            "Move the caret, and select up to it",
            (f"Shift+{key}" if "+" not in key else key.replace("+", "+Shift+"),),
            SESSION,
            in_text=True,
            argument=argument,
            only_moves=True,
        )


GO = (
    ActionSpec(
        "go.widen",
        "go",
        "&Widen the selection",
        "Select the word, number, quotation, clause, sentence, paragraph around it, step by step",
        ("W", "Alt+Shift+Up"),
        SESSION,
        in_text=True,
        only_moves=True,
        starts_group=True,
    ),
    ActionSpec(
        "go.narrow",
        "go",
        "Na&rrow the selection",
        "Go back the way the selection grew",
        ("Shift+W", "Alt+Shift+Down"),
        SESSION,
        in_text=True,
        only_moves=True,
    ),
)
