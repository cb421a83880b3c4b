# SPDX-License-Identifier: Apache-2.0
"""Set phrases in which a numeral counts nothing: "one another", "second thoughts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.numerals import vocabulary

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line
    from annotator.text.numerals.numeral import Numeral


def is_in_phrase(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral stands in one of the set phrases."""
    first, behind = numeral.first, numeral.behind
    around = (
        (first - 1, behind),
        (first, behind + 1),
        (first - 1, behind + 1),
        (first, behind + 2),
        (first - 2, behind),
        (first, behind + 3),
    )
    phrases = vocabulary.not_counting()
    return any(" ".join(line.lows(*ends)) in phrases for ends in around)
