# SPDX-License-Identifier: Apache-2.0
"""What an importer reads out of a file, before it becomes an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as read: text not yet normalised, and what the format itself says of it.

    ``metadata`` is keyed by the article's field names; ``encoding`` names how bytes were read.
    """

    text: str
    encoding: str
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Importer:
    """A source format; ``read`` raises UserError where the bytes are not readable as it."""

    key: str
    label: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], RawPage]
