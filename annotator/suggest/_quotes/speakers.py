# SPDX-License-Identifier: Apache-2.0
"""Who said it: the words for the speaker led back to the fullest name, or carried to a quote.

A quotation without a source of its own has the speaker of the one before it in the paragraph,
else whom the paragraph tells of, else the last speaker of the paragraph before. Furniture is no
paragraph, so that an advertisement in between changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.suggest._quotes.attribution import Basis, QuoteType
from annotator.suggest._quotes.cast import Cast
from annotator.suggest._quotes.mentions import PRONOUNS
from annotator.suggest._quotes.people import Sort, given_names, nouns, titles
from annotator.suggest._quotes.rules import LABEL, RULES, inferred_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest._quotes.attribution import Attribution
    from annotator.suggest._quotes.mentions import Mention
    from annotator.text.reading import Reading

_RELATIVE = re.compile(r"(?:^|[\s,]+)(who|which|that|whom)$", re.IGNORECASE)
# Where what a phrase says of somebody goes beyond the name of him.
_BEHIND_HEAD = re.compile(
    r"\s*(?:$|[,(;\N{EM DASH}\N{EN DASH}-]"
    r"|(?:who|which|that|of|from|in|at|for|on|himself|herself|themselves)\b)"
)
_CLAUSE = re.compile(r",?\s+(?:who|which|whose|whom)\b.*$", re.DOTALL)
_ARTICLE = re.compile(r"\A(?:The|A|An|His|Her|Its|Their|Some|Many|Both|Even)(?=\s)")
_SELF = frozenset(("i", "we", "my", "our", "us", "you"))
_CONTRASTS = re.compile(
    r"\b(?:while|but|whereas|though|although|and)\s+(?:the\s+)?$", re.IGNORECASE
)
_CONTRAST_REACH = 14
_LISTED = re.compile(r"(?:\s+and\s+|,\s+(?:and\s+)?)")
_NEAR_WHO = 25  # code points between "who" and whom it stands for
_NEAR_WHICH = 2
_MENTIONS_BACK = 40  # within which the speaker of a quotation is looked for
_MARKS = " \"'“”\N{RIGHT SINGLE QUOTATION MARK}»"
_GOES_ON = (",", "?", "!")
_WIDE = frozenset(rule.key for rule in RULES if rule.starts_off)


def with_speakers(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of an article, in text order, with who said them."""
    return _Speakers(reading).all(found)


