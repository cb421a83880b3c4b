# SPDX-License-Identifier: Apache-2.0
"""Block quotations without marks: paragraphs in the first person behind "Roe said:"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.cues_before import cue_before
from annotator.suggest._quotes.tagged import Tagged
from annotator.text.quotations import begins_quotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.span import Span
    from annotator.suggest._quotes.attribution import Attribution
    from annotator.text.reading import Reading, Sentence

_FIRST_PERSON = frozenset(("i", "we", "my", "our", "us", "me"))
_RULE = "quote.block"
_MARKS = frozenset(('"', "“", "”", "''"))


def find_blocks(reading: Reading) -> Iterator[Attribution]:
    """Yield the block quotations of an article, each paragraph a piece."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in reading.in_turn():
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    leads = (one for one in reading.sentences if one.lowers[-1:] == (":",))
    for lead in leads:
        told = _told(reading, by_paragraph, lead.paragraph + 1)
        if not told or lead is not by_paragraph[lead.paragraph][-1]:
            continue
        cue = cue_before(Tagged(lead))
        if cue is not None and cue.rule == "direct_after" and cue.source is not None:
            yield cue.attribution(told, _RULE, reading.text)


def _told(
    reading: Reading, by_paragraph: dict[int, list[Sentence]], place: int
) -> tuple[Span, ...]:
    """Return the paragraphs from a place on that somebody speaks in for himself."""
    found = []
    while _is_own_voice(reading, by_paragraph.get(place, ())):
        found.append(reading.paragraphs[place].span)
        place += 1
    return tuple(found)


def _is_own_voice(reading: Reading, sentences: Sequence[Sentence]) -> bool:
    """Return whether a paragraph is in the first person and has no quotation marks."""
    words = {word for sentence in sentences for word in sentence.lowers}
    if words.isdisjoint(_FIRST_PERSON) or not words.isdisjoint(_MARKS):
        return False
    return not begins_quotation(reading.text, reading.paragraphs[sentences[0].paragraph].span)
