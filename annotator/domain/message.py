# SPDX-License-Identifier: Apache-2.0
"""Text for people that arises where no window is: a template and its arguments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class DateText(str):
    """A date as it is stored (EDTF) among the arguments of a message: windows show it in words."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user; the window translates the template, then fills it in.

    Arguments are article text, names and counts, which are never translated, dates, or messages.
    """

    template: str
    arguments: Mapping[str, str | int | Message] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the message in English."""
        return self.template.format_map(self.arguments)


def message(template: str, **arguments: str | int | Message) -> Message:
    """Return the message with these arguments."""
    return Message(template, arguments)
