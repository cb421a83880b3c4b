# SPDX-License-Identifier: Apache-2.0
"""Lengths, repetitions and words for now: for judges only."""

import pytest

from tests.text.times.reading import timexes, values


@pytest.mark.parametrize(
    ("sentence", "words", "timex"),
    [
        ("It took five days.", "five days", "P5D"),
        ("It took two and a half years.", "two and a half years", "P2.5Y"),
        ("It took more than a hundred years.", "more than a hundred years", "P100Y"),
        ("It rose in the past two years.", "the past two years", "P2Y"),
        ("It rose over the past decade.", "the past decade", "P10Y"),
        ("It rises over the next decade.", "the next decade", "P10Y"),
        ("It met twice a year, for a year.", "a year", "P1Y"),
        ("He came years ago.", "years ago", "PAST_REF"),
        ("The early years were hard.", "The early years", "PXY"),
        ("It rose during the day.", "the day", "2023-11-29"),
        ("It took 2 1/2 years.", "2 1/2 years", "P2.5Y"),
        ("It took the whole year.", "the whole year", "P1Y"),
        ("Repairs may last as long as a month.", "a month", "P1M"),
        ("It came a month earlier than usual.", "a month", "P1M"),
        ("It rises in future years.", "future years", "FUTURE_REF"),
        ("A six-month truce holds.", "six-month", "P6M"),
        ("It rose for three straight years.", "three straight years", "P3Y"),
        ("It took several hours.", "several hours", "PTXH"),
        ("It lasted for decades.", "decades", "PXDE"),
        ("It takes 1-2 weeks.", "1-2 weeks", "PXW"),
        ("It takes twenty-four days.", "twenty-four days", "P24D"),
        ("It takes a twenty-first day.", "a twenty-first day", "XXXX-XX-XX"),
        ("It rang in the morning.", "the morning", "2023-11-29TMO"),
        ("It runs every Monday.", "every Monday", "XXXX-WXX-1"),
        ("It runs every two weeks.", "every two weeks", "P2W"),
        ("It runs daily.", "daily", "P1D"),
        ("He is now rich.", "now", "PRESENT_REF"),
        ("He recently fell.", "recently", "PAST_REF"),
        ("He may fall soon.", "soon", "FUTURE_REF"),
    ],
)
def test_judges_get_lengths_sets_and_words_for_now(sentence, words, timex):
    assert timexes(sentence) == [(words, timex)]
    assert values(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "He fell soon after the vote.",
        "A 10-month-old baby.",
        "Three-quarters of it.",
        "On CBS's 60 Minutes.",
        "It cost $2 a year.",
    ],
)
def test_ages_and_fractions_are_no_lengths(sentence):
    assert timexes(sentence) == []


def test_without_a_day_of_publication_the_day_is_none():
    assert timexes("It rose during the day.", "") == []
