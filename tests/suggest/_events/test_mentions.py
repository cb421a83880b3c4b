# SPDX-License-Identifier: Apache-2.0
"""Which words of a sentence tell of a happening, and how it stands."""

import pytest

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.suggest._events.mentions import mentions_of
from annotator.text.reading import Reading
from annotator.text.regions import find_regions
from tests.suggest._events.reading import mentions, told


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Roe headed back to Norvale on Monday.", [("headed back", "movement", "happened")]),
        ("Six hostages were freed on Monday.", [("freed", "release", "happened")]),
        ("She will hold talks with officials.", [("hold", "meeting", "planned")]),
        ("Ten men are set to be released on Friday.", [("released", "release", "planned")]),
        ("The truce expires on Thursday.", [("expires", "agreement", "planned")]),
        ("The firm laid off 200 workers.", [("laid off", "company", "happened")]),
        ("They could release the men.", [("release", "release", "conditional")]),
        ("The men freed on Monday were tired.", [("freed", "release", "happened")]),
        ("Roe allegedly killed two men.", [("killed", "death", "alleged")]),
        ("There are allegations that he killed two men.", [("killed", "death", "alleged")]),
        ("He is accused of killing two men.", [("killing", "death", "alleged")]),
        ("She managed to escape to Norvale.", [("escape", "release", "happened")]),
        ("He said they would free two men.", [("free", "release", "planned")]),
        ("He says they would free two men.", [("free", "release", "conditional")]),
        ("If they free two men, it ends.", []),
        ("He would have had to resign.", [("resign", "resignation", "conditional")]),
        ("If the men were freed, it would help.", [("freed", "release", "conditional")]),
        ("They plan Friday to shut down the plant.", [("shut down", "ban", "planned")]),
        ("The pause due to expire on Friday was short.", [("expire", "agreement", "planned")]),
        ("Talks to agree a truce were underway.", [("underway", "meeting", "happened")]),
        ("Talks were held in May.", [("held", "meeting", "happened")]),
        ("A hearing has been scheduled.", [("scheduled", "court", "planned")]),
        ("Roe was in Norvale for talks.", [("was", "movement", "happened")]),
        ("Roe wrote in a post on Monday.", [("wrote", "announcement", "happened")]),
        ("He was located and detained in Norvale.", [("detained", "capture", "happened")]),
        ("The act, signed on May 3, is old.", [("signed", "agreement", "happened")]),
        ("A winter storm struck the coast on Monday.", [("struck", "disaster", "happened")]),
        ("They struck a deal.", [("struck", "agreement", "happened")]),
        ("The man was found dead in Norvale.", [("found dead", "death", "happened")]),
        ("Police fired tear gas at them.", [("fired", "attack", "happened")]),
        ("The club fired its coach.", [("fired", "resignation", "happened")]),
        ("She married Bo Lask in 1961.", [("married", "family", "happened")]),
        ("Shares in Lask fell 14% on Monday.", [("fell", "finance", "happened")]),
        ("Temperatures fell on Monday.", []),
        ("She joined the institute two years later.", [("joined", "appointment", "happened")]),
        ("He died a short time later.", [("died", "death", "happened")]),
        ("Storm Ada struck the coast.", [("struck", "disaster", "happened")]),
        ("She was born in Norvale.", [("born", "family", "happened")]),
        ("Bo Lask will replace her.", [("replace", "appointment", "planned")]),
        ("Roe took charge of the mill in May.", [("took charge", "appointment", "happened")]),
        ("The two are due to appear before a judge.", [("appear before", "court", "planned")]),
        ("The firm reported a loss.", [("reported", "finance", "happened")]),
        ("The tram overturned.", [("overturned", "accident", "happened")]),
        ("A judge overturned the ruling.", [("overturned", "court", "happened")]),
        ("Labour won the election.", [("won", "election", "happened")]),
        (
            "Six men died after the raid.",
            [("died", "death", "happened"), ("raid", "attack", "happened")],
        ),
        (
            "The bus crashed, killing two men.",
            [("crashed", "accident", "happened"), ("killing", "death", "happened")],
        ),
    ],
)
def test_a_happening_is_found_with_its_standing(sentence, found):
    assert told(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "He said the plan was good.",
        "They did not release the men.",
        "They didn't release the men.",
        "“You are wrong,” Roe charged in Norvale.",
        "People were charged fees.",
        "There were more than 5,000 confirmed cases a day.",
        "Of the oil, 74% of the oil was captured.",
        "They expect to meet their goals.",
        "Sales in May were poor.",
        "They want to release the men.",
        "Did they release the men?",
        "Firms buy old phones.",
        "We released the men.",
        "They tried to get the truce extended.",
        "They called for the men to be freed.",
        "He failed to free the men.",
        "Most guns are banned.",
        "Products sold in shops are dear.",
        "The programme entered its final week.",
        "The nation is heading in the right direction.",
        "He recalled the day.",
        "They want an end to the attacks.",
        "No attack was planned.",
        "Neither Roe nor Lask resigned.",
        "Roe denied on Monday that he had met Lask in May.",
        "He left his wife.",
        "They sent Roe a message.",
        "The firm succeeded by hiring no pollsters.",
        "We will be meeting on Friday.",
        "The decision not to prosecute Roe stood.",
        "The old, badly damaged racehorse ran.",
        "He learned during political debates.",
        "Retired banker Bo Lask spoke.",
        "He fought for voting rights.",
        "Still, postponing these taxes would help.",
        "The law would end up reducing the deficit.",
    ],
)
def test_what_is_denied_wished_or_asked_is_no_happening(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["The party rallied to her call.", "The firm withdrew its hand."]
)
def test_verb_without_the_nouns_it_needs_is_no_more_than_a_deed(sentence):
    assert [kind for _, kind, _ in told(sentence)] == ["deed"]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Roe headed back to Norvale on Monday.", "headed back to Norvale"),
        ("Another round of hostages was released.", "Another round of hostages was released"),
        ("The firm laid off 200 workers.", "laid off 200 workers"),
        ("The truce expires on Thursday.", "The truce expires"),
        (
            "Israel received a list of the sixth set of hostages.",
            "received a list of the sixth set of hostages",
        ),
        ("It will hold talks with officials.", "hold talks with officials"),
        ("Roe agreed to free two men.", "agreed to free two men"),
        ("They voted Friday to hold Roe in contempt.", "voted Friday to hold Roe"),
        ("The firm agreed to be bought by Roe.", "agreed to be bought"),
        ("The firm announced it would close.", "announced it would close"),
        ("The mayor announced that he would resign.", "announced that he would resign"),
        ("At least 20 people were killed in May.", "At least 20 people were killed"),
        ("Roe, who was freed on Sunday, wept.", "Roe, who was freed"),
        ("He was shot in the attacks of May 3.", "shot in the attacks"),
    ],
)
def test_what_happened_reads_like_a_headline(sentence, what):
    text, found = mentions(sentence)
    assert found[0].what.of(text) == what


