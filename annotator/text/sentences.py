# SPDX-License-Identifier: Apache-2.0
"""Sentences of one paragraph, by rules for news prose.

Measured on third-party gold against pySBD 0.3.4 (exact F1 0.954); see tests/text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from annotator.domain.span import Span
from annotator.text import abbreviations as words
from annotator.text.list_items import item_starts

_CLOSERS = "\"'”\N{RIGHT SINGLE QUOTATION MARK}“»«\u2039\u203a)\\]"
_OPENERS = "\"'“„\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}«»\u2039\u203a([{¿¡*_"
_UNSPACED = "。\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}"
# It begins with one set of signs, so that all others are skipped quickly.
_STOP = re.compile(
    rf"(?P<mark>[.!?…؟\u06d4।॥{_UNSPACED}]"
    r"(?:(?<=\.)(?:[ \N{NO-BREAK SPACE}]\.)+|(?<=[.!?…])[.!?…]+"
    rf"|(?<=[{_UNSPACED}])[{_UNSPACED}]+)?)"
    rf"(?P<closers>[{_CLOSERS}]*(?:\[\d{{1,3}}\])*)"
)
_BLANKS = re.compile(r"\s*")
_LONE_QUOTE = re.compile(r"\s+[\"”](?=\s|\Z)")
_LAST_WORD = re.compile(r"[\w.&°º'\N{RIGHT SINGLE QUOTATION MARK}-]+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_DASHES = re.compile("[-\N{EN DASH}\N{EM DASH}]+")
_LOOK_BACK = 60
_LOOK_AHEAD = 80


class _Stop(NamedTuple):
    """A stop and the words around it.

    ``words_before`` are the last ones of the sentence so far; ``is_near_start`` tells that they
    are all of it. The stop hangs on ``before``, a word with the full stops inside it. ``opened``
    holds the marks in front of the words behind, ``next`` the first of these, without marks.
    """

    mark: str
    closers: str
    words_before: list[str]
    is_near_start: bool
    before: str
    opened: str
    words_after: list[str]
    next: str

    @property
    def previous(self) -> str:
        """Return the word before the one it hangs on, or an empty text."""
        return self.words_before[-2] if len(self.words_before) > 1 else ""

    @property
    def starts_afresh(self) -> bool:
        """Return whether the next word is one that begins sentences, not names."""
        return self.next.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower() in words.STARTERS


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences in ``text[start:end]``, one paragraph, without white space around.

    An item of a list in a line is a sentence of its own, full stop or not.
    """
    begin = _after_blanks(text, start, end)
    ends = [*(place for place in item_starts(text, begin, end) if place > begin), end]
    return [span for first, last in pairwise([begin, *ends]) for span in _split(text, first, last)]


