# SPDX-License-Identifier: Apache-2.0
"""Two things that are said of one event and cannot both be true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.domain.ids import AnnotationId
    from annotator.domain.message import Message


@dataclass(frozen=True, slots=True)
class Conflict:
    """What disagrees within an event.

    The message tells both values and where they stand; ``ids`` are the annotations with them, in
    text order: one alone where it disagrees with what the event itself says, none where the event
    disagrees with itself.
    """

    message: Message
    ids: tuple[AnnotationId, ...]
