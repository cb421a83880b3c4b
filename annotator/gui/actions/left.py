# SPDX-License-Identifier: Apache-2.0
"""What is left, within the Check menu: a walk through what nobody has marked."""

from __future__ import annotations

from annotator.gui.actions.spec import SESSION, ActionSpec

LEFT = (
    ActionSpec(
        "left.go_on",
        "left",
        "&Next place left",
        "Go to the next sentence without a mark, then to names and figures outside every mark",
        ("M",),
        SESSION,
        in_text=True,
        brief="Next",
    ),
    ActionSpec(
        "left.go_back",
        "left",
        "&Place before",
        "Go to the place left before this one",
        ("Shift+M",),
        SESSION,
        in_text=True,
    ),
    ActionSpec(
        "left.pass_over",
        "left",
        "Nothing to &check here",
        "Pass over the selected words, and go to the next place left",
        ("X",),
        SESSION,
        in_text=True,
        brief="Nothing here",
    ),
    ActionSpec(
        "left.look_again",
        "left",
        "&Look again at what was passed over",
        "Go once more through the places with nothing to check",
        (),
        SESSION,
        brief="Look again",
    ),
    ActionSpec(
        "left.leave",
        "left",
        "&Stop looking for what is left",
        "Leave the walk through what is left; so does Esc in the text",
        (),
        SESSION,
        brief="Stop",
    ),
)
