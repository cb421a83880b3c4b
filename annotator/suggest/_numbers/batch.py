# SPDX-License-Identifier: Apache-2.0
"""Numbers in the batch form: a value, and the unit or else what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._numbers import vocabulary
from annotator.suggest._numbers.quantity import Shape
from annotator.suggest._numbers.units import batch_name

if TYPE_CHECKING:
    from decimal import Decimal

    from annotator.suggest._numbers.line import Line
    from annotator.suggest._numbers.quantity import Quantity


def attributes(line: Line, found: Quantity) -> dict[str, object]:
    """Return value and unit; the ends of a range with a hyphen between them."""
    attrs: dict[str, object] = {}
    if found.value is not None:
        attrs["value"] = _value(found, found.value)
    unit = _unit(line, found)
    if unit:
        attrs["unit"] = unit
    return attrs


def _value(found: Quantity, value: Decimal) -> str:
    if found.high is None:
        return f"{value:f}"
    if found.shape is Shape.SCORE:
        return f"{value:f}-{found.high:f}"
    # Judges write the ends of ranges as floating-point numbers.
    return f"{float(value)}-{float(found.high)}"


def _unit(line: Line, found: Quantity) -> str:
    name = ""
    if found.unit:
        name = batch_name(found.unit, is_age=found.is_age)
    elif found.counted:
        name = found.counted.singular
        before = line.low(found.first - 1)
        if before in vocabulary.which_ones():
            # "the last three games"
            name = f"{before} {name}"
    return f"{name} per {found.per.name}" if found.per else name
