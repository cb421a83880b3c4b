# SPDX-License-Identifier: Apache-2.0
"""What is done with numbers, within the Events menu."""

from __future__ import annotations

from annotator.gui.actions.spec import SESSION, ActionSpec

NUMBERS = (
    ActionSpec(
        "numbers.over_time",
        "events",
        "&Numbers over time",
        "Plot the numbers selected in their list, or all that count what the current one does",
        ("Ctrl+Shift+G",),
        SESSION,
        starts_group=True,
    ),
    ActionSpec(
        "numbers.save_picture",
        "pictures",
        "Save &numbers as picture…",
        "Save the plot of numbers over time as SVG or PNG, on white paper",
        (),
        SESSION,
    ),
)
