# SPDX-License-Identifier: Apache-2.0
"""Messages, and the errors that carry them."""

from __future__ import annotations

import pytest

from annotator.domain.errors import ConflictError, UserError, user_error
from annotator.domain.message import Message, message


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (Message("Saved."), "Saved."),
        (message("{done} of {all} checked", done=18, all=43), "18 of 43 checked"),
        (message("“{name}” is kept", name="{odd} \\ name"), "“{odd} \\ name” is kept"),
    ],
)
def test_message_reads_as_english(given: Message, shown: str) -> None:
    assert str(given) == shown


def test_equal_messages_are_equal() -> None:
    assert message("{n} left", n=2) == message("{n} left", n=2)


def test_error_keeps_its_message_for_translation() -> None:
    assert user_error("{n} left", n=2).message == message("{n} left", n=2)


def test_error_reads_as_english() -> None:
    assert str(user_error("{n} left", n=2)) == "2 left"


def test_conflict_is_an_error_the_user_can_act_on() -> None:
    assert issubclass(ConflictError, UserError)
