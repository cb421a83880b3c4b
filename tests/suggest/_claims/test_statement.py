# SPDX-License-Identifier: Apache-2.0
"""The words of a sentence, and which stand in quotation marks."""

import pytest

from annotator.suggest._claims.cues import Stretch
from annotator.suggest._claims.statement import Statement
from annotator.text.tokens import tokens


def statement(text):
    return Statement(tokens(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It broke," he said.', ["It", "broke"]),
        ("“It broke,” he said.", ["It", "broke"]),
        ("''It broke,'' he said.", ["It", "broke"]),
        ('It broke," he said.', ["It", "broke"]),
        ("It broke,” he said.", ["It", "broke"]),
        ('He said "it broke', ["it", "broke"]),
        ("He said it broke", []),
    ],
)
def test_words_within_quotation_marks_are_known(text, expected):
    found = statement(text)
    pairs = zip(found.words, found.quoted, strict=True)
    assert [word.text for word, inside in pairs if inside and word.is_word] == expected


def test_a_question_that_is_only_quoted_is_none():
    assert statement("Why did it break?").is_question
    assert not statement('"Why did it break?" he asked.').is_question


def test_words_of_a_cue_are_given_as_written():
    assert statement("We'll see").said(Stretch(0, 3)) == "We'll see"
