# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.text.alike import groups_of, stems_of, told


def day(*events):
    """Return what is compared of events, each "article: actors: what"."""
    parts = (event.split(": ") for event in events)
    return [told(article, actors.split(", "), what) for article, actors, what in parts]


def test_words_are_compared_by_how_they_begin():
    assert stems_of("Hostages were released by Hamas") == stems_of("Hamas releases the hostage")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a: Hamas: frees 12", "b: Hamas, Israel: exchange"),
        ("a: Ismail Haniyeh: left", "b: Haniyeh: flew to Cairo"),
        ("a: : Hostages were released", "b: : release of ten hostages"),
    ],
)
def test_events_that_share_an_actor_or_enough_words_may_be_the_same(one, other):
    assert groups_of(day(one, other)) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a: Hamas: frees 12", "a: Hamas: frees 14"),
        ("a: : Hostages were released", "b: : Hostages were counted in Doha"),
        ("a: : talks on gas with Iran near Doha about prices", "b: : talks near the sea"),
        ("a: : The", "b: : the"),
        ("a: The: left", "b: the: came"),
    ],
)
def test_events_of_one_article_or_with_too_little_in_common_are_not(one, other):
    assert groups_of(day(one, other)) == []


def test_of_several_those_are_taken_that_share_most_and_one_of_each_article():
    found = groups_of(
        day(
            "a: Israel: strikes on Gaza",
            "a: Israel: talks held in Doha",
            "b: Israel: talks in Doha",
            "c: Israel: held talks in Doha",
            "b: Israel: strikes",
        )
    )
    assert found == [[0, 4], [1, 2, 3]]
