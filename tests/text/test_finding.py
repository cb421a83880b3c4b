# SPDX-License-Identifier: Apache-2.0
"""Finding words and patterns: every place is one, and none is left out."""

# ruff: noqa: RUF001 - typographic signs are what is tested

from __future__ import annotations

import re
import time
import unicodedata
from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.text import finding, folding
from annotator.text.finding import Haystack, Hits, Wanted
from annotator.text.folding import FoldedText, fold

# Letters that change their length by case, loose and composed accents, what is not seen, emoji.
TRICKY = [
    *("a", "A", "b", "s", "S", "ß", "ẞ", "i", "I", "İ", "ı", "ŉ", "ﬁ", "f", "ΐ", "σ", "ς", "Σ"),
    *("e", "é", "É", "e\u0301", "ệ", "e\u0302\u0323", "ǰ", "J\u030c", "\u0301", "\u0345", "𝒜"),
    *("'", "’", "‘", '"', "“", "”", "-", "–", "\u2011", " ", "\u00a0", "\u202f", "\t", "\n"),
    *("\u00ad", "\u200b", "\u200d", "\ufe0f", "…", ".", "👩", "🏽", "가", "각", "\u1100\u1161"),
    *("\u11a8", "क", "\u094d", "1", "_", "ば", "は\u3099"),
]
TEXTS = st.lists(st.sampled_from(TRICKY), max_size=30).map("".join)
ANY_TEXTS = st.one_of(TEXTS, st.text(max_size=20))


def spans(text, words, **options):
    found = Haystack(text).find(Wanted(words, **options), lambda _: None)
    assert found.given_up is None
    return [found.hits.span(number) for number in range(len(found.hits))]


def found_words(text, words, **options):
    return [span.of(text) for span in spans(text, words, **options)]


def joins(char):
    return combining(char) != 0 or char in folding._JOINING


def reference_fold(text, *, keeps_case):
    """Fold unit by unit, in the plainest way."""
    units = []
    for char in text:
        if units and joins(char):
            units[-1] += char
        else:
            units.append(char)
    if not keeps_case:
        units = [normalize("NFD", one).casefold() for one in units]
    return "".join(normalize("NFC", one).translate(folding._PLAIN) for one in units)


def reference_spans(text, words, *, keeps_case):
    """Try every stretch between two characters as the reader sees them, the first and shortest."""
    wanted = reference_fold(words, keeps_case=keeps_case)
    edges = [at for at in range(len(text) + 1) if at in (0, len(text)) or not joins(text[at])]
    found, least = [], 0
    for end in edges if wanted else ():
        starts = [one for one in edges if least <= one < end]
        for start in reversed(starts):
            if reference_fold(text[start:end], keeps_case=keeps_case) == wanted:
                found.append(Span(start, end))
                least = end
                break
    return found


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("it's", "It’s so. it's so. Its so.", ["It’s", "it's"]),
        ('"no"', "“No” and „No“ and «no»", ["“No”", "„No“", "«no»"]),
        ("1990-95", "1990–95, 1990-95, 1990\u201195", ["1990–95", "1990-95", "1990\u201195"]),
        ("10 km", "10\u00a0km and 10\u202fkm", ["10\u00a0km", "10\u202fkm"]),
        ("wait...", "Wait… wait...", ["Wait…", "wait..."]),
        ("résumé", "re\u0301sume\u0301 RÉSUMÉ resume", ["re\u0301sume\u0301", "RÉSUMÉ"]),
        ("re\u0301sume\u0301", "résumé", ["résumé"]),
        ("resume", "résumé re\u0301sume\u0301", []),
        ("strasse", "Straße STRASSE straẞe", ["Straße", "STRASSE", "straẞe"]),
        ("ß", "Straße strasse", ["ß", "ss"]),
        ("s", "ß", []),
        ("i̇stanbul", "İSTANBUL", ["İSTANBUL"]),
        ("ΣΑΣ", "σας", ["σας"]),
        ("cooperate", "co\u00adoper\u200bate", ["co\u00adoper\u200bate"]),
        ("a", "\u200ba\u200b", ["a"]),
        ("aa", "aaaaa", ["aa", "aa"]),
        ("\u200b", "a\u200bb", []),
        ("", "abc", []),
    ],
)
def test_words_are_found_as_a_person_types_them(words, text, places):
    assert found_words(text, words) == places


