# SPDX-License-Identifier: Apache-2.0
"""Units behind a numeral, the currency before it, and what one unit is of: "$2 a gallon"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.text.numerals import measures, vocabulary
from annotator.text.numerals.measures import Unit, UnitKind
from annotator.text.numerals.plurals import singular

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line

_MOST_PIECES = 4
_MINUS = frozenset(("-", "\N{MINUS SIGN}"))
# Letters that stand for a unit even behind a blank.
_FREE_LETTERS = frozenset("mgCFWVtJNLK")
# Abbreviations that are other words when they stand apart.
_TOUCHING = frozenset(("in", "as", "am", "cal", "bar", "gal", "st", "pt", "d", "mb", "x"))
# Lines of a picture: "1080p" is no sum of pence.
_PICTURES = frozenset(("480", "720", "1080", "1440", "2160"))
# "$3 million a year earlier" tells of a time before, not of a rate.
_NOT_A_RATE = frozenset(("ago", "earlier", "later", "before", "after", "since", "previously"))


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit, and the atom behind it."""

    unit: Unit
    behind: int


@dataclass(frozen=True, slots=True)
class Per:
    """What a rate is of, in the singular: "year", "1000 people"; and the atom behind it."""

    name: str
    behind: int


def unit_at(line: Line, place: int) -> Measured | None:
    """Return the unit that stands at an atom, a hyphen before it skipped: "six-day"."""
    is_joined = line.is_compound(place)
    if line.is_dash(place) and not is_joined:
        return None
    place += is_joined
    found = _by_symbol(line, place) or _by_words(line, place)
    if found and found.unit.name == "degree":
        # "100° Celsius"
        scale = measures.units_by_words().get(f"degrees {line.low(found.behind)}")
        return Measured(scale, found.behind + 1) if scale else found
    return found


def currency_before(line: Line, place: int) -> Measured | None:
    """Return the currency in front of an atom; ``behind`` is the sign's own place here."""
    if not line.is_currency(place - 1):
        return None
    sign = line.raw(place - 1)
    # News feeds that know no £ and no ¥ write PS1,000 and Y1,000; a PS5 is a thing to play with.
    is_scaled = line.touches(place + 1) and line.low(place + 1) in ("m", "bn", "b", "tn")
    is_thing = len(line.raw(place)) == 1 and not is_scaled
    if sign in ("PS", "Y") and (is_thing or not line.touches(place)):
        return None
    return Measured(measures.currency_prefixes()[sign], place - 1)


def signed_from(line: Line, place: int) -> int:
    """Return where a number begins, the minus sign that touches it taken in."""
    before = place - 1
    is_apart = not line.touches(before) or line.raw(before - 1) == "("
    is_sign = line.raw(before) in _MINUS and line.touches(place) and is_apart
    return before if is_sign or line.low(before) == "minus" else place


def per_at(line: Line, place: int) -> Per | None:
    """Return what is named behind a unit or a thing counted as what it is per."""
    low = line.low(place)
    if low == "/" and line.touches(place) and line.touches(place + 1):
        unit = unit_at(line, place + 1)
        return Per(unit.unit.name, unit.behind) if unit else None
    if line.is_compound(place) and line.low(place + 1) in ("a", "an", "per"):
        # "a $7 billion-a-year industry"
        return _noun_of_rate(line, place + 2 + line.is_compound(place + 2))
    if low == "for" and line.low(place + 1) in ("each", "every"):
        return _noun_of_rate(line, place + 2)
    after = line.low(place + 1)
    is_rate = low == "per" or (low in ("a", "an") and after in vocabulary.rate_words())
    is_rate |= low in ("each", "every") and after in measures.unit_beginnings()
    return _noun_of_rate(line, place + 1) if is_rate else None


def _noun_of_rate(line: Line, place: int) -> Per | None:
    """Return the noun behind "per", with a number in front of it if there is one."""
    count = ""
    if line.is_digits(place):
        count = line.raw(place).replace(",", "") + " "
        place += 1
    unit = unit_at(line, place)
    if unit:
        found = Per(count + unit.unit.name, unit.behind)
    elif line.is_word(place) and line.low(place) not in vocabulary.function_words():
        name = line.low(place)
        found = Per(count + name if count else singular(name), place + 1)
    else:
        return None
    is_before = line.low(found.behind) in _NOT_A_RATE
    return None if is_before else found


