# SPDX-License-Identifier: Apache-2.0
"""Lists of events by time, in which what is undated stands where the text has it.

**The order.** Within a session events stand in the text by their *place*: where the words begin
that name one; where it has none, where the first mark begins that speaks of it; else the text's
beginning. Of two at the same place the one that was made first comes first. An event with a
start has a *time*, the first and the last second that the start may mean. One without takes over
the time of the last dated event before it in the text of its session, even where a filter leaves
that one out; those before all dated ones have a time before all others. Events are sorted by
time, first second first, then by session, then by place. Turned round, the list is the same from
its end.

So an undated event always comes right behind the dated one whose time it takes over, or behind
another that does: between the two no other has the same time and a place between theirs. That is
how the list is read, without ever writing the time that is taken over: dated events in the order
of an index, and behind each those undated ones that stand between it and the next dated one.
Of a million that takes 1.2 ms for the first thousand, and as long for any other.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from annotator.store.event_tables import IS_AGES, IS_LONG, KEY_BITS, LAST
from annotator.store.listing import MORE, Condition, Listing, Reading, larger
from annotator.store.tables import TRASHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.store.connection import Connection

_KEY = (1 << KEY_BITS) - 1
# Before and behind all places, and behind all times.
_BEFORE, _BEHIND = -1, (1 << 63) - 1
_LATER = "~"
_OF_SESSION, _OF_ALL = "event_time", "event_time_all"
_LONG, _AGES = "event_long", "event_ages"
# What the rows of an index have in common, in its own words.
_KINDS_OF_INDEX = {
    _OF_SESSION: "start_min is not null",
    _OF_ALL: "start_min is not null",
    _LONG: IS_LONG,
    _AGES: IS_AGES,
}
_RUN = """
  select place from event indexed by event_text
  where session_id = ? and place > ? and place < ? order by place {direction} limit ?
"""
_TIMES = f"""
  select event.pk, coalesce(event.start_min, dated.start_min, ''),
    coalesce(event.start_max, dated.start_max, ''), event.session_id, event.place
  from event left join event as dated
  on event.start_min is null and dated.pk = {_KEY} & (
    select place from event as before indexed by event_dated
    where before.session_id = event.session_id and before.start_min is not null
      and before.place < event.place
    order by before.place desc limit 1)
  where event.pk in (select value from json_each(?))
"""


class Standing(NamedTuple):
    """By what an event is sorted."""

    first: str
    last: str
    session_id: str
    place: int


# First and last second, session and place of a dated event, whether undated ones follow it, and of
# a long one the last second in which it may have been.
_Dated = tuple[str, str, str, int, int, str]


class _Stretch(NamedTuple):
    """An index of dated events, and between which starts it is read: not yet the second."""

    by: str
    earliest: str
    before: str


@dataclass(frozen=True, slots=True)
class TimeListing(Listing):
    """A list by time of a session's events, or without one of all that is not in the trash.

    ``earliest`` and ``latest`` are seconds, or blank: where one is given only dated events are
    listed that may have been in between.
    """

    session_id: str = ""
    earliest: str = ""
    latest: str = ""

    def place(self, connection: Connection, key: int, among: Sequence[int]) -> int:
        """Return how many of some keys in the order of the list come before a row's."""
        own = standings(connection, [key]).get(key)

        def is_behind(other: int) -> bool:
            found = standings(connection, [other]).get(other)
            # What is gone, another program may remove anything at any time, is behind nothing.
            if own is None or found is None:
                return False
            return found < own if self.descending else found > own

        return bisect_left(among, True, key=is_behind)

    def _reading(self, connection: Connection) -> Reading:
        return _TimeReading(connection, self)


def time_listing(
    session_id: str | None, words: str = "", *, descending: bool = False
) -> TimeListing:
    """Return a list by time of a session's events, or of all that is not in the trash."""
    return TimeListing(
        "event",
        f"session_id not in {TRASHED}" if session_id is None else "session_id = ?",
        () if session_id is None else (session_id,),
        "place",
        "event_search",
        words,
        descending,
        session_id=session_id or "",
    )


def between(listing: TimeListing, earliest: str, latest: str) -> TimeListing:
    """Return a list of those of its dated events that may have been between two seconds."""
    only = (*listing.only, within(earliest, latest))
    return replace(listing, earliest=earliest, latest=latest, only=only)


def within(earliest: str, latest: str) -> Condition:
    """Return what dated events fulfil that may have been between two seconds, or blanks."""
    fits = f"start_min is not null and start_min <= ? and {LAST} >= ?"
    return Condition(fits, (latest or _LATER, earliest))


def standings(connection: Connection, keys: Sequence[int]) -> dict[int, Standing]:
    """Return by what events are sorted, of those of some local keys that are there."""
    found = connection.execute(_TIMES, (str(list(keys)),))
    return {pk: Standing(*values) for pk, *values in found}


def is_followed(connection: Connection, key: int) -> bool:
    """Return whether the next event in the text behind that of a local key is undated."""
    found = connection.execute("select is_followed from event where pk = ?", (key,))
    return any(values[0] for values in found)


