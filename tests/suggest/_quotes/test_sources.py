# SPDX-License-Identifier: Apache-2.0
"""The words for the speaker, whole: subjects in front of a verb, names behind it."""

import pytest

from tests.suggest._quotes.reading import quotes


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The port issued a short note Friday saying that it was late.", "The port"),
        ("The port put out a notice saying that it was late.", "The port"),
        ("Roe met the group which sent a note saying that it was late.", "the group which"),
        ("He met critics saying that it was late.", "critics"),
        ("In a bitter twist, Ann Roe and Ben Lask said that it was late.", "Ann Roe and Ben Lask"),
        ("Ann Roe, 22, of Tarn, Mass., said that it was late.", "Ann Roe, 22, of Tarn, Mass."),
        ("Roe made it clear that it was late.", "Roe"),
        ("He, once again, said that it was late.", "He"),
        ("The port little more than a year ago said that it was late.", "The port"),
        ("Roe, ranking member of the board, said it hurt.", "Roe, ranking member of the board"),
        ("On Monday the energy secretary said that it was late.", "the energy secretary"),
        ("Earlier this year Landec Inc. said that it was late.", "Landec Inc."),
        ("On Tuesday Foreign Secretary Ann Roe said it hurt.", "Foreign Secretary Ann Roe"),
        ("Last week's storm showed that it was late.", "Last week's storm"),
        ("Roe, who won, told us that it was late, adding that it hurt.", "Roe, who won"),
    ],
)  # fmt: skip
def test_the_subject_of_the_verb_is_the_source(sentence, source):
    assert source in [found[0] for found in quotes(sentence)]


def test_behind_a_comma_the_outer_subject_goes_on():
    found = quotes("Roe said that Lask was wrong, and warned that it was late.")
    assert [one[0] for one in found][-1] == "Roe"


@pytest.mark.parametrize(
    "source",
    [
        "one former aide",
        "one of those advisers",
        "Ann Roe, one of the owners of the quay",
        "Ann Roe, head of policy at Norvale",
        "Ann Roe, now a radio host",
        "Ann Roe, a senior aide to Mr. Lask's last campaign",
        "Ann Roe, a longtime donor involved in the efforts",
        "Ann Roe, a pollster working for the port",
    ],
)
def test_a_name_behind_its_verb_is_taken_with_what_is_told_of_it(source):
    assert quotes(f"“It is late, and we wait,” said {source}.")[0][0] == source


def test_an_office_may_stand_between_a_name_and_its_verb_behind_the_words():
    found = quotes(
        "The truce is frail, Ann Roe, deputy envoy of the board for peace, said on Friday."
    )
    assert found[0] == (
        "Ann Roe, deputy envoy of the board for peace",
        "said",
        "The truce is frail",
    )


def test_a_speaker_begins_behind_words_in_marks():
    found = quotes('Roe called it "safe" and a guest said: "It is not safe at all."')
    assert "a guest" in [one[0] for one in found]


def test_words_in_marks_are_not_torn():
    assert quotes('There were "thank you" calls for days.')[0][2] == '"thank you"'


@pytest.mark.parametrize("site", ["in Oregon", "from Leeds", "at the club"])
def test_who_behind_a_place_is_somebody_there(site):
    found = quotes(f"The bench sided with a baker {site} who said she had a right to refuse.")
    assert found[-1][0] == f"a baker {site} who"
