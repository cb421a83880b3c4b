# SPDX-License-Identifier: Apache-2.0
"""Patterns as a person types them: read, or refused in words that say what is wrong."""

from __future__ import annotations

import re
from typing import Any

from annotator.domain.errors import UserError, user_error
from annotator.domain.message import Message

# Signs that a pattern may be long when each "{n}" is written out: the compiler does so, which at
# 10,000 takes some 30 ms, at a million 2 s and 200 MB, and nothing can stop it meanwhile.
_LONGEST = 10_000
_TOKEN = re.compile(
    r"""
    \\. | \[\^?\]?(?:\\.|[^]\\])*\]       # a sign, a set of signs
    | \(\?\#[^)]*\) | \s                  # a remark, a blank: "(?x)" passes over both
    | \{(?P<least>\d+)(?:,\d*)?\}         # how often at least what stands before it comes
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
# What the pattern compiler says, and what it means to somebody who typed it.
_FAULTS = (
    ("missing )", "A bracket “(” is not closed."),
    ("unbalanced parenthesis", "A bracket “)” was not opened."),
    ("unterminated character set", "A bracket “[” is not closed."),
    ("bad character set", "There is nothing between “[” and “]”."),
    ("bad character range", "A range such as “a-z” is the wrong way round."),
    ("nothing to repeat", "There is nothing before “*”, “+”, “?” or “{{” to repeat."),
    ("multiple repeat", "Two signs of repetition follow one another."),
    ("end of pattern", "Something has to follow “\\”. For “\\” itself type “\\\\”."),
    ("bad escape", "This letter means nothing after “\\”. For “\\” itself type “\\\\”."),
    ("min repeat", "In “{{…}}” the smaller number comes first."),
    ("extension", "This cannot follow “(?”."),
    ("unknown property", "There is no property of characters with this name."),
    ("group", "There is no such group."),
)


def compiled(words: str, *, is_case_matched: bool) -> Any:
    """Return a pattern ready to search with, of Python's kind and some more.

    Raises:
        UserError: it cannot be read, would take very long to be read, or runs backwards.
    """
    # Imported here: most searches are for words.
    import regex  # type: ignore[import-untyped]  # it tells no types  # noqa: PLC0415

    if _written_out(words) > _LONGEST:
        raise user_error("The pattern is too long. Make it simpler.")
    flags = regex.MULTILINE | (0 if is_case_matched else regex.IGNORECASE)
    try:
        pattern = regex.compile(words, flags)
    except regex.error as error:
        raise _unreadable(error.msg, error.pos) from error
    except (RecursionError, OverflowError) as error:
        raise user_error("The pattern is too long. Make it simpler.") from error
    if pattern.flags & regex.REVERSE:
        raise user_error("A search goes from the top to the end: leave out the “r” in “(?r)”.")
    return pattern


def _written_out(words: str) -> int:
    """Return how many signs a pattern has when each "{n}" is written out, roughly."""
    # A group each that is open; the last is the one within.
    lengths = [0]
    last = 0
    for token in _TOKEN.finditer(words):
        sign = token.group()
        if sign == "(":
            lengths.append(0)
        elif sign == ")" and len(lengths) > 1:
            last = lengths.pop()
            lengths[-1] += last
        elif token["least"] is not None:
            # Digits without end are no number that can be counted with.
            times = int(token["least"]) if len(token["least"]) < 9 else _LONGEST + 1
            lengths[-1] += max(0, times - 1) * last
            last *= max(1, times)
        elif not (sign.isspace() or sign.startswith("(?#")):
            last = 1
            lengths[-1] += 1
    return sum(lengths)


def _unreadable(fault: str, place: int | None) -> UserError:
    """Return the error that says what is wrong with a pattern, and where."""
    words = next((words for sign, words in _FAULTS if sign in fault), "This is no pattern.")
    if place is None:
        return user_error(words)
    return user_error("{fault} (At character {place}.)", fault=Message(words), place=place + 1)
