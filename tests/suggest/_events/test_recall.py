# SPDX-License-Identifier: Apache-2.0
"""What is told of happenings in common wordings is suggested whole, and what is none is not."""

import pytest

from tests.suggest._events.telling import events


def told(text):
    """Return who does what and when, of each event that is suggested."""
    return [(one.get("who", ""), one["what"], one.get("start", "")) for one in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cabinet approved the deal early on Monday.",
            ("The cabinet", "approved the deal", "2023-11-27"),
        ),
        ("Police raided the club late on Friday.", ("Police", "raided the club", "2023-11-24")),
        ("Lask cut its profit forecast.", ("Lask", "cut its profit forecast", "")),
        ("Sales rose 2% to £1.1bn.", ("Sales", "rose 2% to £1.1bn", "")),
        ("Ann Roe revealed that Bo had left.", ("Ann Roe", "revealed that Bo had left", "")),
        (
            "Officers were called to Mill Street on Monday.",
            ("Officers", "Officers were called to Mill Street", "2023-11-27"),
        ),
        (
            "It was cold. City saw a 2-1 win over Fulham on Saturday.",
            ("", "a 2-1 win over Fulham on Saturday", "2023-11-25"),
        ),
        (
            "It rained. It snowed. The drama begins on Sunday.",
            ("", "The drama begins", "2023-12-03"),
        ),
        ("Almost 900 displaced people came to Lima.", ("people", "came to Lima", "")),
        ("Crews will strike on December 21.", ("Crews", "Crews will strike", "2023-12-21")),
    ],
)
def test_what_happens_is_told_whole(text, expected):
    assert told(text) == [expected]


def test_that_evening_is_the_day_that_was_named_last():
    *_, (_, what, start) = told("Ann Roe arrived on Monday. That evening she resigned.")
    assert what == "Ann Roe resigned"
    assert start == "2023-11-27"


def test_that_evening_without_a_day_before_is_no_date():
    ((_, _, start),) = told("Ann Roe was tired. That evening she resigned.")
    assert start == ""


@pytest.mark.parametrize(
    "text",
    [
        "The changes proposed by Roe are old.",
        "It rained. It snowed. The shop opens on Sundays.",
        "It rained. We had three cases on the Tuesday, and by the weekend there were 41.",
    ],
)
def test_what_is_no_happening_is_not_told(text):
    assert told(text) == []


def test_what_has_happened_by_then_does_not_depend_on_it():
    (event,) = events("It is not known who, until the driver was arrested, had fled.")[-1:]
    assert event["event_status"] == "happened"
