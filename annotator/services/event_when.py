# SPDX-License-Identifier: Apache-2.0
"""When an event was, from start to end, on one line as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.event import EVENT_FIELDS

if TYPE_CHECKING:
    from annotator.domain.event import Event

_FIELDS = {field.key: field for field in EVENT_FIELDS}
_OPEN = ("", "..")


def when_text(event: Event) -> str:
    """Return start and end of an event with a slash between, the start alone without an end."""
    return f"{event.start}/{event.end}" if event.end else event.start


def read_when(typed: str) -> tuple[str, str]:
    """Return the start and the end that a line gives, as they are stored.

    A stretch that is open at an end, ``2023-11-24/..``, is a start that is not known better.

    Raises:
        UserError: it names no date.
    """
    first, slash, last = (part.strip() for part in typed.partition("/"))
    if slash and not first and last not in _OPEN:
        return "", _FIELDS["end"].read(last)
    if not slash or first in _OPEN or last in _OPEN:
        return _FIELDS["start"].read(typed), ""
    # Read together too: an end before its start is refused so.
    _FIELDS["start"].read(typed)
    return _FIELDS["start"].read(first), _FIELDS["end"].read(last)
