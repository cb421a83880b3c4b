# SPDX-License-Identifier: Apache-2.0
"""How the lanes of marks share the space below a line of text."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.gui.article.lanes import MOST_LANES

# Pixels at 100 %, from the drawings.
_THICKNESS = 2.5
_STEP = 4
_BELOW_TEXT = 1
_LEAST_STEP = 2
# Below this size lanes do not shrink any more.
LEAST_UNIT = 0.75


@dataclass(frozen=True, slots=True)
class LaneRoom:
    """Whole pixels, so that lanes lie evenly: from the text to the first lane, lane to lane."""

    below_text: int
    step: int
    thickness: float

    @classmethod
    def within(cls, space: int, unit: float) -> LaneRoom:
        """Return the usual room at a size, closer and finer where the space is too low for it.

        The text of the next line begins where the space ends.
        """
        unit = max(LEAST_UNIT, unit)
        below_text = gap = max(1, round(_BELOW_TEXT * unit))
        most = (space - below_text + gap) // MOST_LANES
        step = max(_LEAST_STEP, min(max(3, round(_STEP * unit)), most))
        return cls(below_text, step, min(_THICKNESS * unit, step - gap))

    @property
    def height(self) -> int:
        """Return how much space all lanes take."""
        return self.below_text + MOST_LANES * self.step - 1
