# SPDX-License-Identifier: Apache-2.0
"""What people decided about suggestions, beside those that they accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.domain.ids import RejectionId, SessionId
    from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Rejection:
    """A suggestion that somebody did not want: its kind and content do not come back.

    ``rule`` is the one that proposed it; ``created`` is UTC, ISO 8601.
    """

    id: RejectionId
    session_id: SessionId
    kind: str
    spans: tuple[Span, ...]
    rule: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class RuleSwitch:
    """Whether the project wants what a rule suggests, where somebody said so."""

    rule: str
    is_on: bool
