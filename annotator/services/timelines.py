# SPDX-License-Identifier: Apache-2.0
"""Reading the events of a session for its timeline, beside the window."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from annotator.store.opening import connect
from annotator.store.timeline import TimelineRows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.ids import SessionId
    from annotator.store.timeline import Plain


def timeline_beside(
    path: Path, session_id: SessionId, advance: Callable[[int], None]
) -> list[Plain]:
    """Return a session's events through a reading connection of its own, for a worker.

    ``advance`` is told a count every now and then, and may raise to stop.

    Raises:
        UserError: the file cannot be read there.
    """
    with closing(connect(path, read_only=True, is_checked=False)) as connection:
        return TimelineRows(connection).of_session(session_id, advance)
