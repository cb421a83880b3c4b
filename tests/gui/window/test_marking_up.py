# SPDX-License-Identifier: Apache-2.0
"""A whole article marked up by keyboard alone, in the real window, with the keys counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from annotator import assets
from annotator.domain.annotation import PieceRole

UPI = Path(__file__).parents[4] / "shared" / "articles" / "upi-truce-2023-11-29.txt"
HARBOUR = assets.path("samples", "harbour-storm.txt")

MOST_FOR_A_TAG = 3
MOST_FOR_A_QUOTE = 12
LETTERS = {"C": "claim", "Q": "quote", "N": "number", "D": "date"}
WIDE = ("W", "W", "N")


class Step(NamedTuple):
    """Where the caret is put, the keys then pressed, what is to be tagged, and who said it.

    Each "|" in ``pieces`` parts two pieces; "…" stands for what lies between its beginning and
    its end. ``speaker`` is typed at the key "type".
    """

    at: str
    keys: tuple[str, ...]
    pieces: str
    speaker: str = ""

    @property
    def kind(self):
        """Return the kind that is tagged."""
        return next(LETTERS[key] for key in self.keys if key in LETTERS)


def quote(at, pieces, speaker, *, keys=("Q",)):
    """Return the step that tags a quote and says who said it."""
    return Step(at, (*keys, "Tab", "type", "Escape"), pieces, speaker)


def claim(at, pieces, keys=("C",)):
    return Step(at, keys, pieces)


def number(pieces, keys=("N",), at=""):
    return Step(at or pieces, keys, pieces)


def date(pieces, at=""):
    return Step(at or pieces, ("D",), pieces)


REAL = (
    quote("so that we continue", '"so that…assistance in."', "Antony Blinken"),
    quote("We'll discuss with", '"We\'ll discuss…Palestinian civilians."', "Antony Blinken"),
    quote("as needed to enable", '"as needed…of all hostages."', "G7 foreign ministers"),
    quote("We underscore the", '"We underscore…humanitarian law,"', "G7 foreign ministers"),
    quote("appreciation", '"appreciation"', "Moussa Abu Marzouk"),
    quote(
        "Hamas unleashed a",
        '"Hamas unleashed…what they seek,"|"We can\'t do that."',
        "Joe Biden",
        keys=("Q", "O", "O", "A"),
    ),
    claim("Israel received a list", "Israel received…according to CNN."),
    claim("Israel said it was", "Israel said…to be released."),
    claim("The 10 Israeli hostages", "The 10 Israeli…agreement expires."),
    claim("Hamas official Moussa", "Hamas official…dual nationals."),
    claim("Relatives of Russians", "Relatives…freed Sunday."),
    claim("Getting out the nine", "Getting out…released first."),
    claim("The 10 Israelis freed", "The 10 Israelis…Hamas-Israel agreement."),
    claim("In return 180", "In return…also been released."),
    claim("CIA Director", "CIA Director…still held hostage."),
    claim("U.S. President Joe", "U.S. President…Hamas wanted."),
    number("10 Israeli hostages", WIDE),
    number("three Palestinians", WIDE),
    number("two Russian citizens", WIDE),
    number("nine child hostages", WIDE),
    number("10-month-old", ("W", "W", "N")),
    number("10", at="10 Israelis freed"),
    number("60"),
    number("five days", WIDE),
    number("21"),
    number("180 Palestinian detainees", WIDE),
    number("24 hours", WIDE),
    number("nine Americans", WIDE),
    date("Nov. 29", at="Nov. 29 (UPI)"),
    date("Wednesday", at="Wednesday for another"),
    date("Oct. 7", at="Oct. 7 never"),
    date("early Thursday", at="early Thursday and"),
    date("7 a.m. Thursday"),
    date("later Wednesday", at="Wednesday and their"),
    date("Monday", at="Monday to press"),
    date("Sunday", at="Sunday."),
    date("Tuesday night", at="Tuesday night brings"),
    date("Friday morning"),
    date("late Tuesday"),
)

OURS = (
    quote("so that the islands", '"so that…the weekend."', "Ilse Brandreth"),
    quote("We will not send", '"We will not…one more winter."', "Ilse Brandreth"),
    quote(
        "I bought her with",
        '"I bought her…was 22,"|"She fed three families."',
        "Teodor Lask",
        keys=("Q", "O", "A"),
    ),
    quote("cold, cross and", '"cold, cross and very hungry,"', "Petra Vanning"),
    quote(
        "The ministry knew",
        '"The ministry knew…better year,"|"There was no better year."',
        "Davit Sorrel",
        keys=("Q", "O", "O", "A"),
    ),
    quote(
        "Ask me then what",
        '"Ask me then what we have learned,"|"Today we count."',
        "Ilse Brandreth",
        keys=("Q", "O", "A"),
    ),
    claim("The storm blew", "The storm blew…Weather Service."),
    claim("It was the longest", "It was the longest…since 1987."),
    claim("Forty-two vessels", "Forty-two…office said."),
    claim("As many as seven", "As many as…Roe said."),
    claim("Two of them are", "Two of them…on board."),
    claim("The number of people", "The number…their homes."),
    claim("Repairs will cost", "Repairs will…coast road."),
    claim("A study ordered", "A study…never published."),
    number("19 hours", WIDE),
    number("118 kilometres per hour", WIDE),
    number("73 mph", WIDE),
    number("Forty-two vessels", WIDE),
    number("27 fishing boats", WIDE),
    number("11 yachts", WIDE),
    number("four pilot launches", WIDE),
    number("almost six hours"[7:], WIDE),
    number("35 households", WIDE),
    number("140 people", WIDE),
    number("96"),
    number("212"),
    number("116"),
    number("$31.4 million", at="31.4 million"),
    number("$18.2 million", at="18.2 million"),
    number("$9.7 million", at="9.7 million"),
    number("$3.5 million", at="3.5 million"),
    date("Nov. 21"),
    date("Thursday", at="Thursday for people"),
    date("Monday night", at="Monday night, hours"),
    date("9 p.m. Monday"),
    date("4 p.m. Tuesday"),
    date("Tuesday afternoon"),
    date("6 a.m. Saturday"),
    date("Tuesday, Dec. 4"),
    date("last spring"),
)


def carry_out(typist, step):
    """Do a step from a caret in place; return how many keys it took, typed words aside."""
    for key in step.keys:
        if key == "type":
            typist.write(step.speaker)
        else:
            typist.press(key)
    return sum(key != "type" for key in step.keys)


def fits(words, pattern):
    """Return whether words are those of a pattern, whose middle may be left out."""
    head, _, tail = pattern.partition("…")
    return words.startswith(head) and words.endswith(tail) if tail else words == head


def pieces_of(annotation, text):
    return [span.of(text) for span in annotation.content]


@pytest.mark.parametrize(
    ("article", "steps"),
    [
        pytest.param(
            UPI,
            REAL,
            marks=pytest.mark.skipif(not UPI.exists(), reason="the article is not here"),
            id="real",
        ),
        pytest.param(HARBOUR, OURS, id="ours"),
    ],
)
def test_whole_article_is_marked_up_by_keyboard_alone(start, annotations, article, steps):
    typist = start(article)
    window = typist.window
    text = window.desk.workspace.article.text
    pressed: dict[str, list[int]] = {}
    for step in steps:
        typist.go_to(step.at)
        before = {one.id for one in annotations(window)}
        count = carry_out(typist, step)
        (made,) = [one for one in annotations(window) if one.id not in before] or [None]
        assert made, step
        pressed.setdefault(step.kind, []).append(count)
        assert window.view.hasFocus()
        assert made.kind == step.kind
        found, wanted = pieces_of(made, text), step.pieces.split("|")
        assert len(found) == len(wanted), found
        assert all(map(fits, found, wanted)), found
        assert made.fields.get("speaker", "") == step.speaker
    made = annotations(window)
    assert Counter(one.kind for one in made) == Counter(step.kind for step in steps)
    assert_exact(window, text)
    most = {kind: max(counts) for kind, counts in pressed.items()}
    print({kind: (len(counts), max(counts)) for kind, counts in pressed.items()})
    assert most.pop("quote") <= MOST_FOR_A_QUOTE
    assert all(count <= MOST_FOR_A_TAG for count in most.values()), most


def assert_exact(window, text):
    """Assert that the file has, of every mark and every piece, the article's own characters."""
    connection = window.desk.workspace.project.connection
    rows = connection.execute('select start, "end", exact from annotation').fetchall()
    assert rows
    assert all(text[start:end] == exact for start, end, exact in rows)
    pieces = connection.execute(
        """
        select span.start, span."end", annotation.start, annotation."end"
        from span join annotation on annotation.id = span.annotation_id where role = 'content'
        """
    ).fetchall()
    assert len(pieces) >= len(rows)
    for start, end, first, last in pieces:
        words = text[start:end]
        assert words == words.strip() != ""
        assert first <= start < end <= last


