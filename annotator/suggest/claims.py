# SPDX-License-Identifier: Apache-2.0
"""Claims: sentences and clauses that state something, by how much they carry; never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotation import Piece
from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.domain.suggestion import Prediction, Suggestion
from annotator.suggest import Suggester
from annotator.suggest._claims.claimant import claimant_of, pronoun_of
from annotator.suggest._claims.clauses import clauses
from annotator.suggest._claims.rules import RULES, name, rule_of
from annotator.suggest._claims.statement import Statement
from annotator.suggest._claims.weighing import TELLING, balance, score_of
from annotator.text.frame import Frame
from annotator.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.text.reading import Reading
    from annotator.text.tokens import Token

# What only tells who wrote or when.
_SILENT = (RegionRole.DATELINE, RegionRole.BYLINE, RegionRole.CREDIT)


def suggest(reading: Reading) -> Iterator[Suggestion]:
    """Yield each statement of an article, in text order: a sentence, or its parts where it has.

    A single word or sign states nothing.
    """
    for sentence in reading.in_turn():
        role = reading.paragraphs[sentence.paragraph].role
        if role in _SILENT or len(sentence.words) < 2:
            continue
        is_headline = role is RegionRole.HEADLINE
        for part in clauses(Statement(sentence.words, is_headline=is_headline)):
            yield _suggestion(reading.text, part)


def predict(reading: Reading) -> Iterator[Prediction]:
    """Yield the sentences of an article and of its furniture, and which of them claim something.

    Judges ask for whole sentences: clauses are not told apart, and a dateline belongs to its
    sentence.
    """
    text = reading.text
    whole = Frame(text, (Region(Span(0, len(text)), RegionRole.BODY),))
    for span in whole.body_sentences():
        words = tokens(text, span.start, span.end)
        yield Prediction(span.start, span.end, "sentence", {})
        yield Prediction(span.start, span.end, "claim", _attrs(text, words))


def rank(text: str) -> float:
    """Return how much a sentence carries as a claim, 0 to 1: the ``score`` of predictions."""
    return _score(Statement(tokens(text, 0, len(text))))


def _attrs(text: str, words: Sequence[Token]) -> dict[str, object]:
    statement = Statement(words)
    source = _claimant(text, statement) or pronoun_of(statement)
    named = name(statement, balance(statement), source)
    return {"claim_type": named.sort.claim_type, "score": _score(statement)}


def _score(statement: Statement) -> float:
    return round(score_of(statement, balance(statement)) / 100, 4)


def _claimant(text: str, statement: Statement) -> str:
    found = claimant_of(statement)
    return found.of(text) if found else ""


def _suggestion(text: str, statement: Statement) -> Suggestion:
    found = balance(statement)
    weight = int(score_of(statement, found))
    claimant = _claimant(text, statement)
    source = claimant or pronoun_of(statement)
    named = name(statement, found, source)
    is_claim = named.sort.claim_type != "not_claim"
    worth = "NFS" if not is_claim else "CFS" if weight >= TELLING else "UFS"
    fields = {"claim_type": named.sort.claim_type, "checkworthy": worth}
    if claimant:
        fields["claimant"] = claimant
    pieces = (Piece(Span(statement.words[0].start, statement.words[-1].end)),)
    rule = rule_of(statement, named.sort, weight, is_reported=bool(source))
    return Suggestion("claim", pieces, rule, named.reason, fields, weight)


SUGGESTER = Suggester("claim", RULES, suggest, predict)
