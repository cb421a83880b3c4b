# SPDX-License-Identifier: Apache-2.0
"""A numeral as read: where it stands and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_ONE = Decimal(1)


class Form(StrEnum):
    """How a numeral is given."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    VAGUE = "vague"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in the atoms ``[first, behind)`` of a line.

    ``value`` is None where the words give none, "hundreds". ``scale`` is what "million" did to it.
    ``is_bare`` tells that it is nothing but digits, such as follow names: "Section 12".
    """

    first: int
    behind: int
    value: Decimal | None
    form: Form = Form.CARDINAL
    scale: Decimal = _ONE
    is_bare: bool = False
