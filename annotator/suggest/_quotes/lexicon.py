# SPDX-License-Identifier: Apache-2.0
"""Words that tell of words and thoughts, with what may follow them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from annotator.text.verbs import Form, forms, verb_forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Mapping

VERB_GROUPS = (
    *("saying", "thinking", "feeling", "wanting", "judging", "deciding", "showing"),
    "perceiving",
)
_SEEMING = ("seem", "appear", "look", "sound")
# What may follow, apart from prepositions, which stand in the lists as they are.
_FRAMES = frozenset(
    ("that", "bare", "wh", "np", "to", "ing", "as", "adj", "objthat", "objto", "after")
)


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the lists; ``rest`` are the words that belong to it, as in "point out".

    ``group`` is the first list that holds it, ``frames`` what any list lets follow it, and
    ``prepositions`` those of them that lead to what is said: "warned of".
    """

    base: str
    group: str
    frames: frozenset[str]
    rest: tuple[str, ...] = ()
    prepositions: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Part the prepositions from the frames."""
        object.__setattr__(self, "prepositions", self.frames - _FRAMES)


@cache
def cue_verbs() -> Mapping[str, tuple[Cue, ...]]:
    """Return for the first word of each verb, in its base form, the verbs; the longest first."""
    frames: dict[str, set[str]] = {}
    groups: dict[str, str] = {}
    for group in VERB_GROUPS:
        for base, follow in word_table(f"verbs-of-{group}").items():
            frames.setdefault(base, set()).update(follow)
            groups.setdefault(base, group)
    table: dict[str, list[Cue]] = {}
    for base, found in frames.items():
        head, *rest = base.split()
        table.setdefault(head, []).append(Cue(base, groups[base], frozenset(found), tuple(rest)))
    return {head: tuple(sorted(cues, key=_by_length)) for head, cues in table.items()}


@cache
def verb_words() -> Mapping[str, Mapping[Form, str]]:
    """Return for each form of a known verb what it may be and the base form it belongs to."""
    known = set(cue_verbs()) | word_list("common-verbs") | set(word_table("irregular-verbs"))
    table: dict[str, dict[Form, str]] = {}
    for base in sorted(known - {"be", "have", "do"}):
        for form, word in forms(base).items():
            table.setdefault(word, {}).setdefault(form, base)
    return table


@cache
def verbs_of(word: str) -> tuple[Cue, ...]:
    """Return the verbs of the lists that a word may be a form of, the longest first."""
    bases = dict.fromkeys(verb_words().get(word, {}).values())
    return tuple(cue for base in bases for cue in cue_verbs().get(base, ()))


@cache
def bare_words() -> frozenset[str]:
    """Return the forms of the verbs that take a clause without "that"."""
    return frozenset(
        word
        for word in verb_words()
        if any("bare" in cue.frames and not cue.rest for cue in verbs_of(word))
    )


@cache
def words_behind_speech() -> frozenset[str]:
    """Return the forms of the verbs that may stand behind what is said: "..., he said"."""
    return frozenset(
        word for word in verb_words() if any("after" in cue.frames for cue in verbs_of(word))
    )


@cache
def cue_nouns() -> Mapping[str, Cue]:
    """Return the nouns of saying and thinking, in singular and plural."""
    table = {}
    for base, follow in word_table("nouns-of-saying").items():
        cue = Cue(base, "noun", frozenset(follow))
        table[base] = cue
        table[forms(base)[Form.THIRD]] = cue
    return table


@cache
def cue_adjectives() -> Mapping[str, Cue]:
    """Return the adjectives of thinking and feeling."""
    return {
        base: Cue(base, "adjective", frozenset(follow))
        for base, follow in word_table("adjectives-of-thinking").items()
    }


@cache
def seeming_verbs() -> Mapping[str, str]:
    """Return for each form of the verbs that tell how something seems its base form."""
    return {word: verb for verb in _SEEMING for word in forms(verb).values()}


@cache
def cue_words() -> frozenset[str]:
    """Return the words that may tell of words or thoughts without marks."""
    verbs = {word for word in verb_words() if verbs_of(word)}
    others = (cue_nouns(), cue_adjectives(), seeming_verbs(), word_list("hearsay"))
    return frozenset(verbs.union(*others))


@cache
def speech_verbs() -> Mapping[str, Cue]:
    """Return the forms, but for the gerund, of verbs that stand beside words in marks."""
    return {
        word: Cue(verb, "saying", frozenset({"after"}), tuple(verb.split()[1:]))
        for word, found in verb_forms("verbs-beside-speech").items()
        for form, verb in found
        if form is not Form.GERUND
    }


def _by_length(cue: Cue) -> int:
    return -len(cue.rest)
