# SPDX-License-Identifier: Apache-2.0
"""What the words of a sentence tell of one happening, by the places of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.standing import HAPPENED

if TYPE_CHECKING:
    from annotator.suggest._quotes.tagged import Words

# The class of what somebody did by a verb that no list has.
DEED = "deed"


class Part(NamedTuple):
    """Words for somebody, and as what he takes part."""

    words: Words
    role: str = ""


class Happening(NamedTuple):
    """One happening in the words of a sentence, as ``Mention`` has it in offsets.

    ``begins`` is the first word that belongs to it and no other, ``goes_on`` the place from which
    on it is told where it happens. ``is_lasting`` holds for what may be a
    lasting state unless a date stands with it: "products sold in shops", "guns are banned".
    ``is_nowhere`` tells that a place behind it is that of something else: "condemned a raid in".
    ``needs_date`` holds for what counts only with a date.
    """

    trigger: Words
    type: str
    what: Words
    begins: int
    goes_on: int
    who: tuple[Part, ...] = ()
    actor: Words | None = None
    status: str = HAPPENED
    planned: Words | None = None
    is_noun: bool = False
    is_lasting: bool = False
    is_nowhere: bool = False
    needs_date: bool = False
