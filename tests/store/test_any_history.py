# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to a project, the log, the rows, the search and the texts agree."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Piece, PieceRole, tidy_pieces
from annotator.domain.article import RegionRole
from annotator.domain.errors import ConflictError
from annotator.domain.event import Actor
from annotator.domain.span import Span
from annotator.domain.status import Status
from tests.store import any_edits as edits

WORDS = ("", "Ève", "Dvořák", "a-b", "“x” OR", "🌊", "Israel")

spans = st.builds(
    lambda start, length: Span(start, min(edits.LENGTH, start + length)),
    st.integers(0, edits.LENGTH - 1),
    st.integers(1, 80),
)
pieces = st.builds(
    lambda first, others: tidy_pieces((Piece(first), *others)),
    spans,
    st.lists(st.builds(Piece, spans, st.sampled_from(PieceRole)), max_size=3),
)
words = st.sampled_from(WORDS)
number = st.integers(0, 99)


annotation_values = st.one_of(
    st.fixed_dictionaries({"status": st.sampled_from(Status)}),
    st.fixed_dictionaries({"note": words, "tags": st.tuples(words)}),
    st.fixed_dictionaries({"pieces": pieces}),
    st.fixed_dictionaries({"kind": st.just("date"), "fields": st.just({"date_value": "2023-1X"})}),
    st.fixed_dictionaries({"fields": st.dictionaries(st.sampled_from(["speaker", "cue"]), words)}),
)
event_values = st.one_of(
    st.fixed_dictionaries({"start": st.sampled_from(["", "2023", "2023-11-02/2023-12"])}),
    st.fixed_dictionaries({"who": st.lists(st.builds(Actor, words, words)).map(tuple)}),
    st.fixed_dictionaries({"evidence": st.just(())}),
    st.fixed_dictionaries({"span": st.none() | spans, "due": st.sampled_from(["", "2023-12"])}),
    st.fixed_dictionaries({"mentions": st.lists(spans, max_size=2).map(sorted).map(tuple)}),
)


def step(action, *arguments, **named):
    return st.tuples(st.just(action), st.tuples(*arguments), st.fixed_dictionaries(named))


def by_another(work, action, arguments, named):
    """Take a step through a connection of its own, as another program does."""
    own, work.project = work.project, work.another
    try:
        action(work, *arguments, **named)
    finally:
        work.project = own


def type_in_turns(work, turns):
    """Type into the first mark, now in this program, now in another; either may go on."""
    if edits.annotation_of(work, 0) is None:
        work.tag((0, 7))
    for is_another, text, is_note in turns:
        if is_another:
            by_another(work, edits.type_annotation, (0, text), {"is_note": is_note})
        else:
            edits.type_annotation(work, 0, text, is_note=is_note)


shared_steps = st.one_of(
    step(edits.tag, pieces, st.sampled_from(["claim", "quote", "number"])),
    step(edits.tag, pieces, st.just("quote")),
    step(edits.accept, pieces, pieces),
    step(edits.begin, pieces),
    step(edits.begin_and_change, pieces, annotation_values),
    step(edits.reject, pieces),
    step(edits.switch, st.sampled_from(edits.RULES), on=st.booleans()),
    step(edits.change_annotation, number, annotation_values),
    step(edits.type_annotation, number, words, is_note=st.booleans()),
    step(edits.type_annotation, st.just(0), words, is_note=st.just(False)),
    step(edits.move_edge, number, st.integers(-2, 2)),
    step(edits.move_edge, st.just(0), st.integers(-1, 1)),
    step(edits.remove_annotation, number),
    step(edits.add_event, number, words),
    step(edits.change_event, number, event_values),
    step(edits.link_event, number, number),
    step(edits.remove_event, number),
    step(edits.attach, number, number, st.sampled_from(["", "when", "how many"])),
    step(edits.merge_events, number, number),
    step(edits.split_event, number, spans),
    step(edits.set_role, spans, st.sampled_from(RegionRole)),
    step(edits.retitle, words),
    step(
        edits.set_trashed,
        st.sampled_from(["", "2024-03-01T00:00:00.000Z"]),
        is_article=st.booleans(),
    ),
    step(edits.close_draft),
    step(lambda work: work.undo()),
    step(lambda work: work.undo()),
    step(lambda work: work.redo()),
)
steps = st.one_of(
    shared_steps,
    shared_steps.map(lambda one: (by_another, one, {})),
    step(type_in_turns, st.lists(st.tuples(st.booleans(), words, st.booleans()), min_size=3)),
    step(lambda work: work.reopen()),
    step(lambda work: work.kill()),
)


