# SPDX-License-Identifier: Apache-2.0
"""Datelines and timestamps."""

from __future__ import annotations

import pytest

from annotator.text.dateline import Dateline, Timestamp, read_dateline, read_timestamp


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Nov. 29 (UPI) -- U.S. troops", Dateline(17, "", "XXXX-11-29", "UPI")),
        ("WASHINGTON (AP) — The", Dateline(18, "WASHINGTON", "", "AP")),
        ("LONDON, Nov 29 (Reuters) - Oil", Dateline(27, "LONDON", "XXXX-11-29", "Reuters")),
        ("PARIS — Two", Dateline(8, "PARIS", "", "")),
        ("Brussels, 29 November 2023 - The", Dateline(29, "Brussels", "2023-11-29", "")),
        ("ST. LOUIS, Feb. 29 (AP) — A", Dateline(26, "ST. LOUIS", "XXXX-02-29", "AP")),
        ("GAZA CITY, Gaza Strip — A", Dateline(24, "GAZA CITY, Gaza Strip", "", "")),
        ("WASHINGTON—The", Dateline(11, "WASHINGTON", "", "")),
        ("Berlin (dpa) - Der", Dateline(15, "Berlin", "", "dpa")),
        ("OSLO, Nov. 29, 2023 /PRNewswire/ -- A", Dateline(36, "OSLO", "2023-11-29", "PRNewswire")),
        ("OSLO [TT] -- A", Dateline(13, "OSLO", "", "TT")),
        ("Frankfurt am Main (AFP) - A", Dateline(26, "Frankfurt am Main", "", "AFP")),
        ("LONDON, Wed., Nov. 29 - A", Dateline(24, "LONDON", "XXXX-11-29", "")),
        ("(Reuters) - Oil", Dateline(12, "", "", "Reuters")),
        ("HAVANA (AP) --", Dateline(14, "HAVANA", "", "AP")),
    ],
)
def test_usual_forms_are_read(line, dateline):
    assert read_dateline(line) == dateline


@pytest.mark.parametrize(
    "line",
    [
        "A line without a dash.",
        "— a dash first",
        "Hamas — which won",
        "London — The city",
        "NATO — the alliance",
        "Nov. 31 (UPI) -- The",
        "The man (in red) -- He",
        "Smith (R-Ariz.) — He",
        "A, B, C, D (AP) — He",
        "He said - Yes",
        "The mayor came. " * 8 + "OSLO (AP) -- A",
        ", -- A",
    ],
)
def test_other_dashes_are_no_dateline(line):
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "timestamp"),
    [
        ("Published November 29, 2023", Timestamp("2023-11-29", is_published=True)),
        ("Posted on 29 Nov. 2023 at 10:15 GMT", Timestamp("2023-11-29", is_published=True)),
        ("Wednesday, Nov. 29, 2023 / 1:30 PM", Timestamp("2023-11-29", is_published=True)),
        ("2023-11-29", Timestamp("2023-11-29", is_published=True)),
        ("Last updated: Nov 29, 2023 by the desk", Timestamp("2023-11-29", is_published=False)),
    ],
)
def test_timestamps_are_read(line, timestamp):
    assert read_timestamp(line) == timestamp


@pytest.mark.parametrize(
    "line", ["Nov. 29, 2023 was a Wednesday", "Published Nov. 31, 2023", "Published in haste"]
)
def test_other_lines_are_no_timestamp(line):
    assert read_timestamp(line) is None
