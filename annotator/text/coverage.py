# SPDX-License-Identifier: Apache-2.0
"""Which sentences of an article nobody has marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.span import Span


def untouched(sentences: Sequence[Span], marked: Iterable[tuple[int, int]]) -> int:
    """Return how many sentences no marked stretch overlaps, in one sweep.

    Sentences are in text order and apart; ``marked`` is start and end, ordered by start.
    """
    left = 0
    stretches = iter(marked)
    reach = -1
    pending = next(stretches, None)
    for sentence in sentences:
        while pending is not None and pending[0] < sentence.end:
            reach = max(reach, pending[1])
            pending = next(stretches, None)
        left += reach <= sentence.start
    return left