def _split(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of a stretch without list items in it."""
    found = []
    begin = _after_blanks(text, start, end)
    for match in _STOP.finditer(text, start, end):
        stop_end = _with_lone_quote(text, match.end(), end)
        if match.start() < begin or not _is_end(text, match, stop_end, Span(begin, end)):
            continue
        found.append(Span(begin, stop_end))
        begin = _after_blanks(text, stop_end, end)
    rest = text[begin:end].rstrip()
    if rest:
        found.append(Span(begin, begin + len(rest)))
    return found


def _after_blanks(text: str, start: int, end: int) -> int:
    found = _BLANKS.match(text, start, end)
    return found.end() if found else start


def _with_lone_quote(text: str, stop_end: int, end: int) -> int:
    """Return the end of a stop, a quote mark that stands between spaces behind it included."""
    found = _LONE_QUOTE.match(text, stop_end, end)
    return found.end() if found else stop_end


def _is_end(text: str, match: re.Match[str], stop_end: int, rest: Span) -> bool:
    """Return whether a stop ends the sentence that begins at ``rest.start``."""
    following = _after_blanks(text, stop_end, rest.end)
    if following == rest.end:
        return True
    if following == stop_end:
        return match["mark"][0] in _UNSPACED
    ahead = text[following : min(rest.end, following + _LOOK_AHEAD)]
    bare = ahead.lstrip(_OPENERS)
    words_after = bare.split()
    if not words_after or _goes_on(words_after[0]):
        return False
    first = max(rest.start, match.start() - _LOOK_BACK)
    words_before = text[first : match.start()].split()
    stop = _Stop(
        mark=match["mark"],
        closers=text[match.end("mark") : stop_end],
        words_before=words_before,
        is_near_start=first == rest.start,
        before=_last_word(words_before),
        opened=ahead[: len(ahead) - len(bare)],
        words_after=words_after,
        next=words_after[0].strip(".,;:!?\"'”)]"),
    )
    return _allows_end(stop)


def _goes_on(following: str) -> bool:
    """Return whether a word cannot begin a sentence."""
    if following[0].islower():
        return not _CAMEL.match(following)
    return following[0] in ",;:" or bool(_DASHES.fullmatch(following))


def _last_word(words_before: list[str]) -> str:
    """Return the last of some words, without marks around it; of a compound the last part."""
    found = _LAST_WORD.search(words_before[-1]) if words_before else None
    return found.group().rpartition("-")[2] if found else ""


def _allows_end(stop: _Stop) -> bool:
    """Return whether the mark and the word before it may end a sentence."""
    if "!" in stop.mark or "?" in stop.mark:
        return not _is_reported(stop) and not _is_crying_name(stop)
    if len(stop.mark) > 1 or stop.mark == "…":
        return _ellipsis_ends(stop)
    if stop.mark != "." or stop.closers.strip(")]"):
        return True
    return _full_stop_ends(stop)


def _is_reported(stop: _Stop) -> bool:
    """Return whether a speaker and a verb follow, as in '"Why?" Roe, the mayor, asked'."""
    inside_commas = False
    for place, word in enumerate(stop.words_after if stop.closers else ()):
        if not inside_commas:
            if word.strip(",.") in words.SAYING:
                return place > 0
            if not word[0].isupper():
                return False
        if word.endswith(","):
            inside_commas = not inside_commas
    return False


def _is_crying_name(stop: _Stop) -> bool:
    return stop.mark == "!" and stop.before.lower() in words.CRYING_NAMES


def _ellipsis_ends(stop: _Stop) -> bool:
    """Return whether dots that stand for left-out words also end the sentence."""
    return "(" not in stop.opened and stop.next.split("'")[0] != "I"


def _full_stop_ends(stop: _Stop) -> bool:
    """Return whether a single full stop is more than part of an abbreviation or number."""
    if stop.before.isalpha() and len(stop.before) > 1 and stop.before.lower() not in words.ANY:
        return True
    rules = (_item, _clock, _number, _letter, _street, _title, _abbreviation)
    verdicts = (rule(stop) for rule in rules)
    return next((verdict for verdict in verdicts if verdict is not None), True)


def _item(stop: _Stop) -> bool | None:
    """Judge a number or letter that is all so far: it counts the items of a list."""
    is_all = stop.is_near_start and len(stop.words_before) == 1
    is_label = stop.before.isdecimal() or (len(stop.before) == 1 and stop.before.isalpha())
    return False if is_all and is_label else None


def _clock(stop: _Stop) -> bool | None:
    """Judge "a.m." and "p.m.": no end before their day or zone, nor in "At 5 a.m. Smith ..."."""
    if stop.before.lower() not in ("a.m", "p.m"):
        return None
    if stop.next.lower() in words.CLOCK_FOLLOWERS or "(" in stop.opened:
        return False
    if any(word.strip(".,").lower() == "time" for word in stop.words_after[1:4]):
        return False
    return not (stop.is_near_start and len(stop.words_before) <= 3)


def _number(stop: _Stop) -> bool | None:
    """Judge a number: it may, as in German, be an ordinal."""
    if not stop.before.isdecimal():
        return None
    return len(stop.before) > 2 or stop.next.lower() not in words.ORDINAL_MONTHS


def _letter(stop: _Stop) -> bool | None:
    """Judge a single letter, most often an initial."""
    if len(stop.before) != 1 or not stop.before.isalpha() or stop.before.islower():
        return None
    return stop.starts_afresh


def _street(stop: _Stop) -> bool | None:
    """Judge "Main St. The crowd", where the same letters in front of a name would be a title."""
    if stop.before.lower() in words.STREETS and _is_name(stop.previous) and stop.starts_afresh:
        return True
    return None


def _title(stop: _Stop) -> bool | None:
    """Judge words that a name or a number must follow."""
    lower = stop.before.lower()
    if lower in words.LINKS or (lower in words.TITLES and _is_name(stop.before)):
        return False
    if lower in words.BEFORE_NUMBER and stop.next[:1].isdecimal():
        return False
    return None


def _abbreviation(stop: _Stop) -> bool | None:
    """Judge an abbreviation that may end a sentence: the words behind decide."""
    lower = stop.before.lower()
    is_capitalised = _is_name(stop.before) and lower in words.EITHER_CAPITALISED
    if not is_capitalised and lower not in words.EITHER and not _INITIALS.fullmatch(lower):
        return None
    if stop.starts_afresh:
        return True
    after = stop.words_after[1] if len(stop.words_after) > 1 else ""
    behind_firm = lower in words.FIRMS and _is_name(stop.next)
    return behind_firm and after[:1].islower() and not stop.opened


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdecimal()
