# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store.overview import Coverage


def test_coverage_counts_what_is_done(work):
    assert work.project.overview.coverage(work.session.id) == Coverage(0, 0)
    for status in Status:
        work.tag((0, 7), status=status)
    assert work.project.overview.coverage(work.session.id) == Coverage(len(Status), 2)


def test_kinds_are_counted(work):
    work.tag((0, 7))
    work.tag((0, 7), kind="quote")
    work.tag((0, 7), kind="quote")
    assert work.project.overview.counts(work.session.id) == {"claim": 1, "quote": 2}


def test_facts_are_counted_by_sentence(work):
    one = work.tag((98, 110), status=Status.CHECKED)
    work.tag((100, 120))
    start = work.derived("annotation", one.id)["sentence_start"]
    assert work.project.overview.facts_in(work.session.id, Span(start, start + 1)) == [
        (start, 2, 1)
    ]
    assert work.project.overview.facts_in(work.session.id, Span(0, start)) == []


def test_covered_stretches_are_those_of_the_pieces(work):
    work.tag((20, 30))
    work.tag((0, 7), (40, 50))
    assert work.project.overview.covered(work.session.id) == [(0, 7), (20, 30), (40, 50)]


def test_spread_tells_the_kinds_in_each_part(work):
    work.tag((0, 7))
    work.tag((190, 200), kind="quote")
    work.tag((191, 200), kind="quote")
    spread = work.project.overview.spread(work.session.id, 200, 10)
    assert spread == [(0, "claim"), (9, "quote")]


def test_spread_of_an_empty_text_is_no_division_by_zero(work):
    work.tag((0, 7))
    assert work.project.overview.spread(work.session.id, 0, 10) == [(0, "claim")]


@pytest.mark.parametrize("buckets", [1, 3, 7, 100, 299])
def test_spread_has_a_part_for_every_mark(work, buckets):
    length = len(work.article.text)
    starts = [0, 1, 33, 100, 101, 200, length - 1]
    for start in starts:
        work.tag((start, start + 1))
    spread = work.project.overview.spread(work.session.id, length, buckets)
    assert spread == [(part, "claim") for part in sorted({s * buckets // length for s in starts})]


@pytest.mark.parametrize("few", [2, 1000])
def test_queries_are_told_by_the_part_of_their_sentence(work, monkeypatch, few):
    monkeypatch.setattr("annotator.store.overview._FEW", few)
    length = len(work.article.text)
    for start in (0, 5, length - 20):
        work.tag((start, start + 3), status=Status.QUERY)
    work.tag((150, 160))
    begins = [
        work.derived("annotation", one.id)["sentence_start"]
        for one in work.project.annotations.of_session(work.session.id)
        if one.status is Status.QUERY
    ]
    flagged = work.project.overview.flagged(work.session.id, length, 10)
    assert flagged == sorted({start * 10 // length for start in begins})
