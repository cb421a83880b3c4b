# SPDX-License-Identifier: Apache-2.0
"""The main job in the window, by keyboard: tag, complete, make an event, undo, reopen, export."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from annotator import assets, cli
from annotator.store.project import open_project

UPI = Path(__file__).parents[4] / "shared" / "articles" / "upi-truce-2023-11-29.txt"
EMOJI = assets.path("samples", "emoji-and-bidi.txt")
HARBOUR = assets.path("samples", "harbour-storm.txt")


def annotations(window):
    """Return the annotations of the open session as the file has them."""
    workspace = window.desk.workspace
    return workspace.project.annotations.of_session(workspace.session_id)


def exported(project, folder):
    """Return the rows of annotations.csv and events.csv, exported by the command line."""
    assert cli.main(["export", str(project), "--format", "csv", "--out", str(folder)]) == 0
    tables = []
    for name in ("annotations", "events", "spans"):
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            tables.append(list(csv.DictReader(file)))
    return tables


def bare(cell):
    """Return a cell without the apostrophe that keeps spreadsheets from running it."""
    risky = "=+-@\t\r\n|%'\0＝＋－＠"  # noqa: RUF001 - the full-width ones are risky too
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in risky else cell


def check_offsets(project_path, rows, spans):
    """Every row's text is the stretch of the stored article that its offsets name."""
    project = open_project(project_path)
    texts = {one: project.articles.get(one).text for one in project.articles.ids()}
    articles = {}
    for row in rows:
        text = texts[row["article_id"]]
        articles[row["annotation_id"]] = text
        assert bare(row["exact"]) == text[int(row["start"]) : int(row["end"])]
    for span in spans:
        text = articles[span["annotation_id"]]
        assert bare(span["exact"]) == text[int(span["start"]) : int(span["end"])]
    project.close()


@pytest.mark.skipif(not UPI.exists(), reason="the article is not part of the project")
def test_real_article_is_marked_by_keyboard_and_exported(start, tmp_path):
    project = tmp_path / "upi.annotator"
    assert cli.main(["import", str(project), str(UPI), "--reviewer", "Ann"]) == 0
    typist = start(UPI, project=project)
    window = typist.window
    typist.go_to("Hamas unleashed")
    typist.press("Q")
    typist.find('"We can\'t do that."')
    typist.press("A")
    typist.press("Tab")
    typist.write("Joe Biden")
    typist.press("Escape")
    typist.go_to("The 10 Israelis freed")
    typist.press("C")
    typist.go_to("60 the number")
    typist.press("N", "Tab")
    typist.write("60")
    typist.press("Escape")
    typist.find("The 10 Israelis freed Tuesday night")
    typist.press("E")
    made = {one.kind: one for one in annotations(window)}
    quote, claim, number = made["quote"], made["claim"], made["number"]
    assert [(span.start, span.end) for span in quote.content] == [(4443, 4668), (4716, 4735)]
    assert quote.fields == {"speaker": "Joe Biden"}
    assert claim.envelope.contains(number.envelope)
    assert number.fields == {"number_value": "60"}
    rows, events, spans = exported(project, tmp_path / "out")
    assert {row["kind"] for row in rows} == {"quote", "claim", "number"}
    assert next(row for row in rows if row["kind"] == "quote")["pieces"] == "4443-4668 4716-4735"
    assert [event["what"] for event in events] == ["The 10 Israelis freed Tuesday night"]
    assert claim.id in events[0]["evidence"]
    check_offsets(project, rows, spans)


def test_marks_behind_emoji_are_where_they_were_put(start, tmp_path):
    project = tmp_path / "emoji.annotator"
    typist = start(EMOJI, project=project)
    window = typist.window
    text = window.desk.workspace.article.text
    place = next(offset for offset, char in enumerate(text) if ord(char) > 0xFFFF)
    words = text[place + 1 :].split()
    for word in [one for one in words if one.isascii() and one.isalpha() and len(one) > 5][-9:]:
        typist.find(word)
        typist.press("C")
    made = annotations(window)
    assert made
    assert all(len(one.exact(text).split()) == 1 for one in made)
    rows, _, spans = exported(project, tmp_path / "out")
    assert len(rows) == len(made)
    check_offsets(project, rows, spans)


