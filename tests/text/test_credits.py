# SPDX-License-Identifier: Apache-2.0
"""Photo credits."""

from __future__ import annotations

import pytest

from annotator.text.credits import credit_start, is_labelled_caption


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Leaders meet on Wednesday. ", "Photo by Jane Doe/EPA-EFE"),
        ("A boat. ", "(AP Photo/Jane Doe)"),
        ("A boat ", "(Photo by Jane Doe/Getty Images)"),
        ("A boat. ", "Getty Images"),
        ("“A boat.” ", "REUTERS/Jane Doe"),
        ("A boat sails. ", "Jane Doe/AFP via Getty Images"),
        ("A boat. ", "File photo by Jane Doe/UPI"),
        ("A boat. ", "Photo courtesy of the port"),
        ("A boat. ", "Photo by Jane Doe/UPI | License Photo"),
        ("", "Photograph: Jane Doe/The Gull"),
        ("", "Credit: Jane Doe"),
        ("", "Image source, Getty Images"),
        ("A long caption. " * 30, "Photo by Jane Doe/NCP"),
    ],
)
def test_credit_is_found_at_the_end(caption, credit):
    assert credit_start(caption + credit) == len(caption)


@pytest.mark.parametrize(
    "line",
    [
        "She joined Getty Images.",
        "He said the photo by her was good.",
        "He works for Reuters.",
        "He took a photo: a dog.",
        "Image source, " + "x" * 200,
        "The ship of the port, Photo by " + "X" * 200,
    ],
)
def test_other_sentences_have_no_credit(line):
    assert credit_start(line) is None


def test_caption_with_a_label_is_known():
    assert is_labelled_caption("Image caption, A boat")