def _by_words(line: Line, place: int) -> Measured | None:
    """Return the unit whose name the words are, the longest that fits."""
    longest = measures.unit_beginnings().get(line.low(place))
    if longest is None:
        return None
    words, ends = _words_from(line, place, longest + 1)
    table = measures.units_by_words()
    for count in range(len(words), 0, -1):
        unit = table.get(" ".join(words[:count]))
        if unit:
            return Measured(unit, ends[count - 1])
    return None


def _words_from(line: Line, place: int, most: int) -> tuple[list[str], list[int]]:
    """Return up to so many words, hyphens between them left out, and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < most and line.is_word(place):
        words.append(line.low(place))
        ends.append(place + 1)
        place += 1 + line.is_compound(place + 1)
    return words, ends


def _by_symbol(line: Line, place: int) -> Measured | None:
    """Return the unit that signs or an abbreviation stand for, the longest that fits."""
    table = measures.units_by_symbols()
    for count in range(min(_MOST_PIECES, len(line) - place), 0, -1):
        behind = place + count
        written = line.slice(place, behind)
        unit = table.get(written)
        if unit and _may_be_symbol(line, place, behind, written):
            return Measured(unit, behind)
    return None


def _may_be_symbol(line: Line, place: int, behind: int, written: str) -> bool:
    is_apart = not line.touches(place)
    if written.isalpha() and is_apart and line.raw(place - 1) != "-":
        is_letter = len(written) == 1 and written not in _FREE_LETTERS
        if is_letter or written in _TOUCHING:
            return False
    if written in _DOUBTS:
        return _DOUBTS[written](line, place)
    # "a 300 V-8", "20 C-class": the letter belongs to what is behind it.
    is_letter = len(written) == 1 and written.isalpha()
    is_name = is_letter or (written.isalpha() and line.is_digits(behind + 1))
    goes_on = line.is_compound(behind) and is_name
    if is_letter and is_apart and line.raw(behind)[:1].isupper():
        return False
    return not goes_on and not (line.touches(behind) and line.is_digits(behind))


def _is_in_seconds(line: Line, place: int) -> bool:
    """Return whether an s stands for seconds and makes no plural: "737s", "in his 30s"."""
    digits = line.raw(place - 1)
    is_name = line.raw(place - 2)[:1].isupper() and place > 2
    if is_name or line.is_compound(place - 2):
        # The apostrophe of "Radio 4's" is lost; "under-25s" are people.
        return False
    return "." in digits or (len(digits) < 3 and not digits.endswith("0"))


def _is_sign_of_science(line: Line, place: int) -> bool:
    """Return whether a capital letter apart is a unit, "a force of 5 N", and begins no name."""
    after = line.low(place + 1)
    ends = not line.is_word(place + 1) or after in vocabulary.function_words()
    return (line.touches(place) and after not in vocabulary.pictures()) or ends


def _is_in_pence(line: Line, place: int) -> bool:
    """Return whether a p stands for pence and not for the lines of a picture: "1080p"."""
    return line.raw(place - 1) not in _PICTURES


def _is_in_inches(line: Line, place: int) -> bool:
    """Return whether a mark stands for inches and does not close or open a quotation."""
    return line.touches(place) and not line.is_quoted(place)


def _is_in_megapixels(line: Line, place: int) -> bool:
    """Return whether MP stands for megapixels, not for a member: "Anna Roe, 58, MP for"."""
    return line.touches(place) or line.low(place + 1) not in vocabulary.function_words()


# What has to be looked at twice before a sign is taken for a unit.
_DOUBTS = {
    **dict.fromkeys("JNLK", _is_sign_of_science),
    "s": _is_in_seconds,
    "p": _is_in_pence,
    '"': _is_in_inches,
    "MP": _is_in_megapixels,
}


def is_time(unit: Unit | None) -> bool:
    """Return whether a unit is one of time."""
    return unit is not None and unit.kind is UnitKind.TIME
