# SPDX-License-Identifier: Apache-2.0
"""Projects with very many rows in one session, made of fewer by SQL: through the program it
takes minutes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.event import Actor, Event, Evidence
from annotator.domain.ids import new_event_id
from annotator.domain.status import Status
from annotator.store.edit import Edit
from annotator.store.event_tables import place_events
from annotator.store.project import open_project
from tests.benchmarks.projects import (
    WHO,
    make_annotations,
    make_project,
    make_text,
    marking,
    seeded,
)

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.annotation import Annotation
    from tests.benchmarks.projects import Made

# Words that one mark in a hundred has, and one in four; and who takes part in as many events.
RARE, COMMON = "xylem", "telephone"
RARELY, OFTEN = "Xenia Rare", "Olaf Often"
_BASE = 1_000
_TEXT = 100_000
_UNITS = ("km", "kg", "dollars", "people", "houses")
# What makes copies slow to write one by one, and is quick to make of all at once.
_APART = """
  select type, name, sql from sqlite_schema
  where tbl_name in ('annotation', 'span', 'event', 'event_evidence')
    and type in ('index', 'trigger') and sql is not null
    and (sql not like '% where kind = %' or sql like '%kind = ''number''%')
"""


def make_long(path: Path, rows: int) -> Made:
    """Write a project whose session has so many numbers and events, and a tenth as many dates."""
    base = min(rows, _BASE)
    # Few enough not to keep the others waiting, and as many where it is the floor.
    others = base // 10 if rows > base else base
    made = make_project(path, make_text(_TEXT), 0)
    project = open_project(path)
    text = project.articles.get(project.articles.ids()[0]).text
    numbers = make_annotations(made.session_id, text, base)
    dates = make_annotations(made.session_id, text, others)
    project.write(marking([_number(one, at) for at, one in enumerate(numbers)]))
    project.write(marking([_date(one, at) for at, one in enumerate(dates)]))
    edit = Edit(marking(numbers[:1]).label, WHO, made.session_id)
    edit.add(*(_event(numbers[at], dates[at % others], at) for at in range(base)))
    project.write(edit)
    project.close()
    if rows > base:
        _multiply(path, rows // base)
        # Has what is made anew at open made now.
        open_project(path).close()
    return replace(made, marks=rows + others * (rows // base))


def _number(one: Annotation, at: int) -> Annotation:
    chance = seeded(at)
    value = str(round(chance.random() * 10_000, 2))
    fields = {"number_value": value, "unit": chance.choice(_UNITS)}
    return replace(one, kind="number", fields=fields, note=_note(at))


def _date(one: Annotation, at: int) -> Annotation:
    chance = seeded(at)
    day = f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return replace(one, kind="date", fields={"date_value": day}, note=_note(at))


def _event(one: Annotation, date: Annotation, at: int) -> Event:
    chance = seeded(at)
    # One in ten has no start, and one in twenty that of a year.
    year = f"20{chance.randint(10, 24)}"
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    start = "" if at % 10 == 0 else year if at % 20 == 1 else day
    told = [one.id] if at % 2 else [one.id, date.id] if at % 100 == 0 else []
    status = Status.QUERY if at % 100 == 0 else Status.CHECKED if at % 4 == 0 else Status.UNCHECKED
    return Event(
        id=new_event_id(),
        session_id=one.session_id,
        what=f"{chance.choice(_UNITS)} {at}",
        who=tuple(Actor(who) for who, each in ((RARELY, 100), (OFTEN, 4)) if at % each == 0),
        start=start,
        event_status="planned" if at % 5 == 0 else "happened",
        status=status,
        verdict="accurate" if status is Status.CHECKED else "",
        note=_note(at),
        span=one.envelope,
        evidence=tuple(Evidence(one_id) for one_id in told),
        created=one.created,
        modified=one.modified,
    )


def _note(at: int) -> str:
    return " ".join(word for word, each in ((RARE, 100), (COMMON, 4)) if at % each == 0)


def _multiply(path: Path, times: int) -> None:
    """Write each row so many times, in the order of the text, and make its indexes then."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("journal_mode = off", "synchronous = off", "cache_size = -400000"):
            connection.execute(f"pragma {setting}").fetchall()
        connection.execute("begin")
        apart = connection.execute(_APART).fetchall()
        for kind, name, _ in apart:
            connection.execute(f"drop {kind} {name}")
        for table in ("annotation", "span", "event", "event_evidence"):
            _copy(connection, table, times)
        for index in ("annotation_search", "event_search"):
            connection.execute(f"insert into {index}({index}) values ('rebuild')")
        for wanted in ("index", "trigger"):
            for kind, _, sql in apart:
                if kind == wanted:
                    connection.execute(sql)
            # Needs the indexes, and would have the triggers look at each row again.
            if wanted == "index":
                place_events(connection)
        connection.execute("commit")


def _copy(connection: sqlite3.Connection, table: str, times: int) -> None:
    found = connection.execute("select name from pragma_table_info(?)", (table,))
    names = [name for (name,) in found if name != "pk"]
    # Ids, and those that refer to them, get the number of the copy.
    ids = ("id", "annotation_id", "event_id")
    new = {name: f"{name} || '-' || number" for name in ids}
    listed = ", ".join(f'"{name}"' for name in names)
    # Long texts beside the mark would fill the file, and are shown in no list.
    new |= {"sentence": "''", "created": "''", "pieces": "''"}
    if table == "event":
        # Else a thousand of the same would stand one behind the other.
        status = "case (pk + number) % 100 when 0 then 'query' when 1 then 'signed_off'"
        new["status"] = f"{status} else iif((pk + number) % 4, 'unchecked', 'checked') end"
        new["verdict"] = "iif((pk + number) % 4, '', 'accurate')"
    values = ", ".join(new.get(name, f'"{name}"') for name in names)
    connection.execute(f"create temp table copied as select * from {table}")
    connection.execute(f"delete from {table}")
    connection.execute(
        f"""
        insert into {table} ({listed})
        with recursive numbers(number) as (
          select 1 union all select number + 1 from numbers where number < ?)
        select {values} from temp.copied cross join numbers order by pk, number
        """,
        (times,),
    )
    connection.execute("drop table temp.copied")
