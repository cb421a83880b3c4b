# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to a project, the log, the rows, the search and the texts agree."""

import itertools
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Origin, Piece, PieceRole, Proposal, tidy_pieces
from annotator.domain.article import RegionRole
from annotator.domain.errors import ConflictError
from annotator.domain.event import Actor, Evidence
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services.event_merging import merged
from annotator.text.partition import with_role

LENGTH = 300  # code points; the article is a little longer
RULES = ("quote.test", "number.test")
WORDS = ("", "Ève", "Dvořák", "a-b", "“x” OR", "🌊", "Israel")

spans = st.builds(
    lambda start, length: Span(start, min(LENGTH, start + length)),
    st.integers(0, LENGTH - 1),
    st.integers(1, 80),
)
pieces = st.builds(
    lambda first, others: tidy_pieces((Piece(first), *others)),
    spans,
    st.lists(st.builds(Piece, spans, st.sampled_from(PieceRole)), max_size=3),
)
words = st.sampled_from(WORDS)
number = st.integers(0, 99)


def tag(work, over, kind):
    add(work, replace(work.annotation((0, 1), kind=kind), pieces=over))


def accept(work, over, proposed):
    mark = work.annotation((0, 1), kind="quote", origin=Origin.RULE, rule="quote.test")
    proposal = Proposal("quote", proposed, {"speaker": "Ève"})
    add(work, replace(mark, pieces=over, fields={"speaker": "Ève"}, proposed=proposal))


def begin(work, over):
    """Add a mark to be changed at once, by whatever step comes next, or not."""
    mark = replace(work.annotation((0, 1), kind="quote"), pieces=over)
    edit = work.edit("Begin")
    edit.focus_id = mark.id
    edit.add(mark)
    work.project.begin(edit)


def begin_and_change(work, over, values):
    begin(work, over)
    (group,) = work.project.history.groups(work.session.id, 1)
    work.change(work.project.annotations.get(group.focus_id), **values)


def add(work, annotation):
    edit = work.edit("Tag")
    edit.add(annotation)
    work.project.write(edit)


def one_of(records, which):
    return records[which % len(records)] if records else None


def annotation_of(work, which):
    return one_of(work.project.annotations.of_session(work.session.id), which)


def event_of(work, which):
    project = work.project
    return one_of(project.events.find(project.events.in_order(work.session.id)), which)


def change_annotation(work, which, values):
    old = annotation_of(work, which)
    if old:
        work.change(old, **values)


def type_annotation(work, which, text, *, is_note):
    old = annotation_of(work, which)
    fields = {"speaker": text} if text else {}
    if old and old.note != text and is_note:
        work.type(old, note=text)
    elif old and dict(old.fields) != fields and not is_note:
        work.type(old, fields=fields)


def move_edge(work, which, by):
    old = annotation_of(work, which)
    if old:
        first = old.pieces[0]
        moved = Span(first.span.start, max(first.span.start + 1, first.span.end + by))
        new = tidy_pieces((replace(first, span=moved), *old.pieces[1:]))
        if new != old.pieces:
            work.type(old, pieces=new)


def remove_annotation(work, which):
    old = annotation_of(work, which)
    if not old:
        return
    edit = work.edit("Delete")
    for event in work.project.events.find(work.project.events.of_annotation(old.id)):
        links = tuple(one for one in event.evidence if one.annotation_id != old.id)
        edit.change(event, replace(event, evidence=links))
    edit.remove([old])
    work.project.write(edit)


def reject(work, over):
    work.reject(*((one.span.start, one.span.end) for one in over), rule="quote.test")


def switch(work, rule, *, on):
    work.switch(rule, on=on)


def switch_all(work):
    for rule in RULES:
        work.switch(rule, on=True)


def add_event(work, which, what):
    evidence = annotation_of(work, which)
    work.add_event(*([evidence] if evidence else []), what=what, span=(which, which + 5))


def change_event(work, which, values):
    old = event_of(work, which)
    if old:
        work.change(old, **values)


def link_event(work, which, other):
    old, annotation = event_of(work, which), annotation_of(work, other)
    if old and annotation:
        work.change(old, evidence=(Evidence(annotation.id, "date"),))


def remove_event(work, which):
    old = event_of(work, which)
    if old:
        work.remove(old)


