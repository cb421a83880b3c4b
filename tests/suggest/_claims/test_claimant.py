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
        ("The mayor, Ann Roe, said the wall fell.", "Ann Roe"),
        ("Mayor Ann Roe on Monday said the wall fell.", "Mayor Ann Roe"),
        ("It led the news and Ann Roe said the wall fell.", "Ann Roe"),
        ("It passed the house, Ann Roe said.", "Ann Roe"),
        ("Ann Roe argued in her book, it fell of age.", "Ann Roe"),
        ("Ann Roe argued at length: the wall fell.", "Ann Roe"),
        ("Ann Roe admitted whether and how it fell.", "Ann Roe"),
        ("Ann Roe admitted the wall had a crack.", "Ann Roe"),
        ('Ann Roe insisted on a "free" wall.', "Ann Roe"),
        ("The wall had a crack, Ann Roe admitted in May.", "Ann Roe"),
        ("The wall fell, as says Ann Roe, in May.", None),
        (
            "Ann Roe, who had left the bank in a town on a hill by the sea in May, said it fell.",
            "Ann Roe",
        ),
        ("Ann Roe, in the north, led the talks and said it fell.", "Ann Roe"),
        ("Ann Roe also drew a plan of the wall and said it fell.", "Ann Roe"),
        ("Ann Roe drew a plan of the wall and said it fell.", "Ann Roe"),
        ("Tenants told to wait outside", None),
        ("Ann Roe drew a plan and added 40 lines.", None),
        ("The rule allows walls to be raised.", None),
        ("Ann Roe and said it fell.", "Ann Roe"),
        ("And said it fell.", None),
        ("But Ann Roe led the talks and said it fell.", "Ann Roe"),
        ("Between them they led the talks and said it fell.", None),
        ("It fell, and said it fell.", None),
        ("Ann Roe admitted defeat.", None),
        ("Ann Roe, the mayor, accepted a medal.", None),
        ("It left a mark, admitted nobody.", None),
        ("After Ann Roe claimed two prizes, they lost.", None),
        ("Roe, for his part, suggested a walk.", None),
        ("Bo Lee, who left, said the bank was in trouble.", "Bo Lee"),
        ("They left the mayor said.", None),
        ("It fell, an aide of the oldest of the three sons of the king of Spain said.", None),
        ("On Monday Ann Roe said the wall fell.", "Ann Roe"),
        ("It fell, according to Ann Roe", "Ann Roe"),
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
