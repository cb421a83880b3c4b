# SPDX-License-Identifier: Apache-2.0
"""Who is mentioned: names, what stands in front of them, nouns for people."""

import pytest

from annotator.suggest._quotes.mentions import find_mentions
from annotator.suggest._quotes.names import Line, name_parts
from annotator.suggest._quotes.people import Sort
from annotator.text.tokens import tokens
from tests.suggest._quotes.reading import read


def parts(run):
    """Return the parts of a run of words."""
    words = tokens(run, 0, len(run))
    return name_parts(Line(words, [word.lower for word in words], set()), 0, len(words))


def mentions(sentence):
    """Return what stands in front of each name of a sentence, and the name."""
    text = f"The council met.\n\n{sentence}\n"
    return [
        (text[one.first : one.start].strip(), text[one.start : one.end])
        for one in find_mentions(read(text))
        if one.name and one.first >= text.index(sentence)
    ]


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("U.S. Secretary of State Orla Finch", "Orla Finch"),
        ("Interior Minister Calla Fenwick", "Calla Fenwick"),
        ("Deputy Chief of Staff Jake Marsh", "Jake Marsh"),
        ("Secretary of Homeland Security Jane Roe", "Jane Roe"),
        ("Larry King", "Larry King"),
        ("Norvale Weather Service", "Norvale Weather Service"),
        ("Secretary of State", ""),
        ("Mr. Roe", "Roe"),
    ],
)
def test_a_run_of_capitals_is_parted_into_office_and_name(run, name):
    words = run.split()
    assert " ".join(words[parts(run).at :]) == name


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Regional police chief Anselm Roe spoke.", [("Regional police chief", "Anselm Roe")]),
        ("We met Hamas official Musa Zand.", [("", "Hamas"), ("Hamas official", "Musa Zand")]),
        ("They met Ursula von Stein.", [("", "Ursula von Stein")]),
        ("It went to the Bank of Norvale.", [("", "Bank of Norvale")]),
        ("The Ministry of Health and Sport met.", [("", "Ministry of Health and Sport")]),
        ("They met on Monday in May.", []),
        ("Roe and Lask met.", [("", "Roe"), ("", "Lask")]),
        ("The Roe family met Dr. Ann Lask.", [("", "Roe"), ("Dr.", "Ann Lask")]),
    ],
)  # fmt: skip
def test_names_are_found_with_the_role_in_front_of_them(sentence, found):
    assert mentions(sentence) == found


@pytest.mark.parametrize(
    ("run", "sort"),
    [
        ("Calloway & Finch Inc", Sort.ORGANISATION),
        ("NCP", Sort.ORGANISATION),
        ("Rosalind Achterberg", Sort.PERSON),
        ("Tarn Haven", Sort.UNKNOWN),
    ],
)
def test_the_words_of_a_name_tell_what_it_is_of(run, sort):
    assert parts(run).sort is sort


def test_a_verb_is_no_noun_for_people():
    found = find_mentions(read("It rained.\n\nRoe heads the board and wants to press Lask.\n"))
    assert [one.head for one in found if not one.name] == ["it", "board"]


def test_words_within_marks_are_told_apart():
    found = find_mentions(read("It rained.\n\n“Roe met Lask,” said Finch.\n"))
    assert [one.is_quoted for one in found if one.name] == [True, True, False]
