# SPDX-License-Identifier: Apache-2.0
"""The kinds of annotation, one module each; adding a kind means adding a module here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from annotator import discovery
from annotator.domain.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.fields import Field


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of annotation as data.

    ``key`` is stored; ``letter`` tags by keyboard and marks the lane; ``plural`` names its
    panel; ``summary`` is the field a list shows beside the text. ``unit`` is what is tagged
    when nothing is selected. ``event_date`` is the field that tells when an event begins that
    such an annotation speaks of, and ``event_role`` what it tells of one. ``role_fields`` has,
    for the pieces beside the content that the kind may have, the field that takes their words.
    ``is_split`` tells that its content may stand in several sentences, and ``is_retold`` that
    each piece of it tells of the whole.
    ``either`` has pairs of fields: a value, and the other one that the words may stand for.
    """

    key: str
    label: str
    plural: str
    letter: str
    order: int
    unit: str
    summary: tuple[str, ...]
    fields: tuple[Field, ...]
    event_date: str = ""
    event_role: str = ""
    role_fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    is_split: bool = False
    is_retold: bool = False
    either: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> Message:
        """Return what one of the kind is called within a sentence, to be translated by itself."""
        return Message(self.label.lower())

    def field(self, key: str) -> Field:
        """Return one of its fields; KeyError where it has no such field."""
        for one in self.fields:
            if one.key == key:
                return one
        raise KeyError(key)


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Return every kind, in the order in which people see them."""
    found: dict[str, Kind] = discovery.discover(__name__, "KIND")
    return tuple(sorted(found.values(), key=lambda kind: kind.order))


def kind_of(key: str) -> Kind:
    """Return the kind with this key; KeyError where there is none."""
    for kind in all_kinds():
        if kind.key == key:
            return kind
    raise KeyError(key)
