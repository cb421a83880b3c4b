# SPDX-License-Identifier: Apache-2.0
"""The calendar of what is due, read back by a library for calendars."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.edtf import canonical_edtf, edtf_bounds, edtf_over
from annotator.domain.errors import UserError
from annotator.domain.export import Column, Table
from annotator.exporters._icalendar import folded, moment_of, text_line
from annotator.exporters.ics import write

if TYPE_CHECKING:
    from pathlib import Path

icalendar = pytest.importorskip("icalendar")

EVENT = {
    **dict.fromkeys(("what", "who", "where", "start", "end", "date_text", "event_status"), ""),
    **dict.fromkeys(("due", "reason", "note"), ""),
    "event_id": "e1",
    "article_id": "t1",
    "status": "unchecked",
    "modified": "2024-01-02T03:04:05.678Z",
}
ARTICLE = {"article_id": "t1", "title": "Truce holds", "publisher": "UPI", "url": ""}
# What RFC 5545 lets a text hold.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]),
        st.sampled_from("\t\n\\;,:\"'\x80\x85\u2028\u2029 n N😀é"),
    )
)
DATES = st.one_of(
    st.dates().map(date.isoformat),
    st.datetimes().map(lambda when: when.isoformat(timespec="seconds")),
    st.datetimes().map(lambda when: when.isoformat(timespec="minutes") + "Z"),
    st.from_regex(r"20[0-9X]{2}(-[01][0-9X](-[0-3][0-9X])?)?[?~%]?", fullmatch=True),
    st.from_regex(r"[0-9X]{4}-(11|2[1-4])", fullmatch=True),
    st.from_regex(
        r"2023-11-[012]XT0[0-9]:[0-5]0(:00)?(Z|[+-](0[0-9]|1[0-4])(:30)?)?", fullmatch=True
    ),
)
SPANS = st.one_of(DATES, st.tuples(DATES, st.one_of(DATES, st.just(".."))).map("/".join)).filter(
    edtf_bounds
)


def table(name: str, *rows: dict[str, str]) -> Table:
    """Return a table of rows, of which there is one at least."""
    columns = tuple(Column(one, "") for one in rows[0])
    return Table(name, columns[0].name, columns, lambda: (tuple(row.values()) for row in rows))


@pytest.fixture
def entries(tmp_path: Path):
    """Return what writes events to a calendar and reads its entries back."""

    def read(*events: dict[str, str]):
        return calendar_of(tmp_path, *events).events

    return read


def calendar_of(folder: Path, *events: dict[str, str]):
    rows = [EVENT | event for event in events]
    (path,) = write([table("events", *rows), table("articles", ARTICLE)], folder / "due.ics")
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert not calendar.errors
    return calendar


def test_planned_event_is_an_entry_with_an_alarm(entries) -> None:
    (entry,) = entries(
        {
            "what": "Truce expires; talks, too",
            "who": "Israel; Hamas",
            "where": "Gaza",
            "start": "2023-11-24",
            "end": "2023-11-30T07:00:00",
            "event_status": "planned",
            "reason": "“is due to expire”",
        }
    )
    assert entry["UID"] == "e1@annotator"
    assert entry["SUMMARY"] == "Check: Truce expires; talks, too"
    assert entry["DTSTART"].dt == datetime(2023, 11, 30, 7)  # noqa: DTZ001 - floating
    assert entry["DTSTAMP"].dt == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert str(entry["DESCRIPTION"]).split("\n") == [
        "Planned for: 2023-11-24/2023-11-30T07:00:00 (local time, as in the article)",
        "Who: Israel; Hamas",
        "Where: Gaza",
        "Happened or planned: planned",
        "Why: “is due to expire”",
        "Article: Truce holds",
        "Publisher: UPI",
        "Status: unchecked",
    ]
    (alarm,) = entry.subcomponents
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(0))


@pytest.mark.parametrize(
    ("what", "who", "told"),
    [
        ("hold talks", "G7; Roe (host)", "Check: G7: hold talks"),
        ("hold talks with roe", "Roe (host)", "Check: hold talks with roe"),
        ("hold talks", "", "Check: hold talks"),
        ("Talks in Norvale", "G7", "Check: Talks in Norvale"),
    ],
)
def test_entry_is_called_by_who_does_it_where_the_words_do_not_say(
    entries, what, who, told
) -> None:
    planned = {"event_status": "planned", "due": "2023-11-30"}
    (entry,) = entries({"what": what, "who": who, **planned})
    assert entry["SUMMARY"] == told


def test_what_is_to_be_checked_after_a_day_rings_in_the_morning_behind_it(entries) -> None:
    (entry,) = entries({"due": "2023-12-01"})
    assert entry["DTSTART"].dt == date(2023, 12, 2)
    assert entry["SUMMARY"] == "Check an event"
    assert entry.subcomponents[0]["TRIGGER"].dt == timedelta(hours=9)


def test_what_somebody_said_stands_before_the_plan(entries) -> None:
    (entry,) = entries({"due": "2024-01-15", "start": "2023-11-30", "event_status": "planned"})
    assert entry["DTSTART"].dt == date(2024, 1, 16)
    assert str(entry["DESCRIPTION"]).startswith("Check after: 2024-01-15\n")


def test_only_what_is_awaited_and_not_checked_is_in_it(entries) -> None:
    found = entries(
        {"event_id": "e1", "due": "2023-12-01", "status": "query"},
        {"event_id": "e2", "due": "2023-12-01", "status": "checked"},
        {"event_id": "e3", "start": "2023-12-01", "event_status": "happened"},
        {"event_id": "e4", "start": "2023-12-01", "event_status": "planned"},
    )
    assert [entry["UID"] for entry in found] == ["e1@annotator", "e4@annotator"]


def test_calendar_says_how_many_have_no_date(tmp_path: Path) -> None:
    undated = [{"event_id": f"e{one}", "event_status": "planned"} for one in (2, 3)]
    calendar = calendar_of(tmp_path, {"due": "2023-12-01"}, *undated)
    assert calendar["DESCRIPTION"] == "Left out, as no date is known when they are over: 2"


def test_calendar_without_an_entry_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Nothing is due on a known date"):
        calendar_of(tmp_path, {"what": "Truce", "event_status": "planned"})
    assert not list(tmp_path.iterdir())


def test_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "due.ics").mkdir()
    with pytest.raises(UserError, match=r"is a folder\. Name a file"):
        calendar_of(tmp_path, {"due": "2023-12-01"})


def test_calendar_that_was_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "due.ics").write_text("before")
    calendar_of(tmp_path, {"due": "2023-12-01"})
    assert [path.name for path in tmp_path.iterdir()] == ["due.ics"]


@pytest.mark.parametrize(
    ("typed", "day", "remark"),
    [
        ("2023-11", date(2023, 12, 1), "the day is not known"),
        ("2023", date(2024, 1, 1), "the day is not known"),
        ("2023-11-XX", date(2023, 12, 1), "the day is not known"),
        ("2023-11-30~", date(2023, 12, 1), "(about)"),
        ("2023-11-24/2023-11", date(2023, 12, 1), "the day is not known"),
        ("../2023-11-24", date(2023, 11, 25), "Check after: ../2023-11-24\n"),
        ("2023-11-1XT07:00", date(2023, 11, 20), "the day is not known"),
    ],
)
def test_inexact_date_stands_behind_all_that_it_may_mean(entries, typed, day, remark) -> None:
    (entry,) = entries({"due": canonical_edtf(typed)})
    assert entry["DTSTART"].dt == day
    assert remark in entry["DESCRIPTION"] + "\n"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2023-11-30T07:00", "20231130T070000"),
        ("2023-11-30T07:00Z", "20231130T070000Z"),
        ("2023-11-30T01:00+02", "20231129T230000Z"),
        ("2023-11-30T07:00-03:30~", "20231130T103000Z"),
        ("2023-11-24/2023-11-30T07:00:30", "20231130T070030"),
    ],
)
def test_time_is_floating_but_where_a_zone_is_written(typed: str, value: str) -> None:
    moment = moment_of(canonical_edtf(typed))
    assert moment is not None
    assert (moment.value, moment.is_floating) == (value, not value.endswith("Z"))


@pytest.mark.parametrize(
    "stored", ["", "XXXX-11-30", "2023-11-24/..", "0000-01-01", "9998/9999", "XXXX", "soon"]
)
def test_date_that_no_calendar_can_have_is_none(stored: str) -> None:
    assert moment_of(stored) is None


@given(SPANS)
def test_any_entry_is_when_the_date_is_over(stored: str) -> None:
    moment, over = moment_of(stored), edtf_over(stored)
    if moment is None:
        return
    assert over is not None
    lines = f"BEGIN:VEVENT\r\nDTSTART:{moment.value}\r\nEND:VEVENT\r\n"
    found = icalendar.Event.from_ical(
        lines.replace("DTSTART", "DTSTART;VALUE=DATE") if moment.is_day else lines
    )["DTSTART"].dt
    assert isinstance(found, datetime) is not moment.is_day
    if moment.is_day or moment.is_floating:
        last = datetime.fromisoformat(over).date()
        day_after = last + timedelta(days=1)
        assert date(found.year, found.month, found.day) == (day_after if moment.is_day else last)


@given(TEXTS)
def test_any_text_comes_back_through_the_library(text: str) -> None:
    lines = b"BEGIN:VEVENT\r\n" + text_line("SUMMARY", text) + b"END:VEVENT\r\n"
    assert str(icalendar.Event.from_ical(lines)["SUMMARY"]) == text


@pytest.mark.parametrize(
    ("text", "kept"), [("a\r\nb\rc", "a\nb\nc"), ("a\0b\x1bc\x7fd\x0ce", "abcde")]
)
def test_line_ends_are_made_alike_and_control_characters_lost(text: str, kept: str) -> None:
    lines = b"BEGIN:VEVENT\r\n" + text_line("SUMMARY", text) + b"END:VEVENT\r\n"
    assert str(icalendar.Event.from_ical(lines)["SUMMARY"]) == kept


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_lines_are_folded_between_characters(line: str) -> None:
    pieces = folded("X:" + line).split(b"\r\n")
    assert pieces.pop() == b""
    assert all(len(piece) <= 75 for piece in pieces)
    assert pieces[0].decode() + "".join(piece.decode()[1:] for piece in pieces[1:]) == "X:" + line
    assert all(len(piece) > 71 for piece in pieces[:-1])


def test_file_has_one_line_end(tmp_path: Path) -> None:
    calendar_of(tmp_path, {"due": "2023-12-01", "what": "two\nlines " * 30})
    written = (tmp_path / "due.ics").read_bytes()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", written)
    assert written.endswith(b"END:VCALENDAR\r\n")
