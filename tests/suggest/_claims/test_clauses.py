# SPDX-License-Identifier: Apache-2.0
"""Statements that a sentence puts side by side."""

import pytest

from annotator.suggest._claims.clauses import clauses
from annotator.suggest._claims.statement import Statement
from annotator.text.tokens import tokens


# A "|" stands where a statement ends, the word that joins it to the next one behind it.
@pytest.mark.parametrize(
    "marked",
    [
        "Exports rose by 3 percent in May |, and imports had fallen by 2 percent.",
        "The north has 40 schools today |; the south has 12 of them.",
        "Sales at Ford were up 9 percent |, while those at Fiat were down 4 percent.",
        "He bought 40 cows, sheep and goats, and 12 hens.",
        "Roe said that exports rose by 3 percent, and that imports had fallen by 2 percent.",
        "It was a fine day, and they were glad of it.",
        "The wall fell, and was rebuilt in 1999 for 3 million dollars.",
        'The sign read "we have 40 cows; you have 12 of them today" in red.',
        "After 3 days, and after 9 nights they were found.",
    ],
)
def test_a_sentence_is_parted_between_statements_only(marked):
    text = marked.replace("|", "").replace(" ,", ",").replace(" ;", ";")
    parts = [part.words for part in clauses(Statement(tokens(text, 0, len(text))))]
    assert len(parts) == marked.count("|") + 1
    assert text[parts[0][0].start : parts[0][-1].end] == marked.split(" |")[0]
