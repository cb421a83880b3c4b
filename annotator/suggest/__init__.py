# SPDX-License-Identifier: Apache-2.0
"""What finds suggestions in an article, one module a kind; adding one means adding a module here.

Rules describe how English news prose is written, and each says why it proposes what it does. Their
word lists are data, in resources/words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from annotator.discovery import discover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.domain.suggestion import Prediction, Rule, Suggestion
    from annotator.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Suggester:
    """One kind's suggester as data.

    ``suggest`` yields suggestions in text order. ``predict`` yields the same findings in the batch
    form, with what only judges ask for. One that ``builds_on`` what the others find of some
    kinds runs after them, and has that in ``reading.found``.
    """

    kind: str
    rules: tuple[Rule, ...]
    suggest: Callable[[Reading], Iterable[Suggestion]]
    predict: Callable[[Reading], Iterable[Prediction]]
    builds_on: frozenset[str] = frozenset()


@cache
def all_suggesters() -> tuple[Suggester, ...]:
    """Return every suggester, by name; those that build on what the others find come last."""
    found: dict[str, Suggester] = discover(__name__, "SUGGESTER")
    return tuple(sorted(found.values(), key=_is_last))


def _is_last(suggester: Suggester) -> bool:
    return bool(suggester.builds_on)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules of all suggesters."""
    return tuple(rule for suggester in all_suggesters() for rule in suggester.rules)
