# SPDX-License-Identifier: Apache-2.0
"""What the mouse does over the text, and what it would show; in the Mark menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.kinds import all_kinds
from annotator.gui.actions.spec import EDITABLE, SESSION, ActionSpec

if TYPE_CHECKING:
    from collections.abc import Iterator


MOUSE = (
    ActionSpec(
        "mouse.show_card",
        "mark",
        "What is kno&wn of the mark",
        "Show fields, verdict and note of the current mark beside it, as the mouse at rest does",
        ("F2",),
        SESSION,
        in_text=True,
        starts_group=True,
    ),
    ActionSpec(
        "mouse.copy_mark",
        "mark",
        "Cop&y the words of the mark",
        "Copy the words of the current mark, as they stand in the article",
        (),
        frozenset({"session", "annotation"}),
    ),
)


def pens() -> Iterator[ActionSpec]:
    """Yield what the mouse can be: an arrow that selects, or the pen of a kind."""
    yield ActionSpec(
        "mouse.select",
        "pen",
        "&Select",
        "Have a drag over the text only select; Esc does the same",
        (),
        SESSION,
        checkable=True,
        starts_group=True,
    )
    for kind in all_kinds():
        name = kind.label.lower()
        yield ActionSpec(
            "mouse.pen",
            "pen",
            f"&{kind.label}",
            f"Have a drag over the text tag it at once as {name}; Alt takes single letters, "
            "Ctrl only selects",
            (f"Ctrl+Shift+{kind.letter}",),
            EDITABLE,
            in_text=True,
            argument=kind.key,
            checkable=True,
        )
