# SPDX-License-Identifier: Apache-2.0
"""From a damaged project to a new one, with a list of what was lost beside it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from annotator.domain.message import Message, message
from annotator.store.salvage import NOUNS, Salvage, salvage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_COUNTS = {
    "article": "articles: {kept} read, {lost} lost",
    "session": "sessions: {kept} read, {lost} lost",
    "annotation": "marks: {kept} read, {lost} lost",
    "event": "events: {kept} read, {lost} lost",
    "step": "steps of the history: {kept} read, {lost} lost",
}


def salvage_project(damaged: Path, target: Path, advance: Callable[[int], None]) -> Salvage:
    """Write a new project with all that can be read from a damaged one; see ``salvage``.

    Where something was lost, a text file beside the new project tells what is known of it.
    """
    result = salvage(damaged, target, advance)
    if result.notes:
        lines = [*counts(result), *result.notes]
        # The project is there; that the list cannot be written is no reason to lose it.
        with suppress(OSError):
            lost_list(target).write_text("\n".join(map(str, lines)) + "\n", encoding="utf-8")
    return result


def lost_list(target: Path) -> Path:
    """Return where the list of what was lost is kept."""
    return target.with_name(f"{target.stem}-lost.txt")


def counts(result: Salvage) -> list[Message]:
    """Return how much was read and lost, one line a noun."""
    return [
        message(_COUNTS[noun], kept=result.kept[noun], lost=result.lost[noun]) for noun in NOUNS
    ]
