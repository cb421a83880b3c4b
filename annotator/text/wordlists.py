# SPDX-License-Identifier: Apache-2.0
"""Word lists of the language, kept as data in resources/words."""

from __future__ import annotations

from functools import cache

from annotator import assets


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
    """Return the lines of a list in the order of the file, without comments and empty ones."""
    written = assets.path("words", language, f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in written.splitlines())
    return tuple(line for line in lines if line)
