# SPDX-License-Identifier: Apache-2.0
"""The rules for quotes as they are listed, counted, switched off, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.message import message
from annotator.domain.suggestion import Rule
from annotator.suggest._quotes.lexicon import VERB_GROUPS

if TYPE_CHECKING:
    from annotator.domain.message import Message

LABEL = "quote.label"
_CLAUSE = "“{cue}” introduces what was said or thought"
_OBJECT = "“{cue}” introduces what the words or thoughts were about"
_TO = "“{cue}” with “to” tells what somebody wants or means to do"

# Key behind "quote.", label, reason.
_TABLE = (
    ("direct_before", "Quotes before “he said”", "Words in quotation marks; “{cue}” follows them"),
    (
        "direct_after",
        "Quotes after “he said”",
        "Words in quotation marks; “{cue}” comes before them",
    ),
    (
        "direct_alone",
        "Quotes without “he said”",
        "Words in quotation marks, with nobody named beside them",
    ),
    (
        "block",
        "Block quotations behind “he said:”",
        "Paragraphs in the first person behind “{cue}” and a colon",
    ),
    (
        "direct_part",
        "Quoted words within a sentence",
        "Part of the sentence stands in quotation marks",
    ),
    (
        "quoted_words",
        "Words quoted in passing",
        "“{cue}” leads to these words in quotation marks",
    ),
    (
        "scare",
        "Words set off by quotation marks",
        "A word or two in quotation marks that nobody is said to say",
    ),
    ("according_to", "After “according to”", "“{cue}” names who it comes from"),
    ("viewpoint", "Views: “in the eyes of”", "“{cue}” names whose view it is"),
    ("said_after", "Words before “he said”", "“{cue}” follows the words"),
    ("label", "After a name with a colon", "A name and a colon stand in front of the words"),
    ("hearsay", "Hearsay: “reportedly”", "“{cue}” says that it comes from somebody else"),
    ("appearance", "Appearances: “it seems that”", "“{cue}” tells how it seems, not that it is so"),
    ("passive", "Of somebody: “is said to”", "“{cue}” tells what is said of somebody, or decided"),
    ("saying_clause", "Reported: “said that”", _CLAUSE),
    ("saying_object", "Reported: “spoke of”", _OBJECT),
    ("saying_to", "Reported: “promised to”", _TO),
    ("thinking_clause", "Thoughts: “thought that”", _CLAUSE),
    ("thinking_object", "Thoughts: “thought of”", _OBJECT),
    ("thinking_to", "Thoughts: “expected to”", _TO),
    ("feeling_clause", "Feelings: “hoped that”", _CLAUSE),
    ("feeling_object", "Feelings: “liked”, “feared”", _OBJECT),
    ("feeling_to", "Feelings: “loved to”", _TO),
    ("wanting_clause", "Wishes: “wished that”", _CLAUSE),
    ("wanting_object", "Wishes: “wanted” something", _OBJECT),
    ("wanting_to", "Wishes: “wanted to”", _TO),
    ("judging_clause", "Judgements: “ruled that”", _CLAUSE),
    ("judging_object", "Judgements: “praised”, “opposed”", _OBJECT),
    ("judging_to", "Judgements: “urged to”", _TO),
    ("deciding_clause", "Decisions: “decided that”", _CLAUSE),
    ("deciding_object", "Decisions: “approved”", _OBJECT),
    ("deciding_to", "Decisions: “ordered to”", _TO),
    ("showing_clause", "Findings: “showed that”", _CLAUSE),
    ("showing_object", "Findings: “showed” something", _OBJECT),
    ("showing_to", "Findings: “pointed to”", _TO),
    ("perceiving_clause", "Perceptions: “saw that”", _CLAUSE),
    ("perceiving_to", "Perceptions: “was seen to”", _TO),
    ("perceiving_object", "Perceptions: “saw”, “heard”", _OBJECT),
    ("noun_clause", "Nouns: “the claim that”", "“{cue}” is followed by what it says"),
    ("noun_object", "Nouns: “concerns about”", "“{cue}” is followed by what it is about"),
    ("noun_to", "Nouns: “the promise to”", "“{cue}” is followed by what is promised or wanted"),
    (
        "adjective_clause",
        "Attitudes: “confident that”",
        "“{cue}” is followed by what somebody thinks",
    ),
    ("adjective_object", "Attitudes: “critical of”", "“{cue}” is followed by what it is about"),
    ("adjective_to", "Attitudes: “eager to”", "“{cue}” is followed by what somebody wants"),
)

# Wants, tastes, stances and deeds: attributions in the wide sense of PolNeAR, and no quotes.
WIDE = frozenset(
    f"{group}_{form}"
    for form, groups in (
        ("object", (*VERB_GROUPS, "noun", "adjective")),
        ("to", ("thinking", "feeling", "wanting", "deciding", "showing", "noun", "adjective")),
        ("clause", ("perceiving",)),
    )
    for group in groups
) | {"appearance", "passive", "viewpoint"}

RULES = tuple(
    Rule(f"quote.{key}", "quote", label, starts_off=key in WIDE) for key, label, _ in _TABLE
)
_REASONS = {f"quote.{key}": reason for key, _, reason in _TABLE}


def reason(rule: str, cue: str) -> Message:
    """Return why a rule proposes what it does, with the article's words for the cue."""
    return message(_REASONS[rule], cue=cue)


def inferred_reason(found: Message, speaker: str, *, spoke_last: bool) -> Message:
    """Return why a rule proposes what it does, and why these are a speaker's words.

    Nobody is named beside them: it is who ``spoke_last``, or else whom the text tells of there.
    """
    if not speaker:
        return found
    if spoke_last:
        return message("{reason}; {speaker} spoke last", reason=found, speaker=speaker)
    return message("{reason}; the text is about {speaker} there", reason=found, speaker=speaker)
