# SPDX-License-Identifier: Apache-2.0
"""Who said it: full names for surnames, nouns and pronouns; speakers carried to other quotes."""

from pathlib import Path

import pytest

from annotator.suggest._quotes.attribution import Basis
from annotator.suggest.quotes import attributions
from tests.suggest._quotes.reading import read

HEADLINE = "Council votes on the budget\n\n"


def speakers(*paragraphs):
    """Return speaker as written, speaker and how it is known of each attribution."""
    text = HEADLINE + "\n\n".join(paragraphs) + "\n"
    return [
        (one.source.of(text) if one.source else None, one.speaker, one.basis)
        for one in attributions(read(text))
        if one.start >= len(HEADLINE)
    ]


def last(*paragraphs):
    """Return the speaker of the last attribution and how it is known."""
    return speakers(*paragraphs)[-1][1:]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Interior Minister Calla Fenwick met the press. Fenwick said that it was late.",
            "Interior Minister Calla Fenwick",
        ),
        (
            "Matt Lask, a founder of the club, came. Mr. Lask said that it was late.",
            "Matt Lask, a founder of the club",
        ),
        ("President Roe met Ann Roe. Ann Roe said that it was late.", "President Ann Roe"),
        ("Davit Sorrel, 67, came. Sorrel said that it was late.", "Davit Sorrel"),
        (
            "The European Grain Commission (EGC) met. The EGC said that it was late.",
            "European Grain Commission",
        ),
        ("The G7 foreign ministers said that it was late.", "the G7 foreign ministers"),
        ("Ann Roe, Lask's old aide, came. Roe said it hurt.", "Ann Roe, Lask's old aide"),
        ("Ann Roe Jr. came. Roe said that it was late.", "Ann Roe Jr."),
        ("First Minister Jo Lask said that it was late.", "First Minister Jo Lask"),
        ("Trump's spokesman said that it was late.", "Trump's spokesman"),
        ("Ann Roe and Ben Lask came. Roe and Lask said that it was late.", "Ann Roe and Ben Lask"),
        ("The fire brigade, which came late, said that it was over.", "the fire brigade"),
    ],
)  # fmt: skip
def test_a_speaker_is_given_by_the_fullest_name(text, speaker):
    assert last(text) == (speaker, Basis.NAMED)


def test_a_surname_that_two_people_share_stays_as_written():
    text = "Ann Roe met Ben Roe. Roe said that it was late."
    assert last(text) == ("Roe", Basis.NAMED)


def test_a_title_tells_two_people_of_one_surname_apart():
    text = "Ann Roe met Ben Roe. Mrs. Roe said that it was late."
    assert last(text) == ("Ann Roe", Basis.NAMED)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ilse Roe met Teodor Lask. She said that it was late.", "Mayor Ilse Roe"),
        ("Mayor Ilse Roe met Teodor Lask. He said that it was late.", "Teodor Lask"),
        ("A spokeswoman for the port came. She said that it was late.", "a spokeswoman"),
        ("Police met Roe. They said that it was late.", "Police"),
        ("Hamas left. Hamas official Musa Zand said the group warned that it ended.", "Hamas"),
        ("Mayor Ilse Brandreth came. The mayor said that it was late.", "Mayor Ilse Brandreth"),
        ("The Norvale Fire Service met. The service said that it hurt.", "Norvale Fire Service"),
    ],
)  # fmt: skip
def test_pronouns_and_nouns_go_to_the_nearest_that_fits(text, speaker):
    assert last(text) == (speaker, Basis.PRONOUN)


def test_a_pronoun_that_fits_nobody_leaves_the_speaker_open():
    assert last("The dam held. She said that it was late.") == ("", Basis.PRONOUN)


def test_it_is_taken_for_somebody_of_its_sentence_only():
    assert last("The Norvale Fire Service met. It said that it was late.") == ("", Basis.PRONOUN)
    assert last("Israel said it hoped that it would end.")[0] == "Israel"


def test_a_modifier_is_not_whom_a_pronoun_means():
    text = "Ann Roe met Ben Lask. Lask aides left. She said that it was late."
    assert last(text) == ("Ann Roe", Basis.PRONOUN)


def test_somebody_within_a_quotation_is_not_whom_a_pronoun_behind_it_means():
    text = "Mayor Ann Roe came. “Jane Lask lied,” she said."
    assert last(text) == ("Mayor Ann Roe", Basis.PRONOUN)


def test_a_report_within_a_report_names_who_reports():
    text = HEADLINE + "Hamas said that the talks had failed, according to CNN.\n"
    told = [(one.speaker, one.reported_by) for one in attributions(read(text))]
    assert ("Hamas", "CNN") in told
    assert ("CNN", "") in told


def carried(text, *quotations):
    """Return speaker and basis of the attributions that quotations belong to."""
    found = attributions(read(text))
    owners = [
        next(one for one in found if words in [span.of(text) for span in one.content])
        for words in quotations
    ]
    return [(one.speaker, one.basis) for one in owners]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Mayor Ilse Brandreth said the town wanted it.\n\n“It is not safe.”\n",
            "Mayor Ilse Brandreth spoke last",
        ),
        (
            "Mayor Ilse Brandreth walked out of the hall. “It is not safe.”\n",
            "the text is about Mayor Ilse Brandreth there",
        ),
    ],
)
def test_the_reason_tells_why_words_without_a_name_are_somebodys(text, why):
    *_, found = attributions(read(HEADLINE + text))
    beside = "Words in quotation marks, with nobody named beside them"
    assert str(found.reason) == f"{beside}; {why}"