class _TimeReading(Reading):
    """One reading of a list by time."""

    def __init__(self, connection: Connection, listing: TimeListing) -> None:
        super().__init__(connection, listing)
        self._session_id = listing.session_id
        self._is_between = bool(listing.earliest or listing.latest)
        self._stretches = _stretches(listing)
        self._earliest = listing.earliest
        self._descending = listing.descending

    def walk(self, size: int) -> Iterator[list[int]]:
        """Yield the keys of all events in order, the first part of so many or some more."""
        keys: list[int] = []
        for some in self._leading_last(size) if self._descending else self._leading_first(size):
            keys += some
            if len(keys) >= size:
                yield keys
                keys, size = [], larger(size)
        if keys:
            yield keys

    def sorted(self, keys: Sequence[int]) -> list[int]:
        """Return those of some keys that ``where`` holds of, in order."""
        found = standings(self._connection, self._in_where(keys))
        return sorted(found, key=found.__getitem__, reverse=self._descending)

    def _leading_first(self, size: int) -> Iterator[list[int]]:
        yield from self._leading()
        for dated in self._dated(size):
            keys: list[int] = []
            for _, _, session_id, place, is_followed, _ in dated:
                keys.append(place & _KEY)
                if is_followed:
                    yield keys
                    yield from self._run(session_id, place)
                    keys = []
            yield keys

    def _leading_last(self, size: int) -> Iterator[list[int]]:
        for dated in self._dated(size):
            keys: list[int] = []
            for _, _, session_id, place, is_followed, _ in dated:
                if is_followed:
                    yield keys
                    yield from self._run(session_id, place)
                    keys = []
                keys.append(place & _KEY)
            yield keys
        yield from self._leading()

    def _leading(self) -> Iterator[list[int]]:
        """Yield the undated events before all dated ones of their sessions."""
        sessions = () if self._is_between else self._sessions()
        for session_id in sessions[::-1] if self._descending else sessions:
            yield from self._run(session_id, _BEFORE)

    def _sessions(self) -> Sequence[str]:
        if self._session_id:
            return [self._session_id]
        found = self._connection.execute(
            f"select id from session where id not in {TRASHED} order by id"
        )
        return [values[0] for values in found]

    def _dated(self, size: int) -> Iterator[list[_Dated]]:
        """Yield the dated events in order, a part of them at a time."""
        shown = set(self._sessions())
        for stretch in self._stretches[::-1] if self._descending else self._stretches:
            last = (stretch.before if self._descending else stretch.earliest, "", "", -1, 0, "")
            while found := self._dated_behind(last, stretch, size):
                is_of_one = stretch.by == _OF_SESSION
                yield (
                    found
                    if is_of_one
                    else [one for one in found if one[2] in shown and one[5] >= self._earliest]
                )
                if len(found) < size:
                    break
                last, size = found[-1], larger(size)

    def _dated_behind(self, last: _Dated, stretch: _Stretch, size: int) -> list[_Dated]:
        sign, direction = ("<", "desc") if self._descending else (">", "asc")
        by, behind = ["start_min", "start_max", "session_id", "place"], list(last[:4])
        where = "start_min >= ? and start_min < ?"
        of: tuple[str, ...] = ()
        if stretch.by == _OF_SESSION:
            where, of = f"session_id = ? and {where}", (self._session_id,)
            del by[2], behind[2]
        return self._connection.execute(
            f"""
            select start_min, start_max, session_id, place,
              {"0" if self._is_between else "is_followed"},
              {LAST if stretch.by in (_LONG, _AGES) else f"'{_LATER}'"}
            from event indexed by {stretch.by}
            where {where} and ({", ".join(by)}) {sign} ({", ".join("?" for _ in by)})
              and {_KINDS_OF_INDEX[stretch.by]}
            order by {", ".join(f"{column} {direction}" for column in by)} limit ?
            """,
            (*of, stretch.earliest, stretch.before, *behind, size),
        ).fetchall()

    def _run(self, session_id: str, behind: int) -> Iterator[list[int]]:
        """Yield the undated events between a place and the next dated event in the text."""
        before = self._next_dated(session_id, behind)
        sql = _RUN.format(direction="desc" if self._descending else "asc")
        while found := self._connection.execute(sql, (session_id, behind, before, MORE)).fetchall():
            places = [values[0] for values in found]
            yield [place & _KEY for place in places]
            if len(places) < MORE:
                return
            behind, before = (behind, places[-1]) if self._descending else (places[-1], before)

    def _next_dated(self, session_id: str, behind: int) -> int:
        found = self._connection.execute(
            """
            select place from event indexed by event_dated
            where session_id = ? and start_min is not null and place > ? order by place limit 1
            """,
            (session_id, behind),
        ).fetchone()
        return int(found[0]) if found else _BEHIND


def _stretches(listing: TimeListing) -> tuple[_Stretch, ...]:
    """Return what is read of the indexes, in order.

    What begins in an earlier month than a time is asked for and lasts until then is long, and
    what begins in an earlier year lasts for ages: these have indexes of their own, and of all
    others the earlier ones are not looked at.
    """
    by = _OF_SESSION if listing.session_id else _OF_ALL
    month, behind = listing.earliest[:7], f"{listing.latest}{_LATER}"
    rest = _Stretch(by, month, behind)
    if not month:
        return (rest,)
    year = month[:4]
    return (
        _Stretch(_AGES, "", min(year, behind)),
        _Stretch(_LONG, year, min(month, behind)),
        rest,
    )
