# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

import pytest

from annotator.store.search import HitKind, match_words


@pytest.fixture
def filled(work):
    work.quote = work.tag((98, 131), kind="quote", fields={"speaker": "Ève Dvořák"})
    work.event = work.add_event(work.quote, what="Talks AND OR NOT near Genève")
    return work


def kinds(work, words):
    return [hit.kind for hit in work.project.search.find(words)]


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("", ""),
        ('"*(){}^:+-', ""),
        ("a", '"a"'),
        ("ab", '"ab"*'),
        ("ab ", '"ab"'),
        ("Israel-Hamas tr", '"Israel" "Hamas" "tr"*'),
        ('say "never" OR', '"say" "never" "OR"*'),
        ("re\u0301sume\u0301", '"résumé"*'),
    ],
)
def test_typed_words_become_a_search(typed, match):
    assert match_words(typed) == match


@pytest.mark.parametrize(
    "typed",
    ["dvorak", "DVOŘÁK", "Dvor", "e\u0300ve dvo", '"Ève" (Dvořák)', "Eve"],
)
def test_annotation_is_found_whatever_the_accents(filled, typed):
    assert filled.quote.id in filled.found(typed)


@pytest.mark.parametrize("typed", ["Israel-Hamas", "israel hamas talks", "“Israel", "1,200"])
def test_article_is_found_by_its_text(filled, typed):
    assert kinds(filled, typed) == [HitKind.ARTICLE]


@pytest.mark.parametrize("typed", ["AND OR NOT", "near geneve", "NEAR("])
def test_operators_are_plain_words(filled, typed):
    assert filled.event.id in filled.found(typed)


@pytest.mark.parametrize("typed", ["", "  ", '"', "-", "*", "'", "\0", "xyzzy"])
def test_nothing_is_found_without_an_error(filled, typed):
    assert filled.found(typed) == []


def test_one_letter_is_a_whole_word(filled):
    assert filled.found("i") == []
    filled.tag((0, 7), note="plan i")
    assert kinds(filled, "i") == [HitKind.ANNOTATION]


def test_hit_says_where_it_is(filled):
    hit = next(one for one in filled.project.search.find("dvorak"))
    assert (hit.session_id, hit.title) == (filled.session.id, "quote")
    assert "such a thing" in hit.excerpt or "Dvořák" in hit.excerpt


def test_hits_of_each_kind_are_limited(filled):
    for _ in range(3):
        filled.tag((0, 7))
    assert len(filled.project.search.find("harbour", limit=2)) == 3


def test_article_without_a_session_is_found(work):
    lonely = work.add_article("Lonely words.", title="Lonely")
    hit = work.project.search.find("lonely")[0]
    assert (hit.id, hit.session_id) == (lonely.id, "")


def test_change_of_a_title_is_found_and_the_old_one_is_not(work):
    edit = work.edit("Title")
    edit.change(work.article, replace(work.article, title="Zebra"))
    work.project.write(edit)
    assert work.found("zebra") == [work.article.id]
    work.undo()
    assert work.found("zebra") == []
    work.check()
