# SPDX-License-Identifier: Apache-2.0
"""A look through an article can be stopped soon, wherever in it the rules are."""

from __future__ import annotations

import gc
from time import thread_time
from typing import TYPE_CHECKING

import pytest

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.services.looking import in_text_order
from annotator.suggest import all_suggesters
from annotator.text.reading import Reading

if TYPE_CHECKING:
    from annotator.domain.suggestion import Suggestion

_LENGTH = 200_000
_NEWS = "Ann Roe arrived in Norvale on Monday and freed 3 men who were held since May 3.\n"
# No rule goes on for a larger share of the whole time before it asks whether to stop.
_LONGEST = 1 / 4
# A busy machine only ever adds to a pause: one run has to be smooth.
_RUNS = 3


class _Watch:
    """Is asked whether to stop, and notes the longest time from one time to the next."""

    def __init__(self) -> None:
        self.began = self.last = thread_time()
        self.longest = 0.0

    def check(self) -> None:
        now = thread_time()
        self.longest = max(self.longest, now - self.last)
        self.last = now

    @property
    def is_smooth(self) -> bool:
        """Return whether no time in between was long, as a share of the whole."""
        return self.longest < _LONGEST * (self.last - self.began)


def _watch(text: str) -> _Watch:
    watch = _Watch()
    region = Region(Span(0, len(text)), RegionRole.BODY)
    reading = Reading(text, (region,), published="2011-05-03", check=watch.check)
    found: list[Suggestion] = []
    for suggester in all_suggesters():
        if suggester.builds_on:
            reading.found = tuple(in_text_order(found, watch.check))
        found += in_text_order(suggester.suggest(reading), watch.check)
        watch.check()
    return watch


@pytest.fixture
def untidied():
    """Have no pause in which the memory of all tests before is tidied up."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("untidied")
@pytest.mark.parametrize(
    "words", ["May 3, 2011 ", "word ", "“Yes”, said Roe, and ", "It fell.\n", _NEWS]
)
def test_look_through_an_article_stops_soon_wherever_it_is(words):
    # What is read or compiled once is no part of it.
    _watch(words * 3)
    text = words * (_LENGTH // len(words))
    assert any(_watch(text).is_smooth for _ in range(_RUNS))
