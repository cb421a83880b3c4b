# SPDX-License-Identifier: Apache-2.0
"""Events put together by day, by who takes part, or by how they stand."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.event import EVENT_FIELDS
from annotator.domain.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.store.connection import Connection

_DAY = len("2023-11-24")
_STATUSES = [status.value for status in Status]
_HAPPENED = [
    choice.key for field in EVENT_FIELDS if field.key == "event_status" for choice in field.choices
]

# By what a group is sorted and told from others, and its value.
_Place = tuple[str, ...]
_Group = tuple[_Place, str]


class GroupBy(StrEnum):
    """What events are put together by."""

    DAY = "day"
    ACTOR = "actor"
    HAPPENED = "event_status"
    STATUS = "status"


# The columns of an event, as the log names them, that each hangs on.
GROUP_SOURCES = {
    GroupBy.DAY: frozenset({"start"}),
    GroupBy.ACTOR: frozenset({"who"}),
    GroupBy.HAPPENED: frozenset({"event_status"}),
    GroupBy.STATUS: frozenset({"status"}),
}


def grouped_events(
    connection: Connection, keys: Sequence[int], by: GroupBy
) -> list[tuple[str, list[int]]]:
    """Return groups of events by their local keys, each with its value; in a group, in their order.

    By day the value is the day of the start, or the start as it is stored where that is no single
    day; groups are in the order of time. By actor it is a name, and an event stands in the group
    of each of its actors: one of three is in three groups. Groups are in the order of names, upper
    and lower case alike. By the others it is the stored value, in the order of the choices. Those
    without a value come last, with a blank one.
    """
    found = connection.execute(
        """
        select pk, coalesce(start_min, ''), coalesce(start_max, ''), start, who, event_status,
          status
        from event where pk in (select value from json_each(?))
        """,
        (str(list(keys)),),
    )
    rows = {pk: values for pk, *values in found}
    groups: dict[_Place, tuple[str, list[int]]] = {}
    for key in keys:
        for place, value in _READERS[by](*rows[key]) if key in rows else ():
            groups.setdefault(place, (value, []))[1].append(key)
    in_order = sorted(groups, key=lambda place: (not groups[place][0], place))
    return [groups[place] for place in in_order]


def _days(first: str, last: str, start: str, *_: str) -> Iterator[_Group]:
    day = first[:_DAY]
    yield ((first, last), start) if day != last[:_DAY] else ((day, day), day)


def _actors(_first: str, _last: str, _start: str, who: str, *_: str) -> Iterator[_Group]:
    names = {name.casefold(): name for name in _names(who)}
    for place, name in names.items() if names else (("", ""),):
        yield (place,), name


def _happened(*values: str) -> Iterator[_Group]:
    yield _choice(values[-2], _HAPPENED)


def _statuses(*values: str) -> Iterator[_Group]:
    yield _choice(values[-1], _STATUSES)


_READERS: dict[GroupBy, Callable[..., Iterator[_Group]]] = {
    GroupBy.DAY: _days,
    GroupBy.ACTOR: _actors,
    GroupBy.HAPPENED: _happened,
    GroupBy.STATUS: _statuses,
}


def _names(who: str) -> Iterator[str]:
    return filter(None, (actor["name"].strip() for actor in json.loads(who)))


def _choice(value: str, choices: Sequence[str]) -> _Group:
    number = choices.index(value) if value in choices else len(choices)
    return (f"{number:03}", value), value
