# SPDX-License-Identifier: Apache-2.0
"""Paths of files as a person reads them."""

from pathlib import Path

import pytest

from annotator.gui.paths import briefly

LONG = "/media/desk/2026/investigations/coast/harbour.annotator"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It is said and/or meant 1/2.", "It is said and/or meant 1/2."),
        ("/mnt/a.annotator is full.", "/mnt/a.annotator is full."),
        (f"{LONG} is full.", "/…/coast/harbour.annotator is full."),
        (f"The disk with {LONG} is full.", "The disk with /…/coast/harbour.annotator is full."),
        (
            f"{LONG} was moved to /media/desk/2026/the old ones/so far/harbour.annotator now.",
            "/…/coast/harbour.annotator was moved to /…/so far/harbour.annotator now.",
        ),
        (
            "/media/desk/2026/investigations/coast/the harbour.annotator is full.",
            "/…/coast/the harbour.annotator is full.",
        ),
        (
            "C:\\Users\\Ann\\Documents\\investigations\\coast\\harbour.annotator is full.",
            "C:\\…\\coast\\harbour.annotator is full.",
        ),
    ],
)
def test_long_paths_in_a_sentence_lose_their_middle(text, shown):
    assert briefly(text) == shown


def test_home_folder_has_its_short_name():
    assert briefly(f"Copy written: {Path.home()}/a.annotator") == "Copy written: ~/a.annotator"


def test_long_name_of_a_file_loses_its_middle():
    name = briefly(f"/media/{'x' * 200}.annotator")
    assert len(name) < 60
    assert name.endswith("x.annotator")
