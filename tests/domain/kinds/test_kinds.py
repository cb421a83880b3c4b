# SPDX-License-Identifier: Apache-2.0
"""What holds for every kind of annotation, also for one added later."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from annotator.domain.kinds import Kind, all_kinds, kind_of

if TYPE_CHECKING:
    from annotator.domain.fields import Field

KINDS = all_kinds()
FIELDS = [field for kind in KINDS for field in kind.fields]
CHOICES = [field for field in FIELDS if field.choices]


def test_kinds_are_in_the_order_people_see() -> None:
    assert [kind.key for kind in KINDS] == ["claim", "quote", "number", "date"]


@pytest.mark.parametrize("attribute", ["key", "label", "plural", "letter", "order"])
def test_kinds_can_be_told_apart(attribute: str) -> None:
    assert len({getattr(kind, attribute) for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_letter_is_one_capital(kind: Kind) -> None:
    assert len(kind.letter) == 1
    assert kind.letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_field_keys_are_unique_across_kinds() -> None:
    twice = [key for key, count in Counter(field.key for field in FIELDS).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_field_key_can_be_a_column(field: Field) -> None:
    assert field.key.isidentifier()
    assert field.key == field.key.lower()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_field_has_a_label(field: Field) -> None:
    assert field.label.strip()


@pytest.mark.parametrize("field", CHOICES, ids=lambda field: field.key)
def test_choices_have_readable_labels(field: Field) -> None:
    assert all(choice.label.strip() and "_" not in choice.label for choice in field.choices)


@pytest.mark.parametrize("field", CHOICES, ids=lambda field: field.key)
def test_choice_labels_of_a_field_differ(field: Field) -> None:
    assert len({choice.label for choice in field.choices}) == len(field.choices)


@pytest.mark.parametrize("field", CHOICES, ids=lambda field: field.key)
def test_each_choice_reads_as_itself(field: Field) -> None:
    assert [field.read(choice.key) for choice in field.choices] == [
        choice.key for choice in field.choices
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_summary_names_fields_of_the_kind(kind: Kind) -> None:
    assert [kind.field(key).key for key in kind.summary] == list(kind.summary)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_kind_is_found_by_its_key(kind: Kind) -> None:
    assert kind_of(kind.key) is kind


def test_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError, match="rumour"):
        kind_of("rumour")


def test_unknown_field_is_an_error() -> None:
    with pytest.raises(KeyError, match="speaker"):
        kind_of("date").field("speaker")
