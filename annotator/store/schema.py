# SPDX-License-Identifier: Apache-2.0
"""The tables of a project file, as migrations that are appended and never edited.

Every table that people edit has ``pk`` (an integer that stays local to the file) and ``id``
(text, never used twice anywhere). No foreign key cascades: a cascade would change rows past
the change log.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from annotator.domain.status import DEFAULT_VERDICTS
from annotator.store.event_tables import FIFTH, fill_events

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x414E4E4F  # "ANNO"
VERSION = 5

_FIRST = """
create table content (
  sha256 text primary key,
  text text not null,
  original blob not null,
  encoding text not null
) strict;

create table article (
  pk integer primary key,
  id text not null unique,
  text_sha256 text not null references content(sha256),
  title text not null default '',
  publisher text not null default '',
  byline text not null default '',
  place text not null default '',
  published text not null default '',
  url text not null default '',
  language text not null default '',
  guessed text not null default '[]' check (json_valid(guessed)),
  source_name text not null default '',
  imported text not null,
  previous_id text references article(id)
) strict;
create index article_text on article(text_sha256);

create table region (
  pk integer primary key,
  id text not null unique,
  article_id text not null references article(id),
  start integer not null check (start >= 0),
  "end" integer not null check ("end" >= start),
  role text not null check (role in
    ('headline', 'caption', 'credit', 'byline', 'dateline', 'body', 'furniture')),
  reason text not null default ''
) strict;
create index region_place on region(article_id, start);

create table session (
  pk integer primary key,
  id text not null unique,
  article_id text not null references article(id),
  reviewer text not null default '',
  second_reader text not null default '',
  state text not null check (state in ('open', 'ready', 'returned', 'signed_off')),
  created text not null,
  modified text not null
) strict;
create index session_article on session(article_id);

create table annotation (
  pk integer primary key,
  id text not null unique,
  session_id text not null references session(id),
  kind text not null,
  status text not null check (status in
    ('unchecked', 'in_progress', 'query', 'changed', 'checked', 'signed_off')),
  verdict text not null default '',
  note text not null default '',
  tags text not null default '[]' check (json_valid(tags)),
  confidential integer not null default 0 check (confidential in (0, 1)),
  origin text not null check (origin in ('person', 'rule')),
  rule text not null default '',
  reason text not null default '',
  created text not null,
  modified text not null,
  fields text not null default '{}' check (json_valid(fields)),
  start integer not null default 0,
  "end" integer not null default 0,
  exact text not null default '',
  pieces text not null default '',
  line integer not null default 0,
  sentence text not null default '',
  sentence_start integer not null default 0,
  sentence_end integer not null default 0,
  bounds text not null default '{}' check (json_valid(bounds)),
  search_text text not null default ''
) strict;
create index annotation_order on annotation(session_id, start, "end", pk);
create index annotation_place on annotation(session_id, kind, start, pk);
create index annotation_status on annotation(session_id, status);
create index annotation_sentence on annotation(session_id, sentence_start, sentence_end, status);
create index annotation_tags on annotation(tags) where tags <> '[]';

create table span (
  pk integer primary key,
  id text not null unique,
  annotation_id text not null references annotation(id),
  session_id text not null references session(id),
  ordinal integer not null,
  role text not null check (role in ('content', 'cue', 'source')),
  start integer not null check (start >= 0),
  "end" integer not null check ("end" > start)
) strict;
create index span_annotation on span(annotation_id, ordinal);
create index span_place on span(session_id, start, "end", annotation_id, role);
-- What overlaps a stretch of text begins less than 1,000 code points before it, or is in here.
create index span_long on span(session_id, start, "end", annotation_id, role)
  where "end" - start > 1000;

create table event (
  pk integer primary key,
  id text not null unique,
  session_id text not null references session(id),
  what text not null default '',
  who text not null default '[]' check (json_valid(who)),
  "where" text not null default '',
  start text not null default '',
  "end" text not null default '',
  date_text text not null default '',
  event_status text not null default '',
  certainty text not null default '',
  status text not null check (status in
    ('unchecked', 'in_progress', 'query', 'changed', 'checked', 'signed_off')),
  verdict text not null default '',
  note text not null default '',
  tags text not null default '[]' check (json_valid(tags)),
  span_start integer,
  span_end integer check ((span_start is null) = (span_end is null)),
  created text not null,
  modified text not null,
  start_min text,
  start_max text,
  search_text text not null default ''
) strict;
create index event_time on event(session_id, start_min, start_max, pk);

create table event_evidence (
  pk integer primary key,
  id text not null unique,
  event_id text not null references event(id),
  annotation_id text not null references annotation(id),
  session_id text not null references session(id),
  role text not null default ''
) strict;
create index event_evidence_event on event_evidence(event_id);
create index event_evidence_annotation on event_evidence(annotation_id);

create table verdict (
  pk integer primary key,
  key text not null unique,
  label text not null,
  number integer
) strict;

create table place (
  session_id text primary key references session(id),
  caret integer not null,
  top integer not null,
  focus_id text not null,
  opened text not null
) strict;

create table change_group (
  pk integer primary key,
  id text not null unique,
  session_id text,
  at text not null,
  who text not null,
  label text not null,
  label_arguments text not null default '{}' check (json_valid(label_arguments)),
  focus_id text not null default '',
  action text not null check (action in ('edit', 'undo', 'redo')),
  undoes text,
  is_open integer not null default 0 check (is_open in (0, 1))
) strict;
create index change_group_session on change_group(session_id, pk);
create index change_group_undoes on change_group(undoes) where undoes is not null;
create index change_group_open on change_group(pk) where is_open = 1;

