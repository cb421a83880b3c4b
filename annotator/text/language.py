# SPDX-License-Identifier: Apache-2.0
"""Which language a text is in, told by the words that hold its sentences together."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from annotator.domain.article import RegionRole
from annotator.domain.message import Message, message
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from annotator.domain.article import Article

_WORD = re.compile(r"[^\W\d_]+")

_READ_AHEAD = 8000  # characters
_FEWEST_WORDS = 60
# A quarter to a third of the words of English prose are among its own; other languages have a few
# of them ("in", "was", "on" stand in German, Dutch, French).
_LEAST_ENGLISH = 0.06
# Codes of ISO 639 for a language that is not known, and for none of those that have a code.
_SAYS_NOTHING = ("und", "mis")


def language_of(text: str) -> str:
    """Return the code of the language, only where its common words leave no doubt."""
    words = _words(text)
    if words.total() < _FEWEST_WORDS:
        return ""
    shares = sorted((_share(words, code), code) for code in _common_words())
    (second, _), (best, code) = shares[-2:]
    return code if best > max(0.15, 2 * second) else ""


def why_not_english(article: Article) -> Message | None:
    """Return why the rules of English do not fit an article; None where they do.

    What a person says of its language decides; else the words outside page furniture do. A text
    of few words is taken for English.
    """
    told = _plain(article.language)
    if told and "language" not in article.guessed:
        return None if _is_english(told) else _told(told)
    text = _told_text(article)
    code = language_of(text)
    if code:
        return None if code == "en" else _told(code)
    words = _words(text)
    if words.total() < _FEWEST_WORDS or _share(words, "en") >= _LEAST_ENGLISH:
        return None
    return message(
        "This article does not seem to be in English, so nothing is suggested in it. If that is "
        "wrong, set its language in the article's details."
    )


def _told(code: str) -> Message:
    known = word_table("languages", "any").get(code.partition("-")[0])
    return message(
        "This article is in another language ({language}), and suggestions are made for English "
        "only. If that is wrong, set its language in the article's details.",
        language=Message(known[0]) if known else code,
    )


def _plain(language: str) -> str:
    """Return what a person says of a language in one way, blank where that says nothing."""
    code = language.strip().lower().replace("_", "-")
    return "" if code in _SAYS_NOTHING else code


def _is_english(language: str) -> bool:
    """Return whether a person means English: en, en-GB, en_US, eng, British English."""
    return language.partition("-")[0] in ("en", "eng") or "english" in language


def _told_text(article: Article) -> str:
    """Return the beginning of what an article tells, without furniture."""
    parts: list[str] = []
    left = _READ_AHEAD
    for region in article.regions:
        if left > 0 and region.role is not RegionRole.FURNITURE:
            parts.append(region.span.of(article.text)[:left])
            left -= len(parts[-1])
    return "\n".join(parts)


def _words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(text[:_READ_AHEAD]))


def _share(words: Counter[str], code: str) -> float:
    """Return how many of the words are among the common ones of a language."""
    return sum(words[word] for word in _common_words()[code]) / max(1, words.total())


@cache
def _common_words() -> dict[str, frozenset[str]]:
    """Return the common words of each language by its code; its name stands before them."""
    table = word_table("languages", "any")
    return {code: frozenset(words) for code, (_, *words) in table.items()}
