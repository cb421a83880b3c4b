# SPDX-License-Identifier: Apache-2.0
"""The lists of words that tell of words and thoughts."""

import pytest

from annotator.suggest._quotes.lexicon import VERB_GROUPS, cue_nouns, verbs_of
from annotator.text.wordlists import entries, word_table

LISTS = (*(f"verbs-of-{group}" for group in VERB_GROUPS), "nouns-of-saying")
FRAMES = {"that", "bare", "wh", "np", "to", "ing", "adj", "as", "objthat", "objto", "after"}


@pytest.mark.parametrize("name", [*LISTS, "adjectives-of-thinking"])
def test_a_list_is_sorted_and_holds_only_frames_and_prepositions(name):
    prepositions = {*word_table("function-words")["preposition"], "to"}
    table = word_table(name)
    assert list(table) == sorted({entry.partition(":")[0] for entry in entries(name)})
    assert {frame for frames in table.values() for frame in frames} <= FRAMES | prepositions


def test_a_form_leads_to_its_verbs_the_longest_first():
    assert [cue.base for cue in verbs_of("pointed")][:2] == ["point out", "point to"]


def test_what_several_lists_let_follow_a_verb_is_joined():
    (cue,) = [cue for cue in verbs_of("agreed") if not cue.rest]
    assert {"that", "to"} <= cue.frames


def test_nouns_are_known_in_the_plural_too():
    assert cue_nouns()["worries"] is cue_nouns()["worry"]
