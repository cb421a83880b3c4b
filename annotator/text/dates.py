# SPDX-License-Identifier: Apache-2.0
"""Where dates and clock times stand in a text, whatever day they mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from annotator.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.span import Span

# Some words are a date only beside another, whichever that is; a leap year has all days.
_SOME_DAY = date(2000, 1, 1)


def find_dates(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the dates and clock times in ``text[start:end]``, in order and apart.

    They are those that are suggested. In "May 3 and 4" the second day is a date of its own.
    """
    # Imported here: the grammar is not needed before an article is shown.
    from annotator.text.times.finding import find_times  # noqa: PLC0415
    from annotator.text.times.line import Line  # noqa: PLC0415
    from annotator.text.times.periods import Period, Unit  # noqa: PLC0415
    from annotator.text.times.place import Place  # noqa: PLC0415

    words = tokens(text, start, end)
    line = Line(words, [word.lower for word in words])
    for found, _ in find_times(line, Place(Period(Unit.DAY, _SOME_DAY))):
        if found.value.rule:
            yield found.span
