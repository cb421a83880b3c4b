# SPDX-License-Identifier: Apache-2.0
"""A stretch of an article's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open ``[start, end)`` in Python code points of the article's fixed text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse spans that no text can have.

        Raises:
            ValueError: start is negative or end lies before start.
        """
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span [{self.start}, {self.end})")

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return whether there is any text in it."""
        return self.end > self.start

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def holds(self, offset: int) -> bool:
        """Return whether a caret at this offset touches the span, its end included."""
        return self.start <= offset <= self.end

    def clip(self, other: Span) -> Span | None:
        """Return what the two share, or None where they share nothing."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def of(self, text: str) -> str:
        """Return the text it covers."""
        return text[self.start : self.end]
