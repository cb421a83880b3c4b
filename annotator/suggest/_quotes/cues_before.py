# SPDX-License-Identifier: Apache-2.0
"""Cues in front of words in marks: "She told reporters:", "The statement read,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.adjuncts import addressee, medium_behind, medium_in_front
from annotator.suggest._quotes.attribution import Beside
from annotator.suggest._quotes.clauses import is_dash
from annotator.suggest._quotes.lexicon import cue_nouns, speech_verbs, verbs_of
from annotator.suggest._quotes.sources import main_subject, phrase_before
from annotator.suggest._quotes.sources_behind import name_end
from annotator.suggest._quotes.tagged import Tagged, Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, FINITE, NOUNS, VERBS, Tag
from annotator.suggest._quotes.verb_groups import VerbGroup, groups_at, source_of
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator


_SAYING = frozenset(("saying", "thinking", "judging", "showing", "deciding", "feeling"))
_MAY_LEAD = frozenset(("after", "that", "bare", "objthat", "np"))
_FURTHEST = 25  # words between verb and mark
_OWNS = frozenset(("'s", "'"))
_NEAR = 4  # words between an owner and what is his
_SHORTEST = 2  # words of "Said Roe"
_LONGEST_LABEL = 9  # words
_IN_LABELS = frozenset(("of", "the", "and", "for", "(", ")", "de", "von", "van", "at"))


def cue_before(sentence: Tagged) -> Beside | None:
    """Return the cue in the words of a sentence that stand in front of a quotation, or None."""
    last = len(sentence.words)
    sign = sentence.low[-1] if last else ""
    while last and not sentence.words[last - 1].is_word and sentence.low[last - 1] != ")":
        last -= 1
    if not last:
        return None
    return (
        _inverted(sentence, last)
        or (_label(sentence, last) if sign == ":" else None)
        or _verb_before(sentence, last, is_colon=sign == ":")
        or _according_to(sentence, last)
        or (_anything(sentence, last) if sign == ":" else None)
    )


def _label(sentence: Tagged, last: int) -> Beside | None:
    """Return a name with a colon: "Roe:", also behind a heading and a dash."""
    first = max((at + 1 for at in range(last) if is_dash(sentence, at)), default=0)
    if not 0 < last - first <= _LONGEST_LABEL:
        return None
    comma = next((at for at in range(first, last) if sentence.low[at] == ","), last)
    for place in range(first, comma):
        word = sentence.words[place]
        if not word.is_capitalised and sentence.low[place] not in _IN_LABELS:
            return None
    if not FINITE.isdisjoint(sentence.tags[comma:last]):
        return None
    colon = next(at for at in range(last, len(sentence.words)) if sentence.low[at] == ":")
    cue = sentence.bare_span(Words(colon, colon + 1))
    return Beside("label", cue, sentence.bare_span(Words(first, last)))


def _according_to(sentence: Tagged, last: int) -> Beside | None:
    for place in range(last - 2):
        if sentence.stands_at(place, "according", "to"):
            cue = sentence.bare_span(Words(place, place + 2))
            source = Words(place + 2, min(last, name_end(sentence, place + 2)))
            return Beside("according_to", cue, sentence.bare_span(source))
    return None


def _inverted(sentence: Tagged, last: int) -> Beside | None:
    """Return "Said Roe, who chairs the board:" or "Adds Roe,"."""
    is_cue = any("after" in cue.frames for cue in verbs_of(sentence.low[0]))
    if not is_cue or last < _SHORTEST or sentence.tags[1] not in NOUNS | BEFORE_NOUNS:
        return None
    if name_end(sentence, 1) != last:
        return None
    cue = sentence.bare_span(Words(0, 1))
    return Beside("direct_after", cue, sentence.bare_span(Words(1, last)))


def _verb_before(sentence: Tagged, last: int, *, is_colon: bool) -> Beside | None:
    """Return the last verb of saying in front of a quotation that nothing is said behind."""
    for place in range(last - 1, max(-1, last - _FURTHEST), -1):
        tag = sentence.tags[place]
        if tag in VERBS and not sentence.quoted[place]:
            for group in _groups(sentence, place, last):
                if group.cue.group in _SAYING and _leads_in(group, last, is_colon=is_colon):
                    return _beside(sentence, group, last)
        if tag in FINITE and not is_colon and sentence.tags[place - 1] is not Tag.RELATIVE:
            return None
    return None


def _groups(sentence: Tagged, place: int, last: int) -> Iterator[VerbGroup]:
    """Yield what verb a word may be; verbs that only go with speech stand next to it."""
    yield from groups_at(sentence, place)
    cue = speech_verbs().get(sentence.low[place])
    if cue is not None and place + 1 == last:
        yield VerbGroup(cue, place, place, last, is_passive=False)


def _leads_in(group: VerbGroup, last: int, *, is_colon: bool) -> bool:
    """Return whether a verb leads to words in marks: it may stand with a clause or alone."""
    if not group.cue.frames & _MAY_LEAD:
        return False
    return is_colon or group.last >= last or not group.is_passive


def _beside(sentence: Tagged, group: VerbGroup, last: int) -> Beside:
    """Return a verb with its subject and with to whom and where it was said."""
    source = _speaker(sentence, group)
    whom = addressee(sentence, group.cue, group.last, last)
    place = medium_behind(sentence, whom.last if whom else group.last, last) or medium_in_front(
        sentence, group.first
    )
    return Beside(
        "direct_after",
        sentence.bare_span(Words(group.first, group.last)),
        source and sentence.bare_span(source),
        whom and sentence.bare_span(whom),
        place and sentence.bare_span(place),
    )


def _speaker(sentence: Tagged, group: VerbGroup) -> Words | None:
    """Return whose saying a verb tells; behind "said ..., adding" that of the verb before."""
    before = sentence.low[group.first - 1] if group.first else ""
    is_gerund = sentence.tags[group.place] is Tag.GERUND
    if before in ("and", "but", "then") or (before == "," and is_gerund):
        for place in range(group.first - 1, 0, -1):
            if sentence.tags[place] is Tag.FINITE and not sentence.quoted[place]:
                for earlier in groups_at(sentence, place):
                    if earlier.cue.group == "saying" and not earlier.is_passive:
                        return source_of(sentence, earlier)
    return source_of(sentence, group)


def _anything(sentence: Tagged, last: int) -> Beside | None:
    """Return what leads to a colon without a verb of saying: "took a shot at him:"."""
    nouns = cue_nouns()
    places = word_list("places-of-saying")
    for place in range(last - 1, -1, -1):
        if sentence.low[place] in nouns or sentence.low[place] in places:
            break
    else:
        return None
    source = _owner(sentence, place) or main_subject(sentence, last)
    if source is None:
        return None
    cue = sentence.bare_span(Words(place, place + 1))
    return Beside("direct_after", cue, sentence.bare_span(source))


def _owner(sentence: Tagged, place: int) -> Words | None:
    """Return whose a noun is: "Roe's short reply:"."""
    for sign in range(place - 1, max(-1, place - _NEAR), -1):
        if sentence.low[sign] in _OWNS:
            return phrase_before(sentence, sign)
        if sentence.tags[sign] is Tag.POSSESSIVE and sentence.low[sign] not in ("its", "whose"):
            return Words(sign, sign + 1)
    return None
