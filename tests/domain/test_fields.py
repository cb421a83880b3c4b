# SPDX-License-Identifier: Apache-2.0
"""Typed fields: what is typed becomes what is stored."""

from __future__ import annotations

import pytest

from annotator.domain.article import ARTICLE_FIELDS
from annotator.domain.errors import UserError
from annotator.domain.fields import Field, SortAs, choice, edtf, number, text

SIZE = choice("size", "Size", small="not large", large="large")
FIELDS = (text("a", "A"), number("b", "B"), edtf("c", "C"), SIZE)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_blank_stays_blank(field: Field, typed: str) -> None:
    assert field.read(typed) == ""


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        (FIELDS[0], " as  typed ", "as  typed"),
        (FIELDS[1], " 1,200 ", "1200"),
        (FIELDS[2], "29 Nov 2023", "2023-11-29"),
        (FIELDS[3], " small ", "small"),
    ],
)
def test_typed_value_is_read_in_its_stored_form(field: Field, typed: str, stored: str) -> None:
    assert field.read(typed) == stored


@pytest.mark.parametrize("field", FIELDS[1:], ids=lambda field: field.key)
def test_unreadable_value_is_refused(field: Field) -> None:
    with pytest.raises(UserError):
        field.read("gibberish")


def test_refused_choice_lists_the_choices() -> None:
    with pytest.raises(UserError, match="“medium” is not one of: small, large"):
        SIZE.read("medium")


@pytest.mark.parametrize(("key", "label"), [("small", "not large"), ("gone", "gone")])
def test_choice_shows_its_label_or_else_its_key(key: str, label: str) -> None:
    assert SIZE.choice_label(key) == label


def test_fields_compare_by_what_they_hold() -> None:
    sorts = [field.sort for field in FIELDS]
    assert sorts == [SortAs.TEXT, SortAs.NUMBER, SortAs.EDTF, SortAs.TEXT]


def test_article_fields_have_keys_of_their_own() -> None:
    keys = [field.key for field in ARTICLE_FIELDS]
    assert len(set(keys)) == len(keys)
