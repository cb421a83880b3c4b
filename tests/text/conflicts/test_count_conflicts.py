# SPDX-License-Identifier: Apache-2.0
"""Numbers of one event: those that count the same thing and differ."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.conflicts.counts import count_conflicts
from annotator.text.conflicts.stated import Stated

FIRST = "Officials said [12] people were killed in Kyiv on Tuesday."


def said(marked, value="", at=0, counted="people", **fields):
    """Return the number in brackets of a sentence, stated at a place in the article."""
    found = re.search(r"\[(.+)\]", marked)
    words, sentence = found.group(1), marked.replace("[", "").replace("]", "")
    values = {"number_value": value or re.sub(r"\D", "", words), "counted": counted, **fields}
    fields = {key: value for key, value in values.items() if value}
    return Stated(f"a{at}", fields, words, at + found.start(), at + 1, sentence, at)


def found(*stated):
    return [(str(one.message), one.ids) for one in count_conflicts(stated)]


def differ(one, other):
    return len(found(said(one), said(other, at=500))) == 1


def test_two_counts_of_the_same_are_told_with_their_lines():
    other = said("On Tuesday, [14] people, who were killed in Kyiv, were named.", at=200)
    assert found(other, said(FIRST)) == [
        ("Two counts of people: “12” in line 1, but “14” in line 201.", ("a0", "a200"))
    ]


@pytest.mark.parametrize(
    "other",
    [
        "The strike killed [14] people in Kyiv.",
        "At least [14] people have been killed in Kyiv.",
        "The [14] people killed in Kyiv were buried.",
    ],
)
def test_the_same_verb_in_the_same_place_counts_the_same(other):
    assert differ(FIRST, other)


@pytest.mark.parametrize(
    "other",
    [
        "The strike killed [12] people in Kyiv.",
        "Police said [14] people were injured in Kyiv.",
        "Officials said [14] people in Kyiv were without power.",
        "Officials said [14] people.",
        "The strike killed [14] people in Odesa.",
        "The strike killed [14] people.",
        "The strike killed [14] people in Kyiv on Monday.",
        "The strike brought to [14] the people killed in Kyiv.",
        "The strike killed [14] more people in Kyiv.",
        "The strike killed [14] other people in Kyiv.",
        "Of those, [14] people were killed in Kyiv so far.",
        "[14] people!",
        "In Kyiv, [14] people, who are all there",
    ],
)
def test_what_may_be_counted_apart_is_no_conflict(other):
    assert not differ(FIRST, other)


def test_more_than_a_number_is_not_more_of_them():
    one = said("It killed more than [20] people.", modifier="more_than")
    assert len(found(one, said("It killed [12] people.", at=99))) == 1


def test_two_numbers_of_one_sentence_count_different_things():
    sentence = "It killed [12] people and killed 14 people."
    other = said("It killed 12 people and killed [14] people.", at=0)
    assert found(said(sentence), other) == []


def test_ratio_is_no_count():
    ten = said("The [10] Israeli hostages will be freed.", counted="Israeli hostages")
    three = said(
        "A ratio of [3] for each of the hostages freed.",
        at=99,
        counted="Israeli hostages",
        number_type="ratio",
        per="hostage",
    )
    assert found(ten, three) == []


SCOPE = {"scope": "in the blast", "counted": "Deaths"}


def scoped(value, at=0, **fields):
    return said("[It] is so.", value, at, **{**SCOPE, **fields})


def test_scope_that_was_filled_in_settles_what_is_counted():
    assert len(found(scoped("12"), scoped("14", 50, counted="the death"))) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"scope": "in the flood"},
        {"scope": ""},
        {"counted": "injuries"},
        {"counted": ""},
        {"unit": "percent"},
        {"per": "day"},
        {"as_of": "2023-11-28"},
        {"number_type": "ordinal"},
    ],
)
def test_fields_that_differ_tell_different_things(fields):
    assert found(scoped("12"), scoped("14", 50, **fields)) == []


@pytest.mark.parametrize(
    ("one", "other", "is_conflict"),
    [
        ({"value": "12"}, {"value": "12.0"}, False),
        ({"value": "12", "modifier": "at_least"}, {"value": "14"}, False),
        ({"value": "12", "modifier": "at_most"}, {"value": "14"}, True),
        ({"value": "12", "modifier": "less_than"}, {"value": "10", "modifier": "at_most"}, False),
        ({"value": "12", "modifier": "more_than"}, {"value": "12"}, False),
        ({"value": "100", "modifier": "approx"}, {"value": "109"}, False),
        ({"value": "100", "modifier": "approx"}, {"value": "120"}, True),
        ({"value": "1200"}, {"value": "1234"}, False),
        ({"value": "1200"}, {"value": "1300"}, False),
        ({"value": "1210"}, {"value": "1215"}, True),
        ({"value": "1200.5"}, {"value": "1201"}, True),
        ({"value": "1200"}, {"value": "1400"}, True),
        ({"value": "15"}, {"value": "", "number_min": "10", "number_max": "20"}, False),
        ({"value": "25"}, {"value": "", "number_min": "10", "number_max": "20"}, True),
        ({"value": "25"}, {"value": "x", "number_min": "10"}, False),
        ({"value": "25"}, {"value": "30", "number_min": "20"}, False),
        ({"value": "25"}, {"value": "20", "number_max": "30"}, False),
        ({"value": "-5"}, {"value": "5"}, True),
    ],
)
def test_ranges_and_what_is_said_around_a_number_are_respected(one, other, is_conflict):
    other = {"value": "", **other}
    if not other["value"]:
        other["value"] = "none"
    assert bool(found(scoped(**one), scoped(at=50, **other))) == is_conflict


def test_each_two_values_are_told_once():
    three = [scoped(value, at) for at, value in ((0, "12"), (50, "14"), (90, "12"))]
    assert [ids for _, ids in found(*three)] == [("a0", "a50")]


MODIFIERS = st.sampled_from(["", "exact", "approx", "at_least", "at_most", "more_than"])


@given(value=st.integers(-(10**9), 10**9), one=MODIFIERS, other=MODIFIERS)
def test_a_number_never_contradicts_itself(value, one, other):
    pair = scoped(str(value), modifier=one), scoped(str(value), 50, modifier=other)
    assert found(*pair) == []


@given(values=st.lists(st.integers(0, 5000), max_size=4), order=st.randoms())
def test_the_order_of_the_marks_makes_no_difference(values, order):
    stated = [scoped(str(value), at) for at, value in enumerate(values)]
    assert found(*stated) == found(*order.sample(stated, len(stated)))


def test_number_beyond_all_reckoning_is_in_no_conflict():
    vast = "The strike killed [12] people in Kyiv on Tuesday."
    assert found(said(FIRST), said(vast, value="9" * 400, at=500)) == []
