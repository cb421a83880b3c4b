# SPDX-License-Identifier: Apache-2.0
"""The quotations of an article, across its paragraphs."""

from annotator.suggest._quotes.quotations import quotations
from tests.suggest._quotes.reading import read


def test_a_quotation_left_open_goes_on_where_the_next_paragraph_opens_again():
    text = "“First.\n\n“Second.\n\n“Third,” he said.\n"
    found = list(quotations(read(text)))
    assert [one.span.of(text) for one in found] == ["“First.", "“Second.", "“Third,”"]
    assert [one.goes_on for one in found] == [True, True, False]
    assert [one.carries_on for one in found] == [False, True, True]