def test_a_paragraph_of_nothing_but_a_quotation_has_the_last_speaker():
    text = HEADLINE + (
        "Mayor Ilse Brandreth said the town wanted the port open.\n\nAdvertisement\n\n"
        "“We will not send a crew.”\n\n“It is not safe.”\n"
    )
    whole = ("Mayor Ilse Brandreth", Basis.INFERRED)
    assert carried(text, "“We will not send a crew.”", "“It is not safe.”") == [whole, whole]


def test_a_piece_behind_a_quote_has_its_speaker():
    text = HEADLINE + "“It was late,” said Teodor Lask, a baker. The rain fell. “We slept.”\n"
    assert carried(text, "“We slept.”") == [("Teodor Lask, a baker", Basis.INFERRED)]


def test_whom_the_paragraph_tells_of_says_what_stands_in_it():
    text = HEADLINE + (
        "Mayor Ann Roe said that it was late.\n\nBen Lask pointed to the sea. “Look there.”\n"
    )
    assert carried(text, "“Look there.”") == [("Ben Lask", Basis.INFERRED)]


def test_who_stands_right_behind_a_quotation_says_it():
    text = HEADLINE + "Mayor Ann Roe came.\n\n“Why now?” Ben Lask pressed. “Why us?”\n"
    assert carried(text, "“Why now?”") == [("Ben Lask", Basis.INFERRED)]


def test_who_is_only_mentioned_does_not_speak_on():
    text = HEADLINE + (
        "Mayor Ann Roe sent a note, which had aides saying that it was late.\n\n“We wait.”\n"
    )
    assert carried(text, "“We wait.”") == [("Mayor Ann Roe", Basis.INFERRED)]


def test_a_quotation_after_which_nobody_is_named_keeps_an_open_speaker():
    text = HEADLINE + "The rain fell.\n\n“Look there.”\n"
    assert carried(text, "“Look there.”") == [("", None)]


UPI = Path(__file__).parents[4] / "shared" / "articles" / "upi-truce-2023-11-29.txt"


@pytest.mark.skipif(not UPI.exists(), reason="the article is not part of the project")
@pytest.mark.parametrize(
    ("words", "speaker", "basis"),
    [
        ("so that we continue to get", "U.S. Secretary of State Antony Blinken", Basis.NAMED),
        ("We'll discuss with Israel", "U.S. Secretary of State Antony Blinken", Basis.INFERRED),
        ("as needed to enable", "the G7 group of advanced economies", Basis.NAMED),
        ("We underscore the importance", "the G7 foreign ministers", Basis.NAMED),
        ("they want the pause to continue", "both sides", Basis.NAMED),
        ("it was optimistic", "Israel", Basis.NAMED),
        ("it was not opposed", "Hamas", Basis.NAMED),
        ("Israel received a list", "CNN", Basis.NAMED),
        ("the group would also release", "Hamas official Moussa Abu Marzouk", Basis.NAMED),
        ("support for a more lasting", "U.S. President Joe Biden", Basis.NAMED),
        ("To continue down the path", "U.S. President Joe Biden", Basis.NAMED),
    ],
)
def test_the_eleven_attributions_of_a_report_have_the_right_speakers(words, speaker, basis):
    text = UPI.read_text(encoding="utf-8")
    place = text.index(words)
    (found,) = (
        one
        for one in attributions(read(text))
        if any(span.start <= place < span.end for span in one.content)
    )
    assert (found.speaker, found.basis, found.reported_by) == (speaker, basis, "")


def test_the_last_words_of_a_split_quote_are_of_the_same_speaker():
    text = HEADLINE + "“We count,” Mayor Ann Roe wrote in a post. “We can't do that.”\n"
    assert carried(text, "“We can't do that.”") == [("Mayor Ann Roe", Basis.NAMED)]


def test_who_is_set_against_the_speaker_is_not_reported_by_him():
    told = speakers("Israel said it was ready while Hamas said it was not opposed.")
    assert [one[1] for one in told] == ["Israel", "Hamas"]


@pytest.mark.parametrize(
    ("label", "is_somebody"),
    [
        ("Ann Roe", True),
        ("Lask", True),
        ("Police", True),
        ("Q", True),
        ("Oregon", False),
        ("First Posted", False),
        ("Breaking", False),
    ],
)
def test_a_label_is_a_speaker_where_the_article_knows_somebody_of_that_name(label, is_somebody):
    told = f"{label}: The port was closed at noon."
    text = f"{HEADLINE}Ben Lask met the press in Oregon.\n\n{told}\n"
    rules = [one.rule for one in attributions(read(text))]
    assert ("quote.label" in rules) is is_somebody


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lask, a father of twins, said he slept. He said that it was late.", "Lask"),
        ("In Oregon, the chief was ill. He said that it was late.", "the chief"),
        ("The Tarn Council Monday night met. The Tarn Council said it hurt.", "the Tarn Council"),
    ],
)
def test_what_is_told_of_a_name_is_no_other_person(text, speaker):
    assert speaker in last(text)[0]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The town hired Ben Lask as deputy mayor. He said that it was late.", "Ben Lask"),
        ("Head of planning Ben Lask left. He said that it was late.", "Ben Lask"),
        ("The head of rural planning said it rained. He said that it was late.", "the head"),
    ],
)
def test_an_office_is_that_of_the_name_beside_it(text, speaker):
    assert speaker in last(text)[0]


def test_who_is_named_behind_an_office_is_named():
    assert last("Head of planning Ben Lask said that it was late.")[1] == "named"
