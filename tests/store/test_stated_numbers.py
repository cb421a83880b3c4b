# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.store.stated_numbers import StatedNumbers


@pytest.fixture
def numbers(work):
    return StatedNumbers(work.project)


def number(work, words, **fields):
    start = work.article.text.index(words)
    return work.tag((start, start + len(words)), kind="number", fields=fields)


def place(work, words):
    start = work.article.text.index(words)
    return start, start + len(words)


def test_number_comes_with_its_place_and_its_article(work, numbers):
    made = number(work, "1,200", number_value="1200", counted="people")
    (found,) = numbers.find([made.id, "a0"])
    assert (found.id, found.session_id, found.title) == (made.id, work.session.id, "Harbour")
    assert (found.words, found.line) == ("1,200", 7)
    assert work.article.text[found.start : found.end] == "1,200"
    assert found.sentence == "About 1,200 people were moved to schools."
    assert work.article.text[found.sentence_start : found.sentence_end] == found.sentence
    assert found.fields == {"number_value": "1200", "counted": "people"}


def test_other_marks_are_no_numbers(work, numbers):
    claim = work.tag((0, 7))
    assert numbers.find([claim.id]) == []
    assert list(numbers.of_session(work.session.id)) == []


def test_numbers_of_a_session_come_in_text_order(work, numbers):
    last, first = number(work, "1,200"), number(work, "two")
    other = work.add_session(work.article, "Bob")
    work.tag((0, 7), kind="number", session=other)
    assert [one.id for one in numbers.of_session(work.session.id)] == [first.id, last.id]


def test_numbers_of_the_project_are_of_all_that_is_not_in_the_trash(work, numbers):
    kept = number(work, "1,200")
    other = work.add_session(work.article, "Bob")
    work.tag((0, 7), kind="number", session=other)
    work.change(other, trashed=work.clock())
    assert [one.id for one in numbers.of_project()] == [kept.id]


def test_dates_beside_a_number_are_those_of_its_sentence_that_are_worked_out(work, numbers):
    made = number(work, "two")
    work.tag(place(work, "Tuesday"), kind="date", fields={"date_value": "2023-11-28"})
    work.tag(place(work, "storm.\n\n"), kind="date")
    work.tag(place(work, "is over"), kind="date", fields={"date_value": "2023"})
    (found,) = numbers.dates_beside(*numbers.find([made.id]))
    assert (found.words, found.value) == ("Tuesday", "2023-11-28")
    assert (found.start, found.end) == place(work, "Tuesday")


def test_events_of_a_number_are_those_it_speaks_of(work, numbers):
    made = number(work, "1,200")
    event = work.add_event(made, what="Moved", start="2023-11")
    work.add_event(what="Another")
    (found,) = numbers.events_of(*numbers.find([made.id]))
    assert found.id == event.id


def test_number_is_said_by_the_speaker_of_the_narrowest_quote_around_it(work, numbers):
    made = number(work, "1,200")
    start, end = place(work, "About 1,200 people were moved to schools.")
    work.tag((start - 20, end), kind="quote", fields={"speaker": "A reporter"})
    work.tag((start, end), kind="quote", fields={"speaker_as_written": "the mayor"})
    work.tag((end + 1, end + 5), kind="quote", fields={"speaker": "Nobody"})
    assert numbers.speaker_of(*numbers.find([made.id])) == "the mayor"


def test_number_outside_quotes_is_said_by_nobody(work, numbers):
    made = number(work, "1,200")
    start, end = place(work, "About 1,200 people")
    work.tag((0, 5), (start, end, "cue"), kind="quote", fields={"speaker": "Nobody"})
    work.tag((start, end), kind="claim")
    assert numbers.speaker_of(*numbers.find([made.id])) == ""
