# SPDX-License-Identifier: Apache-2.0
"""Whatever is marked up in whatever text: offsets, lanes, what follows, undo and redo hold."""

from __future__ import annotations

import itertools
from collections import Counter
from contextlib import closing

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Piece, PieceRole
from annotator.domain.article import RegionRole
from annotator.domain.errors import UserError
from annotator.domain.kinds import all_kinds
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.article.lanes import MOST_LANES
from annotator.gui.article.marks import MarkIndex
from annotator.gui.reader import SessionFacts
from annotator.services.article_edits import ArticleEdits
from annotator.services.eventing import Eventing
from annotator.services.importing import import_bytes
from annotator.services.joining import Joining
from annotator.services.marking import Marking
from annotator.services.tagging import tag_all
from annotator.services.workspace import Workspace
from annotator.store.project import open_project
from tests.agreement import assert_agreement, stored

KINDS = [kind.key for kind in all_kinds()]
BITS = (
    *("Storm ", "the ", "60 ", "said. ", "“We ", "lost it,” ", "Ada ", "no ", "a" * 30, ". ", " "),
    *(
        "🌊",
        "👩‍👩‍👧 ",
        "🇩🇪🇫🇷",
        "e\u0301",
        "👍🏽 ",
        "שלום ",
        "עולם ",
        "العالم ",
        "12 ",
        "東京。",
        "नमस्ते ",
    ),
    *(
        "\t",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\x85",
        "\x0b",
        "\x1c",
        "\u200f",
        "\u202e",
        "\ufeff",
        "\ufdd0",
    ),
    *("\n", "\n\n", "\n\n\n", "\ud7ff", "\U0010ffff", "\u0300"),
)
# With more control characters a file is refused as no text.
texts = (
    st.lists(st.sampled_from(BITS), min_size=15, max_size=120)
    .map("".join)
    .filter(lambda text: text.count("\x1c") <= 4)
)
some_texts = texts.filter(lambda text: any(char.isalnum() for char in text))
place = st.integers(0, 10**6)
# Mostly short, some over many paragraphs; the same places come again, so that marks meet.
stretch = st.tuples(
    st.one_of(st.sampled_from([0, 5, 12, 40]), place), st.sampled_from([1, 2, 5, 9, 30, 200])
)
kinds = st.sampled_from(KINDS)
roles = st.sampled_from(PieceRole)
numbers = st.lists(st.integers(0, 99), min_size=1, max_size=4)


class Scene:
    """Somebody who marks up a text, and a view that follows."""

    def __init__(self, project, text):
        self.project = project
        imported = import_bytes(project, text.encode(), "any.txt", reviewer="Ann")
        self.workspace = Workspace(project, "Ann")
        self.workspace.open_session(imported.session_id)
        self.text = self.workspace.article.text
        self.marking = Marking(self.workspace)
        self.joining = Joining(self.workspace)
        self.eventing = Eventing(self.workspace)
        self.edits = ArticleEdits(self.workspace)
        self.facts = SessionFacts(project, imported.session_id, len(self.text))
        self.index = MarkIndex(self.text, self.facts)
        self.look()
        self.workspace.subscribe(self.index.apply)

    def look(self):
        """Ask for the lanes of every paragraph, as painting does."""
        return [self.index.lanes(number) for number in range(self.index.paragraph_count)]

    def span(self, stretch):
        start = stretch[0] % len(self.text)
        return Span(start, min(len(self.text), start + stretch[1]))

    def annotations(self):
        return self.project.annotations.of_session(self.workspace.session_id)

    def ids(self, numbers):
        found = self.annotations()
        return list(dict.fromkeys(found[n % len(found)].id for n in numbers)) if found else []

    def one(self, number):
        found = self.annotations()
        return found[number % len(found)] if found else None

    def rows(self):
        """Return the rows of all tables."""
        return stored(self.project.connection)


def tag(scene, kind, stretches, roles):
    pieces = [Piece(scene.span(one), role) for one, role in zip(stretches, roles, strict=False)]
    scene.marking.tag(kind, [Piece(scene.span(stretches[0])), *pieces[1:]])


def tag_many(scene, kind, stretches):
    spans = sorted({scene.span(one) for one in stretches})
    apart = [
        one for one, two in itertools.pairwise([*spans, Span(10**9, 10**9)]) if one.end <= two.start
    ]
    tag_all(scene.workspace, kind, apart)


def add_piece(scene, number, stretch, role):
    if one := scene.one(number):
        scene.marking.add_piece(one.id, scene.span(stretch), role)


def cut_out(scene, number, stretch):
    if one := scene.one(number):
        inside = one.envelope.clip(scene.span(stretch)) or one.envelope
        middle = Span(min(inside.start + 1, inside.end), inside.end)
        scene.marking.cut_out(one.id, middle)


def move_edge(scene, number, piece, by, at_start, draft):
    if one := scene.one(number):
        index = piece % len(one.pieces)
        span = one.pieces[index].span
        offset = max(0, (span.start if at_start else span.end) + by)
        scene.marking.move_edge(one.id, index, offset, at_start=at_start, draft=draft)


def join(scene, numbers):
    if one := scene.one(numbers[0]):
        alike = [other.id for other in scene.annotations() if other.kind == one.kind]
        scene.joining.join([alike[number % len(alike)] for number in numbers])


def join_pieces(scene, number):
    if one := scene.one(number):
        scene.joining.join_pieces(one.id, one.envelope)


