# SPDX-License-Identifier: Apache-2.0
"""Whole made-up articles of several kinds: what a checker is shown before anything is switched."""

from annotator.suggest import all_suggesters
from annotator.text.reading import Reading
from annotator.text.regions import find_regions

CURLY = str.maketrans(
    {"`": "\N{LEFT SINGLE QUOTATION MARK}", "'": "\N{RIGHT SINGLE QUOTATION MARK}"}
)
COURT = """\
Bookkeeper jailed for stealing £83,000 from a hospice

A bookkeeper who stole more than £83,000 from a hospice has been jailed for two and a half years.

Joan Marrable, 52, of Hawthorn Drive, Kettering, took the money between March 2014 and January \
2017, Northampton crown court heard on Friday.

`You were trusted by people at the worst time of their lives,' Judge Helen Ashcombe told her. \
`You repaid that trust with theft.'

Owen Birdwood, prosecuting, said the fraud came to light when 14 withdrawals of £250 were made \
in a month.

Liam Carrow, defending, said his client was `deeply ashamed' and had lost her home.

Det Con Priya Sood said after the hearing: `This was a mean crime. I hope today's sentence brings \
the families some comfort.'
""".translate(CURLY)

RELEASE = """\
FOR IMMEDIATE RELEASE

Harbour authority invests $1.5 billion in quays; bids due by July 2

PORT ALMA, April 4, 2024 \N{EN DASH} The harbour authority is investing $1.5 billion in its \
quays, Director Ruth Venn announced today. That is more than double the $500 million of last year.

“Our docks are on the front line of trade,” Venn said. “This will keep about 2.3 million metric \
tons of goods moving.”

Since 2014 the programme has supported 717 projects, according to the authority.
"""

MATCH = """\
Ashby 3-1 Corfe

Two goals from Tom Lacey took Ashby to a 3-1 win over Corfe on Saturday.

“I was nervous before the penalty,” Lacey told Radio Ashby. “It is the best day of my life.”

Corfe had led at the end of the first half, but Lacey, 23, struck in the 57th minute.
"""


def shown(kind, text, published):
    """Return what the rules of a kind that start on suggest for an article."""
    (suggester,) = (one for one in all_suggesters() if one.kind == kind)
    off = {rule.key for rule in suggester.rules if rule.starts_off}
    reading = Reading(text, find_regions(text), published=published)
    return [one for one in suggester.suggest(reading) if one.rule not in off]


def quoted(text, published):
    """Return who says what, by the first words of each piece."""
    return [
        (one.fields.get("speaker"), *(_opening(span.of(text)) for span in one.content))
        for one in shown("quote", text, published)
    ]


def _opening(words):
    return " ".join(words.lstrip("\N{LEFT SINGLE QUOTATION MARK}“").split()[:3])


def values(kind, field, text, published):
    """Return the words of each suggestion and the value it gives them."""
    return [(one.envelope.of(text), one.fields.get(field)) for one in shown(kind, text, published)]


def test_a_court_report_in_single_marks_gives_each_speaker_by_name():
    assert quoted(COURT, "2018-03-23") == [
        ("Judge Helen Ashcombe", "You were trusted", "You repaid that"),
        ("Owen Birdwood", "the fraud came"),
        ("Liam Carrow", "his client was"),
        ("Det Con Priya Sood", "This was a"),
    ]


def test_a_court_report_gives_sums_ages_and_terms():
    assert values("number", "number_value", COURT, "2018-03-23") == [
        ("£83,000", "83000"),
        ("£83,000", "83000"),
        ("two and a half years", "2.5"),
        ("52", "52"),
        ("14", "14"),
        ("£250", "250"),
    ]


def test_a_court_report_gives_its_days():
    assert values("date", "date_value", COURT, "2018-03-23") == [
        ("March 2014", "2014-03"),
        ("January 2017", "2017-01"),
        ("Friday", "2018-03-23"),
        ("today", "2018-03-23"),
    ]


def test_a_release_is_read_behind_its_dateline():
    assert quoted(RELEASE, "2024-04-04") == [
        ("Director Ruth Venn", "The harbour authority"),
        ("Director Ruth Venn", "Our docks are", "This will keep"),
        ("the authority", "Since 2014 the"),
    ]


def test_a_release_gives_figures_and_who_states_them():
    claims = [
        (one.fields["claim_type"], one.fields.get("claimant"))
        for one in shown("claim", RELEASE, "2024-04-04")
    ]
    assert claims == [
        ("quantity", None),
        ("quantity", "Director Ruth Venn"),
        ("quantity", None),
        ("prediction", None),
        ("quantity", "the authority"),
    ]


def test_halves_of_a_match_are_no_dates_and_scores_no_bare_numbers():
    assert values("date", "date_value", MATCH, "2024-03-17") == [("Saturday", "2024-03-16")]
    assert values("number", "number_type", MATCH, "2024-03-17") == [
        ("3-1", "ratio"),
        ("Two", "cardinal"),
        ("3-1", "ratio"),
        ("23", "age"),
        ("57th", "ordinal"),
    ]