def attach(work, which, other, role):
    """Have a mark speak of an event, or say something else of it if it does."""
    old, annotation = event_of(work, which), annotation_of(work, other)
    if old and annotation:
        rest = [one for one in old.evidence if one.annotation_id != annotation.id]
        work.change(old, evidence=(*rest, Evidence(annotation.id, role)))


def merge_events(work, which, other):
    """Make one event of two, as the program does."""
    kept, gone = event_of(work, which), event_of(work, other)
    if kept and kept.id != gone.id:
        edit = work.edit("Merge")
        edit.remove([gone])
        edit.change(kept, merged(kept, [gone]))
        work.project.write(edit)


def split_event(work, which, over):
    """Make two events of one: the other gets its first mark, and a stretch of the text."""
    old = event_of(work, which)
    if old:
        edit = work.edit("Split")
        new = replace(work.event(), span=over, evidence=old.evidence[:1])
        edit.change(old, replace(old, mentions=(), evidence=old.evidence[1:]))
        edit.add(new)
        work.project.write(edit)


def set_role(work, over, role):
    article = work.project.articles.get(work.article.id)
    edit = work.edit("Regions")
    edit.change(article, replace(article, regions=with_role(article.regions, over, role, "")))
    if edit.rows:
        work.project.write(edit)


def retitle(work, title):
    article = work.project.articles.get(work.article.id)
    edit = work.edit("Title")
    edit.change(article, replace(article, title=title))
    if edit.rows:
        work.project.write(edit)


def set_trashed(work, at, *, is_article):
    project = work.project
    reader, record = (
        (project.articles, work.article) if is_article else (project.sessions, work.session)
    )
    old = reader.get(record.id)
    edit = work.edit("Trash or restore")
    edit.session_id, edit.focus_id = None, old.id
    edit.change(old, replace(old, trashed=at))
    if edit.rows:
        project.write(edit)


@contextmanager
def refused_in_the_trash(work):
    """Allow an edit to be refused where the session is in the trash, and only there."""
    try:
        yield
    except ConflictError:
        assert work.project.trash.holds_session(work.session.id)


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


def close_draft(work):
    work.project.history.close_draft()


def by_another(work, action, arguments, named):
    """Take a step through a connection of its own, as another program does."""
    own, work.project = work.project, work.another
    try:
        action(work, *arguments, **named)
    finally:
        work.project = own


def type_in_turns(work, turns):
    """Type into the first mark, now in this program, now in another; either may go on."""
    if annotation_of(work, 0) is None:
        work.tag((0, 7))
    for is_another, text, is_note in turns:
        if is_another:
            by_another(work, type_annotation, (0, text), {"is_note": is_note})
        else:
            type_annotation(work, 0, text, is_note=is_note)


shared_steps = st.one_of(
    step(tag, pieces, st.sampled_from(["claim", "quote", "number"])),
    step(tag, pieces, st.just("quote")),
    step(accept, pieces, pieces),
    step(begin, pieces),
    step(begin_and_change, pieces, annotation_values),
    step(reject, pieces),
    step(switch, st.sampled_from(RULES), on=st.booleans()),
    step(change_annotation, number, annotation_values),
    step(type_annotation, number, words, is_note=st.booleans()),
    step(type_annotation, st.just(0), words, is_note=st.just(False)),
    step(move_edge, number, st.integers(-2, 2)),
    step(move_edge, st.just(0), st.integers(-1, 1)),
    step(remove_annotation, number),
    step(add_event, number, words),
    step(change_event, number, event_values),
    step(link_event, number, number),
    step(remove_event, number),
    step(attach, number, number, st.sampled_from(["", "when", "how many"])),
    step(merge_events, number, number),
    step(split_event, number, spans),
    step(set_role, spans, st.sampled_from(RegionRole)),
    step(retitle, words),
    step(set_trashed, st.sampled_from(["", "2024-03-01T00:00:00.000Z"]), is_article=st.booleans()),
    step(close_draft),
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
    switch_all(work)
    empty = work.tables()
    with work.other() as work.another:
        for action, arguments, named in chosen:
            with refused_in_the_trash(work):
                action(work, *arguments, **named)
        work.check()
    close_draft(work)
    # No steps of the session's own, so its undo leaves them.
    for is_article in (True, False):
        set_trashed(work, "", is_article=is_article)
    switch_all(work)
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
