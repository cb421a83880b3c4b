# SPDX-License-Identifier: Apache-2.0
"""Salvages for tests: what comes of one, and why a project is refused."""

import sqlite3
from contextlib import closing

from annotator.domain.errors import UserError
from annotator.store.project import open_project
from annotator.store.salvage import salvage
from tests.agreement import assert_agreement
from tests.store.damaging import bytes_of

RECORDS = ("article", "session", "annotation", "event")


def nothing(count):
    """Take no notice of progress."""


def records(path):
    """Return what is in a project, in a form that can be compared."""
    names = {
        "article": "id, title, text_sha256",
        "session": "id, reviewer, state",
        "annotation": "id, kind, status, note, fields, exact",
        "event": "id, what, note",
        "rejection": "id, kind, spans, rule",
        "rule_switch": "id, is_on",
    }
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        return {
            table: set(connection.execute(f"select {columns} from {table}"))
            for table, columns in names.items()
        }


def salvaged(path, name="salvaged.annotator"):
    """Return what comes of a salvage, held to be a sound project whose rows and log agree."""
    target = path.with_name(name)
    before = bytes_of(path)
    result = salvage(path, target, nothing)
    assert bytes_of(path) == before
    project = open_project(target)
    try:
        assert_agreement(project)
    finally:
        project.close()
    found = records(target)
    assert {table: len(found[table]) for table in RECORDS} == {
        table: result.kept[table] for table in RECORDS
    }
    return result, found


def notes(result):
    return "\n".join(map(str, result.notes))


def run(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)
        other.execute("pragma wal_checkpoint(truncate)")


def attempt(path):
    """Open a damaged project, and read what a person reads; a UserError is an answer."""
    project = open_project(path)
    try:
        for one in project.sessions.summaries():
            session_id = one.session.id
            project.articles.get(one.session.article_id)
            project.annotations.of_session(session_id)
            project.history.groups(session_id)
            project.search.find("harbour")
            project.events.in_order(session_id)
            project.decisions.rejections(session_id)
            project.decisions.marked(session_id)
        project.decisions.outcomes()
        project.decisions.switches()
    finally:
        project.close()


def refusal(path):
    """Return why a damaged project is refused, empty where it is not."""
    try:
        attempt(path)
    except UserError as error:
        return str(error)
    return ""