create table change (
  pk integer primary key,
  group_pk integer not null references change_group(pk),
  table_name text not null,
  row_id text not null,
  before text check (before is null or json_valid(before)),
  after text check (after is null or json_valid(after))
) strict;
create index change_group_rows on change(group_pk, pk);
create index change_row on change(row_id, pk);

create virtual table annotation_search using fts5(
  search_text, content='annotation', content_rowid='pk', prefix='2 3', columnsize=0,
  tokenize='unicode61 remove_diacritics 2');
create trigger annotation_search_added after insert on annotation begin
  insert into annotation_search(rowid, search_text) values (new.pk, new.search_text);
end;
create trigger annotation_search_removed after delete on annotation begin
  insert into annotation_search(annotation_search, rowid, search_text)
  values ('delete', old.pk, old.search_text);
end;
create trigger annotation_search_changed after update of search_text on annotation begin
  insert into annotation_search(annotation_search, rowid, search_text)
  values ('delete', old.pk, old.search_text);
  insert into annotation_search(rowid, search_text) values (new.pk, new.search_text);
end;

create virtual table event_search using fts5(
  search_text, content='event', content_rowid='pk', prefix='2 3', columnsize=0,
  tokenize='unicode61 remove_diacritics 2');
create trigger event_search_added after insert on event begin
  insert into event_search(rowid, search_text) values (new.pk, new.search_text);
end;
create trigger event_search_removed after delete on event begin
  insert into event_search(event_search, rowid, search_text)
  values ('delete', old.pk, old.search_text);
end;
create trigger event_search_changed after update of search_text on event begin
  insert into event_search(event_search, rowid, search_text)
  values ('delete', old.pk, old.search_text);
  insert into event_search(rowid, search_text) values (new.pk, new.search_text);
end;

create view article_page as
  select article.pk as pk, article.title as title, content.text as text
  from article join content on content.sha256 = article.text_sha256;
create virtual table article_search using fts5(
  title, text, content='article_page', content_rowid='pk', prefix='2 3', columnsize=0,
  tokenize='unicode61 remove_diacritics 2');
create trigger article_search_added after insert on article begin
  insert into article_search(rowid, title, text)
  values (new.pk, new.title, (select text from content where sha256 = new.text_sha256));
end;
create trigger article_search_removed after delete on article begin
  insert into article_search(article_search, rowid, title, text)
  values ('delete', old.pk, old.title,
    (select text from content where sha256 = old.text_sha256));
end;
create trigger article_search_changed after update of title on article begin
  insert into article_search(article_search, rowid, title, text)
  values ('delete', old.pk, old.title,
    (select text from content where sha256 = old.text_sha256));
  insert into article_search(rowid, title, text)
  values (new.pk, new.title, (select text from content where sha256 = new.text_sha256));
end;
"""

# What is in the trash says since when, UTC, ISO 8601. What was logged before this column was
# there has no value for it, and means the default.
_SECOND = """
alter table article add column trashed text not null default '';
alter table session add column trashed text not null default '';

-- With the session, so that tags in the trash are told by the index alone.
drop index annotation_tags;
create index annotation_tags on annotation(tags, session_id) where tags <> '[]';

-- Work on the file as such that is still to be done, as the program ended before: "vacuum".
create table upkeep (task text primary key) strict;
"""

# In the order of the text, so that the next mark of a status is found without sorting all of them.
_THIRD = """
drop index annotation_status;
create index annotation_status on annotation(session_id, status, start, "end" desc, pk);
"""

# What was decided about suggestions. A mark that came of one keeps what was proposed.
_FOURTH = """
alter table annotation add column proposed text not null default '{}' check (json_valid(proposed));
create index annotation_rule on annotation(rule, session_id) where origin = 'rule';

create table rejection (
  pk integer primary key,
  id text not null unique,
  session_id text not null references session(id),
  kind text not null,
  spans text not null check (json_valid(spans)),
  rule text not null,
  created text not null
) strict;
create index rejection_session on rejection(session_id, rule);

-- Of the rules that somebody switched; its id is the rule's key.
create table rule_switch (
  pk integer primary key,
  id text not null unique,
  is_on integer not null check (is_on in (0, 1))
) strict;
"""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file, new or old, to the present version, within the caller's transaction."""
    # Imported here because it costs several empty windows of start-up (it pulls in numpy), and
    # a file of the present version does not need it.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    migrations = Migrations("annotator")

    @migrations(name="0001 first tables")
    def first(db: Database) -> None:
        _run(db.conn, _FIRST)
        db.conn.execute(f"pragma application_id = {APPLICATION_ID}")
        db.conn.execute("pragma user_version = 1")
        _insert_verdicts(db.conn)

    @migrations(name="0002 trash")
    def second(db: Database) -> None:
        _run(db.conn, _SECOND)
        db.conn.execute("pragma user_version = 2")

    @migrations(name="0003 marks of a status in text order")
    def third(db: Database) -> None:
        _run(db.conn, _THIRD)
        db.conn.execute("pragma user_version = 3")

    @migrations(name="0004 decisions about suggestions")
    def fourth(db: Database) -> None:
        _run(db.conn, _FOURTH)
        db.conn.execute("pragma user_version = 4")

    @migrations(name="0005 events that rules propose")
    def fifth(db: Database) -> None:
        _run(db.conn, FIFTH)
        fill_events(db.conn)
        db.conn.execute("pragma user_version = 5")

    migrations.apply(Database(connection, execute_plugins=False))


def _insert_verdicts(connection: sqlite3.Connection) -> None:
    connection.executemany(
        "insert into verdict (key, label, number) values (?, ?, ?)",
        [(one.key, one.label, one.number) for one in DEFAULT_VERDICTS],
    )


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Execute the statements one by one: executescript would commit the open transaction."""
    for statement in _statements(script):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
