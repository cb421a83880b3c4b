# SPDX-License-Identifier: Apache-2.0
"""Words told without marks: what is said, whose it is, and what says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest._quotes.attribution import QuoteType
from annotator.suggest.quotes import attributions, predict
from annotator.text.wordlists import word_table
from tests.suggest._quotes.reading import quotes, read


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        (
            "The mayor said that the bridge would close in May.",
            "The mayor",
            "said",
            "that the bridge would close in May",
        ),
        ("Roe said on Monday he was ready.", "Roe", "said", "he was ready"),
        (
            "Ann Roe, the mayor of Leeds, told reporters that taxes will rise.",
            "Ann Roe, the mayor of Leeds",
            "told",
            "that taxes will rise",
        ),
        (
            "Officials who met on Friday say the plan is dead.",
            "Officials who met on Friday",
            "say",
            "the plan is dead",
        ),
        (
            "The dam is safe, the engineers insisted.",
            "the engineers",
            "insisted",
            "The dam is safe",
        ),
        (
            "The dam is safe, said Jo Park, an engineer.",
            "Jo Park, an engineer",
            "said",
            "The dam is safe",
        ),
        (
            "The dam, she said, is safe.",
            "she",
            "said",
            "The dam ... is safe",
        ),
        (
            "The dam is safe, according to the engineers.",
            "the engineers",
            "according to",
            "The dam is safe",
        ),
        (
            "According to the engineers, the dam is safe.",
            "the engineers",
            "According to",
            "the dam is safe",
        ),
        ("He wants to sell the port.", "He", "wants", "to sell the port"),
        (
            "She has urged the council to wait.",
            "She",
            "has urged",
            "the council to wait",
        ),
        (
            "Critics denounced the plan as a waste.",
            "Critics",
            "denounced",
            "the plan as a waste",
        ),
        (
            "He warned of a flood.",
            "He",
            "warned of",
            "a flood",
        ),
        ("Roe asked whether it was true.", "Roe", "asked", "whether it was true"),
        (
            "He was accused of fraud.",
            None,
            "was accused",
            "He ... of fraud",
        ),
        (
            "The plan was praised by the unions.",
            "the unions",
            "was praised",
            "The plan",
        ),
        (
            "Her claim that the vote was rigged is false.",
            "Her",
            "claim",
            "that the vote was rigged is false",
        ),
        (
            "Voters are worried about the cost.",
            "Voters",
            "are worried about",
            "the cost",
        ),
    ],
)
def test_what_somebody_says_is_found_with_source_and_cue(sentence, source, cue, content):
    assert quotes(sentence)[0] == (source, cue, content)


def test_a_report_within_a_report_is_found_too():
    found = quotes("The agency reported that the army said the road was open.")
    assert [source for source, _, _ in found] == ["The agency", "the army"]
    assert found[1][2] == "the road was open"


def test_words_in_marks_within_what_is_told_make_it_mixed():
    text = "He said the plan was “a waste of money” and left.\n"
    assert attributions(read(text))[0].quote_type is QuoteType.MIXED


def test_judges_are_given_the_outermost_report_only():
    text = "The agency reported that the army said the road was open.\n"
    assert [one.attrs["speaker"] for one in predict(read(text))] == ["The agency"]


def test_nouns_that_look_like_verbs_are_no_cues():
    assert quotes("The claims were kept in two reports with his wishes.") == []


@pytest.mark.parametrize(
    "piece", ["said that ", '"', "((", ", said he", "and said ", "“He said ", "according to "]
)
def test_text_that_is_no_prose_is_read_to_its_end(piece):
    attributions(read(piece * (50_000 // len(piece)) + "\n"))


def test_a_quotation_that_goes_on_in_the_next_sentence_is_kept_whole():
    found = quotes("He said the plan “will fail. It cannot work” and that he would leave.")
    assert found[0][2] == "the plan “will fail. It cannot work”"


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("It was a deal she once backed.", "she", "a deal"),
        ("Ann Roe: Taxes will have to rise.", "Ann Roe", "Taxes will have to rise."),
        ("To many farmers, the plan was a threat.", "many farmers", "the plan was a threat"),
        ("The mill has reportedly closed.", None, "The mill has ... closed"),
        ("As the Post reported, the mill has closed.", "the Post", "the mill has closed"),
        ("Those who said the dam was safe were wrong.", "Those who", "the dam was safe"),
        ("After Roe said that it was late, they left.", "Roe", "that it was late"),
        ("She criticised him in May.", "She", "him"),
        ("He said it was late and predicted a storm.", "He", "it was late"),
        ("They issued a statement saying the dam was safe.", "They", "the dam was safe"),
        (
            "Roe, now a guest of the town, said he was well.",
            "Roe, now a guest of the town",
            "he was well",
        ),
        ("He came to town, adding that he would stay.", "He", "that he would stay"),
    ],
)
def test_content_ends_where_the_words_of_the_source_end(sentence, source, content):
    assert (source, content) in [(who, words) for who, _, words in quotes(sentence)]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The plan appears to be dead.", "The plan ... to be dead"),
        ("She looked tired.", "She ... tired"),
        ("It seems that the plan is dead.", "that the plan is dead"),
    ],
)
def test_what_only_seems_so_is_found_without_a_source(sentence, content):
    assert (None, content) in [(who, words) for who, _, words in quotes(sentence)]


def test_looking_at_something_is_no_seeming():
    assert quotes("He looked up the road.") == []


def test_a_clause_waits_for_the_verbs_of_the_clauses_within_it():
    sentence = "He warned that it could go if inflation, which stood at 4%, did not ease."
    assert (
        quotes(sentence)[0][2] == "that it could go if inflation, which stood at 4%, did not ease"
    )


WORDS = [
    *(word for words in word_table("function-words").values() for word in words),
    *(word for name in ("saying", "judging") for word in word_table(f"verbs-of-{name}")),
    *word_table("nouns-of-saying"),
    *word_table("adjectives-of-thinking"),
    *("Roe", "according to", "U.S.", "Jr.", "'s", "''", "...", "next", "statement"),
    *("\N{RIGHT SINGLE QUOTATION MARK}", "\N{EN DASH}", *"\"“”'«»,;:()-—.?!" * 20),
]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_words_in_any_order_are_read_without_failing(words):
    text = " ".join(words) + "\n"
    for found in attributions(read(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in found.content)


def test_a_stance_hides_nothing_that_was_said_within_it():
    found = quotes("He supports the farmers who hope that it will rain.")
    assert ("the farmers who", "hope", "that it will rain") in found


@pytest.mark.parametrize(
    "sentence",
    ["It is clear that the dam is safe.", "It was unclear whether the dam is safe."],
)
def test_what_is_clear_is_nobodys_thought(sentence):
    assert quotes(sentence)[0][0] is None


def test_it_may_be_an_organisation_that_is_confident():
    assert quotes("It was confident that the dam is safe.")[0][0] == "It"


def test_support_and_what_is_said_with_it_are_two():
    found = quotes("Roe signaled support for a longer cessation of work saying the dam was safe.")
    assert [one[2] for one in found] == [
        "support for a longer cessation of work",
        "the dam was safe",
    ]
    assert {one[0] for one in found} == {"Roe"}


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The chief explained this week he chose to close.", "he chose to close"),
        ("The chief said this week was the worst.", "this week was the worst"),
        ("The chief pledged Friday to close the port.", "to close the port"),
        (
            "She said that the scheme saved money, bringing costs down.",
            "that the scheme saved money, bringing costs down",
        ),
        (
            "She said that the scheme saved money, adding that it was late.",
            "that the scheme saved money",
        ),
    ],
)
def test_what_is_said_neither_begins_with_a_time_nor_breaks_off(sentence, content):
    assert quotes(sentence)[0][2] == content


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Roe called the ruling “wrong and harmful”.", "quote.quoted_words"),
        ("Roe called the ruling wrong.", "quote.judging_object"),
        ("Roe praised a book called “The Long Way”.", "quote.judging_object"),
    ],
)
def test_words_in_marks_are_shown_whatever_leads_to_them(sentence, rule):
    text = f"Council votes on the budget\n\n{sentence}\n"
    assert rule in [one.rule for one in attributions(read(text))]


def test_a_verb_without_ending_has_several_speakers():
    assert quotes("The port was closed, say officials.")[0][:2] == ("officials", "say")
    sentence = "They should keep the law, allow access for aid and lift the ban."
    assert "allow" not in [one[1] for one in quotes(sentence)]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ('Roe said "we won" at a party as news came in.', "Roe", '"we won"'),
        ('Roe said "all of it" at the fair was new.', "Roe", '"all of it" at the fair was new'),
        (
            "Roe said the town woke to “some hope”, which was “new to us all”.",
            "Roe",
            "the town woke to “some hope”, which was “new to us all”",
        ),
        (
            "The court heard that Lask had bought a boat and a ‘smart’ hat.",  # noqa: RUF001
            "The court",
            "that Lask had bought a boat and a ‘smart’ hat",  # noqa: RUF001
        ),
    ],
    ids=["scene", "subject", "quality", "heard"],
)
def test_a_clause_with_words_in_marks_is_told_as_a_whole(sentence, source, content):
    found = quotes(sentence)
    assert (found[0][0], found[0][2]) == (source, content)


def test_what_a_court_heard_is_a_report():
    heard, saw = (
        attributions(read(f"Bridges\n\n{who} that the bridge was closed.\n"))[0].rule
        for who in ("The inquest heard", "The driver heard")
    )
    assert (heard, saw) == ("quote.saying_clause", "quote.perceiving_clause")


@pytest.mark.parametrize("verb", ["say", "have argued"])
def test_others_are_not_the_only_ones_who_say_so(verb):
    ((source, _, _),) = quotes(f"Roe, Lask and others {verb} that the fees are high.")
    assert source == "Roe, Lask and others"
