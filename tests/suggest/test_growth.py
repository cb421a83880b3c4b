# SPDX-License-Identifier: Apache-2.0
"""Suggesting takes its time in line with length, whatever the text is."""

import time
from datetime import date

import pytest

from annotator.services.looking import found_by_kind
from tests.suggest.growing import HOSTILE, article_of, prose

SHORT, TIMES = 12_000, 5
# Time that is quadratic in length grows by 25.
MOST = 15
# Below this, the clock and what is made once tell more than the rules.
LEAST_SECONDS = 0.04


def seconds(text):
    article = article_of(text)
    began = time.process_time()
    for _ in found_by_kind(article, date(2023, 12, 1)):
        pass
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("made", [prose, *HOSTILE.values()], ids=["prose", *HOSTILE])
def test_time_is_in_line_with_length(made):
    seconds(made(1000))
    short = max(LEAST_SECONDS, min(seconds(made(SHORT)) for _ in range(2)))
    # What else the machine does only ever adds to it.
    assert any(seconds(made(SHORT * TIMES)) < MOST * short for _ in range(2))
