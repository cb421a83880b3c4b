# SPDX-License-Identifier: Apache-2.0
"""Forms of English verbs, made by rule from their base forms."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_VOWELS = "aeiou"
# One short vowel between consonants: the last letter is doubled, "stop", "stopped".
_SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")


class Form(StrEnum):
    """The form of a verb; ``base`` also stands for the present without -s."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


def forms(verb: str) -> Mapping[Form, str]:
    """Return the forms of a verb; of a phrase such as "point out" those of its first word."""
    head, blank, rest = verb.partition(" ")
    irregular = word_table("irregular-verbs").get(head)
    past, participle = irregular[:2] if irregular else (_past(head),) * 2
    made = {
        Form.BASE: head,
        Form.THIRD: _third(head),
        Form.PAST: past,
        Form.PARTICIPLE: participle,
        Form.GERUND: _gerund(head),
    }
    return {form: word + blank + rest for form, word in made.items()}


@cache
def verb_forms(list_name: str) -> Mapping[str, tuple[tuple[Form, str], ...]]:
    """Return, for each form that a verb of a list may take, which forms of which verbs it is."""
    table: dict[str, list[tuple[Form, str]]] = {}
    for verb in sorted(word_list(list_name)):
        for form, word in forms(verb).items():
            table.setdefault(word, []).append((form, verb))
    return {word: tuple(found) for word, found in table.items()}


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    is_short = bool(_SHORT.fullmatch(verb)) or verb in word_list("doubling-verbs")
    return verb + verb[-1] if is_short else verb
