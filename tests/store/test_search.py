# SPDX-License-Identifier: Apache-2.0
"""Search over a project, in parts."""

# ruff: noqa: RUF001 - typographic signs are what is tested

import re
from dataclasses import replace

import pytest

from annotator.domain.ids import new_annotation_id, new_session_id
from annotator.store import search
from annotator.store.search import HitKind, Scope, match_words


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
        ("Israel-Hamas tr", '"Israel Hamas" "tr"*'),
        ("7-year-ol", '"7 year ol"*'),
        ("U.S.", '"U S"'),
        ("O’Brien said", '"O Brien" "said"*'),
        ("a - b", '"a" "b"'),
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


@pytest.mark.parametrize(
    ("typed", "text", "is_found"),
    [
        ("7-year-old", "a 7-year-old boy", True),
        ("7-year-old", "old in year 7", False),
        ("U.S.", "the U.S. said", True),
        ("U.S.", "S. and U.", False),
        ("O'Brien", "Ms. O’Brien", True),
        ("O'Br", "Ms. O’Brien", True),
    ],
)
def test_words_typed_without_a_blank_stand_together(work, typed, text, is_found):
    mark = work.tag((0, 7), note=text)
    assert (mark.id in work.found(typed)) == is_found


def hits(work, typed, scope, session_id=""):
    searching = work.project.search
    parts = searching.parts(typed, scope, session_id)
    return [hit for keys in parts for hit in searching.page(typed, keys)]


@pytest.fixture
def two(work):
    """Return a project with two sessions on one article, a mark and an event in each."""
    work.other = replace(work.session, id=new_session_id())
    edit = work.edit("Begin")
    edit.add(work.other)
    work.project.write(edit)
    work.mine = work.tag((0, 7), note="zebra here")
    edit = work.edit("Tag")
    work.theirs = replace(work.mine, id=new_annotation_id(), session_id=work.other.id)
    edit.add(work.theirs)
    work.project.write(edit)
    work.event = work.add_event(what="zebra escapes")
    return work


def test_scope_tells_where_to_search(two):
    every = [two.mine.id, two.theirs.id, two.event.id]
    assert [hit.id for hit in hits(two, "zebra", Scope.PROJECT)] == every
    assert [hit.id for hit in hits(two, "zebra", Scope.ALL)] == every
    session = hits(two, "zebra", Scope.SESSION, two.session.id)
    assert [hit.id for hit in session] == [two.mine.id, two.event.id]
    assert [hit.id for hit in hits(two, "zebra", Scope.SESSION, two.other.id)] == [two.theirs.id]
    assert hits(two, "zebra", Scope.SESSION, "") == []
    assert hits(two, "zebra", Scope.TEXTS) == []
    assert [hit.id for hit in hits(two, "israel hamas", Scope.TEXTS)] == [two.article.id]


def test_hit_names_the_article_it_is_in(two):
    titles = {hit.article for hit in hits(two, "zebra", Scope.ALL)}
    assert titles == {two.article.title}


def test_hit_that_is_gone_since_is_told_as_none(two):
    searching = two.project.search
    (keys,) = [part for part in searching.parts("zebra", Scope.PROJECT) if len(part) == 2]
    two.remove(two.mine)
    assert [hit and hit.id for hit in searching.page("zebra", keys)] == [None, two.theirs.id]
    assert searching.page("", keys) == [None, None]


def test_many_hits_come_part_by_part_in_order(work):
    now = work.project.clock()
    edit = work.edit("Tag")
    first = work.tag((0, 7), note="zebra")
    edit.add(*(replace(first, id=new_annotation_id(), created=now) for _ in range(2_300)))
    work.project.write(edit)
    parts = list(work.project.search.parts("zebra", Scope.PROJECT))
    assert [len(part) for part in parts] == [100, 0, 900, 1_301]
    keys = [key for part in parts for key in part]
    assert keys == sorted(set(keys))
    assert list(work.project.search.parts("nothing", Scope.ALL)) == [[], [], []]
    assert list(work.project.search.parts("", Scope.ALL)) == []


def test_large_session_is_searched_among_all_others(two, monkeypatch):
    monkeypatch.setattr(search, "_FEW", 0)
    session = hits(two, "zebra", Scope.SESSION, two.session.id)
    assert [hit.id for hit in session] == [two.mine.id, two.event.id]


def test_page_of_a_session_reads_nothing_of_the_marks_between_its_own(work):
    edit, now = work.edit("Tag"), work.project.clock()
    own = [work.tag((0, 7), note="zebra")]
    edit.add(*(replace(own[0], id=new_annotation_id(), created=now) for _ in range(500)))
    work.project.write(edit)
    own.append(work.tag((0, 7), note="zebra"))
    (page,) = [part for part in work.project.search.parts("zebra", Scope.PROJECT) if part][:1]
    *_, last = [key for part in work.project.search.parts("zebra", Scope.PROJECT) for key in part]
    asked = []
    work.connection.set_trace_callback(asked.append)
    found = work.project.search.page("zebra", [page[0], last])
    work.connection.set_trace_callback(None)
    assert [hit.id for hit in found] == [one.id for one in own]
    # Each by a statement of its own, none from the first to the last.
    assert len([one for one in asked if "annotation_search.rowid between" in one]) >= 2
    assert not any(re.search(r"between 1 and 50\d", one) for one in asked)
