# SPDX-License-Identifier: Apache-2.0
"""What stands under the caret."""

# ruff: noqa: RUF001 - the marks and scripts are what is tested

from __future__ import annotations

import pytest

from annotator.text.frame import Frame
from annotator.text.regions import find_regions
from annotator.text.units import unit_at


def unit(text, at, kind):
    """Return the unit at a caret, which stands where ``at`` has a "|"."""
    before, after = at.split("|")
    offset = text.index(before + after) + len(before)
    found = unit_at(Frame(text, find_regions(text)), offset, kind)
    return found and found.of(text)


@pytest.mark.parametrize(
    ("text", "at", "quotation"),
    [
        ('He said "we go" then.', "|we", '"we go"'),
        ('He said "we go" then.', 'go"|', '"we go"'),
        ('"We go," he said, "now."', "n|ow", '"now."'),
        ('"We go," he said, "now."', "|he said", '"We go," he said, "now."'),
        ("He said “we ‘must’ go” then.", "mu|st", "‘must’"),
        ("He said “we ‘must’ go” then.", "g|o", "“we ‘must’ go”"),
        ("‘It’s ours,’ he said.", "our|s", "‘It’s ours,’"),
        ("« On va », dit-il.", "v|a", "« On va »"),
        ("Er sagte »geh« und ging.", "g|eh", "»geh«"),
        ("Er sagte „geh“ und ging.", "g|eh", "„geh“"),
        ("Er sagte ‚geh‘ und ging.", "g|eh", "‚geh‘"),
        ("“It goes on without an end.", "w|ith", "“It goes on without an end."),
        ("He is 6'2\" tall. She is not.", "ta|ll", "He is 6'2\" tall."),
        ("It’s the workers’ day. Yes.", "d|ay", "It’s the workers’ day."),
        ("‘Tis the season. Yes.", "sea|son", "‘Tis the season."),
        ("A title\n\nHe said “we go”.", "|A title", "A title"),
    ],
)
def test_quotation_comes_with_its_marks_or_the_sentence_stands_in(text, at, quotation):
    assert unit(text, at, "quotation") == quotation


@pytest.mark.parametrize(
    ("text", "at", "number"),
    [
        ("It cost $48.6 million.", "4|8", "$48.6 million"),
        ("It cost $48.6 million.", "mill|ion", "$48.6 million"),
        ("It cost US$7.2\u00a0bn.", "|7.2", "US$7.2\u00a0bn"),
        ("It cost €5m.", "€|5", "€5m"),
        ("It brings to 60 the", "|60", "60"),
        ("It brings to 60 the", "60|", "60"),
        ("Three came.", "Th|ree", "Three"),
        ("Two hundred and fifty-one came.", "and |fif", "Two hundred and fifty-one"),
        ("Some 12,000, they said.", "12|,", "12,000"),
        ("Some 12\u00a0000 came.", "|12", "12\u00a0000"),
        ("Up 3.5 percentage points.", "|3", "3.5 percentage points"),
        ("Up 3.5% now.", "3.5|", "3.5%"),
        ("Down \u22123.5 percent.", "3|.5", "\u22123.5 percent"),
        ("A 10-month-old baby", "1|0", "10"),
        ("From 1998-2003.", "|2003", "2003"),
        ("It cost 50 euros.", "5|0", "50 euros"),
        ("After 3½ hours", "½|", "3½"),
        ("The G7 met on the 15th.", "G|7", None),
        ("The G7 met on the 15th.", "15|th", None),
        ("Nobody came at all.", "cam|e", None),
    ],
)
def test_number_comes_with_currency_scale_and_percent(text, at, number):
    assert unit(text, at, "number") == number


@pytest.mark.parametrize(
    ("text", "at", "number"),
    [
        ("It lasted 24 hours.", "2|4", "24"),
        ("It lasted five days.", "fi|ve", "five"),
        ("They saw 27 fishing boats.", "|27", "27"),
        ("It cost $31.4 million now.", "31|.4", "$31.4 million"),
        ("It cost $31.4 million now.", "mill|ion", "$31.4 million"),
        ("It cost $31.4 million now.", "|$", "$31.4 million"),
        ("It rose 3.5 percentage points.", "po|ints", "3.5 percentage points"),
        ("It fed 12,000 people.", "12|,000", "12,000"),
        ("It fed 12,000 people.", "12,0|00", "12,000"),
    ],
)
def test_number_is_whole_and_leaves_what_is_counted(text, at, number):
    assert unit(text, at, "number") == number


