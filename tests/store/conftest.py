# SPDX-License-Identifier: Apache-2.0
"""A project with a small article in it, and what the tests do with it over and over."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from annotator.domain.annotation import Annotation, Piece, PieceRole
from annotator.domain.article import Article
from annotator.domain.decision import Rejection, RuleSwitch
from annotator.domain.event import Event, Evidence
from annotator.domain.ids import (
    new_annotation_id,
    new_article_id,
    new_event_id,
    new_rejection_id,
    new_session_id,
)
from annotator.domain.message import message
from annotator.domain.session import Session
from annotator.domain.span import Span
from annotator.store.edit import Content, Edit
from annotator.store.project import open_project
from annotator.store.tables import TABLES
from annotator.text.regions import find_regions
from tests import agreement

TEXT = """Harbour opens again after storm

TROMSØ, Norway, Nov. 29 (UPI) -- The harbour opened again on Tuesday, two days after the storm.

"We have never seen such a thing 🌊," mayor Ève Dvořák said. "We are glad it is over."

About 1,200 people were moved to schools. The Israel-Hamas talks were not discussed.
"""


class Clock:
    """A clock that goes on by a second whenever it is read."""

    def __init__(self):
        self.ticks = 0
        self.step = 1

    def stop(self):
        self.step = 0

    def go(self):
        self.step = 1

    def __call__(self):
        self.ticks += self.step
        time = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=self.ticks)
        return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Work:
    """A project on disk with one session, edited as the program edits it."""

    def __init__(self, path, text=TEXT):
        self.path = path
        self.clock = Clock()
        self.project = open_project(path, clock=self.clock, busy_milliseconds=50)
        self.article = self.add_article(text)
        self.session = self.add_session(self.article)

    @property
    def connection(self):
        return self.project.connection

    def reopen(self, **options):
        self.project.close()
        self.project = open_project(self.path, clock=self.clock, busy_milliseconds=50, **options)

    def kill(self):
        """Lose the project as the end of the process would."""
        self.connection.close()
        self.project = open_project(self.path, clock=self.clock, busy_milliseconds=50)

    def other(self):
        """Return the same project as another program has it open; to be closed by the test."""
        return closing(open_project(self.path, clock=self.clock, busy_milliseconds=50))

    def bare(self):
        """Return a plain connection to the file."""
        return closing(sqlite3.connect(self.path, timeout=0.05, isolation_level=None))

    def edit(self, label="Edit", who="Ann", session=None):
        return Edit(message(label), who, (session or self.session).id)

    def add_article(self, text, title="Harbour"):
        sha = hashlib.sha256(text.encode()).hexdigest()
        article = Article(
            new_article_id(),
            text,
            sha,
            title=title,
            regions=find_regions(text),
            imported=self.clock(),
        )
        edit = Edit(message("Import"), "Ann")
        edit.contents.append(Content(sha, text, text.encode(), "utf-8"))
        edit.add(article)
        self.project.write(edit)
        return article

    def add_session(self, article, reviewer="Ann"):
        now = self.clock()
        session = Session(
            new_session_id(), article.id, reviewer=reviewer, created=now, modified=now
        )
        edit = Edit(message("Begin a session"), reviewer)
        edit.add(session)
        self.project.write(edit)
        return session

    def annotation(self, *pieces, kind="claim", session=None, **values):
        """Return an annotation not yet written; pieces are (start, end) or with a role."""
        now = self.clock()
        return Annotation(
            new_annotation_id(),
            (session or self.session).id,
            kind,
            tuple(
                Piece(Span(start, end), *(PieceRole(role) for role in roles))
                for start, end, *roles in pieces
            ),
            created=now,
            modified=now,
            **values,
        )

    def tag(self, *pieces, who="Ann", session=None, **values):
        annotation = self.annotation(*pieces, session=session, **values)
        edit = self.edit("Tag", who, session)
        edit.focus_id = annotation.id
        edit.add(annotation)
        self.project.write(edit)
        return annotation

    def event(self, *evidence, span=None, **values):
        """Return an event not yet written."""
        now = self.clock()
        return Event(
            new_event_id(),
            self.session.id,
            span=Span(*span) if span else None,
            evidence=tuple(Evidence(one.id) for one in evidence),
            created=now,
            modified=now,
            **values,
        )

    def add_event(self, *evidence, **values):
        event = self.event(*evidence, **values)
        edit = self.edit("Add event")
        edit.add(event)
        self.project.write(edit)
        return event

    def reject(self, *spans, kind="number", rule="number.money", session=None):
        rejection = Rejection(
            new_rejection_id(),
            (session or self.session).id,
            kind,
            tuple(Span(start, end) for start, end in spans),
            rule,
            self.clock(),
        )
        edit = self.edit("Reject", session=session)
        edit.focus_id = rejection.id
        edit.add(rejection)
        self.project.write(edit)
        return rejection

    def switch(self, rule, *, on):
        """Switch a rule for the project as a whole, which is no step of a session."""
        old = self.project.decisions.switches().get(rule)
        edit = self.edit("Switch a rule")
        edit.session_id = None
        if old:
            edit.change(old, RuleSwitch(rule, on))
        else:
            edit.add(RuleSwitch(rule, on))
        if edit.rows:
            self.project.write(edit)

    def change(self, old, by="Ann", project=None, **values):
        """Write a change and return the new record."""
        new = replace(old, modified=self.clock(), **values)
        edit = self.edit("Change " + ", ".join(values), by)
        edit.change(old, new)
        (project or self.project).write(edit)
        return new

    def type(self, old, by="Ann", project=None, **values):
        """Write a change as typing and return the new record."""
        new = replace(old, modified=self.clock(), **values)
        edit = self.edit("Type " + ", ".join(values), by)
        edit.change(old, new)
        (project or self.project).write_draft(edit)
        return new

    def remove(self, *records):
        edit = self.edit("Remove")
        edit.remove(records)
        self.project.write(edit)

    def undo(self, who="Ann"):
        return self.project.undo(self.session.id, who)

    def redo(self, who="Ann"):
        return self.project.redo(self.session.id, who)

    def labels(self):
        return [str(group.label) for group in self.project.history.groups(self.session.id)]

    def get(self, record):
        return self.project.annotations.get(record.id)

    def tables(self):
        """Return all logged rows with their derived columns, but for the local keys."""
        return {name: self.rows(name, agreement.DERIVED.get(name, ())) for name in TABLES}

    def rows(self, name, derived=()):
        return agreement.rows(self.connection, name, derived)

    def stored(self):
        return agreement.stored(self.connection)

    def check(self):
        """Assert what always holds of a project file."""
        agreement.assert_agreement(self.project)

    def derived(self, name, row_id):
        return agreement.derived(self.connection, name, row_id)

    def found(self, words):
        return [hit.id for hit in self.project.search.find(words)]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "work.annotator"


@pytest.fixture
def work(path):
    work = Work(path)
    yield work
    work.project.close()


@pytest.fixture
def make_work(tmp_path):
    """Return a function that makes more projects, closed at the end."""
    made = []

    def make(name, text=TEXT):
        made.append(Work(tmp_path / name, text))
        return made[-1]

    yield make
    for work in made:
        work.project.close()
