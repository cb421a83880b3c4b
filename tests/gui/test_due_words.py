# SPDX-License-Identifier: Apache-2.0
from datetime import datetime

import pytest

from annotator.gui.due_words import due_words

NOON = datetime(2023, 11, 29, 12)  # noqa: DTZ001 -- times in articles have no zone


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("due_from", "words"),
    [
        ("2023-11-29T12:00:00", "due now"),
        ("2023-11-29T23:00:00", "due today"),
        ("2023-11-29T23:59:59", "due tomorrow"),
        ("2023-11-30T07:00:00", "due tomorrow"),
        ("2023-12-01T23:59:59", "due in 3 days"),
        ("2024-01-27T23:59:59", "due in 60 days"),
        ("2024-03-30T23:59:59", "due 31 Mar 2024"),
        ("2023-11-28T23:59:59", "due now"),
        ("2023-11-27T23:59:59", "since yesterday"),
        ("2023-11-25T23:59:59", "overdue by 3 days"),
        ("2022-11-28T23:59:59", "since 29 Nov 2022"),
        ("0000-12-31T23:59:59", "overdue"),
    ],
)
def test_when_something_is_due_is_told_in_words(due_from, words):
    assert due_words(due_from, NOON) == words
