# SPDX-License-Identifier: Apache-2.0
"""Text for people that arises where no window is: a template and its arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user; the window translates the template, then fills it in.

    Arguments are article text, names and counts, so they are never translated.
    """

    template: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the message in English."""
        return self.template.format_map(self.arguments)


def message(template: str, **arguments: str | int) -> Message:
    """Return the message with these arguments."""
    return Message(template, arguments)
