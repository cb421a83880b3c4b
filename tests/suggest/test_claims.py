# SPDX-License-Identifier: Apache-2.0
"""Claims as suggestions and as predictions."""

import pytest

from annotator.domain.kinds import kind_of
from annotator.suggest import all_suggesters
from annotator.suggest.claims import SUGGESTER, rank
from annotator.text.reading import Reading
from annotator.text.regions import find_regions

HEAD = "Council votes on the budget\n\n"


def read(text):
    return Reading(text, find_regions(text))


def claims(sentence):
    """Return the suggestions for a paragraph of body text."""
    found = SUGGESTER.suggest(read(f"{HEAD}{sentence}\n"))
    return [one for one in found if one.envelope.start >= len(HEAD)]


def words(sentence):
    text = f"{HEAD}{sentence}\n"
    return [one.envelope.of(text) for one in claims(sentence)]


def test_the_suggester_is_found():
    assert SUGGESTER in all_suggesters()


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Exports rose by 12 percent to 3 million tonnes.", "change"),
        ("The town has 4,200 homes without heating, two in three of them old.", "figure"),
        ("Rents in Leeds were higher than in York, Hull and Derby in 2019.", "comparison"),
        ("The storm of May 1953 was the deadliest, and killed Ann Roe of Orkney.", "superlative"),
        ("Two dams were closed in March 2011 because of cracks in their walls.", "cause"),
        ("By law a landlord in Ohio or Iowa gives 60 days of notice.", "law"),
        ("Prices will fall by 5 percent in 2031, the bank in Bern expects.", "prediction"),
        ("The Senate passed the bill and the president signed it on Friday.", "record"),
    ],
)
def test_a_telling_statement_is_offered_by_what_it_tells(sentence, rule):
    (claim,) = claims(sentence)
    assert (claim.rule, claim.fields["checkworthy"]) == (f"claim.{rule}", "CFS")


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("On Monday she stood by her window.", "“Monday” tells when it happened"),
        ("I saw it.", "“I” tells of what somebody lived through"),
        ("It broke because it was old.", "“because” states a cause"),
        ("She has more than 40 cows.", "“40” is a figure that can be checked"),
        ("She has more cows than Ann.", "“more cows than” compares one thing with another"),
        ("Than Ann she has twice the cows.", "“Than” compares one thing with another"),
        ("The picture had a man lying on a sofa.", "It states something that can be checked"),
        ("It was a man lying", "“lying” gives a view"),
        ("It rang twice daily.", "It states something that can be checked"),
        ("It was for their cause.", "It states something that can be checked"),
        ("The cause was rain.", "“cause” states a cause"),
        (
            "It was above the average in 2019.",
            "“above the average” compares one thing with another",
        ),
        ("The delay was due to rain.", "“due to” states a cause"),
        ("Due to rain it broke.", "“Due to” states a cause"),
        ("They pay owing to that", "“owing to” states a cause"),
        ("The delay was due to falling sales.", "“due to” states a cause"),
        ("The delay was due to Ann.", "“due to” states a cause"),
        ("The school is due to open.", "“is due to” says what is to come"),
        ("The truce due to expire has a flaw.", "It states something that can be checked"),
        ("The truce is what it is due to", "“is due to” says what is to come"),
        ("It was the first of its kind.", "“first” makes it the first, the most or the only one"),
        ("It came first", "“first” makes it the first, the most or the only one"),
        ("In the first weeks she stood by her window.", "It states something that can be checked"),
        ("At first she stood by her window.", "It states something that can be checked"),
        (
            "First Minister Ann Roe stood by her window.",
            "It tells plainly what is or what happened",
        ),
        ("She left rather than stay with Ann.", "“left” tells of an act that should be on record"),
        ("The 30-year-old man is there.", "It states something that can be checked"),
        ("It began at 5 p.m. there.", "“5” tells when it happened"),
        ("It began 16 years ago.", "“16” tells when it happened"),
        ("It began at 5.11am there.", "“5.11am” tells when it happened"),
        ("It began on May 31 there.", "“31” tells when it happened"),
        ("They may 31 of them win.", "“31” is a figure that can be checked"),
        ("31 of them won.", "“31” is a figure that can be checked"),
        ("The US has 40.", "“40” is a figure that can be checked"),
        ("The sky is blue.", "It states something that can be checked"),
    ],
)
def test_a_reason_says_what_made_it_a_claim(sentence, reason):
    assert str(claims(sentence)[0].reason) == reason


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Why did the council sell the land?", "question"),
        ("We should be ashamed of this disgraceful and absurd charade.", "opinion"),
        ("Thank you, folks, and please listen.", "talk"),
        ("The mayor plans to visit the school.", "plan"),
        ("At the hearing Ann Roe, the mayor, said:", "lead"),
        ("Second Quarter Results", "line"),
        ("Enquiries: Front Desk, (555) 010-0199", "line"),
        ("Health and working hours", "line"),
        ("Laughter.", "line"),
        ("Rail strikes are off | 3 min read", "line"),
        ("# # #", "line"),
        ("Third quarter at home (and abroad)", "line"),
    ],
)
def test_what_states_nothing_is_labelled_so_and_not_offered_unasked(sentence, rule):
    (claim,) = claims(sentence)
    assert claim.rule == f"claim.{rule}"
    assert (claim.fields["claim_type"], claim.fields["checkworthy"]) == ("not_claim", "NFS")
    assert claim.rule in {one.key for one in SUGGESTER.rules if one.starts_off}


