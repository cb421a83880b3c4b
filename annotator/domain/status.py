# SPDX-License-Identifier: Apache-2.0
"""Where a fact is in the work (status) and what was found (verdict): two things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Workflow status of an annotation or event."""

    UNCHECKED = "unchecked"
    IN_PROGRESS = "in_progress"
    QUERY = "query"
    CHANGED = "changed"
    CHECKED = "checked"
    SIGNED_OFF = "signed_off"

    @property
    def label(self) -> str:
        """Return the English label."""
        return self.value.replace("_", " ")

    @property
    def is_done(self) -> bool:
        """Return whether no more work is asked."""
        return self in (Status.CHECKED, Status.SIGNED_OFF)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One step of a verdict scale; ``number`` is its rating (5 best), None where there is none."""

    key: str
    label: str
    number: int | None


DEFAULT_VERDICTS: tuple[Verdict, ...] = (
    Verdict("accurate", "accurate", 5),
    Verdict("needs_context", "needs context", 4),
    Verdict("mixed", "mixed", 3),
    Verdict("mostly_wrong", "mostly wrong", 2),
    Verdict("wrong", "wrong", 1),
    Verdict("misleading", "misleading", None),
    Verdict("unproven", "unproven", None),
    Verdict("on_author", "on author", None),
    Verdict("not_checkable", "not checkable", None),
    Verdict("void", "void", None),
)
