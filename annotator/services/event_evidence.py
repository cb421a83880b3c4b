# SPDX-License-Identifier: Apache-2.0
"""Which marks speak of events, and what they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.event import Evidence
from annotator.domain.kinds import kind_of

if TYPE_CHECKING:
    from annotator.domain.annotation import Annotation


def evidence_of(annotation: Annotation) -> Evidence:
    """Return an annotation as evidence of an event, with what its kind tells of one."""
    return Evidence(annotation.id, kind_of(annotation.kind).event_role)
