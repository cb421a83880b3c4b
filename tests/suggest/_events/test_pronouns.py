# SPDX-License-Identifier: Apache-2.0
"""Whom a pronoun stands for in an event: somebody only where that is sure."""

import pytest

from tests.suggest._events.reading import mentions

# A long run of pronouns between a name and what is told.
_LONG = "Ann Roe was born in 1930. " + "She was tired. " * 20


def who(text, trigger):
    """Return the names of who takes part in what a word tells of."""
    article, found = mentions(text)
    (one,) = (one for one in found if one.trigger.of(article) == trigger)
    return [person.name for person in one.who]


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("Ann Roe was tired. She resigned.", "resigned", ["Ann Roe"]),
        (_LONG + "She resigned.", "resigned", ["Ann Roe"]),
        ("Ann Roe met Karen Lask. She resigned.", "resigned", ["Ann Roe"]),
        ("Bo Lask was tired. He resigned.", "resigned", ["Bo Lask"]),
        # Another whose sex nobody knows is not meant where she is told of.
        (
            "Ann Roe was tired. In 1961 she sued Olof Berg, a sailor. She resigned.",
            "resigned",
            ["Ann Roe"],
        ),
    ],
)
def test_pronoun_stands_for_the_one_who_is_meant(text, trigger, names):
    assert who(text, trigger) == names


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Paul Roe was tired. His aides put John Lask up. He resigned.", "resigned"),
        ("The Institute of Marine Research opened. She resigned.", "resigned"),
        ("Ann Roe was tired. He resigned.", "resigned"),
        ("It rained. She resigned.", "resigned"),
    ],
)
def test_pronoun_stands_for_nobody_where_that_is_open(text, trigger):
    assert who(text, trigger) == []
