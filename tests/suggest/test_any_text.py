# SPDX-License-Identifier: Apache-2.0
"""Whatever a text is, the rules answer, and what they find can be kept."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.services.accepting import proposal_of
from annotator.suggest import all_suggesters
from annotator.text.reading import Reading
from tests.suggest.growing import article_of, told_of_others

FRAGMENTS = (
    *(
        '"',
        "“",
        "”",
        "'",
        "\N{RIGHT SINGLE QUOTATION MARK}",
        "''",
        "(",
        ")",
        "[",
        "-",
        "\N{EN DASH}",
        "/",
        ":",
        ",",
        ".",
        "...",
        "\n",
    ),
    *("\n\n", "$", "€", "%", "1", "2", "12", "1,200", "1.5", "1-2", "1/2", "0", "00", "1e5", "½"),
    *("3-4/5", "1990s", "2023", "'99", "20-year-old", "7:30", "25:61", "2.30", "10-12-2023", "°C"),
    *(
        "half",
        "dozen",
        "one",
        "two",
        "hundred",
        "million",
        "a",
        "the",
        "to",
        "of",
        "in",
        "at",
        "per",
    ),
    *("between", "and", "about", "as many as", "first", "second", "third", "quarter", "weeks"),
    *("year", "years", "day", "hours", "minutes", "century", "Monday", "May", "Nov.", "Nov. 29"),
    *("Feb. 30", "yesterday", "last", "next", "ago", "since", "until", "before", "noon", "p.m."),
    *("EST", "late", "week", "now", "Easter", "summer", "said", "says", "told", "according to"),
    *("that", "he", "she", "it", "they", "who", "Ann Lee", "Lee", "the mayor", "police", "U.S."),
    *("CNN", "reported", "wants to", "will", "must", "is", "was", "not", "because", "most", "more"),
    *(
        "freed",
        "was freed",
        "attack",
        "the attack",
        "talks",
        "will meet",
        "travelled to",
        "Norvale",
    ),
    *("expires", "killed", "on", "who", "when", "hostages", "Hamas", "is set to be", "before"),
    *("than", "🌊", "é", "I", "Mr.", "Dr.", "No.", "G7", "(UPI) --", "?", "!", "İ", "²", "٣"),
)
words = st.lists(st.sampled_from(FRAGMENTS), max_size=30)
texts = st.builds(lambda glue, found: glue.join(found), st.sampled_from([" ", " ", ""]), words)
days = st.sampled_from(["", "XXXX-11-29", "2023-11-29", "2023", "2023-11"])


@pytest.mark.slow
@pytest.mark.parametrize("suggester", all_suggesters(), ids=lambda one: one.kind)
@settings(max_examples=400, deadline=None, derandomize=True)
@given(texts, days)
def test_every_text_is_answered_with_what_can_be_kept(suggester, text, published):
    article = article_of(text)
    reading = Reading(text, article.regions, published=published, today=date(2023, 12, 1))
    if suggester.builds_on:
        told_of_others(reading)
    rules = {rule.key for rule in suggester.rules}
    for one in suggester.suggest(reading):
        assert one.kind == suggester.kind
        assert one.rule in rules
        assert str(one.reason)
        assert one.content
        assert all(0 <= piece.span.start < piece.span.end <= len(text) for piece in one.pieces)
        assert list(one.pieces) == sorted(one.pieces, key=lambda piece: piece.span)
        assert proposal_of(one).fields.items() <= one.fields.items()
    for found in suggester.predict(reading):
        assert 0 <= found.start < found.end <= len(text)