@pytest.mark.parametrize(
    ("text", "at", "date"),
    [
        ("TROMSØ, Norway, Nov. 29 (UPI) -- It", "N|ov", "Nov. 29"),
        ("TROMSØ, Norway, Nov. 29 (UPI) -- It", "2|9", "Nov. 29"),
        ("The Oct. 7 attack", "|Oct", "Oct. 7"),
        ("on 29 November 2023, he", "Novem|ber", "29 November 2023"),
        ("on Nov. 29, 2023, he", "20|23", "Nov. 29, 2023"),
        ("until 7 a.m. Thursday, he", "a|.m.", "7 a.m. Thursday"),
        ("until 7 a.m. Thursday, he", "Thurs|day", "7 a.m. Thursday"),
        ("until 7:30 p.m. on Thursday.", "3|0", "7:30 p.m. on Thursday"),
        ("at 07:30 GMT on Friday.", "GM|T", "07:30 GMT on Friday"),
        ("He left Friday morning.", "mor|ning", "Friday morning"),
        ("It came late Tuesday.", "l|ate", "late Tuesday"),
        ("It came early Thursday.", "Thur|sday", "early Thursday"),
        ("It came Tuesday night.", "Tues|day", "Tuesday night"),
        ("It came Wednesday.", "Wednesday|", "Wednesday"),
        ("It came on Tuesday, Nov. 28, 2023.", "Tues|day", "Tuesday, Nov. 28, 2023"),
        ("Made 2023-11-29.", "1|1", "2023-11-29"),
        ("Made 2023-11-29T07:00Z.", "T|07", "2023-11-29T07:00Z"),
        ("It was 1987.", "19|87", "1987"),
        ("In the 1980s it", "198|0", "the 1980s"),
        ("It came last spring.", "spr|ing", "last spring"),
        ("It came in May.", "M|ay", "May"),
        ("It came in May 2021.", "M|ay", "May 2021"),
        ("In April it", "Ap|ril", "April"),
        ("By mid-December it", "m|id", "mid-December"),
        ("Oct. 7-9 it", "7|-9", "Oct. 7-9"),
        ("It came Sat. night.", "Sa|t", "Sat. night"),
        ("It came last Tuesday night.", "la|st", "last Tuesday night"),
        ("In the fall of 2020 it", "fa|ll", "the fall of 2020"),
        ("From 1998-2003 it", "19|98", "1998-2003"),
        ("At 3:30 p.m. ET Sunday it", "E|T", "3:30 p.m. ET Sunday"),
        ("It came yesterday.", "yes|ter", "yesterday"),
        ("They talked at noon Tuesday.", "n|oon", "noon Tuesday"),
        ("They talked over the weekend.", "week|end", "the weekend"),
        ("It may March on.", "m|ay", None),
        ("May I go?", "M|ay", None),
        ("March on, they said.", "Mar|ch", None),
        ("Headlines of the hour", "Head|lines", None),
        ("It fed 12,000 people.", "12|,000", None),
        ("It cost $2000 in all.", "20|00", None),
        ("It lasted 24 hours.", "2|4", None),
        ("The sun set on them.", "s|un", None),
        ("Tuesday and Friday", "Tuesday |and", None),
    ],
)
def test_date_is_the_whole_expression(text, at, date):
    assert unit(text, at, "date") == date


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("a ten-month-old boy", "mon|th", "ten-month-old"),
        ("Renée D’Alba’s e\u0301tude, here", "Al|ba", "D’Alba’s"),
        ("Renée D’Alba’s e\u0301tude, here", "e|\u0301t", "e\u0301tude"),
        ("He left. She", "left|.", "left"),
        ("He left. She", "left.|", None),
        ("שלום לכל", "ל|כל", "לכל"),
        ("the 🎈 rose", "🎈|", None),
    ],
)
def test_word_keeps_marks_hyphens_and_apostrophes_inside(text, at, word):
    assert unit(text, at, "word") == word


def test_sentence_is_the_one_at_the_caret():
    assert unit("It rained. It poured.", "It p|oured", "sentence") == "It poured."


@pytest.mark.parametrize("kind", ["sentence", "quotation", "number", "date", "word"])
def test_empty_line_has_no_unit(kind):
    text = "One.\n\nTwo."
    assert unit_at(Frame(text, find_regions(text)), 5, kind) is None


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("Then Mayor Ilse Brandreth said so.", "Il|se", "Mayor Ilse Brandreth"),
        ("Later Dr. Petra Vanning of Oslo left.", "Van|ning", "Dr. Petra Vanning of Oslo"),
        ("Brandreth said so.", "Brand|reth", "Brandreth"),
        ("Then the mayor said so.", "may|or", "mayor"),
        ("Then , so.", " |, so", None),
    ],
)
def test_name_is_a_run_of_capitalised_words_or_else_the_word(text, at, name):
    assert unit(text, at, "name") == name
