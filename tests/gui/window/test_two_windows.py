# SPDX-License-Identifier: Apache-2.0
"""Two windows at work on one session, in turn and at random, show the same: what the file holds."""

import random

import pytest
from PySide6.QtCore import Qt

from annotator import assets
from annotator.app import Starter
from annotator.domain.ids import AnnotationId, EventId
from annotator.domain.kinds import all_kinds
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.main_window import MainWindow
from annotator.gui.models.paged import Role
from annotator.gui.settings import Settings
from annotator.gui.watch import Watch
from tests.agreement import assert_agreement

STEPS = 120
HARBOUR = assets.path("samples", "harbour-storm.txt")


@pytest.fixture
def pair(start, qtbot, monkeypatch):
    """Return two windows with the same session open."""
    # Nobody is there to be asked at the end about what is not saved.
    monkeypatch.setattr(MainWindow, "is_given_up", lambda _: True)
    first = start(HARBOUR).window
    second = MainWindow(Settings())
    qtbot.addWidget(second)
    starter = Starter(second, first.desk.workspace.project.path, [])
    second.appeared.connect(starter.start)
    second.show()
    qtbot.waitUntil(lambda: starter.is_done)
    second.take_reviewer("Ben")
    for window in (first, second):
        for kind in all_kinds():
            window.show_panel(kind.key)
    yield first, second
    starter.finish()


class Hand:
    """Whoever works at one of the windows."""

    def __init__(self, window, chance):
        self.desk, self.window, self.chance = window.desk, window, chance

    def do_something(self):
        step = self.chance.choice(
            (
                *(self.tag, self.tag, self.tag, self.type, self.type, self.check, self.retag),
                *(self.delete, self.move, self.add_event, self.name_event, self.undo, self.redo),
            )
        )
        # What the other window changed meanwhile may be refused, with words.
        self.desk.attempt(step)

    def marks(self):
        workspace = self.desk.workspace
        return [one.id for one in workspace.project.annotations.of_session(workspace.session_id)]

    def mark(self):
        return AnnotationId(self.chance.choice(self.marks() or [""]))

    def span(self):
        start = self.chance.randrange(300, 1500)
        return Span(start, start + self.chance.randint(3, 80))

    def tag(self):
        self.desk.marking.tag_span(
            self.chance.choice([one.key for one in all_kinds()]), self.span()
        )

    def type(self):
        mark = self.mark()
        if mark:
            for count in range(1, 5):
                self.desk.marking.set_note(mark, "asked"[:count], draft=True)

    def check(self):
        self.desk.marking.set_status(self.marks()[:3], self.chance.choice(list(Status)[:5]))

    def retag(self):
        mark = self.mark()
        if mark:
            self.desk.marking.retag([mark], self.chance.choice(("claim", "date")))

    def delete(self):
        mark = self.mark()
        if mark:
            self.desk.marking.delete([mark])

    def move(self):
        mark = self.mark()
        if mark:
            self.desk.select_annotation(mark)
            self.window.actions_table["mark.move_end.next_character"].trigger()

    def add_event(self):
        self.desk.eventing.add(self.span(), self.marks()[:1])

    def name_event(self):
        workspace = self.desk.workspace
        found = workspace.project.events.in_order(workspace.session_id)
        if found:
            self.desk.eventing.set_field(EventId(self.chance.choice(found)), "what", "The storm")

    def undo(self):
        self.desk.workspace.undo()

    def redo(self):
        self.desk.workspace.redo()


def shown(window):
    """Return what the panels of a window show, by id, and the marks that its text shows."""
    models = {key: window.show_panel(key).model for key in (*map(kind_key, all_kinds()), "events")}
    return {
        key: {
            model.index(row, 0).data(Role.ID): [
                model.index(row, column).data(Qt.ItemDataRole.DisplayRole)
                for column in range(model.columnCount())
            ]
            for row in range(model.rowCount())
        }
        for key, model in models.items()
    }


def kind_key(kind):
    return kind.key


def held(window):
    """Return the ids that the file holds, as ``shown`` has them."""
    workspace = window.desk.workspace
    marks = workspace.project.annotations.of_session(workspace.session_id)
    events = workspace.project.events.in_order(workspace.session_id)
    return {
        **{kind.key: {one.id for one in marks if one.kind == kind.key} for kind in all_kinds()},
        "events": set(events),
    }


def painted(window):
    """Return what the text shows at each place that is in sight, and what the file has there."""
    workspace, index = window.desk.workspace, window.view._page.index
    in_sight = window.view.visible_span()
    stored = workspace.project.annotations.marks(workspace.session_id, in_sight)
    places = range(in_sight.start, in_sight.end, 5)
    return (
        [sorted(set(index.marks_at(place))) for place in places],
        [
            sorted({one for one in stored if one.span.start <= place < one.span.end})
            for place in places
        ],
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_two_windows_show_what_the_file_holds_whatever_both_do(pair, seed, qtbot):
    chance = random.Random(seed)  # noqa: S311 - it only plays
    hands = [Hand(window, chance) for window in pair]
    for _ in range(STEPS):
        chance.choice(hands).do_something()
        if chance.random() < 0.4:
            chance.choice(pair).findChild(Watch).look()
    for window in pair:
        window.desk.attempt(window.desk.workspace.close_draft)
    for window in (*pair, *pair):
        window.findChild(Watch).look()
    first, second = map(shown, pair)
    assert first == second
    assert {key: set(rows) for key, rows in first.items()} == held(pair[0])
    for window in pair:
        window.view.reveal(Span(900, 901))
        on_screen, in_file = painted(window)
        assert on_screen == in_file
        assert any(in_file)
    assert_agreement(pair[0].desk.workspace.project)
