# SPDX-License-Identifier: Apache-2.0
"""The passive voice: "was accused of", "is expected to", "the plan backed by"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.clauses import clause_end, object_end, without_time
from annotator.suggest._quotes.complements import Slot, complement
from annotator.suggest._quotes.found import Found
from annotator.suggest._quotes.grammar import Words
from annotator.suggest._quotes.sources import phrase_after, subject_before
from annotator.suggest._quotes.tags import INFINITIVES, NOMINAL, Tag

if TYPE_CHECKING:
    from annotator.suggest._quotes.grammar import Clauses
    from annotator.suggest._quotes.verbgroups import VerbGroup

_BEGINS_TOLD = frozenset({Tag.THAT, Tag.QUESTION, Tag.SUBJECT, Tag.SUBORDINATOR})
_TELLS = frozenset(("that", "objthat", "wh"))
_MAY_BE_SAID_OF = frozenset(("np", "objto", "that"))
# What is said of the subject: "dismissed as a stunt", "accused of fraud", "praised for it".
_SAID_OF = frozenset(("as", "of", "for", "with"))


def passive(clauses: Clauses, group: VerbGroup, limit: int) -> Found | None:
    """Return what is said of somebody in the passive voice, or told to somebody."""
    frames = group.cue.frames
    cue = Words(group.first, group.last)
    told = _told(clauses, group, limit)
    if told is not None:
        return told
    if not frames & _MAY_BE_SAID_OF:
        return None
    subject = subject_before(clauses, group.first)
    if subject is None:
        return None
    rest, source = _rest(clauses, group.last, limit)
    is_cut_short = group.first == group.place
    if "objthat" in frames and (rest is None or clauses.tags[rest.first] is not Tag.TO):
        return None
    if (is_cut_short and source is None) or ("np" not in frames and rest is None):
        return None
    content = (subject,) if rest is None else (subject, rest)
    return Found("passive", content, cue, source)


def _told(clauses: Clauses, group: VerbGroup, limit: int) -> Found | None:
    """Return the clause in "was told by Roe that", "was asked if"; the subject only hears it."""
    start, source = group.last, None
    if start < limit and clauses.low[start] == "by":
        source = phrase_after(clauses, start + 1, limit)
        start = source.last if source else start
    if not group.cue.frames & _TELLS:
        return None
    found = complement(group.cue, Slot(clauses, start, limit, reach=1))
    if found is None or clauses.tags[found.content.first] not in _BEGINS_TOLD:
        return None
    return Found(
        f"{group.cue.group}_clause", (found.content,), Words(group.first, group.last), source
    )


def _rest(clauses: Clauses, start: int, limit: int) -> tuple[Words | None, Words | None]:
    """Return what is said of the subject behind the verb, and by whom."""
    if start >= limit:
        return None, None
    tags, low = clauses.tags, clauses.low
    if low[start] == "by":
        source = phrase_after(clauses, start + 1, limit)
        last = source.last if source else limit
        is_said = last < limit and low[last] in _SAID_OF
        return Words(last, object_end(clauses, last, limit)) if is_said else None, source
    if tags[start] is Tag.TO and start + 1 < limit and tags[start + 1] in INFINITIVES:
        return Words(start, clause_end(clauses, start, limit, has_verb=True)), None
    if tags[start] in NOMINAL:
        last = object_end(clauses, start, limit)
        by = next((at for at in range(start, last) if low[at] == "by"), last)
        source = phrase_after(clauses, by + 1, limit) if by < last else None
        return Words(start, by), source
    if low[start] in _SAID_OF:
        return without_time(clauses, Words(start, object_end(clauses, start, limit))), None
    return None, None
