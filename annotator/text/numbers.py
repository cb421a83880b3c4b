# SPDX-License-Identifier: Apache-2.0
"""Where numbers stand in a text, whatever they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.span import Span


def find_numbers(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the numbers in ``text[start:end]``, in digits or words, in order and apart.

    Currencies, signs and shares belong to them, "$5 million" and "3.5 percent"; what is counted
    and measured does not.
    """
    # Imported here: how numerals are read is not needed before an article is shown.
    from annotator.text.numerals.finding import find_numerals  # noqa: PLC0415

    return find_numerals(text, start, end)