def split(scene, number, stretch):
    if one := scene.one(number):
        gap = one.envelope.clip(scene.span(stretch)) or Span(one.envelope.start, one.envelope.start)
        scene.joining.split(one.id, gap)


def add_event(scene, stretch, numbers):
    scene.eventing.add(scene.span(stretch), scene.ids(numbers))


def type_note(scene, number, note):
    if one := scene.one(number):
        scene.marking.set_note(one.id, note, draft=True)


def set_role(scene, stretch, role):
    scene.edits.set_role(scene.span(stretch), role)


def step(action, *arguments):
    return st.tuples(st.just(action), st.tuples(*arguments))


tags = st.one_of(
    step(
        tag,
        kinds,
        st.lists(stretch, min_size=1, max_size=3),
        st.lists(roles, min_size=3, max_size=3),
    ),
    step(tag, kinds, st.lists(stretch, min_size=1, max_size=1), st.just([])),
    step(
        tag,
        st.just("quote"),
        st.lists(stretch, min_size=2, max_size=3),
        st.just([PieceRole.CONTENT] * 3),
    ),
)
steps = st.one_of(
    tags,
    step(tag_many, kinds, st.lists(stretch, min_size=1, max_size=8)),
    step(add_piece, place, stretch, roles),
    step(cut_out, place, stretch),
    step(move_edge, place, place, st.integers(-12, 12), st.booleans(), st.booleans()),
    step(join, numbers),
    step(join_pieces, place),
    step(split, place, stretch),
    step(
        lambda scene, numbers, kind: scene.marking.retag(scene.ids(numbers), kind), numbers, kinds
    ),
    step(lambda scene, numbers: scene.marking.delete(scene.ids(numbers)), numbers),
    step(
        lambda scene, numbers, status: scene.marking.set_status(scene.ids(numbers), status),
        numbers,
        st.sampled_from(Status),
    ),
    step(add_event, stretch, numbers),
    step(type_note, place, st.sampled_from(["", "é", "🌊"])),
    step(set_role, stretch, st.sampled_from([RegionRole.BODY, RegionRole.FURNITURE])),
    step(lambda scene: scene.workspace.undo()),
    step(lambda scene: scene.workspace.undo()),
    step(lambda scene: scene.workspace.redo()),
)


def take(scene, action, arguments):
    """Take a step; one that is refused must have changed nothing."""
    before = scene.rows()
    try:
        action(scene, *arguments)
        event(f"{action.__name__} done")
    except UserError:
        event(f"{action.__name__} refused")
        assert scene.rows() == before


def check(scene):
    """Assert what always holds of the text, the marks and what is drawn of them."""
    for one in scene.annotations():
        kept = scene.project.connection.execute(
            'select exact, start, "end" from annotation where id = ?', (one.id,)
        ).fetchone()
        assert kept == (one.envelope.of(scene.text), one.envelope.start, one.envelope.end)
        by_role = {role: [p.span for p in one.pieces if p.role is role] for role in PieceRole}
        for spans in by_role.values():
            assert all(0 <= span.start < span.end <= len(scene.text) for span in spans)
            assert all(a.end <= b.start for a, b in itertools.pairwise(sorted(spans)))
    fresh = MarkIndex(scene.text, scene.facts)
    for number, lanes in enumerate(scene.look()):
        assert Counter(scene.index.marks_of(number)) == Counter(fresh.marks_of(number))
        assert lanes == fresh.lanes(number)
        check_lanes(lanes, scene.index.paragraph_span(number))


def check_lanes(lanes, paragraph):
    """Assert that no two marks of a lane overlap, and that each is within its paragraph."""
    for lane in range(MOST_LANES):
        own = sorted(one for one in lanes.marks if one.lane == lane)
        assert all(a.end <= b.start for a, b in itertools.pairwise(own))
    for one in lanes.marks:
        assert 0 <= one.lane < MOST_LANES
        assert paragraph.start <= one.start < one.end <= paragraph.end


def bear(project, text, begun, chosen):
    """Assert that all holds after each step, and that undo and redo restore the exact rows."""
    scene = Scene(project, text)
    empty = scene.rows()
    for action, arguments in [*begun, *chosen]:
        take(scene, action, arguments)
        check(scene)
    scene.workspace.close_draft()
    assert_agreement(project)
    full = scene.rows()
    count = sum(1 for _ in iter(scene.workspace.undo, None))
    check(scene)
    assert scene.rows() == empty
    for _ in range(count):
        scene.workspace.redo()
    check(scene)
    assert scene.rows() == full
    assert_agreement(project)


@pytest.fixture
def fresh_project(tmp_path):
    """Return what opens an empty project of its own each time."""
    numbers = itertools.count()
    return lambda: closing(open_project(tmp_path / f"{next(numbers)}.annotator"))


LENIENT = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.slow
@settings(max_examples=70, suppress_health_check=LENIENT)
@given(some_texts, st.lists(tags, min_size=3, max_size=6), st.lists(steps, min_size=6, max_size=20))
def test_offsets_lanes_undo_and_redo_hold_in_any_text(fresh_project, text, begun, chosen):
    with fresh_project() as project:
        bear(project, text, begun, chosen)


@pytest.mark.soak
@pytest.mark.timeout(1200)
@settings(max_examples=1500, suppress_health_check=LENIENT)
@given(some_texts, st.lists(tags, min_size=3), st.lists(steps, min_size=6, max_size=50))
def test_offsets_lanes_undo_and_redo_hold_in_very_many_texts(fresh_project, text, begun, chosen):
    with fresh_project() as project:
        bear(project, text, begun, chosen)
