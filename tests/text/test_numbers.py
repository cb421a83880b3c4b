# SPDX-License-Identifier: Apache-2.0
"""Where numbers stand in a text, whatever they count."""

import pytest

from annotator.text.numbers import find_numbers


def found(text):
    """Return the words of the numbers in a text."""
    return [span.of(text) for span in find_numbers(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It cost A$12 or RM23.50.", ["A$12", "RM23.50"]),
        ("It fell minus 3 percent to -4.", ["minus 3 percent", "-4"]),
        ("It has 6.2 x 10^4 and 6 x 10 boats.", ["6.2 x 10^4", "6", "10"]),
        ("It sold 5B boats and 5b pencils.", ["5B", "5"]),
        ("Two hundred and boats, a two thousand hundred.", ["Two hundred", "two thousand"]),
        ("Zero million; tens boats; hundreds of boats.", ["Zero", "hundreds"]),
        ("One thirds, two third way parties and the first half.", ["One", "two"]),
        ("It has one third way.", ["one"]),
        ("Some twenty thirty and ten twelve.", ["twenty", "thirty", "ten", "twelve"]),
        ("Two-thirds of it, and half of them.", ["Two-thirds", "half"]),
        ("The 747 took 10km in Section 12.", ["747", "10", "12"]),
        ("five boats came", ["five"]),
        ("The G7 met on the 15th.", []),
        ("It has " + "1" * 40 + " and \u0661\u0662.", []),
    ],
)
def test_numbers_are_found_with_what_belongs_to_them(text, numbers):
    assert found(text) == numbers
