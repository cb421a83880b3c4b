# SPDX-License-Identifier: Apache-2.0
"""Going to a mark by typing a few of its letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.gui.jump import JumpBox
from tests.gui.window.mouse import Mouse


def box_of(window):
    return window.pane.findChild(JumpBox)


def rows(window):
    model = box_of(window)._list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def current(window):
    desk = window.desk
    found = desk.workspace.project.annotations.find([desk.annotation_id])
    return found[0].exact(desk.workspace.article.text) if found else ""


@pytest.fixture
def marked(typist):
    """Return somebody at the top of a text with a quote, a claim and a number."""
    typist.go_to("The ministry knew")
    typist.press("Q", "Tab")
    typist.write("Davit Sorrel")
    typist.press("Escape")
    typist.go_to("Repairs will")
    typist.press("C")
    typist.go_to("27 fishing")
    typist.press("N", "Escape", "Control+Home")
    return typist


def test_mark_is_found_by_its_words_and_gone_to(marked):
    window = marked.window
    marked.press("Control+G")
    marked.write("repairs wi")
    marked.press("Return")
    assert current(window).startswith("Repairs will")
    assert window.view.hasFocus()
    assert window.desk.workspace.article.text[window.view.caret() :].startswith("Repairs will")
    assert window.view.visible_span().holds(window.view.caret())


def test_mark_is_found_by_its_speaker(marked):
    marked.press("Control+G")
    marked.write("davit")
    assert [one[:13] for one in rows(marked.window)] == ['"The ministry']
    marked.press("Return")
    assert current(marked.window).startswith('"The ministry')


def test_arrows_choose_among_several(marked):
    marked.press("Control+G")
    marked.write("th")
    first, second, *_ = rows(marked.window)
    marked.press("Down", "Return")
    assert " ".join(current(marked.window).split()).startswith(second.rstrip(" …")[:80])
    assert first != second


def test_escape_leaves_everything_as_it_was(marked):
    window = marked.window
    marked.find("Interior Minister")
    place = window.view.caret(), window.view.selected_span(), window.view.visible_span()
    mark = window.desk.annotation_id
    marked.press("Control+G")
    marked.write("repairs")
    marked.press("Down", "Escape")
    assert (window.view.caret(), window.view.selected_span(), window.view.visible_span()) == place
    assert window.desk.annotation_id == mark
    assert window.view.hasFocus()


def test_nothing_found_is_gone_nowhere(marked):
    marked.press("Control+G")
    marked.write("zebra")
    assert rows(marked.window) == []
    marked.press("Return")
    assert box_of(marked.window).isVisible()
    marked.press("Escape")


def test_one_letter_finds_nothing_yet(marked):
    marked.press("Control+G")
    marked.write("r")
    assert rows(marked.window) == []
    marked.write("e")
    assert rows(marked.window)
    marked.press("Escape")


def test_box_goes_when_the_text_is_clicked(marked):
    window = marked.window
    marked.press("Control+G")
    marked.qtbot.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton)
    marked.qtbot.waitUntil(lambda: box_of(window) is None)
    assert window.view.hasFocus()


def test_key_pressed_twice_opens_one_box(marked):
    marked.press("Control+G", "Control+G")
    assert len(marked.window.pane.findChildren(JumpBox)) == 1
    marked.press("Escape")
    marked.qtbot.waitUntil(lambda: box_of(marked.window) is None)
    marked.press("Control+G", "Escape")
    assert marked.window.view.hasFocus()


def test_rows_are_spoken_whole(marked):
    marked.press("Control+G")
    marked.write("27")
    index = box_of(marked.window)._list.model().index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Number, 27, Forty-two vessels sank")
    marked.press("Escape")


def test_box_goes_with_the_article_whose_marks_it_finds(marked):
    marked.press("Control+G")
    marked.write("repairs")
    assert rows(marked.window)
    Mouse(marked).open_another()
    assert not box_of(marked.window) or box_of(marked.window).isHidden()
