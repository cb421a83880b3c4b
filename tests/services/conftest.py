# SPDX-License-Identifier: Apache-2.0
"""A workspace with a small article open in it."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from annotator.domain.span import Span
from annotator.services.article_edits import ArticleEdits
from annotator.services.eventing import Eventing
from annotator.services.importing import import_bytes
from annotator.services.joining import Joining
from annotator.services.marking import Marking
from annotator.services.regrouping import Regrouping
from annotator.services.review import Review
from annotator.services.workspace import Workspace
from annotator.store.project import open_project

TEXT = """Harbour opens again after storm

TROMSØ, Norway, Nov. 29 (UPI) -- The harbour opened again on Tuesday, two days after the storm.

"We have never seen such a thing 🌊," mayor Ève Dvořák said. "We are glad it is over."

About 1,200 people were moved to schools. The Israel-Hamas talks were not discussed.
"""


class Clock:
    """A clock that goes on by a second whenever it is read."""

    def __init__(self):
        self.ticks = 0

    def __call__(self):
        self.ticks += 1
        time = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=self.ticks)
        return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Desk(SimpleNamespace):
    """The services over one open session."""

    @classmethod
    def over(cls, workspace):
        return cls(
            workspace=workspace,
            project=workspace.project,
            marking=Marking(workspace),
            joining=Joining(workspace),
            eventing=Eventing(workspace),
            regrouping=Regrouping(workspace),
            article_edits=ArticleEdits(workspace),
            review=Review(workspace),
        )

    @property
    def text(self):
        return self.workspace.article.text

    def span(self, words):
        """Return where words stand in the article."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def get(self, record):
        return self.project.annotations.get(record.id)

    def event(self, record):
        return self.project.events.get(record.id)

    def labels(self):
        groups = self.project.history.groups(self.workspace.session_id)
        return [str(group.label) for group in groups]


@pytest.fixture
def project(tmp_path):
    project = open_project(tmp_path / "p.annotator", clock=Clock(), busy_milliseconds=50)
    yield project
    project.connection.close()


@pytest.fixture
def imported(project):
    return import_bytes(project, TEXT.encode(), "harbour.txt", reviewer="Ann")


@pytest.fixture
def desk(project, imported):
    workspace = Workspace(project, "Ann")
    workspace.open_session(imported.session_id)
    return Desk.over(workspace)


@pytest.fixture
def other(desk):
    """Return the services of another program, with the same session open in it."""
    with closing(open_project(desk.project.path, busy_milliseconds=50)) as project:
        workspace = Workspace(project, "Ben")
        workspace.open_session(desk.workspace.session_id)
        yield Desk.over(workspace)
