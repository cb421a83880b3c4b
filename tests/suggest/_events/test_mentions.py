# SPDX-License-Identifier: Apache-2.0
"""Which words of a sentence tell of a happening, and how it stands."""

import pytest

from tests.suggest._events.reading import mentions, told


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Roe headed back to Norvale on Monday.", [("headed back", "movement", "happened")]),
        ("Six hostages were freed on Monday.", [("freed", "release", "happened")]),
        ("She will hold talks with officials.", [("hold", "meeting", "planned")]),
        ("Ten men are set to be released on Friday.", [("released", "release", "planned")]),
        ("The truce expires on Thursday.", [("expires", "agreement", "planned")]),
        ("The firm laid off 200 workers.", [("laid off", "company", "happened")]),
        ("They could release the men.", [("release", "release", "conditional")]),
        ("The men freed on Monday were tired.", [("freed", "release", "happened")]),
        ("Roe allegedly killed two men.", [("killed", "death", "alleged")]),
    ],
)
def test_a_happening_is_found_with_its_standing(sentence, found):
    assert told(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "He said the plan was good.",
        "They did not release the men.",
        "They want to release the men.",
        "Did they release the men?",
        "Firms buy old phones.",
        "We released the men.",
    ],
)
def test_what_is_denied_wished_or_asked_is_no_happening(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Roe headed back to Norvale on Monday.", "headed back to Norvale"),
        ("Another round of hostages was released.", "Another round of hostages was released"),
        ("The firm laid off 200 workers.", "laid off 200 workers"),
        ("The truce expires on Thursday.", "The truce expires"),
    ],
)
def test_what_happened_reads_like_a_headline(sentence, what):
    text, found = mentions(sentence)
    assert [one.what.of(text) for one in found] == [what]


def test_who_takes_part_is_told_with_the_part_that_is_known():
    _, found = mentions("Six hostages were released by Hamas on Monday.")
    assert [(one.name, one.role) for one in found[0].who] == [
        ("Hamas", "releasing"),
        ("Six hostages", "released"),
    ]


def test_a_pronoun_is_told_by_the_name_it_stands_for():
    _, found = mentions("Ann Roe was tired. She travelled to Norvale on Monday.")
    assert [one.name for one in found[0].who] == ["Ann Roe"]
    assert found[0].where.name == "Norvale"
