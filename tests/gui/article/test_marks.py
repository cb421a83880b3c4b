# SPDX-License-Identifier: Apache-2.0
"""What the index answers after changes equals what a fresh one answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import PieceRole
from annotator.domain.changes import Action, Changes, Group, RowChange
from annotator.domain.ids import AnnotationId, GroupId
from annotator.domain.mark import Mark, MarkState
from annotator.domain.message import Message
from annotator.domain.span import Span
from annotator.gui.article.marks import MarkIndex
from annotator.text.lines import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TEXT = "\n".join("x" * 2_400 for _ in range(16))


class Source:
    """Marks by the id of their span row."""

    def __init__(self, marks: dict[str, Mark]) -> None:
        self.marks = marks
        self.asked: list[Span] = []

    def marks_in(self, span: Span) -> Sequence[Mark]:
        self.asked.append(span)
        return [mark for mark in self.marks.values() if mark.span.overlaps(span)]

    def marks_of(self, ids: Iterable[str]) -> Sequence[Mark]:
        wanted = set(ids)
        return [mark for mark in self.marks.values() if mark.annotation_id in wanted]


def mark(start: int, end: int, name: str = "a1") -> Mark:
    return Mark(start, end, AnnotationId(name), "claim", MarkState.ACCEPTED, PieceRole.CONTENT)


def changes(*rows: RowChange) -> Changes:
    group = Group(GroupId("g1"), None, "", "", Message("Edit"), "", Action.EDIT, None)
    return Changes(group, rows)


def columns(one: Mark) -> dict[str, Any]:
    return {
        "annotation_id": one.annotation_id, "start": one.span.start, "end": one.span.end,
        "role": one.role.value,
    }  # fmt: skip


def updated(key: str, before: Mark, after: Mark) -> RowChange:
    old, new = columns(before), columns(after)
    differing = [name for name in old if old[name] != new[name]]
    return RowChange(
        "span",
        key,
        {name: old[name] for name in differing},
        {name: new[name] for name in differing},
    )


def everything(index: MarkIndex) -> list[object]:
    return [index.lanes(number) for number in range(index.paragraph_count)]


spans = st.builds(
    lambda start, size: Span(start, min(len(TEXT), start + size)),
    st.integers(0, len(TEXT) - 1),
    st.one_of(st.integers(1, 60), st.integers(1, 20_000)),
)
steps = st.lists(st.tuples(st.sampled_from("adsebrk"), st.integers(0, 30), spans), max_size=8)


def step(marks: dict[str, Mark], what: str, number: int, span: Span) -> RowChange:
    key = sorted(marks)[number % len(marks)] if marks else ""
    if what == "a" or not key:
        key = f"a{number}.{span.start}-{span.end}-{len(marks)}"
        after = mark(span.start, span.end, f"a{number}")
        before = marks.get(key)
        marks[key] = after
        return (
            updated(key, before, after) if before else RowChange("span", key, None, columns(after))
        )
    before = marks[key]
    if what == "d":
        del marks[key]
        return RowChange("span", key, columns(before), None)
    if what == "k":
        for name, one in marks.items():
            if one.annotation_id == before.annotation_id:
                marks[name] = one._replace(state=MarkState.CHECKED)
        old, new = {"status": "unchecked"}, {"status": "checked"}
        return RowChange("annotation", before.annotation_id, old, new)
    after = before._replace(**moved(what, before.span, span))
    marks[key] = after
    return updated(key, before, after)


def moved(what: str, old: Span, new: Span) -> dict[str, Any]:
    if what == "r":
        return {"role": PieceRole.CUE}
    if what == "s":
        return {"start": min(new.start, old.end - 1)}
    if what == "e":
        return {"end": max(new.end, old.start + 1)}
    return {"start": new.start, "end": new.end}


@given(st.lists(spans, max_size=12), steps)
def test_index_after_changes_equals_a_fresh_one(first: list[Span], steps) -> None:
    marks = {
        f"a{n % 5}.{n}": mark(span.start, span.end, f"a{n % 5}") for n, span in enumerate(first)
    }
    source = Source(marks)
    index = MarkIndex(TEXT, source)
    everything(index)
    for what, number, span in steps:
        index.apply(changes(step(marks, what, number, span)))
        assert everything(index) == everything(MarkIndex(TEXT, source))


@given(st.text(alphabet="ab\n\r\u2029\U0001f600", max_size=60))
def test_paragraphs_partition_the_text(text: str) -> None:
    index = MarkIndex(text, Source({}))
    found = [index.paragraph_span(number) for number in range(index.paragraph_count)]
    assert sum(len(span) + 1 for span in found) == len(text) + 1
    assert all(index.paragraph_at(span.start) == number for number, span in enumerate(found))
    assert line_starts(text)[-1] <= len(text)


def test_an_edit_reads_the_pieces_of_its_annotation_alone() -> None:
    source = Source({"a1.0": mark(5, 9), "a2.0": mark(30_000, 30_010, "a2")})
    index = MarkIndex(TEXT, source)
    everything(index)
    source.asked.clear()
    after = mark(12, 15, "a3")
    source.marks["a3.0"] = after
    assert index.apply(changes(RowChange("span", "a3.0", None, columns(after)))) == [Span(12, 15)]
    everything(index)
    assert source.asked == []


def test_an_edit_of_very_many_annotations_has_all_read_again() -> None:
    source = Source({})
    index = MarkIndex(TEXT, source)
    everything(index)
    added = {f"a{n}.0": mark(n * 10, n * 10 + 5, f"a{n}") for n in range(200)}
    source.marks.update(added)
    rows = [RowChange("span", key, None, columns(one)) for key, one in added.items()]
    assert index.apply(changes(*rows)) == [Span(0, len(TEXT))]
    assert everything(index) == everything(MarkIndex(TEXT, source))


def test_a_mark_that_pushes_others_aside_changes_all_of_the_stretch() -> None:
    source = Source({"a1.0": mark(50, 60)})
    index = MarkIndex(TEXT, source)
    everything(index)
    source.marks["a2.0"] = mark(40, 90, "a2")
    row = RowChange("span", "a2.0", None, columns(source.marks["a2.0"]))
    assert index.apply(changes(row)) == [Span(40, 90)]
    assert [one.lane for one in index.lanes(0).marks] == [0, 1]


def test_what_nobody_has_seen_is_not_told_of() -> None:
    source = Source({"a1.0": mark(5, 9)})
    index = MarkIndex(TEXT, source)
    index.lanes(0)
    source.marks["a2.0"] = mark(30_000, 30_010, "a2")
    row = RowChange("span", "a2.0", None, columns(source.marks["a2.0"]))
    assert index.apply(changes(row)) == []
    assert everything(index) == everything(MarkIndex(TEXT, source))


def test_pieces_of_an_annotation_come_in_text_order_wherever_they_are() -> None:
    source = Source({"a1.0": mark(30_000, 30_009), "a1.1": mark(5, 9), "a2.0": mark(1, 3, "a2")})
    index = MarkIndex(TEXT, source)
    assert [one.start for one in index.pieces_of(AnnotationId("a1"))] == [5, 30_000]


def test_a_paragraph_takes_as_many_lanes_as_asked_for() -> None:
    source = Source({f"a{n}.0": mark(5, 9 + n, f"a{n}") for n in range(6)})
    index = MarkIndex(TEXT, source)
    assert (index.lanes(0).depth, index.lanes(0).more[0].number) == (3, 3)
    index.set_depth(0, 5)
    lanes = index.lanes(0)
    assert (lanes.depth, lanes.more[0].number, lanes.extra[0].number) == (5, 1, 2)


def test_what_is_on_screen_is_read_at_once() -> None:
    source = Source({"a1.0": mark(5, 9), "a2.0": mark(9_000, 9_010, "a2")})
    index = MarkIndex(TEXT, source)
    lanes = index.lanes(1)
    source.asked.clear()
    index.read(0, 5)
    index.read(0, 5)
    assert everything(index)[:6] == everything(MarkIndex(TEXT, source))[:6]
    assert source.asked[0] == Span(0, index.paragraph_span(6).start)
    assert index.lanes(1) is lanes


@pytest.mark.parametrize("is_added", [True, False])
def test_an_annotation_that_comes_or_goes_is_told_by_its_pieces(is_added: bool) -> None:
    index = MarkIndex(TEXT, Source({"a1.0": mark(5, 9)}))
    everything(index)
    row = RowChange("annotation", "a1", None, {"kind": "claim", "status": "unchecked"})
    assert not index.apply(changes(row if is_added else row.reversed()))


def test_a_status_touches_every_piece_of_its_annotation() -> None:
    marks = {"a1.0": mark(5, 9), "a1.1": mark(9_000, 9_010), "a2.0": mark(20, 30, "a2")}
    index = MarkIndex(TEXT, Source(marks))
    everything(index)
    for key in ("a1.0", "a1.1"):
        marks[key] = marks[key]._replace(state=MarkState.CHECKED)
    row = RowChange("annotation", "a1", {"status": "unchecked"}, {"status": "checked"})
    assert index.apply(changes(row)) == [Span(5, 9), Span(9_000, 9_010)]


@pytest.mark.parametrize("table", ["event", "check_row", "article"])
def test_rows_of_other_tables_change_nothing(table: str) -> None:
    index = MarkIndex(TEXT, Source({"a1.0": mark(5, 9)}))
    everything(index)
    assert not index.apply(changes(RowChange(table, "x1", {"status": "a"}, {"status": "b"})))


def test_a_note_on_an_annotation_reads_nothing_again() -> None:
    index = MarkIndex(TEXT, Source({"a1.0": mark(5, 9)}))
    everything(index)
    assert not index.apply(changes(RowChange("annotation", "a1", {"note": ""}, {"note": "hm"})))


def test_marks_at_a_place_come_smallest_first() -> None:
    marks = {"a1.0": mark(0, 50, "a1"), "a2.0": mark(10, 20, "a2"), "a3.0": mark(12, 40, "a3")}
    found = MarkIndex(TEXT, Source(marks)).marks_at(15)
    assert [one.annotation_id for one in found] == ["a2", "a3", "a1"]


def test_a_mark_ends_before_its_end() -> None:
    index = MarkIndex(TEXT, Source({"a1.0": mark(5, 9)}))
    assert index.marks_at(8)
    assert not index.marks_at(9)


def test_lanes_of_paragraphs_that_did_not_change_stay_the_same_objects() -> None:
    source = Source({"a1.0": mark(5, 9), "a2.0": mark(2_500, 2_510, "a2")})
    index = MarkIndex(TEXT, source)
    first, second = index.lanes(0), index.lanes(1)
    source.marks["a3.0"] = mark(12, 15, "a3")
    index.apply(changes(RowChange("span", "a3.0", None, columns(source.marks["a3.0"]))))
    assert index.lanes(0) != first
    assert index.lanes(1) is second
