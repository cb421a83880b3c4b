# SPDX-License-Identifier: Apache-2.0
import re
import sqlite3
from contextlib import closing

import pytest

from annotator.domain.status import DEFAULT_VERDICTS
from annotator.store import project as module
from annotator.store.project import open_project
from annotator.store.schema import APPLICATION_ID, migrate
from annotator.store.tables import TABLES

TABLE_NAMES = {
    *("annotation", "article", "change", "change_group", "content", "event", "event_evidence"),
    "event_actor",
    *(
        "place",
        "region",
        "rejection",
        "rule_switch",
        "session",
        "span",
        "upkeep",
        "verdict",
        "_sqlite_migrations",
    ),
    *("annotation_search", "article_search", "event_search"),
}
INDEX_NAMES = {
    *("annotation_order", "annotation_place", "annotation_sentence", "annotation_status"),
    *(
        "annotation_rule",
        "rejection_session",
        "annotation_tags",
        "article_text",
        "change_group_open",
        "change_group_session",
    ),
    *("change_group_undoes", "change_group_rows", "change_row", "event_evidence_annotation"),
    *("event_due", "event_evidence_event", "event_rule", "event_span", "event_time"),
    *("event_actor_event", "event_dated", "event_text", "event_time_all"),
    *("event_due_session", "event_long", "event_ages"),
    *("region_place", "session_article"),
    *("span_annotation", "span_long", "span_place"),
    "idx__sqlite_migrations_migration_set_name",
}
VIEW_NAMES = {"annotations", "article_page", "claims", "dates", "numbers", "quotes"}
TRIGGER_NAMES = {
    f"{noun}_search_{event}"
    for noun in ("annotation", "article", "event")
    for event in ("added", "changed", "removed")
} | {
    *("event_actors_changed", "event_added", "event_moved", "event_removed", "event_words_moved"),
    *("event_evidence_added", "event_evidence_moved", "event_evidence_removed"),
}
GOLDEN = {
    "table": TABLE_NAMES,
    "index": INDEX_NAMES,
    "view": VIEW_NAMES,
    "trigger": TRIGGER_NAMES,
}


@pytest.mark.parametrize("kind", GOLDEN)
def test_new_file_holds_just_what_is_listed(work, kind):
    found = work.connection.execute(
        """
        select name from sqlite_schema
        where type = ? and name not like 'sqlite_%' and name not like 'field\\_%' escape '\\'
          and name not like 'list\\_%' escape '\\'
        """,
        (kind,),
    )
    hidden = re.compile(r"\w+_search_(data|idx|docsize|config)")
    assert {name for (name,) in found if not hidden.fullmatch(name)} == GOLDEN[kind]


def test_every_table_that_people_edit_is_strict_and_has_no_cascade(work):
    for name in TABLES:
        strict = work.connection.execute(
            "select strict from pragma_table_list where name = ?", (name,)
        )
        assert strict.fetchone() == (1,)
        keys = work.connection.execute(f"pragma foreign_key_list({name})")
        assert {key[6] for key in keys} <= {"NO ACTION"}


def test_new_file_tells_what_it_is_before_it_is_closed(path):
    project = open_project(path)
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID
    project.close()


def test_default_verdicts_are_written_once(work):
    work.connection.execute("delete from verdict where key = 'void'")
    work.reopen()
    assert work.project.verdicts() == DEFAULT_VERDICTS[:-1]


def test_new_file_is_made_whole_or_not_at_all(path, monkeypatch):
    def stop(connection):
        migrate(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "migrate", stop)
    with pytest.raises(KeyboardInterrupt):
        open_project(path)
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as bare:
        assert bare.execute("select count(*) from sqlite_schema").fetchone() == (0,)
    project = open_project(path)
    assert project.verdicts() == DEFAULT_VERDICTS
    project.close()


def test_two_programs_that_make_a_file_at_once_make_one(path, monkeypatch):
    real, others = module._version, []

    def first_the_other(connection):
        found = real(connection)
        if not others:
            others.append(None)
            others[0] = open_project(path)
        return found

    monkeypatch.setattr(module, "_version", first_the_other)
    project = open_project(path)
    assert project.verdicts() == DEFAULT_VERDICTS
    project.close()
    others[0].close()
