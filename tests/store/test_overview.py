# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.text.coverage import untouched

LONG_TEXT = "\n".join(f"Sentence number {number} of the long text." for number in range(400))


def encoded(spans):
    return json.dumps([(one.start, one.end) for one in spans])


def test_what_is_done_is_counted(work):
    assert work.project.overview.done(work.session.id) == 0
    for status in Status:
        work.tag((0, 7), status=status)
    assert work.project.overview.done(work.session.id) == 2


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


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [(0, 7)],
        [(9, 11)],
        [(10, 20)],
        [(5, 45)],
        [(29, 30), (40, 41)],
        [(0, 200)],
    ],
)
def test_untouched_sentences_are_those_that_no_piece_overlaps(work, pieces):
    sentences = [Span(0, 10), Span(10, 20), Span(30, 40), Span(50, 60)]
    for piece in pieces:
        work.tag(piece)
    left = work.project.overview.untouched(work.session.id, encoded(sentences))
    assert left == untouched(sentences, pieces)


def test_long_piece_touches_every_sentence_it_reaches(make_work):
    work = make_work("long", LONG_TEXT)
    work.tag((5, 2105))
    sentences = [Span(start, start + 13) for start in range(0, 2800, 14)]
    left = work.project.overview.untouched(work.session.id, encoded(sentences))
    assert left == untouched(sentences, [(5, 2105)]) > 0


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
