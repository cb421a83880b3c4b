# SPDX-License-Identifier: Apache-2.0
"""The turns of interviews and transcripts: paragraphs that begin with "Q:", "Roe:", "Roe: (00:54)".

One label tells little; several in a row of which one comes back, or questions with their answers,
are a talk. What is said then needs no verb: "Roe: No.".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.suggest._quotes.attribution import Attribution, QuoteType
from annotator.suggest._quotes.rules import LABEL, reason
from annotator.text.quotations import begins_quotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.text.reading import Reading

_SIGN = re.compile(r":(?:[ \t]*[(\[]\d\d?(?::\d\d){1,2}[)\]])?[ \t]*|(?<=\bQ)(?=[ \t]{2,})[ \t]+")
_LONGEST = 48  # code points of a label
_MOST_WORDS = 5
_QUESTION = "Q"


class _Labelled(NamedTuple):
    """A paragraph that begins with a label, by its place; its words begin at ``told``."""

    place: int
    label: Span
    name: str
    sign: Span
    told: int


def find_turns(reading: Reading) -> Iterator[Attribution]:
    """Yield the turns of a talk, without its labels."""
    for run in _runs(list(_labelled(reading))):
        if _is_talk(run):
            for one in run:
                found = _turn(reading, one)
                if found is not None:
                    yield found


def _labelled(reading: Reading) -> Iterator[_Labelled]:
    """Yield the paragraphs that begin with a label, in text order."""
    text = reading.text
    for place, paragraph in enumerate(reading.checked(reading.paragraphs)):
        start, end = paragraph.span.start, paragraph.span.end
        sign = _SIGN.search(text, start, min(end, start + _LONGEST))
        if sign is None or not _is_label(text[start : sign.start()]):
            continue
        label, told = Span(start, sign.start()), sign.end()
        mark = Span(sign.start(), sign.start() + len(sign.group().rstrip()))
        yield _Labelled(place, label, label.of(text), mark, told)


def _is_label(words: str) -> bool:
    """Return whether words may be a name or "Q": few, each with a capital."""
    names = words.split()
    return 0 < len(names) <= _MOST_WORDS and all(name[0].isupper() for name in names)


def _runs(found: Sequence[_Labelled]) -> Iterator[list[_Labelled]]:
    """Yield the labelled paragraphs that follow each other, also with a bare label between."""
    run: list[_Labelled] = []
    for one in found:
        if run and one.place > run[-1].place + 2:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_talk(run: Sequence[_Labelled]) -> bool:
    """Return whether labels are those of people who talk.

    One of several asks or comes back, or it is told at what minute they speak.
    """
    names = [one.name for one in run]
    several = set(names)
    if any(len(one.sign) > 1 for one in run):
        return True
    return len(several) > 1 and (_QUESTION in several or len(several) < len(names))


def _turn(reading: Reading, one: _Labelled) -> Attribution | None:
    """Return what somebody says behind a label, in the next paragraph where it stands alone.

    Words in marks need no label to be found.
    """
    span = reading.paragraphs[one.place].span
    content = Span(min(one.told, span.end), span.end)
    if not content.of(reading.text).strip():
        if one.place + 1 >= len(reading.paragraphs):
            return None
        content = reading.paragraphs[one.place + 1].span
    if begins_quotation(reading.text, content):
        return None
    return Attribution(
        (content,),
        QuoteType.INDIRECT,
        LABEL,
        reason(LABEL, ""),
        one.label,
        Span(one.sign.start, one.sign.start + 1) if one.sign else None,
    )
