# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.article import RegionRole
from annotator.domain.errors import UserError


def test_confirmed_fields_are_no_guesses(desk):
    assert "title" in desk.workspace.article.guessed
    desk.article_edits.confirm({"title": "A title", "published": "29 Nov 2023"})
    article = desk.workspace.article
    assert (article.title, article.published) == ("A title", "2023-11-29")
    assert not {"title", "published"} & article.guessed


def test_value_that_cannot_be_read_changes_nothing(desk):
    before = desk.workspace.article
    with pytest.raises(UserError, match="not a date"):
        desk.article_edits.confirm({"title": "New", "published": "soon"})
    assert desk.workspace.article == before


def test_nothing_confirmed_is_no_step(desk):
    desk.article_edits.confirm({})
    assert desk.labels() == []


def test_role_is_given_by_hand_and_taken_back(desk):
    before = desk.workspace.article
    span = desk.span("About 1,200 people")
    desk.article_edits.set_role(span, RegionRole.FURNITURE)
    region = next(one for one in desk.workspace.article.regions if one.span == span)
    assert (region.role, region.reason) == (RegionRole.FURNITURE, "set by hand")
    desk.workspace.undo()
    assert desk.workspace.article == before


def test_role_given_again_is_no_step(desk):
    span = desk.span("About 1,200 people")
    desk.article_edits.set_role(span, RegionRole.FURNITURE)
    desk.article_edits.set_role(span, RegionRole.FURNITURE)
    assert desk.labels() == ["Mark as furniture"]


def test_title_is_found_by_search(desk):
    desk.article_edits.confirm({"title": "Zebra"})
    assert [hit.id for hit in desk.project.search.find("zebra")] == [desk.workspace.article.id]
