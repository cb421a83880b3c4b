# SPDX-License-Identifier: Apache-2.0
"""Events of whole articles, in the order of time, and what a checker reads of each."""

from pathlib import Path

import pytest

from annotator.domain.edtf import edtf_bounds
from annotator.domain.event import EVENT_FIELDS
from annotator.suggest import all_suggesters
from annotator.suggest._events.lexicon import event_nouns, event_verbs
from annotator.suggest._events.rules import RULES
from annotator.suggest.events import SUGGESTER, suggest
from annotator.text.reading import Reading
from tests.suggest._events.telling import events, read
from tests.suggest.growing import article_of, told_of_others

UPI = Path(__file__).parents[3] / "shared" / "articles" / "upi-truce-2023-11-29.txt"
# When each begins, what it is called by, how it stands; a date that is blank is not told.
WANTED = [
    ("2023-10-07", "the terrorist attacks", "happened"),
    ("2023-11-24", "truce started", "happened"),
    ("2023-11-26", "freed", "happened"),
    ("2023-11-27", "travel", "happened"),
    ("2023-11-28", "The 10 Israelis freed", "happened"),
    ("2023-11-28", "was in Qatar", "happened"),
    ("2023-11-28", "wrote in a post", "happened"),
    ("2023-11-29", "Negotiations", "happened"),
    ("2023-11-29", "headed back to the Middle East", "happened"),
    ("2023-11-29", "addresses a meeting", "happened"),
    ("2023-11-29", "hostages", "planned"),
    ("", "joint statement", "happened"),
    ("", "received a list", "happened"),
    ("", "hold talks", "planned"),
    ("2023-11-30T07:00:00", "expire", "planned"),
]


def test_it_is_found_and_runs_last():
    assert all_suggesters()[-1] is SUGGESTER


def test_each_class_of_happening_has_its_rule():
    lists = (*event_verbs().values(), *event_nouns().values())
    classes = {
        one[1].type if isinstance(one, tuple) else one.type for found in lists for one in found
    }
    known = {rule.key for rule in RULES}
    assert {one for one in classes if one.isalpha()} <= {
        key.removeprefix("event.") for key in known
    }


def test_event_is_told_with_who_where_and_when():
    (event,) = events("Ann Roe travelled to Norvale on Tuesday.")
    assert event == {
        "what": "travelled to Norvale",
        "who": "Ann Roe",
        "where": "Norvale",
        "start": "2023-11-28",
        "date_text": "Tuesday",
        "event_status": "happened",
    }


def test_fields_are_those_of_events_and_can_be_kept():
    fields = {field.key: field for field in EVENT_FIELDS}
    for one in suggest(read("The truce will expire at 7 a.m. Thursday, Ann Roe said.")):
        assert all(fields[key].read(value) == value for key, value in one.fields.items())


def test_undated_and_unnamed_noun_is_told_in_passing():
    found = list(suggest(read("It rained. The meeting was dull.")))
    assert {one.rule for one in found} <= {"event.passing"}


def test_dates_of_an_article_that_tells_no_day_stay_without_a_year():
    found = events("Ann Roe was freed on Oct. 7. The truce will expire on Nov. 30.", "")
    assert [one.get("start") for one in found] == ["XXXX-10-07", "XXXX-11-30"]
    assert all(edtf_bounds(one["start"]) for one in found)
    assert not any("due" in one for one in found)


def test_day_that_cannot_be_told_stays_blank():
    (event,) = events("Ann Roe was freed on Tuesday.", "")
    assert "start" not in event


@pytest.fixture(scope="module")
def upi():
    if not UPI.exists():
        pytest.skip("the article is not here")
    article = article_of(UPI.read_text(encoding="utf-8"))
    reading = Reading(article.text, article.regions, published=article.published)
    found = [one for one in suggest(told_of_others(reading)) if one.rule != "event.passing"]
    return sorted((dict(one.fields) for one in found), key=_time)


def _time(fields):
    bounds = edtf_bounds(fields.get("start") or fields.get("end") or "")
    return (bounds is None, bounds.minimum if bounds else "")


@pytest.mark.parametrize(("start", "words", "status"), WANTED)
def test_article_about_a_truce_has_its_events(upi, start, words, status):
    assert any(
        words in one["what"] and one.get("start", "") == start and one["event_status"] == status
        for one in upi
    )


def test_article_about_a_truce_has_no_more_events_than_are_wanted(upi):
    assert 10 <= len(upi) <= 22


def test_end_of_the_truce_is_due_when_it_is_over(upi):
    (end,) = [one for one in upi if "expire" in one["what"]]
    assert end["due"] == "2023-11-30T07:00:00"


def test_planned_and_conditional_ones_stand_behind_what_happened(upi):
    dated = [one for one in upi if "start" in one]
    happened = [one["start"] for one in dated if one["event_status"] == "happened"]
    planned = [one["start"] for one in dated if one["event_status"] == "planned"]
    assert max(happened) <= min(planned)
