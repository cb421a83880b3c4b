# SPDX-License-Identifier: Apache-2.0
"""A field of a record as data: forms, tables, CSV columns and SQL views follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.edtf import canonical_edtf
from annotator.domain.errors import user_error
from annotator.domain.message import Message
from annotator.domain.numbers import canonical_number

if TYPE_CHECKING:
    from collections.abc import Callable


class SortAs(StrEnum):
    """How values of a field compare."""

    TEXT = "text"
    NUMBER = "number"
    EDTF = "edtf"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One typed value of a record, kept as text; an empty text means not known.

    ``key`` is also the CSV column. ``parse`` returns the text in its stored form and raises
    UserError where the value cannot be read.
    """

    key: str
    label: str
    hint: str
    sort: SortAs
    parse: Callable[[str], str]
    choices: tuple[Choice, ...] = ()
    # How many lines a form shows of it at least.
    lines: int = 1

    @property
    def name(self) -> Message:
        """Return what it is called within a sentence, to be translated by itself."""
        return Message(self.label.lower())

    def read(self, value: str) -> str:
        """Return the stored form of what was typed; blank stays blank.

        Raises:
            UserError: the value cannot be read as this field.
        """
        stripped = value.strip()
        return self.parse(stripped) if stripped else ""

    def choice_label(self, key: str) -> str:
        """Return the label of a choice, or the key where there is none."""
        return next((choice.label for choice in self.choices if choice.key == key), key)


def text(key: str, label: str, hint: str = "", *, lines: int = 1) -> Field:
    """Return a field of free text; ``lines`` is how many a form shows of it at least."""
    return Field(key, label, hint, SortAs.TEXT, _same, lines=lines)


def number(key: str, label: str, hint: str = "") -> Field:
    """Return a field that holds a decimal number."""
    return Field(key, label, hint, SortAs.NUMBER, canonical_number)


def edtf(key: str, label: str, hint: str = "") -> Field:
    """Return a field that holds a date or an interval in EDTF (ISO 8601-2)."""
    return Field(key, label, hint, SortAs.EDTF, canonical_edtf)


def choice(key: str, label: str, hint: str = "", **choices: str) -> Field:
    """Return a field with a closed list of values, given as key=label."""
    options = tuple(Choice(name, shown) for name, shown in choices.items())
    known = frozenset(choices)

    def parse(value: str) -> str:
        if value not in known:
            listed = ", ".join(choices)
            raise user_error("“{value}” is not one of: {listed}.", value=value, listed=listed)
        return value

    return Field(key, label, hint, SortAs.TEXT, parse, options)


def _same(value: str) -> str:
    return value
