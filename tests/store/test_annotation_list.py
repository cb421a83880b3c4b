# SPDX-License-Identifier: Apache-2.0
"""A list of annotations may be read from its beginning only."""

from __future__ import annotations

from hashlib import sha256

import pytest

from annotator.domain.article import Article, Region, RegionRole
from annotator.domain.ids import new_article_id, new_session_id
from annotator.domain.message import message
from annotator.domain.session import Session
from annotator.domain.span import Span
from annotator.services.marking import Marking
from annotator.services.workspace import Workspace
from annotator.store.annotations import ListOrder
from annotator.store.edit import Content, Edit
from annotator.store.project import open_project

TEXT = "one two six ten\n"


@pytest.fixture
def workspace(tmp_path):
    project = open_project(tmp_path / "test.annotator")
    digest = sha256(TEXT.encode()).hexdigest()
    regions = (Region(Span(0, len(TEXT)), RegionRole.BODY),)
    article = Article(new_article_id(), TEXT, digest, regions=regions)
    session = Session(new_session_id(), article.id, created=project.clock())
    edit = Edit(message("Import"), "Ann")
    edit.contents.append(Content(digest, TEXT, TEXT.encode(), "utf-8"))
    edit.add(article, session)
    project.write(edit)
    workspace = Workspace(project, "Ann")
    workspace.open_session(session.id)
    yield workspace
    project.close()


@pytest.mark.parametrize("descending", [False, True])
def test_limited_list_is_the_beginning_of_the_whole_list(workspace, descending):
    for start in range(0, 16, 4):
        Marking(workspace).tag_span("number", Span(start, start + 3))
    order = ListOrder("number", descending=descending)
    annotations = workspace.project.annotations
    whole = annotations.keys(workspace.session_id, order)
    assert len(whole) == 4
    assert annotations.keys(workspace.session_id, order, 3) == whole[:3]
