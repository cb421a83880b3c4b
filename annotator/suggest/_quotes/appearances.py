# SPDX-License-Identifier: Apache-2.0
"""What seems so to a writer who does not say it is so: "the plan appears to be dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.clauses import begins_clause, clause_end
from annotator.suggest._quotes.found import Found
from annotator.suggest._quotes.grammar import Words
from annotator.suggest._quotes.lexicon import verb_words
from annotator.suggest._quotes.sources import subject_before
from annotator.suggest._quotes.tags import AUXILIARIES, INFINITIVES, NOUNS, Tag

if TYPE_CHECKING:
    from annotator.suggest._quotes.grammar import Clauses

_SEEMS = frozenset(("seem", "appear", "look", "sound"))
_LIKE = frozenset(("like", "as"))
_QUALITIES = NOUNS | {Tag.ADJECTIVE, Tag.ADVERB, Tag.PARTICIPLE}


def appearance(clauses: Clauses, place: int, limit: int) -> Found | None:
    """Return what a verb of seeming says of its subject, or None."""
    bases = verb_words().get(clauses.low[place], {}).values()
    if not _SEEMS.intersection(bases) or place + 1 >= limit:
        return None
    first = place
    while first and (
        clauses.tags[first - 1] in AUXILIARIES or clauses.tags[first - 1] is Tag.ADVERB
    ):
        first -= 1
    subject = subject_before(clauses, first)
    start = place + 1
    if subject is None or not _says_how(clauses, start, limit, set(bases)):
        return None
    rest = Words(start, clause_end(clauses, start, limit, has_verb=True))
    content = (rest,) if clauses.low[subject.first] == "it" else (subject, rest)
    return Found("appearance", content, Words(first, start))


def _says_how(clauses: Clauses, start: int, limit: int, bases: set[str]) -> bool:
    """Return whether something follows that the subject seems: "to be", "like", "lost"."""
    tags, low = clauses.tags, clauses.low
    if tags[start] is Tag.THAT or begins_clause(clauses, start, limit):
        return low[start - 2] == "it" if start > 1 else False
    if tags[start] is Tag.TO:
        is_verb = start + 1 < limit and tags[start + 1] in INFINITIVES
        return is_verb and not bases & {"look", "sound"}
    if low[start] in _LIKE:
        return True
    return tags[start] in _QUALITIES and low[start] not in ("forward", "back", "ahead", "on")
