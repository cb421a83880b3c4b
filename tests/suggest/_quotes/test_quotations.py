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


def test_single_marks_stay_open_over_paragraphs_as_double_ones_do():
    text = "She recalled: 'We ran.\n\n'It was my friend's boat.\n\n'It sank.'\n"
    found = list(quotations(read(text)))
    assert [one.span.of(text) for one in found] == [
        "'We ran.",
        "'It was my friend's boat.",
        "'It sank.'",
    ]
    assert [one.goes_on for one in found] == [True, True, False]


def test_single_marks_that_nothing_opens_again_are_apostrophes():
    text = "She cooked: 'taters were cheap.\n\nHe ate.\n"
    assert not list(quotations(read(text)))
