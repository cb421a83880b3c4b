# SPDX-License-Identifier: Apache-2.0
"""Quotes: words given as somebody's, with speaker and cue."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.annotation import Piece, PieceRole
from annotator.domain.message import message
from annotator.domain.suggestion import Prediction, Suggestion
from annotator.suggest import Suggester
from annotator.suggest._quotes.attribution import QuoteType
from annotator.suggest._quotes.covering import Covering
from annotator.suggest._quotes.indirect import find_indirect
from annotator.suggest._quotes.joining import joined
from annotator.suggest._quotes.rules import RULES
from annotator.suggest._quotes.speakers import with_speakers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest._quotes.attribution import Attribution
    from annotator.text.reading import Reading

_HELPED = "{reason} (told with the help of the language model {model})"


def attributions(reading: Reading) -> list[Attribution]:
    """Return everything that is given as somebody's words or thoughts, in text order.

    What is reported within a report follows it: "CNN said that Roe denied that".
    """
    found = sorted(joined(reading, list(find_indirect(reading))), key=_place)
    return with_speakers(reading, found)


def suggest(reading: Reading) -> Iterator[Suggestion]:
    """Yield the quotes of an article, in text order; what is owed to a language model says so."""
    advice = reading.advice
    if advice is None:
        yield from _suggested(reading)
        return
    alone = {one.identity: one for one in _suggested(reading.unadvised())}
    for one in _suggested(reading):
        if alone.get(one.identity) == one:
            yield one
        else:
            yield replace(one, reason=message(_HELPED, reason=one.reason, model=advice.model))


def _suggested(reading: Reading) -> Iterator[Suggestion]:
    everything = attributions(reading)
    told = Covering(one for found in everything if not found.in_marks for one in found.content)
    for one in reading.checked(everything):
        found = _in_marks(one, told) if one.in_marks else one
        if not found.content:
            continue
        fields = _fields(reading.text, found)
        yield Suggestion("quote", _pieces(found), found.rule, found.reason, fields)


def _in_marks(found: Attribution, told: Covering) -> Attribution:
    """Return an attribution of only those words in marks that no other tells."""
    content = tuple(span for span in found.in_marks if not told.overlaps((span,)))
    return found._replace(content=content, quote_type=QuoteType.DIRECT)


def predict(reading: Reading) -> Iterator[Prediction]:
    """Yield the quotes in the batch form: speaker as written, scare quotes left out.

    Judges know no report within a report: of a chain only the outermost is given, but words in
    marks before who reported them.
    """
    taken = Covering()
    given = []
    for found in sorted(attributions(reading), key=_is_without_marks):
        if found.quote_type is not QuoteType.SCARE and not taken.overlaps(found.content):
            taken.add(found.content)
            given.append(found)
    for found in sorted(given, key=_place):
        yield Prediction(found.start, found.end, "quote", _attrs(reading.text, found))


def _is_without_marks(found: Attribution) -> bool:
    return found.quote_type is not QuoteType.DIRECT


def _attrs(text: str, found: Attribution) -> dict[str, object]:
    attrs: dict[str, object] = {"kind": found.quote_type.value}
    source = found.source or found.carried
    if source is not None:
        attrs["speaker"] = source.of(text)
    if found.cue is not None:
        attrs["cue"] = found.cue.of(text)
    if len(found.content) > 1:
        attrs["fragments"] = [[span.start, span.end] for span in found.content]
    return attrs


def _place(found: Attribution) -> tuple[int, int]:
    return found.start, -found.end


def _pieces(found: Attribution) -> tuple[Piece, ...]:
    pieces = [Piece(span) for span in found.content]
    taken = Covering(found.content if found.cue is None else (*found.content, found.cue))
    # "Warnings from Roe that" are told with whose they are: pieces lie apart.
    if found.source is not None and not taken.overlaps((found.source,)):
        pieces.append(Piece(found.source, PieceRole.SOURCE))
    if found.cue is not None:
        pieces.append(Piece(found.cue, PieceRole.CUE))
    return tuple(sorted(pieces, key=attrgetter("span.start")))


def _fields(text: str, found: Attribution) -> dict[str, str]:
    """Return the fields of the kind that the article's words give."""
    spans = {
        "speaker_as_written": found.source,
        "cue": found.cue,
        "addressee": found.addressee,
        "medium": found.medium,
    }
    fields = {key: span.of(text) for key, span in spans.items() if span is not None}
    fields["speaker"] = found.speaker
    fields["speaker_basis"] = found.basis.value if found.basis else ""
    fields["reported_by"] = found.reported_by
    known = {key: value for key, value in fields.items() if value}
    return {"quote_type": found.quote_type.value, **known}


SUGGESTER = Suggester("quote", RULES, suggest, predict)
