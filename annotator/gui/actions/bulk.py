# SPDX-License-Identifier: Apache-2.0
"""What is done to all rows that are selected in a list, within the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.kinds import all_kinds
from annotator.domain.status import DEFAULT_VERDICTS, Status
from annotator.gui.actions.spec import CHOSEN, CHOSEN_MARKS, ActionSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

# Stands for the verdict that is blank.
NO_VERDICT = "none"
_ENTERED = (
    ("add_tag", "&Add tag…", "Give all rows selected in the list a tag", "F7"),
    ("remove_tag", "&Take tag away…", "Take a tag away from all selected rows", "Shift+F7"),
    ("append_note", "Add to &note…", "Add words to the notes of all selected rows", "F8"),
    ("replace_note", "&Replace note…", "Put other notes on all selected rows", "Shift+F8"),
)


def bulk() -> Iterator[ActionSpec]:
    """Yield an action for each thing that can be done to all selected rows."""
    for method, text, tip, key in _ENTERED:
        is_first = method == _ENTERED[0][0]
        yield ActionSpec(f"bulk.{method}", "bulk", text, tip, (key,), CHOSEN, starts_group=is_first)
    for number, status in enumerate(one for one in Status if one is not Status.SIGNED_OFF):
        text, tip = status.label.capitalize(), "Set the status of all selected rows to "
        yield ActionSpec(
            *("bulk.set_status", "bulk_status", text, tip + status.label),
            (f"Ctrl+F{number + 1}",),
            CHOSEN,
            argument=status.value,
        )
    verdicts = [(one.key, one.label) for one in DEFAULT_VERDICTS]
    for key, label in [*verdicts, (NO_VERDICT, "no verdict")]:
        yield ActionSpec(
            *("bulk.set_verdict", "bulk_verdict", label.capitalize()),
            f"Set the verdict of all selected rows: {label}",
            (),
            CHOSEN,
            argument=key,
        )
    yield from _of_marks()
    yield ActionSpec(
        *("bulk.delete", "bulk", "&Delete", "Delete all selected rows; so does Del in the list"),
        (),
        CHOSEN,
        starts_group=True,
    )


def _of_marks() -> Iterator[ActionSpec]:
    """Yield an action for each thing that can be done to marks alone."""
    for kind in all_kinds():
        yield ActionSpec(
            *("bulk.retag", "bulk_kind", kind.label),
            f"Turn all selected marks into {kind.plural.lower()}",
            (),
            CHOSEN_MARKS,
            argument=kind.key,
        )
    yield ActionSpec(
        *("bulk.attach", "bulk", "Add to &event…", "Have all selected marks speak of an event"),
        ("Ctrl+L",),
        CHOSEN_MARKS,
    )
    for key, text in (("yes", "&Confidential"), ("no", "N&ot confidential")):
        tip = f"Mark all selected marks as {text.replace('&', '').lower()}"
        yield ActionSpec(
            *("bulk.set_confidential", "bulk", text, tip, (), CHOSEN_MARKS),
            argument=key,
            starts_group=key == "yes",
        )
