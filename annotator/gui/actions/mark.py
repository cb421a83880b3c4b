# SPDX-License-Identifier: Apache-2.0
"""The Mark menu: tagging, and the pieces and edges of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.kinds import all_kinds
from annotator.gui.actions.spec import CURRENT, EDITABLE, SELECTION, SESSION, ActionSpec

if TYPE_CHECKING:
    from collections.abc import Iterator


def tagging() -> Iterator[ActionSpec]:
    """Yield two actions a kind: tag as it, and change the current mark into it."""
    for kind in all_kinds():
        yield ActionSpec(
            "mark.tag",
            "mark",
            kind.label,
            f"Tag the selected words as {kind.label.lower()}, or the {kind.unit} at the caret",
            (kind.letter,),
            EDITABLE,
            in_text=True,
            argument=kind.key,
        )
    for kind in all_kinds():
        yield ActionSpec(
            "mark.retag",
            "kind",
            f"Change to {kind.label.lower()}",
            f"Turn the current mark into a {kind.label.lower()}",
            (f"Shift+{kind.letter}",),
            CURRENT,
            in_text=True,
            argument=kind.key,
        )


MARK = (
    ActionSpec(
        "mark.repeat",
        "mark",
        "&Repeat the last tag",
        "Tag the selected words, or what stands at the caret, as what was tagged last",
        ("R",),
        EDITABLE,
        in_text=True,
    ),
    ActionSpec(
        "mark.to_panel",
        "mark",
        "&Fields of the mark",
        "Go to the fields of the current mark; Esc comes back",
        ("Tab", "Return"),
        frozenset({"session", "annotation"}),
        in_text=True,
        starts_group=True,
    ),
    ActionSpec(
        "mark.leave",
        "mark",
        "&Leave the mark",
        "Have no mark current",
        ("Esc",),
        SESSION,
        in_text=True,
    ),
    ActionSpec(
        "mark.move_end",
        "edges",
        "End one character on",
        "Move the end of the mark",
        ("Alt+Right",),
        CURRENT,
        in_text=True,
        argument="next_character",
        starts_group=True,
    ),
    ActionSpec(
        "mark.move_end",
        "edges",
        "End one character back",
        "Move the end of the mark",
        ("Alt+Left",),
        CURRENT,
        in_text=True,
        argument="previous_character",
    ),
    ActionSpec(
        "mark.move_end",
        "edges",
        "End one word on",
        "Move the end of the mark",
        ("Ctrl+Alt+Right",),
        CURRENT,
        in_text=True,
        argument="next_word_edge",
    ),
    ActionSpec(
        "mark.move_end",
        "edges",
        "End one word back",
        "Move the end of the mark",
        ("Ctrl+Alt+Left",),
        CURRENT,
        in_text=True,
        argument="previous_word_edge",
    ),
    ActionSpec(
        "mark.move_start",
        "edges",
        "Start one character on",
        "Move the start of the mark",
        ("Alt+Shift+Right",),
        CURRENT,
        in_text=True,
        argument="next_character",
    ),
    ActionSpec(
        "mark.move_start",
        "edges",
        "Start one character back",
        "Move the start of the mark",
        ("Alt+Shift+Left",),
        CURRENT,
        in_text=True,
        argument="previous_character",
    ),
    ActionSpec(
        "mark.move_start",
        "edges",
        "Start one word on",
        "Move the start of the mark",
        ("Ctrl+Alt+Shift+Right",),
        CURRENT,
        in_text=True,
        argument="next_word_edge",
    ),
    ActionSpec(
        "mark.move_start",
        "edges",
        "Start one word back",
        "Move the start of the mark",
        ("Ctrl+Alt+Shift+Left",),
        CURRENT,
        in_text=True,
        argument="previous_word_edge",
    ),
    ActionSpec(
        "mark.add_piece",
        "pieces",
        "&Add to the mark",
        "Make the selected words, or what stands at the caret, another piece of the current mark",
        ("A",),
        CURRENT,
        in_text=True,
        argument="content",
    ),
    ActionSpec(
        "mark.add_piece",
        "pieces",
        "&Source of the mark",
        "Mark the selected words, or the name at the caret, as who says it",
        ("S",),
        CURRENT,
        in_text=True,
        argument="source",
    ),
    ActionSpec(
        "mark.add_piece",
        "pieces",
        "C&ue of the mark",
        "Mark the selected words, or the word at the caret, as the words that introduce it",
        ("U",),
        CURRENT,
        in_text=True,
        argument="cue",
    ),
    ActionSpec(
        "mark.cut_out",
        "pieces",
        "&Take selection out of mark",
        "Leave the selected words out of the current mark, which goes on behind them",
        ("Shift+A",),
        SELECTION,
        in_text=True,
        starts_group=True,
    ),
    ActionSpec(
        "mark.join",
        "pieces",
        "&Join marks",
        "Make one of the marks or pieces selected, or of the current mark and the next of its kind",
        ("G",),
        EDITABLE,
        in_text=True,
    ),
    ActionSpec(
        "mark.split",
        "pieces",
        "Spl&it the mark",
        "Make two marks of the current one: at the caret, or before and behind the selection",
        ("Shift+G",),
        CURRENT,
        in_text=True,
    ),
    ActionSpec(
        "mark.delete",
        "mark",
        "&Delete mark",
        "Delete the current mark",
        ("Del", "Backspace"),
        CURRENT,
        in_text=True,
        starts_group=True,
    ),
    ActionSpec(
        "mark.toggle_furniture",
        "mark",
        "&Body text or furniture",
        "Make the region at the caret, or the selected words, furniture or body text again",
        ("B",),
        EDITABLE,
        in_text=True,
    ),
)