def test_who_takes_part_is_told_with_the_part_that_is_known():
    _, found = mentions("Six hostages were released by Hamas on Monday.")
    assert [(one.name, one.role) for one in found[0].who] == [
        ("Hamas", "releasing"),
        ("Six hostages", "released"),
    ]


def test_an_office_is_no_part_of_a_name():
    _, found = mentions("The company's chief executive, Bo Lask, resigned on Monday.")
    assert [(one.name, one.title, one.role) for one in found[0].who] == [
        ("Bo Lask", "chief executive", "resigning")
    ]


def test_a_pronoun_is_told_by_the_name_it_stands_for():
    _, found = mentions("Ann Roe was tired. She travelled to Norvale on Monday.")
    assert [one.name for one in found[0].who] == ["Ann Roe"]
    assert found[0].where.name == "Norvale"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The men, who fled, were freed.", ["The men"]),
        ("Bo Lask on May 3, signed a law.", ["Bo Lask"]),
        ("Another round of hostages was freed.", ["hostages"]),
        ("Bo Lask, 35, of Mill Street, was arrested.", ["Bo Lask"]),
        ("The driver, a young man, from Norvale, was released.", ["The driver"]),
        ("Roe, 67, died in Norvale.", ["Roe"]),
        ("Roe accused Lask of killing two men.", ["Lask", "two men"]),
        ("Ann Roe, the U.S. envoy to Libya who died, wept.", ["the U.S. envoy to Libya"]),
        ("A man who wrote while she was mayor pleaded guilty.", []),
        ("Police said: “The suspect had run off but was detained.”", ["The suspect"]),
        ("Ann Roe, founder and owner of Norvale, died.", ["Ann Roe"]),
        ("Israel, Egypt and Qatar signed the deal.", ["Israel", "Egypt", "Qatar"]),
        ("21 Thai and Russian nationals were freed.", ["21 Thai and Russian nationals"]),
        ("The truce between Roe and Lask expired.", ["Roe", "Lask"]),
        ("The bombing killed two men.", ["two men"]),
        ("A rampage in June that killed two men went on.", ["two men"]),
        ("U.S. troops Thursday attacked Norvale.", ["U.S. troops", "Norvale"]),
        ("On Monday, seven were killed.", ["seven"]),
        ("Ann Roe, whose son was killed, wept.", ["son"]),
        ("Bo Lask of Norvale, who was freed, wept.", ["Bo Lask of Norvale"]),
        ("Lorries and toddlers were evacuated.", ["toddlers"]),
        ("They were freed.", []),
        ("The death of Ann Roe on Monday was a shock.", ["Ann Roe"]),
        ("Ann Roe's death on Monday was a shock.", ["Ann Roe"]),
        ("Talks between Roe and Lask on Monday failed.", ["Roe", "Lask"]),
        ("A student, Bo Lask, was killed in Norvale.", ["Bo Lask"]),
        ("He was stabbed by a neighbour, Bo Lask, on Monday.", ["Bo Lask"]),
        ("The mayor of Tarn, Bo Lask, died on Monday.", ["Bo Lask"]),
        ("President Ann Roe signed the bill on Monday.", ["Ann Roe"]),
        ("Pope Francis travelled to Norvale on Monday.", ["Pope Francis"]),
        ("The European Union imposed sanctions on Monday.", ["European Union"]),
        ("It was banned by the Food and Drug Agency.", ["Food and Drug Agency"]),
        (
            "The Bureau of Tobacco, Firearms and Wine freed two men on Monday.",
            ["Bureau of Tobacco, Firearms and Wine", "two men"],
        ),
        ("Israel, Egypt, and Qatar signed the deal.", ["Israel", "Egypt", "Qatar"]),
        ("Bo Lask, whose books sold and who was loved, died on Monday.", ["Bo Lask"]),
        ("Laura Finch, a Democrat who took office in May, signed it.", ["Laura Finch"]),
        ("Ten men, including a judge and a priest, were killed.", ["Ten men"]),
        ("The two companies agreed to merge on Monday.", ["The two companies"]),
        ("Two brothers, Karl and Bo Lask, were jailed.", ["Karl", "Bo Lask"]),
        ("Two men, aged 28 and 31, were jailed.", ["Two men"]),
        ("One of the men, Bo Lask, fled to Norvale.", ["Bo Lask"]),
        ("The Bank of Norvale's governor, Ann Roe, resigned.", ["Ann Roe"]),
        ("Roe & Lask and Pfizer, Inc. signed a deal.", ["Roe & Lask", "Pfizer"]),
        ("Germany's Angelique Kerber won the prize.", ["Angelique Kerber"]),
        ("Germany's Supreme Court struck down the law.", ["Germany's Supreme Court"]),
        ("The U.S. Food and Drug Agency banned it.", ["U.S. Food and Drug Agency"]),
        ("The firm, based in Durham, Norvale, sued it.", ["The firm"]),
        ("Friends of those who died wept.", []),
        ("In May Ann Roe resigned.", ["Ann Roe"]),
        ("On Monday night police arrested her.", ["police"]),
        ("The drought of 2021 killed ten cows.", []),
        ("Lask was suspected on Monday of killing two men.", ["Lask", "two men"]),
        ("Kin of people who left after using it held a vigil.", ["Kin of people"]),
    ],
)
def test_who_takes_part_is_somebody(sentence, who):
    _, found = mentions(sentence)
    assert [one.name for one in found[0].who] == who


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("Two men were killed in Norvale.", "Norvale"),
        ("Two men were killed in May.", None),
        (
            "Two men were killed at Norvale Airport in Mobile, Alabama.",
            "Norvale Airport in Mobile, Alabama",
        ),
        (
            "She will hold talks in Israel, the West Bank and Qatar.",
            "Israel, the West Bank and Qatar",
        ),
        ("In Norvale, two men were killed.", "Norvale"),
        ("The plane crashed into the Atlantic.", "the Atlantic"),
        ("Roe condemned the attack in Norvale.", None),
        ("Two men were killed in a car.", "a car"),
        ("Two men were killed in the city of Kano.", "the city of Kano"),
        ("Two men were killed near the border with Chad.", "the border with Chad"),
        ("In the northern city of Brekke, a man was killed.", "the northern city of Brekke"),
        ("Two men were killed in the town of Aktau in Peru.", "the town of Aktau in Peru"),
        ("Two men were killed in the city of Kano officials.", "the city"),
        ("He was jailed in the Senate inquiry.", None),
        ("Roe released Palestinians held in Norvale.", None),
    ],
)
def test_where_it_happens_is_a_place(sentence, where):
    _, found = mentions(sentence)
    assert (found[0].where.name if found[0].where else None) == where


def test_a_headline_tells_in_the_present_and_by_nouns():
    text = "Fatal attack on consulate as Roe visits Norvale\n\nIt rained.\n"
    found = mentions_of(Reading(text, find_regions(text)))
    assert [one.trigger.of(text) for one in found] == ["attack", "visits"]


def test_captions_tell_a_second_time():
    text = "Roe jailed\n\nIt rained.\n\nAnn Roe addresses a rally. Photo by Bo Lask\n"
    found = mentions_of(Reading(text, find_regions(text)))
    assert [one.is_retold for one in found if one.type == "announcement"] in ([], [True])


def test_furniture_tells_nothing():
    text = "It rained\n\nAdvertisement\n\nTwo men were killed.\n"
    body = Region(Span(0, len(text)), RegionRole.FURNITURE)
    assert mentions_of(Reading(text, (body,))) == ()
