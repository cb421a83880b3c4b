# SPDX-License-Identifier: Apache-2.0
"""Numbers in the fields of their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._numbers.quantity import Quantity, Shape
from annotator.text.numerals.measures import UnitKind
from annotator.text.numerals.numeral import Form

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line

_TYPES_OF_UNITS = {
    UnitKind.MONEY: "money",
    UnitKind.PERCENT: "percent",
    UnitKind.POINTS: "percentage_point",
    UnitKind.TIME: "duration",
}
_TYPES_OF_FORMS = {Form.VAGUE: "approx_word", Form.FRACTION: "ratio"}
_TYPES_OF_SHAPES = {Shape.RANGE: "range", Shape.RATIO: "ratio", Shape.SCORE: "ratio"}


def number_type(line: Line, found: Quantity) -> str:
    """Return what sort of number it is, as the kind lists them."""
    if found.is_age:
        return "age"
    if found.shape in _TYPES_OF_SHAPES:
        return _TYPES_OF_SHAPES[found.shape]
    if found.unit and found.unit.kind in _TYPES_OF_UNITS:
        return _TYPES_OF_UNITS[found.unit.kind]
    if found.numeral.form is Form.ORDINAL and found.counted:
        first = line.low(found.counted.first)
        return "rank" if first == "place" or first.endswith("est") else "ordinal"
    if found.per and not found.unit:
        return "ratio"
    return _TYPES_OF_FORMS.get(found.numeral.form, "cardinal")


def fields_of(line: Line, found: Quantity) -> dict[str, str]:
    """Return the fields that the words give, in stored form; what they do not give stays out."""
    fields = {
        **_values(found),
        "modifier": found.modifier,
        "unit": found.unit.plural if found.unit else "",
        "counted": line.slice(found.counted.first, found.counted.behind) if found.counted else "",
        "scope": line.slice(found.scope.first, found.scope.behind) if found.scope else "",
        "per": found.per.name if found.per else "",
        "number_type": number_type(line, found),
    }
    return {key: value for key, value in fields.items() if value}


def _values(found: Quantity) -> dict[str, str]:
    if found.value is None or found.shape is Shape.SCORE:
        return {}
    if found.high is not None:
        low, high = sorted((found.value, found.high))
        return {"number_min": f"{low:f}", "number_max": f"{high:f}"}
    return {"number_value": f"{found.value:f}"}
