# SPDX-License-Identifier: Apache-2.0
"""Walking through what nobody has marked, by keys."""

import re
import threading

import pytest

from annotator.domain.span import Span
from annotator.gui.jobs import Job
from annotator.services.counting import covered_beside
from annotator.services.importing import begin_session
from tests.gui.window.mouse import Mouse

PARAGRAPH = (
    "The storm cost $5 million. Nobody in Tarn Haven slept. It left 60 people cold.\n\n"
    "Advertisement\n\nAll was calm again.\n"
)


@pytest.fixture
def walker(start, tmp_path):
    path = tmp_path / "storm.txt"
    path.write_text(PARAGRAPH, encoding="utf-8")
    return start(path)


def words(walker):
    span = walker.window.view.selected_span()
    return span.of(PARAGRAPH) if span else ""


def step(walker, key, *, to):
    """Press a key and wait until words are selected: the text is looked through by a job."""
    walker.press(key)
    walker.qtbot.waitUntil(lambda: words(walker) == to)


def told(walker):
    return walker.window.walk_bar.findChild(object, "walk_text").text()


def tell(walker, *counts):
    walker.qtbot.waitUntil(lambda: re.findall(r"\d+", told(walker)) == [str(n) for n in counts])


def begin(walker):
    walker.press("Control+Home")
    step(walker, "M", to="The storm cost $5 million.")


def test_key_goes_through_the_sentences_without_a_mark_and_round_the_end(walker):
    begin(walker)
    step(walker, "M", to="Nobody in Tarn Haven slept.")
    step(walker, "M", to="It left 60 people cold.")
    step(walker, "M", to="All was calm again.")
    step(walker, "M", to="The storm cost $5 million.")
    step(walker, "Shift+M", to="All was calm again.")


def test_line_below_tells_how_much_is_left(walker):
    begin(walker)
    assert walker.window.walk_bar.isVisible()
    tell(walker, 4, 4, 0)


def test_selected_sentence_is_tagged_at_once_and_the_count_goes_down(walker, annotations):
    begin(walker)
    walker.press("C")
    assert annotations(walker.window)[0].envelope.of(PARAGRAPH) == "The storm cost $5 million."
    tell(walker, 3, 3, 0)
    step(walker, "M", to="Nobody in Tarn Haven slept.")


def test_names_and_figures_come_after_the_sentences_then_other_words(walker):
    view = walker.window.view
    for one in ("Nobody", "It left", "All was calm again.", "The storm"):
        walker.find(one)
        walker.press("C")
    view.set_caret(0)
    step(walker, "M", to="$5 million")
    tell(walker, 3, 0, 3)
    walker.press("N")
    step(walker, "M", to="Tarn Haven")
    walker.press("C")
    step(walker, "M", to="60")
    walker.press("N")
    step(walker, "M", to="people cold")
    tell(walker, 1)


def test_what_holds_nothing_to_check_is_passed_over_and_may_be_looked_at_again(walker):
    begin(walker)
    step(walker, "X", to="Nobody in Tarn Haven slept.")
    tell(walker, 3, 3, 0, 1)
    walker.press("Escape")
    walker.press("Control+Home")
    step(walker, "M", to="Nobody in Tarn Haven slept.")
    walker.window.actions_table["left.look_again"].trigger()
    tell(walker, 4, 4, 0)


def test_end_is_said(walker):
    begin(walker)
    for _ in range(4):
        before = words(walker)
        walker.press("X")
        walker.qtbot.waitUntil(
            lambda before=before: (
                words(walker) != before
                or not walker.window.walk_bar.findChild(object, "walk_left.go_on").isVisible()
            )
        )
    tell(walker, 4)
    assert "Nothing is left" in told(walker)


def test_escape_leaves_the_walk_and_keys_start_it_anew(walker):
    begin(walker)
    walker.press("Escape")
    assert not walker.window.walk_bar.isVisible()
    assert words(walker) == ""
    begin(walker)
    assert walker.window.walk_bar.isVisible()


def test_walk_ends_with_its_session(walker):
    begin(walker)
    walker.window.desk.close_session()
    assert not walker.window.walk_bar.isVisible()


