# SPDX-License-Identifier: Apache-2.0
"""Ids of records."""

from __future__ import annotations

import re
import time

import pytest

from annotator.domain import ids

MAKERS = {
    "t": ids.new_article_id,
    "s": ids.new_session_id,
    "a": ids.new_annotation_id,
    "e": ids.new_event_id,
    "g": ids.new_group_id,
}


@pytest.mark.parametrize("letter", MAKERS)
def test_id_begins_with_the_letter_of_its_noun(letter: str) -> None:
    assert re.fullmatch(f"{letter}[0-9a-hjkmnp-tv-z]{{26}}", MAKERS[letter]())


def test_ids_sort_by_the_time_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for milliseconds in (0, 1, 31, 32, 1_700_000_000_000, 1_700_000_000_001, (1 << 48) - 1):
        monkeypatch.setattr(time, "time_ns", lambda now=milliseconds: now * 1_000_000)
        made.append(ids.new_id("a"))
    assert made == sorted(made)


def test_first_ten_digits_tell_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    # The example of the ULID specification.
    monkeypatch.setattr(time, "time_ns", lambda: 1_469_918_176_385 * 1_000_000)
    assert ids.new_id("a")[1:11] == "01aryz6s41"


def test_ids_of_one_moment_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert len({ids.new_id("a") for _ in range(1_000)}) == 1_000
