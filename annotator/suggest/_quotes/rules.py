# SPDX-License-Identifier: Apache-2.0
"""The rules for quotes as they are listed, counted, switched off, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.message import message
from annotator.domain.suggestion import Rule
from annotator.suggest._quotes.lexicon import VERB_GROUPS

if TYPE_CHECKING:
    from annotator.domain.message import Message

_CLAUSE = "“{cue}” leads to what was said or thought"
_OBJECT = "“{cue}” tells what the words or thoughts were about"
_TO = "“{cue}” with “to” tells what somebody wants or means to do"

# Key behind "quote.", label, reason.
_TABLE = (
    ("direct_before", "Quotes before “he said”", "Words in quotation marks; “{cue}” follows them"),
    ("direct_after", "Quotes behind “he said”", "Words in quotation marks behind “{cue}”"),
    ("direct_alone", "Quotes without “he said”", "Words in quotation marks that stand alone"),
    ("direct_part", "Quoted parts of sentences", "A part of the sentence in quotation marks"),
    (
        "quoted_words",
        "Words quoted in passing",
        "“{cue}” leads to words of which some are in marks",
    ),
    ("scare", "Words as words", "A word or two in quotation marks that nobody is said to say"),
    ("according_to", "According to", "“{cue}” names who it comes from"),
    ("viewpoint", "To somebody's mind", "“{cue}” names whose view it is"),
    ("said_after", "Words before “he said”", "“{cue}” follows the words"),
    ("label", "Names with a colon", "A name and a colon stand in front of the words"),
    ("hearsay", "Hearsay", "“{cue}” says that it comes from somebody else"),
    ("appearance", "What seems so", "“{cue}” says how it seems, not that it is so"),
    ("passive", "Said of somebody", "“{cue}” tells what is said of somebody, or decided"),
    ("saying_clause", "Said that", _CLAUSE),
    ("saying_object", "Things spoken of", _OBJECT),
    ("saying_to", "Promised or asked to", _TO),
    ("thinking_clause", "Thought that", _CLAUSE),
    ("thinking_object", "Things thought of", _OBJECT),
    ("thinking_to", "Expected to", _TO),
    ("feeling_clause", "Hoped or feared that", _CLAUSE),
    ("feeling_object", "Things liked and disliked", _OBJECT),
    ("feeling_to", "Loved or hated to", _TO),
    ("wanting_clause", "Wished that", _CLAUSE),
    ("wanting_object", "Things wanted", _OBJECT),
    ("wanting_to", "Wanted to", _TO),
    ("judging_clause", "Judged that", _CLAUSE),
    ("judging_object", "Praise and blame, support and opposition", _OBJECT),
    ("judging_to", "Urged to", _TO),
    ("deciding_clause", "Decided that", _CLAUSE),
    ("deciding_object", "Things decided", _OBJECT),
    ("deciding_to", "Decided or ordered to", _TO),
    ("showing_clause", "Showed that", _CLAUSE),
    ("showing_object", "Things shown", _OBJECT),
    ("showing_to", "Pointed to", _TO),
    ("perceiving_clause", "Saw or heard that", _CLAUSE),
    ("perceiving_to", "Seen to", _TO),
    ("perceiving_object", "Things seen and heard", _OBJECT),
    ("noun_clause", "The claim that", "“{cue}” is followed by what it says"),
    ("noun_object", "Concerns about", "“{cue}” is followed by what it is about"),
    ("noun_to", "The promise to", "“{cue}” is followed by what is promised or wanted"),
    ("adjective_clause", "Confident that", "“{cue}” is followed by what somebody thinks"),
    ("adjective_object", "Critical of", "“{cue}” is followed by what it is about"),
    ("adjective_to", "Eager to", "“{cue}” is followed by what somebody wants"),
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
