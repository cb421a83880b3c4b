# SPDX-License-Identifier: Apache-2.0
"""A desk over a temporary project with a small article, as the window's parts get it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from annotator.domain.article import Article, Region, RegionRole
from annotator.domain.ids import new_article_id, new_session_id
from annotator.domain.message import message
from annotator.domain.session import Session
from annotator.domain.span import Span
from annotator.gui.desk import Desk
from annotator.gui.theme import apply_theme, load_theme
from annotator.services.workspace import Workspace
from annotator.store.edit import Content, Edit
from annotator.store.project import open_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from annotator.domain.annotation import Annotation
    from annotator.domain.ids import SessionId
    from annotator.store.project import Project

TEXT = (
    "Harbour city counts the cost\n"
    "Storm Ada flooded 1,200 homes on Nov. 24 and left 60 people without shelter.\n"
    "“We lost the pier,” the mayor said, “and half of the fleet.”\n"
    "The repairs cost $48.6 million, a further 21 crews came on Friday morning.\n"
)


def article_in(project: Project, text: str = TEXT, title: str = "Harbour storm") -> Article:
    """Put an article into a project."""
    digest = sha256(text.encode()).hexdigest()
    regions = (Region(Span(0, len(text)), RegionRole.BODY),)
    article = Article(new_article_id(), text, digest, title=title, regions=regions)
    edit = Edit(message("Import {name}", name=title), "Ann", focus_id=article.id)
    edit.contents.append(Content(digest, text, text.encode(), "utf-8"))
    edit.add(article)
    project.write(edit)
    return article


def session_on(project: Project, article: Article, reviewer: str = "Ann") -> SessionId:
    """Begin a session on an article."""
    now = project.clock()
    session = Session(new_session_id(), article.id, reviewer, created=now, modified=now)
    edit = Edit(message("Begin a session"), reviewer, focus_id=session.id)
    edit.add(session)
    project.write(edit)
    return session.id


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return an empty project."""
    # A file that another program locks is given up soon.
    project = open_project(tmp_path / "test.annotator", busy_milliseconds=20)
    yield project
    project.close()


@pytest.fixture
def idle_desk(qapp: QApplication, project: Project) -> Iterator[Desk]:
    """Return a desk on which no session is open, in the light theme."""
    desk = Desk(Workspace(project, "Ann"))
    desk.theme = load_theme("light")
    apply_theme(qapp, desk.theme)
    yield desk
    desk.tally.stop()
    qapp.setStyleSheet("")


@pytest.fixture
def desk(idle_desk: Desk) -> Desk:
    """Return a desk with a session open on the small article."""
    project = idle_desk.workspace.project
    idle_desk.open_session(session_on(project, article_in(project)))
    return idle_desk


@pytest.fixture
def tag(desk: Desk) -> Callable[[str, str], Annotation]:
    """Return what tags the first place where some words stand: ``tag("number", "60")``."""

    def tag_words(kind: str, words: str) -> Annotation:
        start = desk.workspace.opened()[1].text.index(words)
        return desk.marking.tag_span(kind, Span(start, start + len(words)))

    return tag_words


@pytest.fixture
def stored(project: Project) -> Callable[[str], Annotation]:
    """Return what reads an annotation as the file has it."""
    return project.annotations.get


@pytest.fixture
def new_session(project: Project) -> Callable[..., SessionId]:
    """Return what begins a session, on another article where a text is given."""

    def begin(text: str = "", title: str = "", reviewer: str = "Ann") -> SessionId:
        known = project.articles.ids()
        article = article_in(project, text, title) if text else project.articles.get(known[0])
        return session_on(project, article, reviewer)

    return begin