def test_pass_over_without_a_walk_begins_one(walker):
    walker.press("Control+Home")
    step(walker, "X", to="The storm cost $5 million.")
    tell(walker, 4, 4, 0)


def test_very_many_marks_are_compared_by_a_job(walker, monkeypatch):
    monkeypatch.setattr("annotator.gui.walk._MANY", 0)
    begin(walker)
    step(walker, "M", to="Nobody in Tarn Haven slept.")
    walker.press("C")
    tell(walker, 3, 3, 0)


def test_very_many_marks_are_read_by_a_job(walker, monkeypatch):
    monkeypatch.setattr("annotator.gui.walk._MANY", 0)
    walker.find("It left")
    walker.press("C")
    overview = walker.window.desk.workspace.project.overview
    monkeypatch.setattr(overview, "covered", None)
    walker.press("Control+Home", "M")
    tell(walker, 4, 3, 1)


def test_marks_that_no_job_can_read_are_read_here(walker, monkeypatch):
    monkeypatch.setattr("annotator.gui.walk._MANY", 0)
    walker.find("It left")
    walker.press("C")

    def lose(path, session_id):
        return covered_beside(path.with_name("nowhere") / "lost", session_id)

    monkeypatch.setattr("annotator.gui.walk.covered_beside", lose)
    walker.press("Control+Home", "M")
    tell(walker, 4, 3, 1)


def test_walk_ends_where_its_job_is_stopped(walker):
    window, go_on = walker.window, threading.Event()
    window.jobs.start("", lambda _: go_on.wait(10))
    walker.press("M")
    walker.qtbot.waitUntil(lambda: len(window.jobs.findChildren(Job)) == 2)
    for job in window.jobs.findChildren(Job):
        job.cancel()
    go_on.set()
    walker.qtbot.waitUntil(lambda: not window.jobs.findChildren(Job))
    assert not window.walk_bar.isVisible()


def test_mark_that_is_made_while_the_text_is_looked_through_counts(walker):
    walker.find("Nobody")
    walker.press("M")
    walker.press("C")
    tell(walker, 4, 3, 1)


def test_nothing_is_read_again_where_nothing_was_marked(walker, monkeypatch):
    begin(walker)
    overview = walker.window.desk.workspace.project.overview
    monkeypatch.setattr(overview, "covered", None)
    step(walker, "M", to="Nobody in Tarn Haven slept.")
    step(walker, "M", to="It left 60 people cold.")


def test_session_that_is_left_while_the_text_is_looked_through_ends_the_walk(walker):
    walker.press("M")
    walker.window.desk.close_session()
    walker.qtbot.waitUntil(lambda: not walker.window.jobs.findChildren(object, "job"))
    assert not walker.window.walk_bar.isVisible()


def test_status_bar_counts_sentences_by_their_pieces(walker):
    line = walker.window.status.findChild(object, "coverage")
    walker.find("The storm")
    walker.press("Q")
    walker.find("It left")
    walker.press("A")
    walker.qtbot.waitUntil(lambda: line.text().endswith(": 2"))


def test_walk_begun_in_another_article_waits_for_what_is_left_there(walker):
    walker.press("Control+Home", "M")
    # What is left of the first article is still looked for.
    Mouse(walker).open_another("One fact 12. Two facts 13.")
    walker.window.view.setFocus()
    walker.press("M")
    walker.qtbot.waitUntil(lambda: walker.window.view.selected_span() == Span(0, 12))


def test_walk_in_another_session_on_the_text_takes_no_answer_meant_for_the_first(walker):
    window, go_on = walker.window, threading.Event()
    desk = window.desk
    desk.marking.tag_span("claim", Span(0, PARAGRAPH.index(".") + 1))
    window.jobs.start("", lambda _: go_on.wait(10))
    window.actions_table["left.go_on"].trigger()
    window.open_session(begin_session(desk.workspace, desk.workspace.article.id))
    window.view.set_caret(0)
    window.actions_table["left.go_on"].trigger()
    go_on.set()
    walker.qtbot.waitUntil(lambda: words(walker) != "")
    assert words(walker) == "The storm cost $5 million."
