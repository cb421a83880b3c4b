# SPDX-License-Identifier: Apache-2.0
"""Those who build on what others find come last, and are handed what is known by then."""

from datetime import date

import pytest

from annotator import suggest
from annotator.domain.annotation import Piece
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Prediction, Suggestion
from annotator.services import looking, predicting
from annotator.services.deciding import NOTHING, Decided
from annotator.services.looking import found_anew, found_by_kind, suggest_all, told_to_last
from annotator.services.predicting import predictions
from annotator.suggest import Suggester
from tests.suggest.growing import article_of

TODAY = date(2023, 12, 1)
ARTICLE = article_of("It fell on Tuesday.\nIt rose on Friday.\n")


def finder(kind, words):
    def suggest(reading):
        start = reading.text.index(words)
        pieces = (Piece(Span(start, start + len(words))),)
        yield Suggestion(kind, pieces, f"{kind}.test", message("Because"))

    return Suggester(kind, (), suggest, _nothing)


def _nothing(_reading):
    return ()


def _retell(reading):
    """Tell of each find where it stands."""
    for one in reading.found:
        yield Suggestion("number", one.pieces, "number.test", message("Because"))


def _repeat(reading):
    for one in reading.found:
        yield Prediction(one.envelope.start, one.envelope.end, "event", {})


LATE, EARLY = finder("quote", "Friday"), finder("date", "Tuesday")
LAST = Suggester("number", (), _retell, _repeat, builds_on=frozenset(("date", "quote")))


@pytest.fixture(autouse=True)
def _suggesters(monkeypatch):
    for module in (looking, predicting):
        monkeypatch.setattr(module, "all_suggesters", lambda: (LATE, EARLY, LAST))


def words(found):
    return [one.envelope.of(ARTICLE.text) for one in found]


def test_suggester_that_builds_on_finds_runs_last_whatever_it_is_called(monkeypatch):
    suggest.all_suggesters.cache_clear()
    monkeypatch.setattr(suggest, "discover", lambda *_: {"a": LAST, "b": LATE, "c": EARLY})
    assert suggest.all_suggesters() == (LATE, EARLY, LAST)
    suggest.all_suggesters.cache_clear()


def test_it_is_handed_the_finds_of_all_others_in_text_order():
    assert words(list(found_by_kind(ARTICLE, TODAY))[-1]) == ["Tuesday", "Friday"]


def test_it_is_not_handed_what_was_rejected():
    (tuesday,) = EARLY.suggest(ARTICLE)
    decided = Decided(rejected=frozenset([tuesday.identity]))
    assert words(suggest_all(ARTICLE, decided, TODAY)) == ["Friday", "Friday"]


def test_it_builds_anew_upon_what_is_known_by_now():
    (friday,) = LATE.suggest(ARTICLE)
    told = told_to_last([friday], NOTHING)
    assert words(found_anew(ARTICLE, TODAY, told)) == ["Friday"]


def test_judges_are_given_what_is_built_on_finds():
    assert [one.start for one in predictions(ARTICLE, TODAY)] == [11, 31]
