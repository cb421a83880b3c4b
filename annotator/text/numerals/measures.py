# SPDX-License-Identifier: Apache-2.0
"""Units and currencies, by what they are called and by their signs."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from collections.abc import Mapping

# American spellings, and compounds in two words.
_AMERICAN = (("metre", "meter"), ("litre", "liter"), ("-", " "))


class UnitKind(StrEnum):
    """What a unit measures, as far as rules treat it differently."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    TIME = "time"
    MEASURE = "measure"
    MULTIPLE = "multiple"


class Unit(NamedTuple):
    """A unit by its singular name, with its plural."""

    name: str
    plural: str
    kind: UnitKind


@cache
def units_by_words() -> Mapping[str, Unit]:
    """Return the units by what they may be called, in small letters, hyphens as blanks."""
    table: dict[str, Unit] = {}
    for unit, spellings in _named_units():
        for spelling in (unit.name, unit.plural, *spellings):
            table.setdefault(spelling.lower().replace("-", " "), unit)
    return table


@cache
def unit_beginnings() -> Mapping[str, int]:
    """Return the first words of the names of units, with the most words that may follow."""
    table: dict[str, int] = {}
    for name in units_by_words():
        first, *rest = name.split()
        table[first] = max(table.get(first, 0), len(rest))
    return table


@cache
def units_by_symbols() -> Mapping[str, Unit]:
    """Return the units and currencies by sign or abbreviation, as written."""
    named = {unit.name: unit for unit, _ in _named_units()}
    table: dict[str, Unit] = {}
    for name, symbols in word_table("unit-symbols").items():
        unit = named.get(name) or Unit(name, name + "s", UnitKind.MEASURE)
        table |= dict.fromkeys(symbols, unit)
    return {**_prefixed_signs(), **_currency_signs(), **table}


@cache
def currency_prefixes() -> Mapping[str, Unit]:
    """Return the currencies by the signs and codes that may stand in front of a sum."""
    signs = _currency_signs().items()
    # One small letter, as in 17c, only ever stands behind.
    return {sign: unit for sign, unit in signs if not (len(sign) == 1 and sign.islower())}


@cache
def currency_words() -> frozenset[str]:
    """Return the words that signs of currencies are or begin with: "Rs", the US of "US $"."""
    first = (sign.split()[0].rstrip("$¥£=.") for sign in currency_prefixes())
    return frozenset(word for word in first if word.isalpha())


@cache
def _currency_signs() -> Mapping[str, Unit]:
    named = {unit.name: unit for unit, _ in _named_units()}
    return {
        sign: named.get(name) or Unit(name, name + "s", UnitKind.MONEY)
        for name, signs in word_table("currency-symbols").items()
        for sign in signs
    }


@cache
def _named_units() -> tuple[tuple[Unit, tuple[str, ...]], ...]:
    special = {
        "percent": UnitKind.PERCENT,
        "percentage point": UnitKind.POINTS,
        "basis point": UnitKind.POINTS,
        "time": UnitKind.MULTIPLE,
    }
    found = []
    for list_name, kind in (
        ("units", UnitKind.MEASURE),
        ("units-of-time", UnitKind.TIME),
        ("currencies", UnitKind.MONEY),
    ):
        for name, spellings in word_table(list_name).items():
            unit = Unit(name, spellings[0] if spellings else name, special.get(name, kind))
            found.append((unit, spellings))
    return (*found, *_prefixed_units())


def _prefixed_units() -> list[tuple[Unit, tuple[str, ...]]]:
    """Return the units that a prefix makes: "microfarad", "picometre" and "picometer"."""
    found = []
    for base, _, prefixes in _si_units():
        plural = base if base.endswith(("z", "x")) else base + "s"
        for prefix in ("", *prefixes):
            name = prefix + base
            spellings = tuple(
                word.replace(*change) for word in (name, prefix + plural) for change in _AMERICAN
            )
            found.append((Unit(name, prefix + plural, UnitKind.MEASURE), spellings))
    return found


def _prefixed_signs() -> dict[str, Unit]:
    """Return the units that a prefix makes by their signs: "µF", "pm"."""
    named = {unit.name: unit for unit, _ in _named_units()}
    signs = word_table("si-prefixes")
    return {
        sign + base_sign: named[prefix + base]
        for base, base_sign, prefixes in _si_units()
        for prefix in ("", *prefixes)
        for sign in signs.get(prefix, ("",))
    }


def _si_units() -> list[tuple[str, str, tuple[str, ...]]]:
    table = word_table("si-units")
    return [(base, sign, tuple(prefixes)) for base, (sign, *prefixes) in table.items()]