def test_everything_is_undone_back_to_empty_and_redone_after_reopening(start, tmp_path):
    typist = start(HARBOUR)
    for kind, words in (
        ("C", "Repairs will"),
        ("N", "96 on"),
        ("D", "Sunday"),
        ("Q", "Ask me then"),
    ):
        typist.go_to(words)
        typist.press(kind)
    typist.press("Shift+C", "5", "Alt+Left", "E")
    rows = contents(typist.window)
    typist = start()
    assert contents(typist.window) == rows
    steps = 0
    while typist.window.actions_table["edit.undo"].isEnabled():
        typist.press("Control+Z")
        steps += 1
    assert steps == 8
    assert annotations(typist.window) == []
    typist = start()
    while typist.window.actions_table["edit.redo"].isEnabled():
        typist.press("Control+Y")
    assert contents(typist.window) == rows


def contents(window):
    """Return all annotations and events of the open session."""
    project = window.desk.workspace.project
    session_id = window.desk.workspace.session_id
    events = project.events.find(project.events.in_order(session_id))
    return annotations(window), events


def test_session_opens_where_it_was_left(start):
    typist = start(HARBOUR)
    typist.go_to("Wednesday")
    typist.press("D")
    caret, current = typist.window.view.caret(), typist.window.desk.annotation_id
    typist = start()
    assert typist.window.view.caret() == caret
    assert typist.window.desk.annotation_id == current


def test_typing_is_saved_by_keystroke_and_is_one_step(start):
    typist = start(HARBOUR)
    typist.go_to("Wednesday")
    typist.press("C", "Tab")
    typist.write("It was")
    assert annotations(typist.window)[0].fields == {"claim_text": "It was"}
    typist.write(" Wednesday")
    typist.press("Escape", "Control+Z")
    assert annotations(typist.window)[0].fields == {}


def test_session_in_review_does_not_change(start):
    typist = start(HARBOUR)
    window = typist.window
    window.actions_table["check.set_ready"].trigger()
    typist.go_to("Wednesday")
    typist.press("D")
    assert annotations(window) == []
    assert window.strip.isVisible()
    window.actions_table["check.continue_editing"].trigger()
    typist.press("D")
    assert len(annotations(window)) == 1


def test_edges_pieces_and_roles_by_keyboard(start):
    typist = start(HARBOUR)
    window = typist.window
    text = window.desk.workspace.article.text
    typist.find("harbour")
    typist.press("C")
    typist.press("Control+Alt+Right", "Alt+Shift+Left")
    mark = annotations(window)[0]
    assert len(mark.exact(text)) > len("harbour")
    typist.press("Delete")
    assert annotations(window) == []


def test_furniture_becomes_body_text_and_back(start):
    typist = start(HARBOUR)
    window = typist.window
    frame = window.desk.workspace.project.articles.frame_of_session
    typist.go_to("Advertisement")
    caret = window.view.caret()
    session_id = window.desk.workspace.session_id
    assert frame(session_id).is_furniture(caret)
    typist.press("B")
    assert not frame(session_id).is_furniture(caret)
    typist.press("Control+Z")
    assert frame(session_id).is_furniture(caret)


def test_mouse_tags_what_was_dragged_over(start, qtbot):
    typist = start(HARBOUR)
    window = typist.window
    typist.find("harbour")
    selected = window.view.selected_span()
    window.view.set_caret(0)
    left, right = (window.view.caret_box(one).center() for one in (selected.start, selected.end))
    view = window.view.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=left)
    qtbot.mouseMove(view, pos=QPoint((left.x() + right.x()) // 2, left.y()))
    qtbot.mouseMove(view, pos=right)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=right)
    assert window.view.selected_span() == selected
    window.actions_table["mark.tag.claim"].trigger()
    assert annotations(window)[0].envelope == selected


def test_clicking_an_event_goes_to_the_text_and_back(start):
    typist = start(HARBOUR)
    window = typist.window
    typist.go_to("Wednesday")
    typist.press("D", "E")
    event_id = window.desk.event_id
    assert event_id
    project = window.desk.workspace.project
    linked = project.events.get(event_id).evidence
    assert [one.annotation_id for one in linked] == [annotations(window)[0].id]
    assert project.events.of_annotation(annotations(window)[0].id) == [event_id]


def test_article_details_are_guesses_until_confirmed(start, qtbot):
    typist = start(HARBOUR)
    window = typist.window
    assert window.strip.isVisible()
    assert "title" in window.desk.workspace.article.guessed
    from annotator.gui.dialogs.article_details import ArticleDetailsDialog

    dialog = ArticleDetailsDialog(window.desk, window)
    qtbot.addWidget(dialog)
    dialog.show()
    editor = next(one for one in dialog.findChildren(QLineEdit) if "title" in one.objectName())
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Storm")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    dialog.findChild(object, "details_confirm").click()
    assert window.desk.workspace.article.title == "Storm"
    assert not window.desk.workspace.article.guessed
    assert not window.strip.isVisible()
