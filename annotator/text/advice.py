# SPDX-License-Identifier: Apache-2.0
"""What a language model says of an article's words and names, for rules that can only guess.

Nothing needs it: without a model, or where it fails, the rules decide alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from annotator.domain.span import Span

# Code points of a paragraph; what is longer is a list or a table, and costs much.
_LONGEST = 20_000


class WordClass(Enum):
    """The class of a word in its sentence, as far as the rules are in doubt about it."""

    NAME = auto()
    NOUN = auto()
    ADJECTIVE = auto()
    FINITE = auto()
    PARTICIPLE = auto()


class NameSort(Enum):
    """What a name is of; a group is a people, a party or a religion."""

    PERSON = auto()
    ORGANISATION = auto()
    PLACE = auto()
    GROUP = auto()


class Classed(NamedTuple):
    """A word at ``[start, end)`` with its class; code points within the text that was given."""

    start: int
    end: int
    word_class: WordClass


class Named(NamedTuple):
    """A name at ``[start, end)`` with its sort; code points within the text that was given."""

    start: int
    end: int
    sort: NameSort


class Said(NamedTuple):
    """What a model says of a stretch of text."""

    words: Sequence[Classed] = ()
    names: Sequence[Named] = ()


class Adviser(Protocol):
    """A language model; ``name`` tells people which one."""

    @property
    def name(self) -> str:
        """Return what it is called."""

    def read(self, text: str) -> Said | None:
        """Return what it says of a text, None where it cannot be asked. It raises nothing."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What a model says of an article, found by code points.

    ``sorts`` counts, for the last word of a name as it is written, what the model took it for.
    """

    model: str
    classes: Mapping[tuple[int, int], WordClass]
    sorts: Mapping[str, Counter[NameSort]] = field(default_factory=dict)

    def word_class(self, start: int, end: int) -> WordClass | None:
        """Return the class of the word at ``[start, end)``, None where none is told."""
        return self.classes.get((start, end))

    def sort(self, last_word: str) -> NameSort | None:
        """Return what names with this last word are of, where that is told twice and clearly."""
        told = self.sorts.get(last_word)
        if not told:
            return None
        sort, count = told.most_common(1)[0]
        return sort if count > 1 and count * 3 >= told.total() * 2 else None


def ask(
    adviser: Adviser, text: str, paragraphs: Iterable[Span], check: Callable[[], object]
) -> Advice | None:
    """Return what a model says of the paragraphs of an article, None where it cannot be asked.

    ``check`` is called before each; what it raises stops the asking.
    """
    classes: dict[tuple[int, int], WordClass] = {}
    sorts: dict[str, Counter[NameSort]] = {}
    is_told = False
    for paragraph in paragraphs:
        check()
        said = adviser.read(paragraph.of(text)) if len(paragraph) <= _LONGEST else Said()
        if said is None:
            continue
        is_told = True
        at = paragraph.start
        for start, end, word_class in said.words:
            classes[at + start, at + end] = word_class
        for start, end, sort in said.names:
            words = text[at + start : at + end].split()
            if words:
                sorts.setdefault(words[-1], Counter())[sort] += 1
    return Advice(adviser.name, classes, sorts) if is_told else None