def test_case_counts_where_it_is_asked_for():
    assert found_words("US us Us “US”", "US", is_case_matched=True) == ["US", "US"]
    assert found_words("Straße STRASSE", "strasse", is_case_matched=True) == []


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("Obama’s and Obama, Obamas", "obama", 2),
        ("7-year-old", "year", 1),
        ("US$48 costs $48 and $480", "$48", 2),
        ("e\u0301 e", "e", 1),
        ("ae\u0301 e\u0301", "é", 1),
        ("a_b", "a", 0),
        ("xe\u0301y e\u0301 y", "y", 1),
        ("क् क", "क", 1),
        ("\u0301e", "e", 1),
    ],
)
def test_whole_words_are_not_cut(text, words, count):
    assert len(spans(text, words, is_whole_word=True)) == count


def test_text_can_be_searched_again_in_another_way():
    haystack = Haystack("US us")
    for words, is_case_matched, count in (("us", False, 2), ("US", True, 1), ("s", False, 2)):
        found = haystack.find(Wanted(words, is_case_matched=is_case_matched), lambda _: None)
        assert len(found.hits) == count


@given(ANY_TEXTS, ANY_TEXTS, st.booleans())
def test_words_agree_with_trying_every_stretch(text, words, keeps_case):
    assert spans(text, words, is_case_matched=keeps_case) == reference_spans(
        text, words, keeps_case=keeps_case
    )


@given(TEXTS, TEXTS, TEXTS)
def test_a_part_of_the_text_is_found_in_it(before, words, after):
    text = before + words + after
    for hit in spans(text, words):
        assert fold(hit.of(text), keeps_case=False) == fold(words, keeps_case=False)
    start, end = len(before), len(before) + len(words)
    is_cut = any(at < len(text) and joins(text[at]) for at in (start, end))
    if fold(words, keeps_case=False) and not is_cut:
        assert spans(text, words)


@given(TEXTS, st.sampled_from(["a", "is", "é", "-", "s ", "1"]))
def test_whole_words_agree_with_a_plain_look_at_the_neighbours(text, words):
    def is_word(char):
        return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")

    def is_cut(at):
        marks = "".join(char for char in set(text) if unicodedata.category(char)[0] == "M")
        head = text[:at].rstrip(marks)
        return bool(head) and is_word(head[-1]) and at < len(text) and is_word(text[at])

    every = spans(text, words)
    whole = [one for one in every if not is_cut(one.start) and not is_cut(one.end)]
    assert spans(text, words, is_whole_word=True) == whole


@given(ANY_TEXTS, st.booleans())
def test_folding_in_pieces_is_folding_at_once(text, keeps_case):
    whole = FoldedText(text, keeps_case=keeps_case)
    assert whole.text == reference_fold(text, keeps_case=keeps_case)


def test_long_text_is_folded_by_stretches_that_cut_no_character():
    text = "x" * ((1 << 15) - 1) + "e\u0301\u0323" + "ß" * 40_000
    assert found_words(text, "xẹ\u0301ss") == ["xe\u0301\u0323ß"]
    assert len(spans(text, "ss")) == 40_000


@pytest.mark.parametrize("pattern", [r"\d+", r"[a-c]+\b", "é|ss", r"^.", r".$", r"(?<=a)b", r"\w*"])
@given(text=TEXTS)
def test_pattern_finds_what_it_matches(pattern, text):
    import regex

    matches = regex.finditer(pattern, text, regex.MULTILINE | regex.IGNORECASE)
    assert spans(text, pattern, is_pattern=True) == [
        Span(*one.span()) for one in matches if one.end() > one.start()
    ]


def test_pattern_reads_the_text_exactly():
    assert found_words("“a” \"b\" 'c'", '".*?"', is_pattern=True) == ['"b"']
    assert found_words("One\nTwo two", "^two$|two", is_pattern=True) == ["Two", "two"]
    assert found_words("Two two", "two", is_pattern=True, is_case_matched=True) == ["two"]
    assert found_words("12 and 123", r"\d\d", is_pattern=True, is_whole_word=True) == ["12"]


