# SPDX-License-Identifier: Apache-2.0
"""The dates of an article, worked out once."""

from annotator.text.reading import Reading
from annotator.text.regions import find_regions
from annotator.text.times.article import times_of


def test_dates_are_looked_up_by_sentence():
    text = "He fell on Monday and on Friday. He took five days off. Nobody knew."
    reading = Reading(text, find_regions(text), published="2023-11-29")
    times = reading.once(times_of)
    assert [span.of(text) for span in times.dates(0)] == ["Monday", "Friday"]
    assert times.dates(1) == times.dates(2) == []