class _Speakers:
    """One article while its quotes are given their speakers from the first to the last."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.check = reading.check
        self.cast = reading.once(Cast)
        self.paragraphs = [one.span.start for one in reading.paragraphs]
        self.last: Attribution | None = None  # with a speaker, and not within another

    def all(self, found: Sequence[Attribution]) -> list[Attribution]:
        """Return them with speakers."""
        told: list[Attribution] = []
        outer: list[Attribution] = []
        for one in found:
            self.check()
            if one.rule == LABEL and not self._labels_somebody(one):
                continue
            while outer and outer[-1].end < one.end:
                outer.pop()
            known = self._known(one, outer)
            told.append(known)
            outer.append(known)
            if len(outer) == 1 and self._may_go_on(known):
                self.last = known
        return told

    def _labels_somebody(self, one: Attribution) -> bool:
        """Return whether a name with a colon is somebody's, not a place's or a heading.

        It is one that the article has elsewhere, or begins with a given name, or with a noun for
        somebody ends.
        """
        if one.source is None or one.quote_type is QuoteType.DIRECT or len(one.source) == 1:
            return True
        words = one.source.of(self.text).partition(",")[0].lower().split()
        figures = self.cast.named(words[-1])
        if any(one.is_place and one.sort is not Sort.PERSON for one in figures):
            return False
        if words[0] in given_names() or words[0] in titles() or words[-1] in nouns():
            return True
        here = self.cast.within(one.source.start, one.source.end)
        own = [mention for mention in here if mention.key[-1:] == (words[-1],)]
        return sum(figure.count for figure in figures) > len(own)

    def _known(self, one: Attribution, outer: Sequence[Attribution]) -> Attribution:
        """Return an attribution with its speaker; ``outer`` are those it lies within."""
        around = outer[-1] if outer else None
        if one.source is None:
            is_bare = one.quote_type is QuoteType.DIRECT and one.cue is None
            return self._carried(one) if is_bare and around is None else one
        speaker, basis = self._resolved(one.source, around)
        return one._replace(
            speaker=speaker, basis=basis, reported_by=self._reporter(one, speaker, around)
        )

    def _reporter(self, one: Attribution, speaker: str, around: Attribution | None) -> str:
        """Return who says that it was said: the speaker of the quote around, if it is one."""
        if one.source is None or around is None or around.source is None or around.rule in _WIDE:
            return ""
        start = one.source.start
        before = self.text[max(around.start, start - _CONTRAST_REACH) : start]
        return "" if speaker == around.speaker or _CONTRASTS.search(before) else around.speaker

    def _resolved(self, source: Span, around: Attribution | None) -> tuple[str, Basis]:
        """Return the speaker by name as far as known, and how."""
        written = source.of(self.text)
        relative = _RELATIVE.search(written)
        phrase = written[: relative.start()] if relative else written
        if relative and not phrase:
            return self._antecedent(source.start), Basis.PRONOUN
        if phrase.lower() in _SELF:
            return (around.speaker if around else ""), Basis.PRONOUN
        if phrase.lower() in PRONOUNS:
            return self._pronoun(source.start), Basis.PRONOUN
        return self._phrase(source.start, phrase)

    def _pronoun(self, start: int) -> str:
        for mention in self.cast.within(start, start + 1):
            figure = self.cast.figure(mention)
            if figure is not None:
                return _tidy(figure.label)
        return ""

    def _antecedent(self, start: int) -> str:
        """Return whom "who" or "which" behind a phrase stands for."""
        reach = _NEAR_WHO if self.text[start : start + 3].lower() == "who" else _NEAR_WHICH
        for mention in self.cast.before(start):
            gap = self.text[max(mention.last, mention.end) : start]
            if mention.is_modifier or mention.head in PRONOUNS or len(gap) > reach:
                continue
            return self._label(mention, self.text[mention.first : mention.end])
        return ""

    def _phrase(self, start: int, phrase: str) -> tuple[str, Basis]:
        """Return whom a noun phrase names; as written where it names nobody known."""
        end = start + len(phrase)
        mentions = self.cast.within(start, end)
        listed = self._listed(phrase, mentions)
        if listed:
            return listed, Basis.NAMED
        head = next((one for one in mentions if self._is_head(one, start, end)), None)
        if head is None:
            return _tidy(phrase), Basis.NAMED
        label = self._label(head, phrase)
        figure = self.cast.figure(head)
        has_name = any(one.name for one in mentions if one.first == head.first)
        is_named = has_name or figure is None or not figure.is_named
        return label, Basis.NAMED if is_named else Basis.PRONOUN

    def _label(self, mention: Mention, phrase: str) -> str:
        """Return the fullest name of whom a mention is of; as written where that says as much."""
        figure = self.cast.figure(mention)
        if figure is None or not figure.is_named:
            return _tidy(phrase)
        label = figure.label
        if figure.sort is not Sort.PERSON and label in phrase:
            return _tidy(phrase)
        return _tidy(label)

    def _is_head(self, mention: Mention, start: int, end: int) -> bool:
        """Return whether a phrase is about a mention: it opens it, and only more of it follows."""
        before = self.text[start : mention.first].strip().lower()
        behind = self.text[mention.end : end]
        return before in ("", "the", "a", "an", "even") and bool(_BEHIND_HEAD.match(behind))

    def _listed(self, phrase: str, mentions: Sequence[Mention]) -> str:
        """Return the full names of a list of nothing but names: "Roe and Lask"."""
        parts = _LISTED.split(phrase)
        named = [one for one in mentions if one.name]
        if (
            len(parts) < 2
            or len(parts) != len(named)
            or any(
                self.text[one.first : one.end] != part
                for one, part in zip(named, parts, strict=True)
            )
        ):
            return ""
        labels = [self._label(one, part) for one, part in zip(named, parts, strict=True)]
        return " and ".join((", ".join(labels[:-1]), labels[-1]))

    def _may_go_on(self, one: Attribution) -> bool:
        """Return whether the speaker of a quote may go on in the next one without being named."""
        if one.source is None:
            return one.carried is not None
        if not one.speaker or _RELATIVE.fullmatch(one.source.of(self.text)):
            return False
        if one.quote_type is not QuoteType.INDIRECT:
            return True
        mentions = self.cast.within(one.source.start, one.source.end)
        return one.rule not in _WIDE and bool(mentions) and mentions[0].is_subject

    def _carried(self, one: Attribution) -> Attribution:
        """Return a quotation without a source with the speaker that the text around it tells."""
        start = one.start
        here = bisect_right(self.paragraphs, start) - 1
        begin = self.paragraphs[here]
        before = self.paragraphs[here - 1] if here else begin
        last = self.last
        behind = self._behind(one)
        if behind is not None:
            return self._from_mention(one, behind)
        if last is not None and last.start >= begin:
            return self._inferred(one, last)
        is_led = self.text[before:begin].rstrip().endswith(":")
        subject = self._subject(before if is_led else begin, start)
        if subject is not None:
            return self._from_mention(one, subject)
        if last is not None and last.end > before:
            return self._inferred(one, last)
        subject = self._subject(before, begin)
        return self._from_mention(one, subject) if subject is not None else one

    def _behind(self, one: Attribution) -> Mention | None:
        """Return who is named right behind words in marks: "“Why?” Roe pressed."."""
        for span in one.content:
            is_open = span.of(self.text).rstrip(_MARKS)[-1:] in _GOES_ON
            for mention in self.cast.within(span.end, span.end + 2) if is_open else ():
                figure = self.cast.figure(mention)
                if figure is not None and figure.may_be(Sort.PERSON, "") and mention.is_subject:
                    return mention
        return None

    def _inferred(self, one: Attribution, last: Attribution) -> Attribution:
        return one._replace(
            speaker=last.speaker,
            basis=Basis.INFERRED,
            carried=last.source or last.carried,
            reason=inferred_reason(one.reason, last.speaker, spoke_last=True),
        )

    def _from_mention(self, one: Attribution, mention: Mention) -> Attribution:
        figure = self.cast.figure(mention)
        label = _tidy(figure.label) if figure else ""
        return one._replace(
            speaker=label,
            basis=Basis.INFERRED,
            carried=Span(mention.first, mention.end),
            reason=inferred_reason(one.reason, label, spoke_last=False),
        )

    def _subject(self, start: int, end: int) -> Mention | None:
        """Return the last person who is the subject of a sentence between two places."""
        for mention in self.cast.before(end, count=_MENTIONS_BACK):
            if mention.first < start:
                return None
            if mention.is_subject and not mention.is_quoted:
                figure = self.cast.figure(mention)
                if figure is not None and figure.may_be(Sort.PERSON, ""):
                    return mention
        return None


def _tidy(phrase: str) -> str:
    """Return words for a speaker without a clause about him and without a sentence's capital."""
    bare = _CLAUSE.sub("", phrase).strip(" ,;")
    return _ARTICLE.sub(_lowered, bare, count=1)


def _lowered(match: re.Match[str]) -> str:
    return match.group().lower()
