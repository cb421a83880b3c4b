# SPDX-License-Identifier: Apache-2.0
"""Items of a list in a line."""

import pytest

from annotator.text.list_items import item_starts


# A "|" stands where an item begins.
@pytest.mark.parametrize(
    "marked",
    [
        "|1. Eggs |2. Milk |3. Bread",
        "|(a) eggs |(b) milk |(c) bread",
        "We need (a) eggs; (b) milk; and (c) bread",
        "(a) Buy eggs; (b) buy milk.",
        "1. 2. Eggs",
        "|A) Eggs |B) Milk",
        "Bring |• eggs |• milk",
        "|9. Eggs |10. Milk",
        "|1. At 5. sharp |2. At 2) or 3. later",
        "It began in 2. place, 3. at best",
        "1. Eggs and milk",
        "A. Roe met B. Doe",
        "1. Eggs 2) Milk",
        "z. Eggs a. Milk",
        "",
    ],
)
def test_items_begin_at_their_marks(marked):
    places = [place for place, sign in enumerate(marked) if sign == "|"]
    starts = [place - number for number, place in enumerate(places)]
    text = marked.replace("|", "")
    assert item_starts(text, 0, len(text)) == starts
