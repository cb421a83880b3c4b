# SPDX-License-Identifier: Apache-2.0
"""Two numerals that are one number: ranges, "one in five", scores and votes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.suggest._numbers.quantity import Quantity, Shape
from annotator.text.numerals import vocabulary
from annotator.text.numerals.measures import UnitKind
from annotator.text.numerals.numeral import Form

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line

_TO = frozenset(("to", "through"))
_MOST_BETWEEN = 4
_PLACES = Decimal("0.0000000001")
_HIGHEST_SCORE = 200
_MOST_VOTES = 1000
# Behind two numbers with a hyphen these tell that it is how a vote or a game ended.
CONTESTS = frozenset(
    (
        *("vote", "votes", "ruling", "decision", "majority", "margin", "win", "victory", "loss"),
        *("defeat", "draw", "tie", "lead", "score", "record", "thrashing", "rout", "triumph"),
        *("verdict", "opinion", "split", "party", "scoreline", "deficit", "advantage", "series"),
    )
)


def joined(line: Line, left: Quantity, right: Quantity) -> Quantity | None:
    """Return the number that two make together, or None where each stands for itself."""
    between = line.lows(left.behind, right.first)
    if len(between) > _MOST_BETWEEN or left.value is None or right.value is None:
        return None
    if Form.ORDINAL in (left.numeral.form, right.numeral.form) or left.is_age or right.counted:
        return None
    if left.shape is not Shape.SINGLE:
        return None
    return (
        _ratio(line, left, right, between)
        or _score(line, left, right, between)
        or _range(line, left, right, between)
    )


def _ratio(line: Line, left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """Return "one in five", "nine out of 10", "3:1", "three-to-one"."""
    if left.unit or right.unit or not (left.value and right.value):
        return None
    is_part = between in (
        ["in"],
        ["out", "of"],
        ["in", "every"],
        ["of", "every"],
        ["out", "of", "every"],
        ["over"],
    )
    is_colon = between == [":"] and line.touches(left.behind) and line.touches(right.first)
    is_colon |= between == ["/"]
    is_to_one = [word for word in between if word != "-"] == ["to"] and right.value == 1
    is_small = is_part and (between == ["over"] or left.value < right.value)
    is_large = (is_colon or is_to_one) and left.value >= right.value
    if not (is_small or is_large):
        return None
    value = (left.value / right.value).quantize(_PLACES).normalize()
    return replace(_both(left, right), value=Decimal(f"{value:f}"), high=None, shape=Shape.RATIO)


def _score(line: Line, left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """Return how a game or a vote ended: "2-1", "a 5-4 vote", "by 5 to 4"."""
    if left.unit or right.unit or not (left.numeral.is_bare and right.numeral.is_bare):
        return None
    most = _MOST_VOTES if line.low(left.first - 1) == "by" else _HIGHEST_SCORE
    if not _is_small(left, most) or not _is_small(right, most):
        return None
    is_contest = line.low(right.behind) in CONTESTS
    if len(between) == 1 and line.is_dash(left.behind) and line.touches(right.first):
        # The winner is named first: 18-24 is a range.
        is_score = is_contest or _falls(line, left, right) or _is_between_teams(line, left, right)
        return replace(_both(left, right), shape=Shape.SCORE) if is_score else None
    is_to = [word for word in between if word != "-"] == ["to"]
    is_led = is_contest or line.low(left.first - 1) == "by" or _falls(line, left, right)
    return replace(_both(left, right), shape=Shape.SCORE) if is_to and is_led else None


def _is_between_teams(line: Line, left: Quantity, right: Quantity) -> bool:
    """Return whether two names stand around a score, or a player's in a bracket: "Roe (6-45)"."""
    before, after = line.raw(left.first - 1), line.raw(right.behind)
    if before == "(" and after == ")":
        return line.raw(left.first - 2).istitle() and line.tells_of_game
    return before[:1].isupper() and after[:1].isupper() and left.first > 1


def _falls(line: Line, left: Quantity, right: Quantity) -> bool:
    """Return whether the second is no larger and "from" leads to none: "tied 4 to 4"."""
    if left.value is None or right.value is None or _lead(line, left.first):
        return False
    return left.value >= right.value


def _is_small(quantity: Quantity, most: int) -> bool:
    value = quantity.value
    return value is not None and value == int(value) and value <= most


def _range(line: Line, left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """Return "20 to 30 people", "between $5 and $7", "five or six", "from 50% to 60%"."""
    lead = _lead(line, left.first)
    words = [word for word in between if word not in vocabulary.modifiers() and word != "-"]
    is_dash = len(between) == 1 and line.is_dash(left.behind)
    is_range = (
        is_dash
        or (len(words) == 1 and words[0] in _TO)
        or (words == ["and"] and lead == "between")
        or (words == ["or"] and _are_neighbours(left, right))
    )
    if not is_range or not _fit(left, right, lead) or not _may_fall(left, right, lead):
        return None
    if words and words[0] in _TO and lead != "from" and _is_change(line, left, right):
        return None
    return _with_common_scale(_both(left, right), left, right)


def _lead(line: Line, place: int) -> str:
    """Return "from" or "between" in front of a number, words of estimate skipped."""
    for before in range(place - 1, max(-1, place - 4), -1):
        low = line.low(before)
        if low in ("from", "between"):
            return low
    return ""


def _are_neighbours(left: Quantity, right: Quantity) -> bool:
    """Return whether "or" gives a range: "two or three", not "14 or 19 inches"."""
    low, high = left.value or Decimal(0), right.value or Decimal(0)
    return left.unit is None and 0 < high - low <= max(Decimal(2), low / 2)


def _may_fall(left: Quantity, right: Quantity, lead: str) -> bool:
    """Return whether a smaller end may follow: "from 50% to 40%", not "leads 50% to 40%"."""
    if lead or left.value is None or right.value is None:
        return True
    return left.value < right.value


def _fit(left: Quantity, right: Quantity, lead: str) -> bool:
    """Return whether the units of two ends go together."""
    if left.unit is None:
        return not right.is_age or (left.value or 0) < (right.value or 0)
    if right.unit is None:
        return bool(lead) or left.unit.kind is UnitKind.MONEY
    # "US$2 to $3 million"
    names = sorted((left.unit.name, right.unit.name), key=len)
    return names[1].endswith(names[0])


def _is_change(line: Line, left: Quantity, right: Quantity) -> bool:
    """Return whether "to" leads to where something went: "rose 5 to 200"."""
    before = line.low(left.first - 1)
    if right.unit and (before in ("by", "of") or not left.unit) and _are_close(left, right):
        # "fell by 2 to 2.5 degrees"
        return False
    return before in ("up", "down", "by", "of") or before in vocabulary.change_words()


def _are_close(left: Quantity, right: Quantity) -> bool:
    """Return whether the second number is larger, though not by far."""
    low, high = left.value or 0, right.value or 0
    return low < high <= 3 * low


def _both(left: Quantity, right: Quantity) -> Quantity:
    return replace(
        left,
        behind=right.behind,
        high=right.value,
        unit=left.unit or right.unit,
        is_age=right.is_age,
        per=right.per,
    )


def _with_common_scale(both: Quantity, left: Quantity, right: Quantity) -> Quantity:
    """Return a range whose second "million" holds for both ends: "$2 to $3 million"."""
    both = replace(both, shape=Shape.RANGE)
    scale = right.numeral.scale
    if left.value is None or right.value is None or scale == 1 or left.numeral.scale != 1:
        return both
    is_shared = left.value < 1000 and left.value * scale < right.value * 2
    return replace(both, value=left.value * scale) if is_shared else both