def test_speaker_marked_in_the_text_is_few_keys_more(start, annotations):
    """A quote of two pieces with its source, its cue and the full name of who said it."""
    typist = start(HARBOUR)
    typist.go_to("The ministry knew")
    keys = ["Q", "O", "O", "A", "I", "Tab", "type", "Escape"]
    count = carry_out(typist, Step("", tuple(keys), "", "Davit Sorrel, fishermen's union"))
    typist.go_to("Sorrel wrote")
    count += carry_out(typist, Step("", ("S", "Control+Right", "U"), ""))
    (made,) = annotations(typist.window)
    text = typist.window.desk.workspace.article.text
    roles = {piece.role: piece.span.of(text) for piece in made.pieces}
    assert (roles[PieceRole.SOURCE], roles[PieceRole.CUE]) == ("Sorrel", "wrote")
    assert made.fields == {
        "speaker": "Davit Sorrel, fishermen's union",
        "speaker_as_written": "Sorrel",
        "cue": "wrote",
    }
    assert count <= MOST_FOR_A_QUOTE


def test_mark_up_is_undone_to_nothing_and_done_again(start, annotations):
    typist = start(HARBOUR)
    for step in OURS[:12]:
        typist.go_to(step.at)
        carry_out(typist, step)
    made = annotations(typist.window)
    steps = 0
    while typist.window.actions_table["edit.undo"].isEnabled():
        typist.press("Control+Z")
        steps += 1
    assert annotations(typist.window) == []
    for _ in range(steps):
        typist.press("Control+Y")
    assert annotations(typist.window) == made
