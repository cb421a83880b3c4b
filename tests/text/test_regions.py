# SPDX-License-Identifier: Apache-2.0
"""The regions of a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Region, RegionRole
from annotator.domain.errors import BugError
from annotator.domain.span import Span
from annotator.text.normalise import normalise
from annotator.text.partition import check_partition, region_at, with_role
from annotator.text.regions import find_regions

UPI = Path(__file__).parents[3] / "shared" / "articles" / "upi-truce-2023-11-29.txt"

LINES = [
    *("", " ", "Advertisement", "Read more", "Related", "1 of 3 | A boat.", "A boat.", "2/3"),
    *("By Jane Doe", "OSLO (AP) -- It rained.", "OSLO (AP) --", "A boat. Photo by Jane Doe/AP"),
    *("Photo: Jane Doe", "A short line", "A sentence ends here.", "© 2024 The Gull", "e\u0301🎈"),
]
PAGES = st.lists(st.sampled_from(LINES)).map("\n".join) | st.text()


def described(text):
    """Return what each region of a page is: role and stripped text."""
    return [(region.role.value, region.span.of(text).strip()) for region in find_regions(text)]


@given(PAGES)
def test_regions_partition_any_text(text):
    kept = normalise(text)
    check_partition(find_regions(kept), len(kept))


@given(PAGES, st.data())
def test_changed_regions_partition_the_text_too(text, data):
    kept = normalise(text)
    edges = st.integers(0, len(kept))
    span = Span(*sorted((data.draw(edges), data.draw(edges))))
    check_partition(with_role(find_regions(kept), span, RegionRole.BODY, "by hand"), len(kept))


def test_page_of_an_agency_is_divided():
    page = (
        "Advertisement\n\nStorm hits port\n\nA boat on Wednesday. Photo by Jane Doe/NCP\n"
        "1 of 3 | A boat on Wednesday. Photo by Jane Doe/NCP\n\n"
        "Nov. 29 (NCP) -- It rained.\n\nADVERTISEMENT\n\nIt rained on.\n\nLatest Headlines"
    )
    assert described(page) == [
        ("furniture", "Advertisement"),
        ("headline", "Storm hits port"),
        ("caption", "A boat on Wednesday."),
        ("credit", "Photo by Jane Doe/NCP"),
        ("furniture", "1 of 3 |"),
        ("furniture", "A boat on Wednesday. Photo by Jane Doe/NCP"),
        ("dateline", "Nov. 29 (NCP) --"),
        ("body", "It rained."),
        ("furniture", "ADVERTISEMENT"),
        ("body", "It rained on."),
        ("furniture", "Latest Headlines"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("Advertisement", "ADVERTISEMENT", "- Advertisement -", "Latest Headlines", "Read more"),
        *("Related", "Related:", "Sign up for our newsletter", "Share this article", "Subscribe"),
        *("Story continues below", "Most read", "Most Read:", "Don\u2019t miss", "5 min read"),
        *("© 2024 The Gull", "Copyright 2024 The Gull", "The Gull, 2024. All rights reserved."),
        *("READ MORE: Storm hits port", "Follow Jane Doe on Twitter @jane", "12 comments"),
        *("Get our daily newsletter in your inbox", "World News // 3 hours ago", "Skip to content"),
        *(
            "More from The Gull",
            "Click here to download",
            "1 of 3 |",
            "2/7",
            "[1/4]",
            "Photo 2 of 9",
        ),
    ],
)
def test_furniture_between_paragraphs_is_known(line):
    page = f"A title\n\nThe first sentence.\n\n{line}\n\nThe second sentence."
    assert described(page)[2] == ("furniture", line)


@pytest.mark.parametrize(
    "line",
    [
        *("Advertisement spending fell.", "Related costs rose.", "She read more than he did."),
        *("1 of 3 people agreed.", "Subscribers left.", "(c) the third point stands."),
        *("“Subscribe now,” he said.", "Copyright in songs lasts.", "The " + "long " * 60 + "end"),
    ],
)
def test_sentences_are_no_furniture(line):
    page = f"A title\n\nThe first sentence.\n\n{line}\n\nThe second sentence."
    assert [role for role, _ in described(page)] == ["headline", "body"]


def test_links_below_a_heading_are_furniture_until_the_text_goes_on():
    page = (
        "A title\n\nIt rained.\n\nRelated\n\nStorm hits port\nOSLO (AP) -- Rain.\n\nIt rained on."
    )
    assert described(page)[2:] == [
        ("furniture", "Related"),
        ("furniture", "Storm hits port"),
        ("dateline", "OSLO (AP) --"),
        ("body", "Rain.\n\nIt rained on."),
    ]


def test_teaser_below_the_last_heading_is_furniture():
    page = "OSLO (AP) -- It rained.\n\nLatest Headlines\n\nStorm\n\nOSLO (AP) -- Rain.\n"
    assert [role for role, _ in described(page)][2:] == ["furniture"] * 3


def test_long_list_is_no_list_of_links():
    page = "A title\n\nIt rained.\n\nRelated\n" + "An item\n" * 13
    assert described(page)[-1] == ("body", "An item")


def test_heading_above_the_title_takes_nothing_with_it():
    assert described("Related\n\nA title\n\nIt rained.")[1] == ("headline", "A title")


@pytest.mark.parametrize(
    "page",
    [
        "It rained in the port.\n\nIt went on.",
        "OSLO (AP) -- It rained\n\nIt went on.",
        "A lone line",
        "x" * 201 + "\n\nIt went on.",
    ],
)
def test_page_without_a_title_gets_none(page):
    assert "headline" not in [role for role, _ in described(page)]


@pytest.mark.parametrize("title", ["Storm hits U.S.", "Why did it rain?", "PARIS — A love story"])
def test_title_may_end_or_begin_oddly(title):
    assert described(f"{title}\n\nIt rained.")[0] == ("headline", title)


@pytest.mark.parametrize(
    "line",
    [
        *("By Jane Doe", "BY JANE DOE", "By Jane Doe and John van Roe", "By: Jane Doe, Reuters"),
        *("By Jane Doe | The Gull", "By Jane Doe in Oslo", "Words by Jane Doe", "By Reuters"),
    ],
)
def test_byline_is_known(line):
    assert described(f"A title\n\n{line}\n\nIt rained.")[1] == ("byline", line)


@pytest.mark.parametrize("line", ["By Monday it rained", "By Jane.", "By and large"])
def test_other_lines_with_by_are_no_byline(line):
    assert described(f"A title\n\n{line}\n\nIt rained.")[1][0] == "body"


def test_staff_line_at_the_end_is_a_byline():
    page = "A title\n\nIt rained.\n\n(Reporting by Jane Doe; Editing by John Roe)"
    assert described(page)[-1][0] == "byline"


def test_byline_far_down_is_text():
    page = "A title\n\n" + "It rained.\n" * 20 + "By Jane Doe\n"
    assert [role for role, _ in described(page)] == ["headline", "body"]


def test_timestamp_above_the_text_is_a_dateline():
    page = "A title\n\nPublished Nov. 29, 2023\n\nIt rained."
    assert described(page)[1] == ("dateline", "Published Nov. 29, 2023")


def test_dateline_without_agency_stands_once_and_near_the_top():
    page = "A title\n\nPARIS — It rained.\n\nROME — The sun shone."
    assert [role for role, _ in described(page)] == ["headline", "dateline", "body"]


def test_dateline_may_stand_alone():
    assert described("OSLO (AP) --\n\nIt rained.")[0] == ("dateline", "OSLO (AP) --")


def test_caption_without_credit_is_known_by_its_double():
    page = "A title\n\nA boat.\n\n1 of 2 | A  boat.\n\n2 of 2 | A goat.\n\nIt rained."
    assert described(page)[1:6] == [
        ("caption", "A boat."),
        ("furniture", "1 of 2 |"),
        ("furniture", "A  boat."),
        ("furniture", "2 of 2 |"),
        ("caption", "A goat."),
    ]


def test_caption_may_stand_behind_the_counter_first():
    page = "A title\n\n1 of 2 | A boat.\n\nA boat.\n\nIt rained."
    assert [role for role, _ in described(page)] == [
        *("headline", "furniture", "caption", "furniture", "body")
    ]


def test_repeated_credits_stay_credits():
    page = "A title\n\nPhoto: Jane Doe\n\nIt rained.\n\nPhoto: Jane Doe"
    assert [role for role, _ in described(page)] == ["headline", "credit", "body", "credit"]


def test_very_long_paragraph_is_no_caption():
    page = "A title\n\n" + "It rained. " * 400 + "Photo by Jane Doe/AP\n\n1 of 2 | A boat."
    assert described(page)[1][0] == "body"


def test_empty_lines_go_with_what_is_before_them():
    spans = [region.span for region in find_regions("\n\nA title\n\n\nIt rained.\n\n")]
    assert spans == [Span(0, 12), Span(12, 24)]


@pytest.mark.parametrize(("text", "count"), [("", 0), ("\n \n", 1)])
def test_text_without_lines_has_at_most_one_region(text, count):
    assert len(find_regions(text)) == count


@pytest.mark.parametrize(("offset", "place"), [(0, 0), (4, 0), (5, 1), (9, 1), (10, 1)])
def test_region_at_an_edge_is_the_one_behind(offset, place):
    regions = (Region(Span(0, 5), RegionRole.HEADLINE), Region(Span(5, 10), RegionRole.BODY))
    assert region_at(regions, offset) is regions[place]


def test_region_of_an_undivided_text_is_a_bug():
    with pytest.raises(BugError):
        region_at((), 0)


def test_change_of_role_splits_and_joins_nothing():
    regions = (
        Region(Span(0, 5), RegionRole.HEADLINE, "first"),
        Region(Span(5, 10), RegionRole.BODY),
    )
    assert with_role(regions, Span(3, 10), RegionRole.FURNITURE, "by hand") == (
        Region(Span(0, 3), RegionRole.HEADLINE, "first"),
        Region(Span(3, 5), RegionRole.FURNITURE, "by hand"),
        Region(Span(5, 10), RegionRole.FURNITURE, "by hand"),
    )


@pytest.mark.parametrize(
    "spans",
    [[(0, 4), (5, 10)], [(0, 6), (5, 10)], [(0, 5), (5, 5), (5, 10)], [(0, 9)], [(1, 10)]],
)
def test_regions_that_do_not_partition_are_a_bug(spans):
    regions = [Region(Span(*span), RegionRole.BODY) for span in spans]
    with pytest.raises(BugError):
        check_partition(regions, 10)


@pytest.mark.skipif(not UPI.exists(), reason="the article is not here")
@pytest.mark.parametrize(
    ("span", "role", "reason"),
    [
        ((0, 15), "furniture", "advertising"),
        ((15, 98), "headline", "first line, short, without a full stop"),
        ((98, 403), "caption", "ends in a photo credit"),
        ((403, 436), "credit", "names who took the picture"),
        ((436, 445), "furniture", "a picture counter"),
        ((445, 784), "furniture", "repeats the caption above"),
        ((784, 801), "dateline", "place, date or agency before a dash"),
        ((801, 1317), "body", ""),
        ((1317, 1332), "furniture", "advertising"),
        ((1895, 1910), "furniture", "advertising"),
        ((3245, 3260), "furniture", "advertising"),
        ((4428, 4443), "furniture", "advertising"),
        ((4737, 4753), "furniture", "a list of links"),
    ],
)
def test_regions_of_the_real_article(span, role, reason):
    regions = find_regions(UPI.read_text(encoding="utf-8"))
    assert Region(Span(*span), RegionRole(role), reason) in regions
