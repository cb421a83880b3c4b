# SPDX-License-Identifier: Apache-2.0
"""Going along two lists of stretches at once, never each against each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.domain.span import Span

    # Start and end, ordered by start; they may overlap.
    Stretches = Iterable[tuple[int, int]]


def apart(spans: Iterable[Span], stretches: Stretches) -> Iterator[Span]:
    """Yield the spans that no stretch overlaps, in one sweep; spans are in order and apart."""
    ordered = iter(stretches)
    reach = -1
    pending = next(ordered, None)
    for span in spans:
        while pending is not None and pending[0] < span.end:
            reach = max(reach, pending[1])
            pending = next(ordered, None)
        if reach <= span.start:
            yield span