@pytest.mark.parametrize(
    ("sentence", "claim_type"),
    [
        ("Prices will fall.", "prediction"),
        ("The law forbids it.", "law"),
        ("It broke because it was old.", "correlation"),
        ("She has twice as many.", "quantity"),
        ("I saw it.", "experience"),
        ("It broke.", "other"),
    ],
)
def test_claims_are_typed_by_the_scheme_of_full_fact(sentence, claim_type):
    assert claims(sentence)[0].fields["claim_type"] == claim_type


def test_a_statement_that_carries_little_is_not_offered_unasked():
    (claim,) = claims("We came because it rained.")
    assert claim.rule == "claim.faint"
    assert claim.fields["checkworthy"] == "UFS"


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The report said that the men were there.", "attributed"),
        ("The report said it was a bad plan to sell.", "attributed"),
        ("The mayor said they want to go there.", "attributed"),
        ("They have 40 cows.", "figure"),
        ("They pay $3.", "figure"),
        ("Sales up 3 percent", "figure"),
    ],
)
def test_words_of_a_source_and_figures_are_offered_however_little_they_carry(sentence, rule):
    (claim,) = claims(sentence)
    assert (claim.rule, claim.fields["checkworthy"]) == (f"claim.{rule}", "UFS")


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The shed held about 14,000.", "figure"),
        ("The gauge put the level at 1.3.", "figure"),
        ("We took four boxes of old shoes.", "figure"),
        ("Dozens of boats rest there.", "figure"),
        ("New dams will not be enough, according to doctors.", "prediction"),
        ("The harbour must be dredged, the report found.", "attributed"),
        ("Officials should have known better, an inquiry has found.", "attributed"),
        ("The team found that the wall is old.", "attributed"),
        ("They had a plan to rob a shop, police said.", "attributed"),
        ("Ministers say the plan makes sense to them.", "attributed"),
        ("She also said it was a bad plan to sell.", "attributed"),
        ("The mayor admitted the choice was “very odd”.", "attributed"),
        ("A wall fell because stones had moved.", "cause"),
        ("A guard opened the gate of the yard.", "record"),
        ("The bottom fell out of the trade in wool.", "plain"),
        ("She told the clerk that Ann Roe was ill.", "attributed"),
        ("The firm had planned to sell its yard in Leeds.", "plain"),
        ("Their plan to sell was rejected by Ann Roe.", "plain"),
        ("Ann Roe (45), a baker, was found in a field.", "plain"),
        ("Ann Roe, 45, was found by hikers in a field.", "plain"),
        ("Hikers found Ann Roe, aged 45, in her field.", "plain"),
        ("Ann's latest film was sold in Leeds.", "record"),
    ],
)
def test_what_is_counted_reported_or_plainly_told_is_offered_in_a_short_sentence(sentence, rule):
    assert claims(sentence)[0].rule == f"claim.{rule}"


