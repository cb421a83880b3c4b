# SPDX-License-Identifier: Apache-2.0
"""What can go wrong: something the user can act on, or a fault of the program."""

from __future__ import annotations

from annotator.domain.message import Message, message


class UserError(Exception):
    """What was asked did not happen; the message says why and what to do next."""

    def __init__(self, text: Message) -> None:
        super().__init__(str(text))
        self.message = text


class ConflictError(UserError):
    """The value on disk is no longer what the edit started from; nothing was written."""


class GoneError(ConflictError):
    """A record is not in the project any more: another program removed it, and may at any time."""


class DamageError(UserError):
    """A project file is damaged; nothing more is written to it. Some of it may be salvaged."""


class HandedOnError(ConflictError):
    """Another program ended the work on the session; nothing in it can be written or undone."""


class BugError(Exception):
    """The program broke one of its own rules."""


def user_error(template: str, **arguments: str | int | Message) -> UserError:
    """Return a UserError with this message."""
    return UserError(message(template, **arguments))
