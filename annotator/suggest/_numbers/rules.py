# SPDX-License-Identifier: Apache-2.0
"""The rules for numbers as they are listed, counted, switched off, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.message import Message, message
from annotator.domain.suggestion import Rule
from annotator.suggest._numbers.quantity import Quantity, Shape
from annotator.text.numerals.measures import UnitKind
from annotator.text.numerals.numeral import Form

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line


class _Row(NamedTuple):
    """A rule: key behind "number.", label, reason, how telling its numbers are."""

    key: str
    label: str
    reason: str
    weight: int
    starts_off: bool = False


_TABLE = (
    _Row("money", "Sums of money", "“{number}” is a sum of money", 90),
    _Row("percent", "Percentages", "“{number}” is a share or a change in percent", 90),
    _Row("points", "Percentage points", "“{number}” is a difference in points, not percent", 90),
    _Row("multiple", "Multiples: “three times”", "“{number}” tells how many times", 80),
    _Row("ratio", "Ratios: “one in five”", "“{number}” sets one number against another", 85),
    _Row("each", "So many for each: “two a day”", "“{number}” holds for each {per}", 85),
    _Row("count", "Things and people counted", "“{number}” tells how many: “{counted}”", 80),
    _Row("age", "Ages", "“{number}” is somebody's age or how old something is", 80),
    _Row("fraction", "Fractions: halves, thirds", "“{number}” is a part of a whole", 75),
    _Row("range", "Ranges", "“{number}” gives a lower and an upper end", 75),
    _Row("measure", "Measures", "“{number}” is measured in {unit}", 70),
    _Row("duration", "Lengths of time", "“{number}” is a length of time in {unit}", 65),
    _Row("score", "Scores and votes", "“{number}” is how a game or a vote ended", 60),
    _Row("rank", "Ranks", "“{number}” gives a place in a row: “{counted}”", 60),
    _Row(
        "vague", "Rough sizes: hundreds, dozens", "“{number}” gives a size and no exact value", 50
    ),
    _Row("single", "“One” that may count", "“{number}” may tell how many: “{counted}”", 30),
    _Row("one_of", "“One of” several", "“{number}” is one out of several: “{counted}”", 20, True),
    _Row("plain", "Numbers alone", "“{number}” is a number; what it counts stands elsewhere", 40),
)
_ROWS = {f"number.{row.key}": row for row in _TABLE}
RULES = tuple(Rule(key, "number", row.label, row.starts_off) for key, row in _ROWS.items())

# What the words around the number do to it, where they do anything; {cue} are these words.
_BOUNDS = {
    "at_most": "“{cue}” makes {number} an upper limit",
    "at_least": "“{cue}” makes {number} a lower limit",
    "more_than": "“{cue}” says that it is more than {number}",
    "less_than": "“{cue}” says that it is less than {number}",
    "approx": "“{cue}” makes {number} an estimate",
    "exact": "“{cue}” goes with {number}",
}
_BOUNDS_OF_COUNTS = {
    "at_most": "“{cue} {number}” gives an upper limit; “{counted}” are counted",
    "at_least": "“{cue} {number}” gives a lower limit; “{counted}” are counted",
    "more_than": "“{cue} {number}” says that there are more; “{counted}” are counted",
    "less_than": "“{cue} {number}” says that there are fewer; “{counted}” are counted",
    "approx": "“{cue} {number}” is an estimate; “{counted}” are counted",
}
_BY_SHAPE = {Shape.RANGE: "range", Shape.RATIO: "ratio", Shape.SCORE: "score"}
_BY_UNIT = {
    UnitKind.MONEY: "money",
    UnitKind.PERCENT: "percent",
    UnitKind.POINTS: "points",
    UnitKind.TIME: "duration",
    UnitKind.MEASURE: "measure",
    UnitKind.MULTIPLE: "multiple",
}
_BY_FORM = {Form.ORDINAL: "rank", Form.VAGUE: "vague", Form.FRACTION: "fraction"}


def rule_of(found: Quantity) -> str:
    """Return the key of the rule that a number falls under."""
    return f"number.{_key(found)}"


def weight_of(rule: str) -> int:
    """Return how telling the numbers of a rule are, 0 to 100."""
    return _ROWS[rule].weight


def reason_for(line: Line, found: Quantity, rule: str) -> Message:
    """Return why a number is suggested, in the article's own words."""
    number = line.slice(found.first, found.behind)
    counted = line.slice(found.counted.first, found.counted.behind) if found.counted else ""
    template = _ROWS[rule].reason
    if found.modifier and rule == "number.count" and found.modifier in _BOUNDS_OF_COUNTS:
        template = _BOUNDS_OF_COUNTS[found.modifier]
    elif found.modifier:
        template = _BOUNDS[found.modifier]
    return message(
        template,
        number=number,
        counted=counted,
        cue=found.cue,
        unit=found.unit.plural if found.unit else "",
        per=found.per.name if found.per else "",
    )


def _key(found: Quantity) -> str:
    if found.is_age or found.shape in _BY_SHAPE:
        return "age" if found.is_age else _BY_SHAPE[found.shape]
    if found.unit and found.numeral.form is not Form.VAGUE:
        return _BY_UNIT[found.unit.kind]
    if found.numeral.form in _BY_FORM:
        return _BY_FORM[found.numeral.form]
    if found.is_one_of or (found.counted and found.is_one):
        return "one_of" if found.is_one_of else "single"
    if found.counted:
        return "each" if found.per else "count"
    return "plain"
