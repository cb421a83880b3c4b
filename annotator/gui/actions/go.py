# SPDX-License-Identifier: Apache-2.0
"""The Go menu: from mark to mark, the caret by what the text is made of, a growing selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.kinds import all_kinds
from annotator.domain.status import Status
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

# Argument, words on and back, keys on and back.
_SEEN_OFTEN = (
    ("any", "Ne&xt mark", "Mark &before", ("J", "Alt+Down"), ("K", "Alt+Up")),
    ("same_kind", "Next of the same &kind", "Same k&ind before", ("Shift+J",), ("Shift+K",)),
    ("unfinished", "Next &unfinished mark", "Un&finished mark before", ("Ctrl+J",), ("Ctrl+K",)),
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


def marks() -> Iterator[ActionSpec]:
    """Yield the ways from mark to mark, to the next and to the one before."""
    for argument, on, back, keys, keys_back in _SEEN_OFTEN:
        for method, text, own in (("next", on, keys), ("previous", back, keys_back)):
            tip = "Go to it, from the current mark or the caret, and on from the other end"
            yield ActionSpec(
                f"go.{method}", "go", text, tip, own, SESSION, in_text=True, argument=argument
            )
    for method, menu, text in (
        ("next", "next_of", "Next {what}"),
        ("previous", "previous_of", "{what} before"),
    ):
        for argument, what, key in _seldom():
            words = text.format(what=what)
            yield ActionSpec(
                f"go.{method}",
                menu,
                words[0].upper() + words[1:],
                "Go to it, from the current mark or the caret, and on from the other end",
                (key,) if method == "next" else (),
                SESSION,
                in_text=True,
                argument=argument,
                starts_group=argument == Status.UNCHECKED,
            )


def _seldom() -> Iterator[tuple[str, str, str]]:
    """Yield argument, name and key of each kind and of each status that a checker sets."""
    for kind in all_kinds():
        yield kind.key, kind.label.lower(), f"Alt+Shift+{kind.letter}"
    for number, status in enumerate(one for one in Status if one is not Status.SIGNED_OFF):
        yield status.value, f"mark {status.label}", f"Alt+{number + 1}"


GO = (
    ActionSpec(
        "go.jump",
        "go",
        "&Jump to a mark…",
        "Find a mark of this article by its words or fields, and go to it",
        ("Ctrl+G",),
        SESSION,
        starts_group=True,
    ),
    ActionSpec(
        "go.unsaved",
        "go",
        "Wh&at is not saved",
        "Go to a field with what was typed there and could not be saved",
        needs=SESSION,
        brief="Show",
    ),
    ActionSpec(
        "go.to_notice",
        "go",
        "Answer the noti&ce",
        "Go to the buttons of the line above the text; Enter presses one, Esc comes back",
        ("Shift+F6",),
    ),
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
