# SPDX-License-Identifier: Apache-2.0
"""Letter keys by their place on the keyboard."""

import pytest

from annotator.gui.places import letter_at


@pytest.mark.parametrize(
    ("platform", "code", "letter"),
    [
        ("linux", 24, "Q"),
        ("linux", 54, "C"),
        ("linux", 57, "N"),
        ("linux", 40, "D"),
        ("linux", 65, ""),
        ("win32", 16, "Q"),
        ("win32", 46, "C"),
        ("darwin", 12, "Q"),
        ("darwin", 8, "C"),
        ("darwin", 99, ""),
    ],
)
def test_letter_is_the_one_of_a_us_keyboard(platform, code, letter):
    assert letter_at(code, platform) == letter
