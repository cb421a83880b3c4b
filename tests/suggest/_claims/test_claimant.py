# SPDX-License-Identifier: Apache-2.0
"""Who a sentence says is saying it."""

import pytest

from annotator.suggest._claims.claimant import claimant_of
from annotator.suggest._claims.statement import Statement
from annotator.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Roe said the wall fell.", "Ann Roe"),
        ("Ann Roe, the mayor of Leeds, said the wall fell.", "Ann Roe"),
        ("The mayor of Leeds later said the wall fell.", "The mayor of Leeds"),
        ("The wall fell, the mayor said.", "the mayor"),
        ("The wall fell, said Ann Roe, the mayor.", "Ann Roe"),
        ('"The wall fell," said Ann Roe on Monday.', "Ann Roe"),
        ("The wall fell, according to the mayor.", "the mayor"),
        ("According to Ann Roe, the wall fell.", "Ann Roe"),
        ("Each paid according as he earned, Ann Roe said.", "Ann Roe"),
        ("In a statement Ann Roe said the wall fell.", "Ann Roe"),
        ("On Monday, Roe's lawyers clearly stated that it fell.", "Roe's lawyers"),
        ("He said the wall fell.", None),
        ("The wall fell.", None),
        ('They wrote: "Ann Roe said it."', None),
        ("said Roe.", None),
        ("and says it fell.", None),
    ],
)
def test_the_claimant_is_read_from_the_sentence(text, expected):
    found = claimant_of(Statement(tokens(text, 0, len(text))))
    assert (found.of(text) if found else None) == expected
