# SPDX-License-Identifier: Apache-2.0
"""Pieces of marks by keys: adding, joining, splitting, nudging each, and the last tag again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from annotator.domain.annotation import PieceRole

OPEN, CLOSE = '"The ministry', '"There was no better year."'


def pieces(window, annotation_id="", role=PieceRole.CONTENT):
    desk = window.desk
    found = desk.workspace.project.annotations.get(annotation_id or desk.annotation_id)
    text = desk.workspace.article.text
    return [piece.span.of(text) for piece in found.pieces if piece.role is role]


def steps(window):
    workspace = window.desk.workspace
    return [str(one.label) for one in workspace.project.history.groups(workspace.session_id)]


@pytest.fixture
def split(typist):
    """Return somebody whose current mark is a quote of two pieces."""
    typist.go_to("The ministry knew")
    typist.press("Q")
    typist.go_to("There was no")
    typist.press("A")
    return typist


def test_quotation_at_the_caret_becomes_a_piece(split):
    first, second = pieces(split.window)
    assert first.startswith(OPEN)
    assert second == CLOSE


def test_name_and_word_at_the_caret_become_source_and_cue(split):
    split.go_to("Sorrel wrote")
    split.press("S", "Control+Right", "U")
    assert pieces(split.window, role=PieceRole.SOURCE) == ["Sorrel"]
    assert pieces(split.window, role=PieceRole.CUE) == ["wrote"]


def test_source_goes_to_the_quote_though_a_claim_is_at_the_caret(split):
    quote = split.window.desk.annotation_id
    split.go_to("Sorrel wrote")
    split.press("C", "S")
    assert pieces(split.window, quote, PieceRole.SOURCE) == ["Sorrel"]
    assert split.window.desk.annotation_id == quote


def test_nothing_at_the_caret_is_no_piece(split):
    before = steps(split.window)
    split.press("Control+End", "A")
    assert steps(split.window) == before
    assert "Select some words" in split.window.status._line.text()


def test_last_tag_is_repeated(typist, annotations):
    typist.press("R")
    assert annotations(typist.window) == []
    assert "repeated" in typist.window.status._line.text()
    typist.go_to("27 fishing")
    typist.press("N")
    typist.go_to("11 yachts")
    typist.press("R")
    typist.find("four pilot")
    typist.press("R")
    text = typist.window.desk.workspace.article.text
    found = [(one.kind, one.exact(text)) for one in annotations(typist.window)]
    assert found == [("number", "27"), ("number", "11"), ("number", "four pilot")]


def test_marks_that_the_selection_touches_are_joined(typist, annotations):
    for words in ("Repairs will", "The U.S. engineering"):
        typist.go_to(words)
        typist.press("C")
    typist.go_to("Repairs will")
    typist.press("Control+Shift+Down", "G")
    (mark,) = annotations(typist.window)
    assert len(mark.pieces) == 1
    assert typist.window.desk.annotation_id == mark.id
    typist.press("Control+Z")
    assert len(annotations(typist.window)) == 2


def test_current_mark_is_joined_with_the_next_of_its_kind(typist, annotations):
    for words, key in (("Repairs will", "C"), ("31.4", "N"), ("Opposition", "C")):
        typist.go_to(words)
        typist.press(key)
    typist.go_to("Repairs will")
    typist.press("G")
    claim, number = annotations(typist.window)
    assert (len(claim.pieces), number.kind) == (2, "number")


def test_nothing_to_join_is_refused(typist, annotations):
    typist.go_to("Repairs will")
    typist.press("C", "G")
    assert len(annotations(typist.window)) == 1
    assert typist.window.strip.is_refusing


def test_pieces_that_the_selection_touches_are_joined(split):
    split.find('year," Sorrel wrote in an open letter late Wednesday. "There')
    split.press("G")
    (piece,) = pieces(split.window)
    assert piece.startswith(OPEN)
    assert piece.endswith(CLOSE)


def test_mark_is_split_at_the_caret(typist, annotations):
    typist.go_to("Repairs will")
    typist.press("C", "Control+Right", "Control+Right", "Shift+G")
    text = typist.window.desk.workspace.article.text
    first, second = annotations(typist.window)
    assert first.exact(text) == "Repairs will"
    assert second.exact(text).startswith("cost an")
    assert steps(typist.window)[0] == "Split claim"


def test_mark_is_not_split_where_it_begins(typist, annotations):
    typist.go_to("Repairs will")
    typist.press("C", "Shift+G")
    assert len(annotations(typist.window)) == 1
    assert typist.window.strip.is_refusing


@pytest.mark.parametrize(("words", "place"), [("The ministry knew", 0), ("There was no", 1)])
@pytest.mark.parametrize(("key", "at_start"), [("Alt+Right", False), ("Alt+Shift+Left", True)])
def test_each_edge_of_each_piece_is_nudged(split, words, place, key, at_start):
    split.go_to(words)
    before = pieces(split.window)
    split.press(key, key)
    after = pieces(split.window)
    assert after[1 - place] == before[1 - place]
    assert len(after[place]) == len(before[place]) + 2
    assert after[place].endswith(before[place]) == at_start
    assert steps(split.window).count("Move edge") == 1


def test_piece_stays_meant_while_its_edge_passes_the_caret(split):
    window = split.window
    first, second = pieces(window)
    split.go_to("Sorrel wrote")
    split.press("Left", "Left")
    for _ in range(5):
        split.press("Control+Alt+Left")
    after = pieces(window)
    assert after[1] == second
    assert first.startswith(after[0])
    assert len(after[0]) < len(first)
    assert steps(window).count("Move edge") == 1
    split.press("Control+Z")
    assert pieces(window) == [first, second]


def test_view_follows_the_edge(typist):
    window = typist.window
    window.resize(900, 420)
    typist.go_to("Advertisement")
    typist.press("Control+Shift+Down", "C")
    for _ in range(120):
        typist.press("Control+Alt+Right")
    end = window.desk.workspace.project.annotations.get(window.desk.annotation_id).envelope.end
    assert window.view.visible_span().holds(end)
    assert steps(window).count("Move edge") == 1


def test_nudge_never_cuts_a_character(typist, annotations):
    window = typist.window
    QGuiApplication.clipboard().setText("A 👩\u200d👩\u200d👧 b\n")
    window.actions_table["file.paste_article"].trigger()
    typist.press("Control+Home", "Right", "Right", "Shift+Right", "C", "Alt+Left")
    (mark,) = annotations(window)
    assert len(mark.exact(window.desk.workspace.article.text)) == 5
    typist.press("Alt+Shift+Right")
    assert annotations(window) == [mark]


def test_the_line_tells_what_was_done_to_a_mark_with_undo_beside_it(split):
    line = split.window.findChild(QLabel, "quiet_line")
    said = [line.text()]
    split.go_to("Sorrel wrote")
    for keys in (["S"], ["Control+Right", "U"], ["Shift+C"]):
        split.press(*keys)
        said.append(line.text())
    split.find("knew in April")
    split.press("Shift+A")
    said.append(line.text())
    assert said == [
        *("Added to the mark", "Source marked", "Cue marked"),
        *("Changed to claim", "Taken out of the mark"),
    ]
    assert split.window.findChild(QToolButton, "quiet_undo").isVisible()