@pytest.fixture
def numbered(make_work):
    numbers = itertools.count()
    return lambda: make_work(f"{next(numbers)}.annotator")


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(steps, max_size=25))
def test_log_rows_search_and_texts_agree_after_anything_two_programs_do(numbered, chosen):
    work = numbered()
    edits.switch_all(work)
    empty = work.tables()
    with work.other() as work.another:
        for action, arguments, named in chosen:
            with edits.refused_in_the_trash(work):
                action(work, *arguments, **named)
        work.check()
    edits.close_draft(work)
    # No steps of the session's own, so its undo leaves them.
    for is_article in (True, False):
        edits.set_trashed(work, "", is_article=is_article)
    edits.switch_all(work)
    full = work.tables()
    count = sum(1 for _ in iter(work.undo, None))
    assert work.tables() == empty
    work.check()
    for _ in range(count):
        work.redo()
    assert work.tables() == full
    work.check()
    work.project.close()


class Stacks:
    """What undo and redo are to do next, kept beside the log as two plain stacks."""

    def __init__(self, work):
        self.work = work
        self.marks = [work.tag((start, start + 5)) for start in (0, 10)]
        self.notes = itertools.count()
        self.undos = ["Tag", "Tag"]
        self.redos = []

    def edit(self, which):
        label = self.write(which, "Ann", self.work.session)
        self.undos.append(label)
        self.redos.clear()

    def clash(self, which):
        self.write(which, "Bob", self.work.add_session(self.work.article, "Bob"))

    def write(self, which, who, session):
        old = self.work.project.annotations.find([self.marks[which].id])
        label = f"Note {next(self.notes)}"
        edit = self.work.edit(label, who, session)
        if old:
            edit.change(old[0], replace(old[0], note=label))
        else:
            edit.add(self.work.annotation((20, 25), session=session))
        self.work.project.write(edit)
        return label

    def undo(self, _):
        if self.undos:
            label = self.undos.pop()
            is_done = self.step(self.work.undo, self.work.project.history.next_undo)
            self.redos.append(label if is_done else f"Stepped over: {label}")

    def redo(self, _):
        if self.redos:
            label = self.redos.pop()
            if self.step(self.work.redo, self.work.project.history.next_redo):
                self.undos.append(label.removeprefix("Stepped over: "))

    def step(self, step, target_of):
        refused = target_of(self.work.session.id)
        try:
            step()
        except ConflictError:
            self.work.project.step_over(self.work.session.id, "Ann", refused)
            return False
        return True

    def check(self):
        history = self.work.project.history
        for stack, target_of in ((self.undos, history.next_undo), (self.redos, history.next_redo)):
            group = target_of(self.work.session.id)
            assert (str(group.label) if group else None) == (stack[-1] if stack else None)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["edit", "edit", "clash", "undo", "undo", "undo", "redo", "redo"]),
            st.integers(0, 1),
        ),
        max_size=30,
    )
)
def test_undo_and_redo_are_two_stacks_whatever_is_stepped_over(numbered, chosen):
    stacks = Stacks(numbered())
    for name, which in chosen:
        getattr(stacks, name)(which)
        stacks.check()
    stacks.work.check()
    stacks.work.project.close()
