# SPDX-License-Identifier: Apache-2.0
"""Word lists of the language, kept as data in resources/words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from annotator import assets
from annotator.domain.errors import user_error

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.errors import UserError


@cache
def word_list(name: str, language: str = "en") -> frozenset[str]:
    """Return the entries of a list, one a line; ``#`` begins a comment."""
    return frozenset(entries(name, language))


@cache
def word_table(name: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return a list whose lines are ``entry: words, words`` as a table."""
    parted = (line.partition(":") for line in entries(name, language))
    return {
        key.strip(): tuple(value.strip() for value in values.split(",") if value.strip())
        for key, _, values in parted
    }


@cache
def entries(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the lines of a list in the order of the file, without comments and empty ones.

    Raises:
        UserError: the list, which comes with the program, is missing or torn.
    """
    path = assets.path("words", language, f"{name}.txt")
    try:
        written = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise _broken(path, getattr(error, "strerror", None) or str(error)) from error
    lines = (line.partition("#")[0].strip() for line in written.splitlines())
    found = tuple(line for line in lines if line)
    if not found:
        raise _broken(path, "it is empty")
    return found


def _broken(path: Path, reason: str) -> UserError:
    return user_error(
        "The word list {path}, which comes with Annotator, cannot be read ({reason}). Nothing can "
        "be suggested without it: install Annotator again.",
        path=str(path),
        reason=reason,
    )