@pytest.mark.parametrize(
    "sentence",
    [
        "She said.",
        "Section 12 was there.",
        "It was three weeks ago.",
        "One of them was there.",
        "\u2018The gate was shut by Ann Roe in the evening.\u2019",
        "She accepted a prize that was ours.",
    ],
)
def test_what_only_looks_like_a_figure_or_a_source_is_not_offered_unasked(sentence):
    off = {one.key for one in SUGGESTER.rules if one.starts_off}
    assert {one.rule for one in claims(sentence)} <= off


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("It means $95 or 1% of income, whichever results in the fine.", "law"),
        ("He had to pay $400, which led to a ban.", "figure"),
        ("Ann Roe, 45, fell in love in Leeds with 2 dogs about.", "change"),
        ("In 3 of the parks the bottom fell out of the trade.", "figure"),
        ("She added that all was well in 3 of the parks.", "figure"),
        ("She added 3 parks.", "change"),
        ("Two old walls rather than the new one are there.", "figure"),
    ],
)
def test_a_claim_is_named_by_what_it_is_about(sentence, rule):
    assert claims(sentence)[0].rule == f"claim.{rule}"


def test_words_in_quotation_marks_are_offered_as_a_quote_and_not_as_a_claim():
    assert [one.rule for one in claims('"They were there," Ann Roe said.')] == ["claim.faint"]


def test_a_question_mark_within_a_title_asks_nothing():
    assert claims("Who Are You? is the song they sang.")[0].rule != "claim.question"


def test_a_headline_states_something_without_a_verb():
    (headline, *_) = SUGGESTER.suggest(read("Mayor under fire over wall\n\nIt fell in 1999.\n"))
    assert headline.rule == "claim.statement"


def test_no_sentence_is_left_out():
    assert words("It rained. She left. Who knows?") == ["It rained.", "She left.", "Who knows?"]


def test_figures_weigh_more_than_views():
    (figure,) = claims("The city spent 40 million dollars on roads in 2019.")
    (view,) = claims("The city should really spend so much more on our lovely roads.")
    assert figure.weight > 70
    assert view.weight < 30


def test_public_matters_weigh_more_than_private_ones():
    (public,) = claims("The government cut pensions and raised taxes.")
    (private,) = claims("The gardener cut roses and raised hens.")
    assert public.weight > private.weight


def test_two_statements_of_a_sentence_are_two_claims():
    assert words("Exports rose by 3 percent in May, and imports had fallen by 2 percent.") == [
        "Exports rose by 3 percent in May",
        "imports had fallen by 2 percent.",
    ]


def test_datelines_and_bylines_claim_nothing():
    text = f"{HEAD}By Ann Roe\n\nLEEDS, England, Nov. 29 (AP) -- The wall fell in 1999.\n"
    found = [one.envelope.of(text) for one in SUGGESTER.suggest(read(text))]
    assert found[-1] == "The wall fell in 1999."
    assert "By Ann Roe" not in found


def test_whoever_says_it_is_the_claimant():
    (claim,) = claims("The wall fell in 1999, according to the mayor.")
    assert claim.fields["claimant"] == "the mayor"


def test_a_sentence_of_no_other_sort_rests_on_the_word_of_its_claimant():
    (claim,) = claims("The harbour master Ann Roe said on Monday that Kirkwall was ready.")
    assert str(claim.reason) == "It rests on the word of “The harbour master Ann Roe”"


def test_every_suggestion_fits_its_kind_and_names_a_listed_rule():
    text = f"{HEAD}Exports rose by 3 percent, Roe said. Why? We must act.\n"
    kind = kind_of("claim")
    keys = {rule.key for rule in SUGGESTER.rules}
    for claim in SUGGESTER.suggest(read(text)):
        assert claim.rule in keys
        assert all(kind.field(key).read(value) == value for key, value in claim.fields.items())
        assert 0 <= claim.weight <= 100


def test_judges_get_each_sentence_and_its_claim_with_a_score():
    text = f"{HEAD}Nov. 29 (UPI) -- The wall fell in 1999. Why?\n"
    found = list(SUGGESTER.predict(read(text)))
    assert [text[one.start : one.end] for one in found if one.type == "sentence"] == [
        "Council votes on the budget",
        "Nov. 29 (UPI) -- The wall fell in 1999.",
        "Why?",
    ]
    claim = next(
        one for one in found if one.type == "claim" and "1999" in text[one.start : one.end]
    )
    assert claim.attrs["score"] == rank("Nov. 29 (UPI) -- The wall fell in 1999.")


def test_rank_is_between_nothing_and_one():
    assert (
        0 <= rank("Thank you so very much, you absolutely wonderful people!") < rank("It rained.")
    )
    assert rank("Sales rose 9 percent to 3 million in 2019, more than in 2018, Roe said.") <= 1
    assert rank("") >= 0
