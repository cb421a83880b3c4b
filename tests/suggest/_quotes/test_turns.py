# SPDX-License-Identifier: Apache-2.0
"""The turns of interviews and transcripts."""

import pytest

from annotator.suggest.quotes import attributions
from tests.suggest._quotes.reading import read

HEADLINE = "Five questions for Dr Amara Oduya\n\nAn interview by Tom Reed.\n\n"


def turns(*paragraphs):
    text = HEADLINE + "\n\n".join(paragraphs) + "\n"
    found = [one for one in attributions(read(text)) if one.rule == "quote.label"]
    return [(one.speaker, one.content[0].of(text)) for one in found]


def test_answers_need_no_verb():
    found = turns("Q: When?", "A: Never. We had no room.", "Reed: Why?", "Oduya: Money.")
    assert found == [
        ("Q", "When?"),
        ("A", "Never. We had no room."),
        ("Tom Reed", "Why?"),
        ("Dr Amara Oduya", "Money."),
    ]


def test_a_question_of_a_transcript_has_blanks_behind_its_label():
    found = turns("Q    Thanks, Ann.", "MR. LASK: Good morning. I have news.")
    assert found == [("Q", "Thanks, Ann."), ("MR. LASK", "Good morning. I have news.")]


def test_words_stand_below_a_label_with_the_minute():
    found = turns("Ann Lask: (00:54)", "Thanks, Tom. It grows.", "Tom Reed: (01:20)", "Does it?")
    assert found == [("Ann Lask", "Thanks, Tom. It grows."), ("Tom Reed", "Does it?")]


def test_a_label_with_the_minute_and_nothing_below_it_has_no_words():
    assert not turns("Ann Lask: (00:54)")


def test_what_is_quoted_within_a_turn_is_no_end_of_it():
    told = 'Oduya: I asked. "It is late," the clerk said. I never knew.'
    found = turns("Reed: Did you?", told, "Reed: Why?")
    assert found[1] == ("Dr Amara Oduya", told.removeprefix("Oduya: "))


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Read more: Where to eat", "It was full.", "They sang.", "Read more: The best rides"),
        ("Date: Friday", "Place: Leeds", "Cost: Nothing"),
    ],
    ids=["links", "table"],
)
def test_labels_of_other_things_are_no_turns(paragraphs):
    assert not turns(*paragraphs)


def test_words_in_marks_end_where_their_marks_do():
    assert turns("Reed: “We go.” Oduya: “We stay.”", "Oduya: “Why?”", "Reed: “So.”") == [
        ("Tom Reed", "“We go.”"),
        ("Dr Amara Oduya", "“We stay.”"),
        ("Dr Amara Oduya", "“Why?”"),
        ("Tom Reed", "“So.”"),
    ]
