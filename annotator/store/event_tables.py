# SPDX-License-Identifier: Apache-2.0
"""What version 5 of a project file adds for events: see ``schema``, whose migration this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.derived import event_times

if TYPE_CHECKING:
    import sqlite3

# An event's place: where it stands in the text, and then its key, so that no two have the same
# and one number compares. 36 bits of key leave 27 for the text, twice the longest that is taken.
KEY_BITS = 36
# The last second in which a dated event may have been, and whether that is another month's than
# the first: those are few, and the only ones that may reach into a later month.
LAST = "coalesce(end_max, start_max)"
IS_LONG = f"substr(start_min, 1, 7) <> substr({LAST}, 1, 7)"
# Of those the ones that reach into a later year: few, for what is dated by a year does not.
IS_AGES = f"substr(start_min, 1, 4) <> substr({LAST}, 1, 4)"
_PLACED = f"""
  update event set place = (coalesce(span_start, (
      select min(annotation.start) from event_evidence
      join annotation on annotation.id = event_evidence.annotation_id
      where event_evidence.event_id = event.id), 0) << {KEY_BITS}) | pk
"""
# Whether the next event in the text of the session is undated: then others stand by its time.
_IS_FOLLOWED = """coalesce((select beside.start_min is null from event as beside
      indexed by event_text
      where beside.session_id = event.session_id and beside.place > event.place
      order by beside.place limit 1), 0)"""
_FOLLOWED = f"update event set is_followed = {_IS_FOLLOWED}"
# The same for the event itself and the one before a place, the only ones for which it may differ.
_BESIDE = f"""
  {_FOLLOWED}
  where pk in (new.pk, {{before}}) and is_followed <> {_IS_FOLLOWED}
"""
_BEFORE = """(select pk from event as before indexed by event_text
    where before.session_id = {row}.session_id and before.place < {row}.place
    order by before.place desc limit 1)"""
_ACTORS = """
  insert or ignore into event_actor (name, event_pk)
  select trim(json_extract(value, '$.name')), {row}.pk from {source}json_each({row}.who)
  where trim(json_extract(value, '$.name')) <> ''
"""
# What rules propose as events, all the text that tells of one, and when it can be checked. The
# ends of events and when they are due are derived, as their starts are. Triggers keep where an
# event stands, which follows from marks too, and who takes part, so that lists of a million by
# time or of somebody need not go through all.
FIFTH = f"""
alter table event add column due text not null default '';
alter table event add column mentions text not null default '[]' check (json_valid(mentions));
alter table event add column origin text not null default 'person'
  check (origin in ('person', 'rule'));
alter table event add column rule text not null default '';
alter table event add column reason text not null default '';
alter table event add column proposed text not null default '{{}}' check (json_valid(proposed));
alter table event add column end_min text;
alter table event add column end_max text;
alter table event add column due_from text;
alter table event add column place integer;
alter table event add column is_followed integer not null default 0;
create index event_rule on event(session_id, rule) where origin = 'rule';
-- What is still to be checked once it is over, in the words in which it is asked for.
create index event_due on event(due_from, pk)
  where due_from is not null and status not in ('checked', 'signed_off');
create index event_due_session on event(session_id, due_from, pk)
  where due_from is not null and status not in ('checked', 'signed_off');
create index event_span on event(session_id, span_start, span_end) where span_start is not null;

-- With all that is asked of a link, so that the evidence of a page of events is read at once.
drop index event_evidence_event;
create index event_evidence_event on event_evidence(event_id, annotation_id, role);

-- By time, what has one: of a session, and of all.
drop index event_time;
create index event_time on event(session_id, start_min, start_max, place, is_followed)
  where start_min is not null;
create index event_time_all on event(start_min, start_max, session_id, place, is_followed)
  where start_min is not null;
create index event_long on event(start_min, start_max, session_id, place, end_max)
  where {IS_LONG};
create index event_ages on event(start_min, start_max, session_id, place, end_max)
  where {IS_AGES};
-- As the text has them: all, with whether they are dated, and those that are.
create index event_text on event(session_id, place, start_min);
create index event_dated on event(session_id, place) where start_min is not null;

create table event_actor (
  name text not null collate nocase,
  event_pk integer not null,
  primary key (name, event_pk)
) strict, without rowid;
create index event_actor_event on event_actor(event_pk);

create trigger event_added after insert on event begin
  {_PLACED.strip()} where pk = new.pk;
  {_ACTORS.format(row="new", source="").strip()};
end;
create trigger event_words_moved after update of span_start on event begin
  {_PLACED.strip()} where pk = new.pk;
end;
create trigger event_actors_changed after update of who on event
  when old.who <> new.who and json_valid(new.who) begin
  delete from event_actor where event_pk = new.pk;
  {_ACTORS.format(row="new", source="").strip()};
end;
create trigger event_moved after update of place, start_min on event begin
  {_BESIDE.format(before=_BEFORE.format(row="new")).strip()};
  {_BESIDE.format(before=_BEFORE.format(row="old")).strip()};
end;
create trigger event_removed after delete on event begin
  delete from event_actor where event_pk = old.pk;
  {_BESIDE.format(before=_BEFORE.format(row="old")).replace("new.pk, ", "").strip()};
end;
create trigger event_evidence_added after insert on event_evidence begin
  {_PLACED.strip()} where id = new.event_id and span_start is null;
end;
create trigger event_evidence_removed after delete on event_evidence begin
  {_PLACED.strip()} where id = old.event_id and span_start is null;
end;
create trigger event_evidence_moved after update of start on annotation
  when old.start <> new.start begin
  {_PLACED.strip()} where span_start is null and id in
    (select event_id from event_evidence where annotation_id = new.id);
end;
"""


def fill_events(connection: sqlite3.Connection) -> None:
    """Derive the new columns of the events that are there; none of them has what is due."""
    columns = ("start", "end", "due", "event_status")
    for pk, *values in connection.execute(
        'select pk, start, "end", due, event_status from event'
    ).fetchall():
        found = event_times(dict(zip(columns, values, strict=True)))
        connection.execute(
            "update event set end_min = ?, end_max = ?, due_from = ? where pk = ?",
            (found["end_min"], found["end_max"], found["due_from"], pk),
        )
    place_events(connection)


def place_events(connection: sqlite3.Connection) -> None:
    """Work out for all events where they stand and who takes part, as the triggers do for one.

    The triggers may be there: they change nothing that is right.
    """
    connection.execute(_PLACED)
    connection.execute(_FOLLOWED)
    connection.execute("delete from event_actor")
    connection.execute(_ACTORS.format(row="event", source="event, "))
