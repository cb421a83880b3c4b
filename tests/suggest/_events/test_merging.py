# SPDX-License-Identifier: Apache-2.0
"""Which tellings are of one happening: rather two events too many than one wrong merge."""

import pytest

from annotator import assets
from annotator.suggest.events import suggest
from annotator.text.reading import Reading
from tests.suggest._events.telling import events, groups, read
from tests.suggest.growing import article_of, told_of_others


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe travelled to Norvale on Tuesday. Roe arrived in Norvale late Tuesday.",
        "Ann Roe was freed on Tuesday. Roe was released after a year.",
        "The truce expires on Thursday. The temporary truce will lapse early Thursday.",
        "Ann Roe heads to Norvale. Roe headed back to Norvale on Tuesday.",
        "Hamas released ten hostages on Tuesday.\n\nTen hostages were freed Tuesday night.",
    ],
)
def test_same_words_actors_and_times_tell_of_one_happening(text):
    (together,) = groups(text)
    assert len(together) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe travelled to Norvale on Monday. Roe travelled to Norvale on Tuesday.",
        "Ann Roe travelled to Norvale on Monday. Bob Poe travelled to Norvale on Monday.",
        "Ann Roe travelled to Norvale on Monday. Roe travelled to Harrow on Monday.",
        "Roe was freed on Monday. Roe will be freed on Monday.",
        "Hamas released ten hostages. Hamas released two hostages.",
        "A man was killed in Norvale. A woman was killed in Norvale.",
        "Roe was freed. Poe was arrested.",
        "Amberline bought twelve jets. Amberline bought a bank.",
        "The mayor announced a curfew. The mayor announced her wedding.",
        "Ten men were freed. Ten men were shot.",
    ],
)
def test_what_contradicts_keeps_tellings_apart(text):
    assert [len(together) for together in groups(text)] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Hamas released ten hostages on Monday. Hamas released two hostages on Monday.",
        "Ann Roe died in Norvale on Monday. Roe died in Norvale on Tuesday.",
    ],
)
def test_conflict_is_left_to_be_seen_where_all_else_is_the_same(text):
    assert [len(together) for together in groups(text)] == [2]


def test_two_verbs_of_one_sentence_tell_of_two_happenings():
    assert len(groups("Ann Roe travelled to Norvale and Roe travelled to Norvale.")) == 2


def test_better_known_time_is_that_of_both():
    (event,) = events(
        "The truce between Oland and Porland expires on Thursday.\n\n"
        "The truce between Oland and Porland will expire at 7 a.m. Thursday."
    )
    assert event["start"] == "2023-11-30T07:00:00"
    assert event["due"] == "2023-11-30T07:00:00"
    assert event["date_text"] == "7 a.m. Thursday"


def test_event_has_who_and_where_any_telling_names():
    (event,) = events(
        "Mayor Ann Roe travelled on Tuesday to Norvale. Roe travelled to Norvale with police."
    )
    assert event["where"] == "Norvale"
    assert event["who"].startswith("Ann Roe (Mayor)")


@pytest.mark.parametrize(
    ("sentence", "what", "who"),
    [
        ("The captain, Ann Roe, 58, was freed on Monday.", "Ann Roe was freed", "captain"),
        ("Ann Roe, who was freed on Monday, wept.", "Ann Roe was freed", "released"),
        ("Mayor Ann Roe was tired. She resigned on Monday.", "Ann Roe resigned", "Mayor"),
        ("They liked Ann Roe who was freed on Monday.", "Ann Roe was freed", "released"),
        ("Ann Roe, whose son was a judge, has died.", "Ann Roe has died", "dead"),
        ("Ann Roe, among others, was shot in a park.", "Ann Roe was shot in a park", "shot"),
    ],
)
def test_event_is_called_by_the_name_of_who_is_in_it(sentence, what, who):
    (event,) = events(sentence)
    assert event["what"] == what
    assert event["who"].startswith("Ann Roe (")
    assert who in event["who"]


def test_words_of_a_headline_are_no_office():
    head = "Hillary Roe blames FBI director James Lask for the defeat of her party"
    found = events("It rained. Director James Lask resigned on Tuesday.", headline=head)
    assert "blames" not in found[-1]["who"]


def test_two_who_shoot_are_two_events():
    first = "The engineer, Bo Lask, shot himself."
    assert (
        len(events(f"{first} The director Alan Speirs shot the film on the bridge in 1982.")) == 2
    )


def test_who_is_beaten_by_winning_takes_part():
    (event,) = events("Bo Lask won the election on Tuesday, defeating Ann Roe.")
    assert event["who"] == "Bo Lask (winner); Ann Roe (loser)"


def test_subject_is_told_past_an_aside_that_ends_with_a_day():
    told = [one["what"] for one in events("The truce, which began on Friday, collapsed on Monday.")]
    assert told[-1] == "The truce, which began on Friday, collapsed"


def test_all_who_agree_are_in_what_happened():
    (event,) = events("Israel and Hamas agreed on Tuesday to a four-day truce.")
    assert event["what"] == "Israel and Hamas agreed"


def test_several_who_are_named_stay_in_what_happened():
    (event,) = events("Ann Roe, Bo Lask and Tom Hale were jailed on Monday.")
    assert event["what"] == "Ann Roe, Bo Lask and Tom Hale were jailed"


