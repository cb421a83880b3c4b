# SPDX-License-Identifier: Apache-2.0
"""Long lists come part by part, the same as if they were read at once."""

from __future__ import annotations

from random import Random

import pytest

from annotator.domain.event import Actor
from annotator.store import listing
from annotator.store.annotations import ListOrder
from annotator.store.events import EventOrder

SPEAKERS = ("", "Ada", "ada", "Bo", "Émile", "Zoë")


@pytest.fixture
def small_parts(monkeypatch):
    """Have parts so small that a few rows take several."""
    monkeypatch.setattr(listing, "FIRST", 3)
    monkeypatch.setattr(listing, "MORE", 4)
    monkeypatch.setattr(listing, "_FEW", 5)
    monkeypatch.setattr(listing, "_GATHERED", 4)


@pytest.fixture
def quotes(work):
    """Return forty quotes, some without a speaker, half of them with a word in their note."""
    chance = Random(5)  # noqa: S311 -- the same in every run
    made = []
    for number in range(40):
        speaker = chance.choice(SPEAKERS)
        fields = {"speaker": speaker} if speaker else {}
        place = chance.randrange(100)
        note = "old xylem" if number % 2 else "calm"
        made.append(work.tag((place, place + 5), kind="quote", fields=fields, note=note))
    return made


def parts(work, order):
    return list(work.project.annotations.parts(work.session.id, order))


def expected(work, quotes, column, *, descending):
    """Return the keys as Python sorts them: nothing first, capitals like small letters."""
    keys = {one.id: work.project.annotations.key_of(one.id) for one in quotes}

    def place(one):
        speaker = one.fields.get("speaker")
        known = (0, "") if speaker is None else (1, "".join(map(lowered, speaker)))
        return (known if column == "speaker" else one.envelope.start, keys[one.id])

    return [keys[one.id] for one in sorted(quotes, key=place, reverse=descending)]


def lowered(letter):
    return letter.lower() if letter.isascii() else letter


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", ["start", "speaker"])
@pytest.mark.parametrize("words", ["", "xylem"])
def test_parts_are_the_whole_list_in_order(work, quotes, column, words, descending):
    found = parts(work, ListOrder("quote", column, words, descending))
    wanted = [one for one in quotes if words in one.note]
    assert [key for part in found for key in part] == expected(
        work, wanted, column, descending=descending
    )
    assert len(found) > 3


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("wide", [0, 1_000_000])
def test_words_are_found_whether_keys_lie_near_each_other_or_not(work, quotes, monkeypatch, wide):
    monkeypatch.setattr(listing, "_WIDE", wide)
    found = parts(work, ListOrder("quote", "speaker", "xylem"))
    wanted = [one for one in quotes if "xylem" in one.note]
    assert [key for part in found for key in part] == expected(
        work, wanted, "speaker", descending=False
    )


def test_rare_words_come_at_once_in_order(work, quotes):
    (found,) = parts(work, ListOrder("quote", "speaker", "xylem"))
    wanted = [one for one in quotes if "xylem" in one.note]
    assert found == expected(work, wanted, "speaker", descending=False)


def test_words_of_nothing_give_no_rows(work, quotes):
    assert parts(work, ListOrder("quote", words="xyzzy")) == [[]]


def test_rows_added_between_two_parts_do_no_harm(work, quotes, monkeypatch):
    monkeypatch.setattr(listing, "FIRST", 30)
    reading = work.project.annotations.parts(work.session.id, ListOrder("quote", "speaker"))
    first = next(reading)
    late = work.tag((0, 5), kind="quote", fields={"speaker": "Zz"})
    rest = [key for part in reading for key in part]
    assert len(first) == 30
    assert len({*first, *rest}) == 41
    assert work.project.annotations.key_of(late.id) in rest


@pytest.mark.parametrize("words", ["", "xylem"])
def test_list_knows_whether_it_holds_a_row(work, quotes, words):
    annotations, order = work.project.annotations, ListOrder("quote", words=words)
    held = {
        one.id
        for one in quotes
        if annotations.is_listed(work.session.id, order, annotations.key_of(one.id))
    }
    assert held == {one.id for one in quotes if words in one.note}
    assert not annotations.is_listed(work.session.id, order, 0)


@pytest.mark.parametrize("column", ["start", "what", "who", "where", "event_status"])
@pytest.mark.parametrize("descending", [False, True])
def test_events_are_sorted_by_every_column(work, column, descending):
    first = work.add_event(
        start="2023", what="a", who=(Actor("Ada"),), where="Aachen", event_status="alleged"
    )
    second = work.add_event(
        start="2024", what="B", who=(Actor("bo"),), where="bonn", event_status="happened"
    )
    events = work.project.events
    order = EventOrder(column, "", descending)
    found = [key for part in events.parts(work.session.id, order) for key in part]
    assert [one.id for one in events.page(found)] == (
        [second.id, first.id] if descending else [first.id, second.id]
    )


def test_events_without_a_value_come_first(work):
    dated, undated = work.add_event(what="a"), work.add_event()
    events = work.project.events
    (found,) = events.parts(work.session.id, EventOrder("what"))
    assert [one.id for one in events.page(found)] == [undated.id, dated.id]
    assert events.page([0]) == [None]


def test_event_is_listed_by_its_words(work):
    one, other = work.add_event(what="flood"), work.add_event(what="repairs")
    events, order = work.project.events, EventOrder(words="flood")
    listed = [
        events.is_listed(work.session.id, order, events.key_of(event.id)) for event in (one, other)
    ]
    assert listed == [True, False]
    assert events.key_of("e-none") is None


def test_empty_list_has_no_parts(work):
    assert parts(work, ListOrder("date")) == []


@pytest.mark.parametrize("descending", [False, True])
def test_row_has_its_place_among_the_others_of_a_column(work, quotes, descending):
    order = ListOrder("quote", "speaker", descending=descending)
    annotations, session_id = work.project.annotations, work.session.id
    keys = [key for part in parts(work, order) for key in part]
    for row, key in enumerate(keys):
        others = [0, *keys[:row], *keys[row + 1 :]]
        assert annotations.place(session_id, order, key, others) == row + 1


def test_keys_are_put_in_the_order_of_a_list(work, quotes):
    order = ListOrder("quote", "speaker")
    keys = [key for part in parts(work, order) for key in part]
    listed = work.project.annotations.listing(work.session.id, order)
    assert listed.in_order(work.connection, [0, *sorted(keys)]) == keys
