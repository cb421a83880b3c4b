# SPDX-License-Identifier: Apache-2.0
"""Quotes as suggestions and as predictions."""

from itertools import pairwise

from annotator.domain.annotation import PieceRole
from annotator.suggest import all_suggesters
from annotator.suggest.quotes import SUGGESTER
from tests.suggest._quotes.reading import read

TEXT = "The mayor said that the bridge would close. The dam, she said, is safe.\n"


def test_the_suggester_is_found():
    assert SUGGESTER in all_suggesters()


def test_a_suggestion_has_content_source_and_cue_in_text_order():
    first, second = SUGGESTER.suggest(read(TEXT))
    roles = [piece.role for piece in second.pieces]
    assert roles == [PieceRole.CONTENT, PieceRole.SOURCE, PieceRole.CUE, PieceRole.CONTENT]
    assert first.fields == {
        "quote_type": "indirect",
        "speaker": "the mayor",
        "speaker_as_written": "The mayor",
        "speaker_basis": "named",
        "cue": "said",
    }
    assert str(first.reason) == "“said” introduces what was said or thought"


def test_every_suggestion_names_a_listed_rule():
    keys = {rule.key for rule in SUGGESTER.rules}
    assert {one.rule for one in SUGGESTER.suggest(read(TEXT))} <= keys


def test_a_quote_in_two_pieces_is_predicted_with_its_fragments():
    second = list(SUGGESTER.predict(read(TEXT)))[1]
    assert second.attrs["fragments"] == [[44, 51], [63, 70]]
    assert (second.start, second.end) == (44, 70)


def test_wants_and_stances_are_left_out_until_somebody_switches_them_on():
    off = {rule.key for rule in SUGGESTER.rules if rule.starts_off}
    assert "quote.wanting_to" in off
    assert "quote.judging_object" in off
    assert not off & {"quote.saying_clause", "quote.according_to", "quote.said_after"}


def test_addressee_and_medium_are_fields_of_the_suggestion():
    text = "Roe told reporters of the Post in a statement on Monday that he was well.\n"
    fields = next(iter(SUGGESTER.suggest(read(text)))).fields
    assert fields["addressee"] == "reporters of the Post"
    assert fields["medium"] == "in a statement"


def test_the_medium_may_stand_behind_the_words():
    text = "The dam is safe, Roe said in an interview with the Post.\n"
    fields = next(iter(SUGGESTER.suggest(read(text)))).fields
    assert fields["medium"] == "in an interview with the Post"


def test_the_pieces_of_a_suggestion_lie_apart():
    text = (
        "There were repeated warnings from his aide that the dam is old. Roe, backing it, left.\n"
    )
    for one in SUGGESTER.suggest(read(text)):
        spans = sorted(piece.span for piece in one.pieces)
        assert all(before.end <= behind.start for before, behind in pairwise(spans))


def test_of_words_quoted_in_passing_those_in_marks_are_suggested_alone():
    text = "Roe called the plan “a wreck,” and its maker “quite mad”, in Rome on Monday.\n"
    (found,) = (one for one in SUGGESTER.suggest(read(text)) if one.rule == "quote.quoted_words")
    content = [one.span.of(text) for one in found.pieces if one.role is PieceRole.CONTENT]
    assert content == ["“a wreck,”", "“quite mad”"]
    assert found.fields["quote_type"] == "direct"


def test_words_that_another_quote_tells_are_not_suggested_twice():
    text = "Roe hailed the aide who said “we can win it” in Rome.\n"
    content = [
        piece.span
        for one in SUGGESTER.suggest(read(text))
        for piece in one.pieces
        if piece.role is PieceRole.CONTENT and "win" in piece.span.of(text)
    ]
    assert len(content) == 1
