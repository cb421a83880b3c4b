# SPDX-License-Identifier: Apache-2.0
"""Words in marks with their speaker, cue, addressee and medium."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest._quotes.attribution import QuoteType
from annotator.suggest._quotes.joining import joined
from annotator.suggest.quotes import attributions, predict
from tests.suggest._quotes.reading import quotes, read

WORDS = [
    *('"', "“", "”", "'", "''", " ‘", "’ ", "«", ",", ". ", ": ", " - ", "? ", "(", ")", "\n\n"),  # noqa: RUF001
    *("said ", "told ", " Roe ", "the ", "mayor ", "who ", "one ", "of ", "in ", "statement "),
    *("according ", "to ", "and ", "adding ", "Monday ", "last ", "her ", "reply", "'s ", "No"),
]


def found_in(sentence):
    text = f"Council votes on the budget\n\n{sentence}\n"
    start = text.index(sentence)
    found = [one for one in attributions(read(text)) if one.start >= start]
    return text, found


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ('"It is late," said Ada Roe.', "Ada Roe", "said", '"It is late,"'),
        ('"It is late," Ada Roe said.', "Ada Roe", "said", '"It is late,"'),
        ('"Is it late?" she asked.', "she", "asked", '"Is it late?"'),
        ('"It is late", the mayor said.', "the mayor", "said", '"It is late"'),
        ('Ada Roe said, "It is late."', "Ada Roe", "said", '"It is late."'),
        ('Ada Roe told reporters: "It is late."', "Ada Roe", "told", '"It is late."'),
        ('Ada Roe: "It is late."', "Ada Roe", ":", '"It is late."'),
        (
            '"It is late," said Ada Roe, a teacher at the school, in a letter.',
            "Ada Roe, a teacher at the school",
            "said",
            '"It is late,"',
        ),
        (
            '"It is late," one voter who works in Rome told the Post on Monday.',
            "one voter who works in Rome",
            "told",
            '"It is late,"',
        ),
        (
            '"It is late," Ada Roe, who chairs the board, said.',
            "Ada Roe, who chairs the board",
            "said",
            '"It is late,"',
        ),
        (
            '"It is late," said Bo Roe, one of the teachers who met her on Monday.',
            "Bo Roe, one of the teachers who met her on Monday",
            "said",
            '"It is late,"',
        ),
        (
            '"It is late," said one former Roe campaign manager involved in the vote.',
            "one former Roe campaign manager involved in the vote",
            "said",
            '"It is late,"',
        ),
        (
            '"It is late," said Bo Roe, who asked for anonymity.',
            "Bo Roe",
            "said",
            '"It is late,"',
        ),
        ('Said Ada Roe, a teacher: "It is late."', "Ada Roe, a teacher", "Said", '"It is late."'),
        ('Roe\'s short reply: "It is late."', "Roe", "reply", '"It is late."'),
        ('The letter began, "It is late."', "The letter", "began", '"It is late."'),
        ('She cried "late!" from the road.', "She", "cried", '"late!"'),
        ('"It is late," she went on.', "she", "went on", '"It is late,"'),
        ('"It is late," according to the mayor.', "the mayor", "according to", '"It is late,"'),
    ],
)
def test_speaker_and_cue_stand_beside_the_words(sentence, source, cue, content):
    assert quotes(sentence)[0] == (source, cue, content)


@pytest.mark.parametrize(
    "sentence",
    ['"It is late," she said, "and dark."', '"It is late," she said. "It is dark."'],
)
def test_pieces_around_a_cue_are_one_quote(sentence):
    (found,) = quotes(sentence)
    assert found[:2] == ("she", "said")
    assert found[2].startswith('"It is late," ... "')


def test_a_second_verb_beside_the_words_has_the_speaker_of_the_first():
    found = quotes('The mayor said it rained, adding: "It is late."')
    assert found[-1] == ("The mayor", "adding", '"It is late."')


def test_a_participle_between_two_pieces_is_no_cue():
    found = quotes('"It is late," said Roe, speaking of Monday, "and dark."')
    assert [source for source, _, _ in found] == ["Roe"]


def test_words_with_another_cue_are_another_quote():
    found = quotes('"It is late," she said. "It is dark," the mayor replied.')
    assert [source for source, _, _ in found] == ["she", "the mayor"]


def test_a_quote_across_paragraphs_is_one():
    found = quotes("“It is late.\n\n“It is dark,” she said.")
    assert found == [("she", "said", "“It is late. ... “It is dark,”")]


def test_words_without_a_cue_have_no_source():
    assert quotes('The mayor spoke.\n\n"It is late."')[-1] == (None, None, '"It is late."')


@pytest.mark.parametrize(
    "sentence",
    [
        'They went to see the film "Late and Dark" again.',
        'He met William "Bill" Burns there.',
        'She hosts "Late With Ada Roe" at night.',
        'The film "Late," a drama, opened.',
    ],
)
def test_titles_and_nicknames_are_no_quotes(sentence):
    assert quotes(sentence) == []


def test_a_word_or_two_that_nobody_says_are_scare_quotes():
    text, (found,) = found_in('The firm sold "organic" apples.')
    assert found.quote_type is QuoteType.SCARE
    assert found.content[0].of(text) == '"organic"'


def test_a_part_in_marks_belongs_to_the_clause_around_it():
    text, (found,) = found_in('The mayor said that the plan was "a disaster."')
    assert found.quote_type is QuoteType.MIXED
    assert found.content[0].of(text) == 'that the plan was "a disaster."'


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ('"We ran," in the face of it all, said Roe.', '"We ran," in the face of it all'),
        ('So "you can imagine how it was," Roe said.', 'So "you can imagine how it was,"'),
    ],
)
def test_a_sentence_partly_in_marks_in_front_of_its_cue_is_one_mixed_quote(sentence, content):
    text, (found,) = found_in(sentence)
    assert found.quote_type is QuoteType.MIXED
    assert found.content[0].of(text) == content
    assert found.source.of(text) == "Roe"


@pytest.mark.parametrize("heading", ["'Late and dark again'", '"LATE AND DARK"'])
def test_a_heading_in_marks_is_no_quote(heading):
    assert quotes(f"The mayor left.\n\n{heading}\n\nIt rained.") == []


def test_addressee_and_medium_are_told():
    text, (found,) = found_in('"It is late," Roe told the BBC in an interview on Monday.')
    assert found.addressee.of(text) == "the BBC"
    assert found.medium.of(text) == "in an interview"


def test_where_somebody_speaks_may_stand_in_front():
    text, (found,) = found_in('Speaking at a news briefing in Rome on Monday, Roe said: "No."')
    assert found.medium.of(text) == "at a news briefing in Rome"


def test_who_reports_that_somebody_said_words_in_marks_is_told_as_well():
    found = quotes('"It is late," Roe told aides, according to the Post.')
    assert [source for source, _, _ in found] == ["the Post", "Roe"]


def test_of_a_report_of_words_in_marks_judges_get_the_words():
    text = 'A vote.\n\n"It is late," Roe told aides, according to the Post.\n'
    (one,) = predict(read(text))
    assert (one.attrs["kind"], one.attrs["speaker"]) == ("direct", "Roe")


def test_a_medium_keeps_what_hangs_on_it():
    text, (found,) = found_in('"It is late," Roe wrote in a post on Twitter late Tuesday.')
    assert found.medium.of(text) == "in a post on Twitter"


def test_the_reason_gives_the_words_of_the_article():
    _, (found,) = found_in('"It is late," Ada Roe said.')
    assert str(found.reason) == "Words in quotation marks; “Ada Roe said” follows them"


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_marks_and_words_in_any_order_are_read_without_failing(words):
    text = "".join(words) + "\n"
    for found in attributions(read(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in found.content)


@pytest.mark.parametrize("unit", ['"', "'", '" ', "“a ", "'a ", '"a" ', "«", "\n“A."])
def test_many_marks_take_time_in_line_with_their_number(unit):
    assert _seconds(unit * 16000) < 20 * _seconds(unit * 2000) + 0.05


def _seconds(text):
    """Return the least time of a few runs: what else the machine does only ever adds to it."""
    return min(_once(text) for _ in range(4))


def _once(text):
    reading = read(text)
    assert reading.sentences is not None
    start = process_time()
    joined(reading, ())
    return process_time() - start


def test_a_block_quotation_behind_a_colon_needs_no_marks():
    text = (
        "Council votes on the budget\n\nMayor Ada Roe said:\n\nWe are glad of the money.\n\n"
        "It helps us all.\n\nThe council votes on Friday.\n"
    )
    (found,) = (one for one in attributions(read(text)) if one.rule == "quote.block")
    pieces = [span.of(text) for span in found.content]
    assert pieces == ["We are glad of the money.", "It helps us all."]
    assert found.speaker == "Mayor Ada Roe"


def test_a_list_behind_a_colon_is_no_block_quotation():
    text = "Council votes on the budget\n\nMayor Ada Roe said:\n\nA bridge is closed.\n"
    assert "quote.block" not in [one.rule for one in attributions(read(text))]