def test_who_is_killed_and_what_killed_are_two_though_both_have_people():
    event = events("A ferry carrying 80 people sank on Monday, killing two people.")[-1]
    assert event["who"] == "A ferry carrying 80 people; two people (killed)"


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm agreed to buy its rival.",
        "The firm said it had agreed to buy its rival.",
        "The council voted to ban cars.",
        "The court threw out the verdict, ruling that the trial was not fair.",
        "Bo Lask won the election on Tuesday, defeating Ann Roe.",
        "The player, 24, signed a five-year deal on Monday.",
    ],
)
def test_what_is_agreed_on_is_no_event_beside_the_agreement(sentence):
    assert len(events(sentence)) == 1


def test_what_is_agreed_on_is_an_event_if_it_has_a_day():
    assert len(events("The firm agreed to sell its mill in June.")) == 2


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Ministers sign accord", "The ministers of Norvale and Tarn signed a deal on Tuesday."),
        ("Nurses walk out", "Tens of thousands of nurses began a two-day strike on Tuesday."),
        ("Tram derails in Norvale", "A tram that sped round a bend derailed on Tuesday."),
        ("Mayor resigns", "Mayor Ann Roe resigned on Tuesday."),
        ("Lask Mills halts sales", "Lask Mills Inc. halted its sales on Tuesday."),
        ("At least 7 killed in crash", "Seven people were killed on Tuesday."),
        ("Ann Roe dies at 91", "Ann Roe, the painter whose maps sold well, died on Tuesday."),
    ],
)
def test_headline_tells_what_the_text_begins_with(headline, text):
    (event,) = events(text, headline=headline)
    assert event["start"] == "2023-11-28"


def test_headline_tells_nothing_of_what_comes_later():
    text = "It rained. It snowed. Tens of thousands of nurses began a strike on Tuesday."
    assert len(events(text, headline="Nurses walk out")) == 2


@pytest.mark.parametrize(
    ("headline", "text", "who"),
    [
        ("Mayor resigns", "Mayor Ann Roe resigned on Tuesday.", "Ann Roe (Mayor, resigning)"),
        ("At least 7 killed", "Seven people were killed on Tuesday.", "Seven people (killed)"),
        ("Lask Mills halts sales", "Lask Mills Inc. halted sales on Tuesday.", "Lask Mills Inc."),
    ],
)
def test_who_is_called_in_two_ways_is_told_of_once(headline, text, who):
    (event,) = events(text, headline=headline)
    assert event["who"] == who


def test_captions_that_say_the_same_tell_of_one_happening():
    caption = "The scene after a tram overturned, trapping five people."
    assert len(events(f"{caption}\n\n{caption}\n\n{caption}")) == 2


@pytest.mark.parametrize("noun", ["The crash", "The accident", "Tuesday's crash"])
def test_plain_noun_means_the_one_happening_of_its_kind(noun):
    text = f"A tram derailed in Norvale on Tuesday. It rained. {noun} occurred on a curve."
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A tram derailed on Tuesday. A bus overturned. The accident was told of.",
        "A tram derailed on Tuesday. Monday's crash was told of.",
    ],
)
def test_plain_noun_that_may_mean_another_is_an_event_of_its_own(text):
    assert [len(together) for together in groups(text)] != [2]


def test_noun_that_points_back_tells_of_the_one_happening_it_can_mean():
    text = "A tram derailed in Norvale on Monday. The derailment occurred on a curve."
    assert [len(together) for together in groups(text)] == [2]


def test_noun_that_may_point_back_to_two_tells_of_neither():
    text = (
        "A tram derailed in Norvale on Monday. A train derailed in Harrow on Tuesday. "
        "The derailment occurred on a curve."
    )
    assert [len(together) for together in groups(text)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Ann Roe travelled to Norvale on Tuesday. Roe arrived in Norvale late Tuesday.",
            (
                "Told 2 times: “travelled to Norvale” and “arrived in Norvale” "
                "both speak of Ann Roe, and of “Tuesday”"
            ),
        ),
        (
            "A tram derailed in Norvale on Monday. The derailment occurred on a curve.",
            (
                "Told 2 times: “The derailment occurred on a curve” can only be what "
                "“A tram derailed in Norvale” tells of"
            ),
        ),
        (
            "Roe was freed on Tuesday.",
            "“Roe was freed” tells what happened, and “Tuesday” when",
        ),
        ("Roe was freed.", "“Roe was freed” tells what happened; no date belongs to it"),
        (
            "Roe will be freed on Friday or on Sunday.",
            (
                "“Roe will be freed” tells what is to come, and “Friday” when; "
                "“Friday” stands nearest; “Sunday” stands there as well"
            ),
        ),
    ],
)
def test_reason_tells_a_journalist_why(text, reason):
    (event,) = suggest(read(text))
    assert str(event.reason) == reason


def test_stretches_of_an_event_are_those_that_tell_of_it():
    text = (
        "Ann Roe travelled to Norvale on Tuesday. It rained. Roe arrived in Norvale late Tuesday."
    )
    reading = read(text)
    (event,) = suggest(reading)
    assert [span.of(reading.text) for span in event.content] == [
        "Ann Roe travelled to Norvale on Tuesday",
        "Roe arrived in Norvale late Tuesday",
    ]


def test_either_of_two_verbs_is_one_event():
    (one,) = events("Forty boats sank or were damaged on Monday.")
    assert one["what"].startswith("Forty boats sank")


def test_two_deeds_of_one_place_in_headline_and_lead_are_two_events():
    article = article_of(assets.path("samples", "harbour-storm.txt").read_text(encoding="utf-8"))
    reading = Reading(article.text, article.regions, published="2024-11-21")
    found = [one.fields["what"] for one in suggest(told_of_others(reading))]
    assert {"counts its boats and its missing", "widened their search"} <= set(found)
