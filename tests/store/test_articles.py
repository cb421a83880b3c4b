# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

import pytest

from annotator.domain.article import RegionRole
from annotator.domain.errors import GoneError
from annotator.domain.span import Span
from annotator.store import articles as module
from annotator.text.partition import with_role


def set_role(work, project, span, role=RegionRole.FURNITURE):
    article = project.articles.get(work.article.id)
    edit = work.edit("Regions")
    regions = with_role(article.regions, span, role, "by hand")
    edit.change(article, replace(article, regions=regions))
    project.write(edit)


def sentence(work, annotation):
    return work.derived("annotation", annotation.id)["sentence"]


def test_article_comes_back_as_it_was_written(work):
    assert work.project.articles.get(work.article.id) == work.article


def test_text_keeps_every_character(work):
    text = "NUL \0, no-break\u00a0space, line\u2028separator, 🌊 e\u0301.\n"
    article = work.add_article(text)
    assert work.project.articles.get(article.id).text == text
    assert work.project.articles.original(article.id) == text.encode()


@pytest.mark.parametrize("read", ["get", "original", "frame", "frame_of_session"])
def test_missing_article_is_said_to_be_gone(work, read):
    with pytest.raises(GoneError):
        getattr(work.project.articles, read)("t0")


def test_article_is_known_by_its_text(work):
    assert work.project.articles.with_text(work.article.text_sha256) == work.article.id
    assert work.project.articles.with_text("0" * 64) is None


def test_articles_are_listed_as_they_came(work):
    second = work.add_article("Second.")
    assert work.project.articles.ids() == [work.article.id, second.id]


def test_frame_is_kept(work):
    frame = work.project.articles.frame(work.article.id)
    assert work.project.articles.frame_of_session(work.session.id) is frame


def test_frame_follows_the_regions(work):
    before = work.project.articles.frame(work.article.id)
    set_role(work, work.project, Span(50, 60))
    after = work.project.articles.frame(work.article.id)
    assert after is not before
    assert after.is_furniture(55)


def test_frame_follows_regions_that_another_program_changed(work):
    assert not work.project.articles.frame(work.article.id).is_furniture(55)
    with work.other() as other:
        set_role(work, other, Span(50, 60))
    assert work.project.articles.frame(work.article.id).is_furniture(55)


def test_frame_of_regions_that_were_rolled_back_is_not_kept(work):
    article = work.project.articles.get(work.article.id)
    edit = work.edit()
    regions = with_role(article.regions, Span(50, 60), RegionRole.FURNITURE, "by hand")
    edit.change(article, replace(article, regions=regions))
    edit.add(replace(work.annotation((0, 7)), session_id="s0"))
    work.tag((50, 55))
    with pytest.raises(GoneError):
        work.project.write(edit)
    assert not work.project.articles.frame(work.article.id).is_furniture(55)
    work.check()


def test_frames_used_last_are_kept(work, monkeypatch):
    monkeypatch.setattr(module, "_KEPT_FRAMES", 2)
    articles = work.project.articles
    one, two, three = (work.add_article(f"Article {name}.") for name in "abc")
    kept = articles.frame(one.id)
    articles.frame(two.id)
    articles.frame(one.id)
    articles.frame(three.id)
    assert articles.frame(one.id) is kept


def test_long_texts_are_not_all_kept(work, monkeypatch):
    monkeypatch.setattr(module, "_KEPT_CHARACTERS", 20)
    articles = work.project.articles
    one, two = work.add_article("A long article."), work.add_article("Another long one.")
    kept = articles.frame(one.id)
    assert articles.frame(one.id) is kept
    articles.frame(two.id)
    assert articles.frame(one.id) is not kept


def test_sentences_follow_regions_that_part_them(work):
    start = work.article.text.index("We have")
    annotation = work.tag((start, start + 7))
    before = sentence(work, annotation)
    set_role(work, work.project, Span(start + 10, start + 20))
    assert sentence(work, annotation) == before[:11]
    work.check()
    work.undo()
    assert sentence(work, annotation) == before
    work.check()


def test_role_alone_leaves_the_sentences(work):
    annotation = work.tag((0, 7))
    region = work.project.articles.get(work.article.id).regions[0]
    before = work.derived("annotation", annotation.id)
    set_role(work, work.project, region.span)
    assert work.derived("annotation", annotation.id) == before
    work.check()


def test_only_marks_beside_a_changed_region_are_worked_out_again(work):
    paragraph = "One sentence stands here. Another one follows it.\n\n"
    article = work.add_article(paragraph * 50, title="Long")
    session = work.add_session(article)
    for number in range(50):
        start = number * len(paragraph)
        work.tag((start, start + 3), session=session)
    edit = work.edit("Regions", session=session)
    span = Span(10 * len(paragraph), 11 * len(paragraph))
    regions = with_role(article.regions, span, RegionRole.FURNITURE, "by hand")
    edit.change(article, replace(article, regions=regions))
    statements = []
    work.connection.set_trace_callback(statements.append)
    work.project.write(edit)
    work.connection.set_trace_callback(None)
    read_again = [one for one in statements if "from annotation where id =" in one]
    assert 0 < len(read_again) <= 3
    work.check()


def test_marks_follow_a_boundary_within_their_line(work):
    start = work.article.text.index("We have")
    annotations = [work.tag((start, start + 7)), work.tag((start + 12, start + 16))]
    set_role(work, work.project, Span(start + 10, start + 20))
    set_role(work, work.project, Span(start + 14, start + 16), RegionRole.BODY)
    assert len({sentence(work, one) for one in annotations}) == 2
    work.check()
    work.undo()
    work.undo()
    work.check()
