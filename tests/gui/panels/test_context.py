# SPDX-License-Identifier: Apache-2.0
"""The words of a mark are shown among a few words of its paragraph."""

from __future__ import annotations

from annotator.domain.span import Span
from annotator.gui.panels._context import context_of


def around(text, *words):
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in words]
    context = context_of(text, spans)
    return context.before, context.exact, context.after


def test_short_paragraph_is_shown_whole():
    assert around("One.\nAbout 60 people came.\nTwo.", "60") == ("About ", "60", " people came.")


def test_long_paragraph_is_cut_at_words():
    text = f"{'many words stand here ' * 5}and 60 people {'came and went again ' * 5}."
    before, exact, after = around(text, "60")
    assert before.startswith("… ")
    assert before.endswith(" and ")
    assert len(before) < 50
    assert exact == "60"
    assert after.startswith(" people came")
    assert after.endswith(" …")


def test_pieces_are_joined_by_an_ellipsis():
    text = "“We lost it,” he said, “and more.”"
    assert around(text, "We lost it,", "and more.")[1] == "We lost it, … and more."


def test_long_mark_is_cut_in_the_middle():
    text = "first " + "word " * 100 + "last"
    _, exact, _ = around(text, text)
    assert exact.startswith("first word")
    assert exact.endswith("word last")
    assert " … " in exact
    assert len(exact) < 250


def test_text_without_spaces_is_cut_all_the_same():
    text = "字" * 600
    _, exact, _ = around(text, text)
    assert len(exact) < 250


def test_mark_at_the_edge_of_a_word_stands_close_to_it():
    assert around("mid60night", "60") == ("mid", "60", "night")
