# SPDX-License-Identifier: Apache-2.0
"""From mark to mark by keys: any, of a kind, of a status, what is left to do."""

from __future__ import annotations

import pytest


def current(window):
    """Return the words of the current mark."""
    desk = window.desk
    found = desk.workspace.project.annotations.find([desk.annotation_id])
    return found[0].exact(desk.workspace.article.text) if found else ""


def said(window):
    return window.status._line.text()


@pytest.fixture
def marked(typist):
    """Return somebody at the beginning of a text with a claim, a number, a date and a claim."""
    for words, keys in (
        ("Repairs will", "C"),
        ("27 fishing", "N"),
        ("Wednesday after", "D"),
        ("Interior Minister", "C"),
    ):
        typist.go_to(words)
        typist.press(keys)
    typist.press("Escape", "Control+Home")
    return typist


def walk(marked, *keys):
    seen = []
    for key in keys:
        marked.press(key)
        seen.append(current(marked.window)[:9])
    return seen


def test_any_mark_is_next_and_it_goes_round(marked):
    seen = walk(marked, "J", "J", "J", "J", "J", "K", "K")
    assert seen == [
        *("Wednesday", "27", "Repairs w", "Interior ", "Wednesday", "Interior ", "Repairs w"),
    ]


@pytest.mark.parametrize(
    ("keys", "words"), [(["J"] * 5, "beginning"), (["J", "K"], "from the end"), (["J", "J"], "")]
)
def test_going_round_is_said(marked, keys, words):
    marked.window.desk.say("")
    marked.press(*keys)
    assert words in said(marked.window)
    assert bool(said(marked.window)) == bool(words)


def test_caret_and_text_go_along(marked):
    marked.press("J", "J", "J")
    view, text = marked.window.view, marked.window.desk.workspace.article.text
    assert text[view.caret() :].startswith("Repairs will")
    assert view.visible_span().holds(view.caret())


def test_same_kind_is_next(marked):
    marked.press("J", "J", "J")
    assert walk(marked, "Shift+J", "Shift+J", "Shift+K") == ["Interior ", "Repairs w", "Interior "]


def test_same_kind_is_any_while_no_mark_is_current(marked):
    assert walk(marked, "Shift+J") == ["Wednesday"]


def test_named_kind_is_next(marked):
    seen = walk(marked, "Alt+Shift+C", "Alt+Shift+N", "Alt+Shift+C", "Alt+Shift+C")
    assert seen == ["Repairs w", "27", "Repairs w", "Interior "]


def test_only_mark_of_its_kind_is_said_to_be(marked):
    marked.press("Alt+Shift+D", "Alt+Shift+D")
    assert current(marked.window) == "Wednesday"
    assert "only" in said(marked.window)


def test_kind_without_a_mark_is_said(marked):
    marked.press("J")
    marked.press("Alt+Shift+Q")
    assert current(marked.window) == "Wednesday"
    assert "No quotes" in said(marked.window)


def test_status_is_next(marked):
    marked.press("J", "J", "3", "J", "J", "3", "Control+Home")
    assert walk(marked, "Alt+3", "Alt+3", "Alt+1") == ["27", "Interior ", "Wednesday"]


def test_status_that_no_mark_has_is_said(marked):
    marked.press("Alt+4")
    assert "changed" in said(marked.window)


def test_what_is_left_to_do_is_next(marked):
    marked.press("J", "5", "J", "3", "J", "5")
    assert walk(marked, "Control+J", "Control+J", "Control+K") == ["Interior ", "27", "Interior "]


def test_nothing_left_to_do_is_said(marked):
    marked.press("J", "5", "J", "5", "J", "5", "J", "5", "Control+J")
    assert "left to be done" in said(marked.window)


def test_text_without_marks_is_said(typist):
    typist.press("J")
    assert "No mark yet" in said(typist.window)


@pytest.mark.parametrize("name", ["claim", "query"])
def test_mark_before_of_a_kind_or_status_is_in_the_menu(marked, name):
    marked.press("J", "J", "J", "3", "Control+End", "Escape")
    marked.window.actions_table[f"go.previous.{name}"].trigger()
    assert current(marked.window).startswith("Interior" if name == "claim" else "Repairs")