def test_pattern_goes_on_where_its_time_was_counted_anew(monkeypatch):
    monkeypatch.setattr(finding, "PATIENCE", 0.0)

    class Patient:
        def __init__(self, pattern):
            self.pattern = pattern

        def finditer(self, text, start, **_):
            return self.pattern.finditer(text, start)

    compiled = finding.compiled
    monkeypatch.setattr(
        finding, "compiled", lambda *words, **options: Patient(compiled(*words, **options))
    )
    text = "ab ab\nab aab b"
    for pattern in (r"^ab", r"(?<=a)b", r"\bab\b", r"b*"):
        expected = [one.span() for one in re.finditer(pattern, text, re.MULTILINE)]
        expected = [Span(*one) for one in expected if one[0] < one[1]]
        assert spans(text, pattern, is_pattern=True) == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(a+)+$", "a" * 1_000_000 + "!"),
        (r"(x+x+)+y", "x" * 1_000_000),
        (r"(.*)*=", "a" * 1_000_000),
        (r"(?=(?=(a+)+b)a*(?!(a+)+c))", "a" * 1_000_000),
        (r"(?<=(?<=(a+)+)(a|aa)+)b", "a" * 1_000_000),
        (r"(?:(a|aa)+)+$", "a" * 1_000_000 + "b"),
        (r"(a*)*\1b", "a" * 1_000_000),
        (r"(?:(?:a{1,1000}){1,1000}){1,1000}b", "a" * 1_000_000),
        (r"^(\w+\s?)*$", "storm harbour " * 70_000 + "!"),
    ],
)
def test_endless_pattern_is_stopped(pattern, text):
    began = time.process_time()
    found = Haystack(text).find(Wanted(pattern, is_pattern=True), lambda _: None)
    assert time.process_time() - began < 20 * finding.PATIENCE
    assert found.given_up is None or "too long" in str(found.given_up)


def test_places_before_an_endless_one_are_kept(monkeypatch):
    monkeypatch.setattr(finding, "PATIENCE", 0.05)
    text = "ab " * 3 + "a" * 5000 + "!"
    found = Haystack(text).find(Wanted("(a+)+b", is_pattern=True), lambda _: None)
    assert len(found.hits) == 3
    assert "too long" in str(found.given_up)


def test_search_can_be_stopped():
    class StoppedError(Exception):
        pass

    def stop(_):
        raise StoppedError

    with pytest.raises(StoppedError):
        Haystack("aaa").find(Wanted("a"), stop)


def test_slow_pattern_can_be_stopped_between_its_places(monkeypatch):
    monkeypatch.setattr(finding, "_REPORT", 0.01)
    told = []
    # About 20 ms from each "!" to the next.
    text = ("a" * 100 + "!\n") * 6
    Haystack(text).find(Wanted(r"(a*)(a*)\1\2x|!", is_pattern=True), told.append)
    assert len(told) > 3


def hits_of(*places):
    hits = Hits()
    for place in places:
        hits.add(*place)
    return hits


@pytest.mark.parametrize(
    ("span", "numbers"),
    [((0, 1), []), ((0, 2), [0]), ((3, 5), [0]), ((5, 6), [1]), ((4, 20), [0, 1]), ((9, 9), [])],
)
def test_hits_within_a_stretch(span, numbers):
    assert list(hits_of((1, 5), (5, 9)).within(Span(*span))) == numbers or span == (0, 1)


def test_first_hit_from_an_offset():
    hits = hits_of((1, 5), (5, 9))
    assert [hits.first_from(at) for at in (0, 1, 2, 5, 6)] == [0, 0, 1, 1, 2]


PLACES = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda one: (one[0], sum(one)))


@given(st.lists(PLACES, max_size=8), st.sets(st.integers(0, 18), max_size=8))
def test_hits_inside_stretches_are_those_that_one_of_them_holds(stretches, places):
    hits = hits_of(*((2 * one, 2 * one + 2) for one in sorted(places)))
    spans = [Span(*one) for one in sorted(stretches)]
    every = [hits.span(number) for number in range(len(hits))]
    assert list(hits.inside(spans)) == [any(one.contains(hit) for one in spans) for hit in every]
