# SPDX-License-Identifier: Apache-2.0
"""Deeds by verbs that no list has: with a date, or where an article begins."""

import pytest

from annotator.suggest.events import suggest
from annotator.text.reading import Reading
from tests.suggest._events.telling import events, tellings
from tests.suggest.growing import article_of, told_of_others

_BEFORE = "It rained. It snowed. "


def when_done(sentence, before=_BEFORE):
    """Return when each deed of a sentence was that is not among the first ones."""
    return [one.when.start for one in tellings(before + sentence) if one.mention.type == "deed"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The man called at a police station on Monday.", "2023-11-27"),
        ("An attacker plunged a knife into her neck on Monday.", "2023-11-27"),
        ("Officers lured him on Monday to Norvale.", "2023-11-27"),
        ("Mr Roe first tabled the idea on Monday.", "2023-11-27"),
        ("The Supreme Court sided on Monday with Lask.", "2023-11-27"),
        ("Lask, who backed Roe in 2008, is old.", "2008"),
        ("The old bridge was built in 1867.", "1867"),
        ("Lask was given a medal in March 2020.", "2020-03"),
        ("Bo Lask will host a dinner on Friday.", "2023-12-01"),
        ("Staff smiled when Ann Roe walked into the shop at 0900 GMT.", "T09:00"),
    ],
)
def test_dated_verb_of_no_list_tells_of_a_deed(sentence, day):
    (start,) = when_done(sentence)
    assert day in start


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Lask painted the wall.",
        "Bo Lask said on Monday that it was cold.",
        "Bo Lask hoped on Monday for rain.",
        "Bo Lask believed it on Monday.",
        "Bo Lask called for calm on Monday.",
        "Bo Lask remained at home on Monday.",
        "Bo Lask did not paint the wall on Monday.",
        "Bo Lask could paint the wall on Monday.",
        "If Bo Lask painted it on Monday, it would last.",
        "Bo Lask often painted on Monday.",
        "Bo Lask paints the wall on Monday.",
        "I painted the wall on Monday.",
        "It bounced back on Monday.",
        "Temperatures bounced back on Monday.",
        "“Bo Lask painted the wall on Monday.”",
        "Bo Lask painted walls in the 1970s.",
        "Bo Lask painted the wall on Friday, 1 December 2023.",
    ],
)
def test_what_is_undated_said_thought_lasting_or_of_nobody_is_no_deed(sentence):
    assert when_done(sentence) == []


def test_what_an_article_begins_with_needs_no_date():
    assert when_done("Bo Lask mended the wall. She smiled.", before="") == [""]


def test_second_verb_of_what_an_article_begins_with_needs_a_date():
    assert when_done("Bo Lask mended the wall and climbed it.", before="") == [""]


def test_deed_joined_by_and_has_the_time_of_the_one_before():
    assert when_done("Bo Lask painted it on Monday and mended it.") == ["2023-11-27"] * 2


def test_bare_year_of_a_name_is_no_date_of_a_deed():
    assert when_done("Bo Lask clinched Worlds 2013.") == []


def test_deed_that_the_body_begins_with_is_not_told_by_the_headline_too():
    article = article_of("Lask mends wall\n\nBo Lask mended the wall by night.\n")
    reading = told_of_others(Reading(article.text, article.regions, published="2023-11-29"))
    (event,) = suggest(reading)
    assert event.rule == "event.deed"
    assert event.pieces[0].span.start > len("Lask mends wall")


def test_deed_weighs_less_than_what_the_lists_name():
    article = article_of(
        f"Nothing new\n\n{_BEFORE}Bo Lask painted it on Monday. Bo Lask resigned on Monday.\n"
    )
    reading = told_of_others(Reading(article.text, article.regions, published="2023-11-29"))
    deed, listed = suggest(reading)
    assert (deed.rule, listed.rule) == ("event.deed", "event.resignation")
    assert deed.weight < listed.weight


def test_deed_does_not_shorten_what_the_lists_name():
    deed, death = events(f"{_BEFORE}Bo Lask, who painted it on Monday, has died.")
    assert (deed["what"], death["who"]) == ("painted it", "Bo Lask (dead)")


def test_movement_that_a_date_parts_from_its_place_is_a_movement():
    (one,) = tellings(f"{_BEFORE}Ann Roe travelled on Monday to Norvale.")
    assert one.mention.type == "movement"


def test_stand_that_somebody_takes_needs_a_date():
    assert when_done("Bo Lask blamed the mayor.", before="") == []
    assert when_done("Bo Lask blamed the mayor on Monday.") == ["2023-11-27"]


def test_name_of_a_deed_goes_on_where_the_verb_tells_little():
    (one,) = events(f"{_BEFORE}Bo Lask hit out at the plan on Monday.")
    assert one["what"] == "hit out at the plan"


def test_deed_that_nearly_was_is_called_so():
    (one,) = events("Bo Lask narrowly avoided a tree. It rained.")
    assert one["what"] == "narrowly avoided a tree"


def test_verb_of_the_lists_behind_an_owner_tells_of_a_noun():
    assert not tellings(f"{_BEFORE}Mr Roe's proposed tax of 2015 is high.")


def test_what_hangs_on_an_if_before_it_is_conditional():
    (one,) = tellings(f"{_BEFORE}If it rains, Ann Roe will resign.")
    assert one.status == "conditional"


def test_verb_that_has_no_passive_tells_though_it_looks_cut_short():
    (one,) = tellings(f"{_BEFORE}One woman in the town of Norvale died after a fall.")
    assert one.mention.type == "death"


def test_score_is_part_of_what_a_game_is_called():
    (one,) = events(f"{_BEFORE}Lask beat Roe 3-2 on Monday.")
    assert (one["what"], one["start"]) == ("beat Roe 3-2", "2023-11-27")


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("On Monday Bo Lask resigned and shot Ann Roe.", ["2023-11-27"] * 2),
        ("Bo Lask resigned on Monday and shot Ann Roe.", ["2023-11-27", ""]),
    ],
)
def test_verb_joined_by_and_has_the_date_in_front_of_both(sentence, days):
    assert [one.when.start for one in tellings(_BEFORE + sentence)] == days
