# SPDX-License-Identifier: Apache-2.0
"""What a backup holds beside what the project holds now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.session import SessionSummary


@dataclass(frozen=True, slots=True)
class Compared:
    """A session then and now; None where it was not there yet, or is not there any more."""

    then: SessionSummary | None
    now: SessionSummary | None

    @property
    def either(self) -> SessionSummary:
        """Return the session as it was then, or else as it is now."""
        return cast("SessionSummary", self.then or self.now)

    @property
    def is_same(self) -> bool:
        """Return whether nothing was edited in between."""
        return bool(self.then and self.now and self.then.changed == self.now.changed)


def compared(then: Sequence[SessionSummary], now: Sequence[SessionSummary]) -> list[Compared]:
    """Return all sessions then and now: those of the backup, then those that are newer."""
    present = {one.session.id: one for one in now}
    found = [Compared(one, present.pop(one.session.id, None)) for one in then]
    return [*found, *(Compared(None, one) for one in present.values())]
