# SPDX-License-Identifier: Apache-2.0
"""Finding a label by a few of its letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.fuzzy import Candidate, match, ranked

LABELS = (
    *("Open article…", "Paste article", "Export CSV…", "Export all sessions as CSV…"),
    *("Undo", "Redo", "Find in article", "Find next", "Find previous", "Search the project"),
    *("Claim", "Change to claim", "Next mark", "Previous mark", "End one word on"),
    *("Zoom in", "Zoom out", "Next sentence", "New session on this article", "Éditer"),
)
ALL = tuple(Candidate(label, label) for label in LABELS)


def found(words, candidates=ALL, recent=()):
    return [hit.name for hit in ranked(words, candidates, recent)]


def shown(words, label):
    """Return a label with its matched letters in brackets."""
    places = match(words, label).places
    return "".join(f"[{sign}]" if n in places else sign for n, sign in enumerate(label))


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("undo", "Undo"),
        ("find", "Find next"),
        ("fin pre", "Find previous"),
        ("mark next", "Next mark"),
        ("nm", "Next mark"),
        ("eowo", "End one word on"),
        ("csv", "Export CSV…"),
        ("xtmrk", "Next mark"),
        ("claim", "Claim"),
        ("ctc", "Change to claim"),
        ("zo", "Zoom in"),
        ("zout", "Zoom out"),
        ("editer", "Éditer"),
        ("éd", "Éditer"),
        ("e\N{COMBINING ACUTE ACCENT}d", "Éditer"),
        ("NEXT MARK", "Next mark"),
    ],
)
def test_best_is_what_is_meant(words, best):
    assert found(words)[0] == best


@pytest.mark.parametrize(
    ("words", "label", "letters"),
    [
        ("nm", "Next mark", "[N]ext [m]ark"),
        ("ma", "Next mark", "Next [m][a]rk"),
        ("mark ne", "Next mark", "[N][e]xt [m][a][r][k]"),
        ("xk", "Next mark", "Ne[x]t mar[k]"),
        ("on", "End one word on", "End [o][n]e word on"),
    ],
)
def test_matched_letters_are_told(words, label, letters):
    assert shown(words, label) == letters


@pytest.mark.parametrize("words", ["xyz", "undo xyz", "kn", "undoo"])
def test_words_that_are_nowhere_find_nothing(words):
    assert found(words) == []


def test_lone_accent_finds_what_nothing_finds():
    assert match("\N{COMBINING ACUTE ACCENT}", "Undo") is None


def test_words_beside_the_label_find_it_too():
    candidates = (Candidate("a", "Claim", "Mark"), Candidate("b", "Mark the end", "Go"))
    assert found("mark", candidates) == ["b", "a"]
    assert found("claim mark", candidates) == ["a"]
    assert match("ark", "Claim", "Mark").score < match("mark", "Claim", "Mark").score


def test_without_words_the_recent_come_first_and_the_disabled_last():
    candidates = (
        *(Candidate("a", "Aa", is_enabled=False), Candidate("b", "Bb"), Candidate("c", "Cc")),
        Candidate("d", "Dd", is_enabled=False),
    )
    assert found(" ", candidates, ("c", "d")) == ["c", "b", "d", "a"]


def test_of_two_that_match_alike_the_one_used_lately_is_first():
    candidates = (Candidate("in", "Zoom in"), Candidate("up", "Zoom up"))
    assert found("zoom", candidates, ("up",)) == ["up", "in"]
    assert found("zoom", candidates, ("in", "up")) == ["in", "up"]


def test_disabled_one_stands_behind_but_is_found():
    candidates = (Candidate("a", "Find next", is_enabled=False), Candidate("b", "Find previous"))
    assert found("find", candidates) == ["b", "a"]
    exact = (Candidate("a", "Undo", is_enabled=False), Candidate("b", "Unlike a dog"))
    assert found("undo", exact) == ["a", "b"]


def test_letters_in_the_label_stand_above_words_beside_another_one():
    beside = Candidate("list", "Clear list", "Forget the last folder")
    inside = Candidate("unfold", "Unfold piled marks", is_enabled=False)
    assert found("fold", (beside, inside), ("list",)) == ["unfold", "list"]


def test_beginning_of_a_word_stands_above_letters_within_one_used_lately():
    candidates = (Candidate("unfold", "Unfold"), Candidate("fold", "Fold everything that is long"))
    assert found("fold", candidates, ("unfold",)) == ["fold", "unfold"]


def test_word_beside_the_label_stands_above_letters_scattered_in_another_one():
    candidates = (Candidate("delete", "Delete mark"), Candidate("theme", "Night", "Dark paper"))
    assert found("dark", candidates) == ["theme", "delete"]


@given(st.text(max_size=30), st.text(max_size=12))
def test_any_text_is_matched_where_its_letters_are(label, words):
    matched = match(words, label)
    if matched is not None:
        assert all(0 <= place < len(label) for place in matched.places)
        assert list(matched.places) == sorted(set(matched.places))


@given(st.text(alphabet="abc xyz", min_size=1, max_size=30), st.data())
def test_letters_of_a_label_in_their_order_always_find_it(label, data):
    chosen = data.draw(st.sets(st.integers(0, len(label) - 1)))
    letters = "".join(label[place] for place in sorted(chosen)).replace(" ", "")
    assert match(letters, label) is not None
