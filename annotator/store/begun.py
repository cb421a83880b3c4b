# SPDX-License-Identifier: Apache-2.0
"""A word that is only begun, as all the words of a full-text index that begin so.

Asked for a beginning, the index puts together all rows of all such words before it gives the
first: 6 ms where one in four of a million has it. Asked for the words themselves it gives rows
one after the other, as they are wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store.connection import Connection

# The index has lists of their own for beginnings this long: they are quick as they are.
_INDEXED = 3
# More words than these, each rare then, are asked for by their beginning.
_MOST = 24
# Behind a word, and before all longer ones that begin with it.
_LONGER = "\x01"


def spelled_out(connection: Connection, index: str, match: str) -> str:
    """Return a query of an index that finds the same rows sooner, or the query itself.

    ``match`` is what ``match_words`` gives.
    """
    before, _, last = match.removesuffix('"*').rpartition('"')
    phrase, blank, begun = last.rpartition(" ")
    # Of other signs only the index knows how it keeps them.
    is_plain = begun.isascii() and begun.isalnum()
    if not match.endswith("*") or not is_plain or len(begun) <= _INDEXED:
        return match
    words = _words(connection, index, begun.lower())
    if words is None:
        return match
    # A word that nothing begins with finds nothing either.
    among = " OR ".join(f'"{phrase}{blank}{word}"' for word in words or [begun])
    return f"{before}AND ({among})" if before else among


def _words(connection: Connection, index: str, begun: str) -> list[str] | None:
    """Return the words of an index that begin so; None where they are many, or not to be had."""
    if connection.execute("pragma query_only").fetchone()[0]:
        return None
    # Of this connection alone: the file stays as it is.
    connection.execute(
        f"create virtual table if not exists temp.{index}_words "
        f"using fts5vocab('main', '{index}', 'instance')"
    )
    words: list[str] = []
    least = begun
    while found := connection.execute(
        f"select term from temp.{index}_words where term >= ? limit 1", (least,)
    ).fetchone():
        if not found[0].startswith(begun):
            break
        if len(words) == _MOST:
            return None
        words.append(found[0])
        least = found[0] + _LONGER
    return words
