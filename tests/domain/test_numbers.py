# SPDX-License-Identifier: Apache-2.0
"""Numbers as they are typed and stored."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.domain.numbers import canonical_number

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1200", "1200"),
        (" 1,200 ", "1200"),
        ("1 200 000", "1200000"),
        ("1\u00a0200", "1200"),
        ("12.50", "12.50"),
        ("+3", "3"),
        ("-3", "-3"),
        ("\N{MINUS SIGN}3.5", "-3.5"),
        ("007", "7"),
        ("0", "0"),
        ("000.5", "0.5"),
    ],
)
def test_typed_number_is_stored_in_plain_digits(typed: str, stored: str) -> None:
    assert canonical_number(typed) == stored


@pytest.mark.parametrize(
    "typed",
    ["", "many", "1,2", "1,234 567", "1,23,456", "1.2.3", "5.", ".5", "1e5", "12 km", "--3", "١٢"],
)
def test_what_is_not_one_number_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not a number"):
        canonical_number(typed)


@given(DECIMALS)
def test_value_is_kept_exactly(value: Decimal) -> None:
    assert Decimal(canonical_number(f"{value:,f}")) == value


@given(DECIMALS)
def test_stored_number_is_its_own_stored_form(value: Decimal) -> None:
    stored = canonical_number(f"{value:,f}")
    assert canonical_number(stored) == stored


@given(st.text("0123456789\u0660\u0661,. +-"))
def test_stored_number_is_what_the_csv_allows(typed: str) -> None:
    try:
        stored = canonical_number(typed)
    except UserError:
        return
    assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", stored)
