# SPDX-License-Identifier: Apache-2.0

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Origin
from annotator.domain.errors import GoneError
from annotator.domain.kinds import all_kinds
from annotator.domain.mark import MarkState
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store.annotations import ListOrder
from annotator.store.nearby import ANY, UNFINISHED, Beside, Sought

LONG_TEXT = "\n".join(f"Sentence number {number} of the long text." for number in range(400))


def ids(annotations):
    return [one.id for one in annotations]


def listed(work, order, session=None):
    keys = work.project.annotations.keys((session or work.session).id, order)
    return ids(one for one, _ in work.project.annotations.page(keys))


def test_annotation_comes_back_as_it_was_written(work):
    annotation = work.tag(
        *((98, 131), (133, 136, "cue"), (140, 150, "source")),
        kind="quote",
        status=Status.QUERY,
        verdict="mixed",
        note="n",
        tags=("b", "a"),
        confidential=True,
        origin=Origin.RULE,
        rule="quotes",
        reason="marks",
        fields={"speaker": "Ève"},
    )
    assert work.get(annotation) == annotation


def test_missing_annotation_is_said_to_be_gone(work):
    with pytest.raises(GoneError):
        work.project.annotations.get("a0")


def test_annotations_are_found_in_the_order_asked_for(work):
    one, two = work.tag((0, 7)), work.tag((8, 13))
    assert work.project.annotations.find([two.id, "a0", one.id]) == [two, one]


def test_annotations_of_a_session_come_in_text_order(work):
    late, early = work.tag((20, 25)), work.tag((0, 7), (10, 12))
    work.tag((0, 3), session=work.add_session(work.article))
    assert work.project.annotations.of_session(work.session.id) == [early, late]


def test_list_shows_one_kind_of_one_session(work):
    claim = work.tag((0, 7))
    work.tag((0, 7), kind="quote")
    work.tag((0, 7), session=work.add_session(work.article))
    assert listed(work, ListOrder("claim")) == [claim.id]


def test_page_leaves_out_what_is_gone(work):
    one = work.tag((0, 7))
    keys = work.project.annotations.keys(work.session.id, ListOrder("claim"))
    assert work.project.annotations.page([999, *keys]) == [(one, "Harbour")]


def test_key_is_that_of_the_list(work):
    one = work.tag((0, 7))
    keys = work.project.annotations.keys(work.session.id, ListOrder("claim"))
    assert keys == [work.project.annotations.key_of(one.id)]
    assert work.project.annotations.key_of("a0") is None


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", ["start", "exact", "status", "verdict", "line", "claim_text"])
def test_list_sorts_by_every_column(work, column, descending):
    first = work.tag(
        *((0, 7),), status=Status.CHECKED, verdict="accurate", fields={"claim_text": "a"}
    )
    second = work.tag(
        *((33, 39),), status=Status.QUERY, verdict="wrong", fields={"claim_text": "B"}
    )
    order = ListOrder("claim", column, descending=descending)
    expected = [first.id, second.id] if not descending else [second.id, first.id]
    assert listed(work, order) == expected


def test_numbers_sort_as_numbers(work):
    many = work.tag((0, 7), kind="number", fields={"number_value": "100"})
    few = work.tag((0, 7), kind="number", fields={"number_value": "-9.5"})
    none = work.tag((0, 7), kind="number")
    assert listed(work, ListOrder("number", "number_value")) == [none.id, few.id, many.id]


def test_dates_sort_by_the_first_moment_they_may_mean(work):
    day = work.tag((0, 7), kind="date", fields={"date_value": "2023-11-02"})
    month = work.tag((0, 7), kind="date", fields={"date_value": "2023-11"})
    year = work.tag((0, 7), kind="date", fields={"date_value": "202X"})
    assert listed(work, ListOrder("date", "date_value")) == [year.id, month.id, day.id]


def test_list_is_filtered_by_words_of_text_and_fields(work):
    work.tag((0, 7))
    noted = work.tag((8, 13), note="Genève")
    assert listed(work, ListOrder("claim", words="gene")) == [noted.id]


@pytest.fixture
def long_work(make_work):
    work = make_work("long", LONG_TEXT)
    edit = work.edit()
    edit.add(
        *(
            work.annotation((start, start + length))
            for start in range(0, 10_000, 371)
            for length in (1, 30, 999, 1000, 1001, 1002, 4000)
        )
    )
    work.project.write(edit)
    return work


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 14_500), length=st.integers(1, 3000))
def test_marks_are_all_that_overlap(long_work, start, length):
    span = Span(start, start + length)
    marks = long_work.project.annotations.marks(long_work.session.id, span)
    expected = sorted(
        (piece.span, one.id)
        for one in long_work.project.annotations.of_session(long_work.session.id)
        for piece in one.pieces
        if piece.span.overlaps(span)
    )
    assert sorted((mark.span, mark.annotation_id) for mark in marks) == expected
    assert [mark.span for mark in marks] == sorted(mark.span for mark in marks)


def test_marks_of_annotations_are_all_their_pieces(work):
    quote = work.tag((98, 131), (133, 136, "cue"), (140, 150), kind="quote", status=Status.QUERY)
    number = work.tag((5, 9))
    found = work.project.annotations.marks_of([number.id, "a-gone", quote.id])
    places = [(one.annotation_id, one.start, one.end) for one in found]
    assert places == [
        (number.id, 5, 9),
        *((quote.id, start, end) for start, end in ((98, 131), (133, 136), (140, 150))),
    ]
    assert found[1:] == work.project.annotations.marks(work.session.id, Span(98, 150))


def test_marks_see_what_another_program_made(work):
    assert work.project.annotations.marks(work.session.id, Span(100, 110)) == []
    annotation = work.annotation((0, 200))
    with work.other() as other:
        edit = work.edit()
        edit.add(annotation)
        other.write(edit)
    assert work.project.annotations.at(work.session.id, Span(100, 110)) == [annotation.id]


def test_mark_tells_kind_role_and_state(work):
    work.tag((98, 131), (133, 136, "cue"), kind="quote", status=Status.CHECKED)
    marks = work.project.annotations.marks(work.session.id, Span(0, 200))
    assert [(one.kind, one.role, one.state) for one in marks] == [
        ("quote", "content", MarkState.CHECKED),
        ("quote", "cue", MarkState.CHECKED),
    ]


def test_annotation_of_several_pieces_is_told_once(work):
    annotation = work.tag((98, 131), (133, 136))
    assert work.project.annotations.at(work.session.id, Span(90, 140)) == [annotation.id]


def test_tags_in_use_are_listed_once(work):
    work.tag((0, 7), tags=("b", "a"))
    work.tag((0, 7), tags=("B", "a"))
    assert work.project.annotations.tags() == ["a", "B", "b"]


def test_sentence_of_a_mark_is_that_of_its_text(work):
    annotation = work.tag((work.article.text.index("The Israel"), work.article.text.index("talks")))
    kept = work.derived("annotation", annotation.id)
    assert kept["sentence"] == "The Israel-Hamas talks were not discussed."
    assert kept["line"] == 7


def test_sentence_covers_a_mark_over_several(work):
    start = work.article.text.index("About")
    end = work.article.text.index("talks")
    annotation = work.tag((start, end))
    assert work.derived("annotation", annotation.id)["sentence"].startswith("About 1,200")
    assert work.derived("annotation", annotation.id)["sentence"].endswith("discussed.")


def plans(work, read):
    """Return the plans of the statements that a read runs, of a file with statistics or not."""
    statements = []
    work.connection.set_trace_callback(statements.append)
    read()
    work.connection.set_trace_callback(None)
    return [
        row[3]
        for statement in statements
        if statement.lstrip().startswith(("select", "with"))
        for row in work.connection.execute(f"explain query plan {statement}").fetchall()
    ]


def reads(work):
    project, session = work.project, work.session.id
    annotations = project.annotations
    yield from (
        lambda kind=kind, column=column: annotations.keys(session, ListOrder(kind.key, column))
        for kind in all_kinds()
        for column in ("start", "exact", "status", *(field.key for field in kind.fields))
    )
    yield lambda: annotations.keys(session, ListOrder("claim", words="storm"))
    yield lambda: annotations.marks(session, Span(0, 100))
    yield lambda: project.overview.facts_in(session, Span(0, 100))
    yield lambda: project.overview.done(session)
    yield lambda: project.overview.untouched(session, "[[0, 10], [10, 20]]")
    yield lambda: project.overview.counts(session)
    for sought in (ANY, Sought("claim"), UNFINISHED):
        yield lambda sought=sought: annotations.neighbour(Beside(session, 5), sought)
    yield lambda: project.overview.spread(session, 100, 10)
    yield lambda: annotations.of_session(session)
    yield lambda: project.overview.covered(session)
    yield lambda: project.overview.flagged(session, 100, 10)
    yield project.sessions.summaries
    yield lambda: project.sessions.has_more_marks(session, 2)
    yield lambda: project.events.in_order(session)
    yield lambda: project.history.next_undo(session)
    yield lambda: project.history.next_redo(session)
    yield lambda: project.history.groups(session)


def test_no_read_goes_through_a_whole_table(work):
    annotation = work.tag((0, 7))
    work.add_event(annotation)
    work.undo()
    work.redo()
    for read in reads(work):
        for plan in plans(work, read):
            for table in ("annotation", "span", "event", "change", "change_group"):
                assert plan.split()[:2] != ["SCAN", table], plan


COLUMNS = [
    (kind.key, column)
    for kind in all_kinds()
    for column in ("start", "exact", "status", "verdict", *(field.key for field in kind.fields))
]


def require_sorted_by_index(work, read):
    """Fail where a statement sorts by itself, or goes through rows that it need not."""
    for plan in plans(work, read):
        assert plan.startswith("SEARCH"), plan
        assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("kind", "column"), COLUMNS)
def test_list_is_sorted_by_an_index(work, kind, column, descending):
    order = ListOrder(kind, column, descending=descending)
    require_sorted_by_index(work, lambda: work.project.annotations.keys(work.session.id, order))


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("value", [None, "Ada"])
def test_list_goes_on_behind_a_value_by_the_index(work, monkeypatch, value, descending):
    monkeypatch.setattr("annotator.store.listing.FIRST", 2)
    monkeypatch.setattr("annotator.store.listing.MORE", 2)
    fields = {"speaker": value} if value else {}
    for _ in range(5):
        work.tag((0, 7), kind="quote", fields=fields)
    order = ListOrder("quote", "speaker", descending=descending)
    read = partial(work.project.annotations.keys, work.session.id, order)
    assert len(read()) == 5
    require_sorted_by_index(work, read)


def test_progress_of_all_sessions_is_read_from_indexes_alone(work):
    found = plans(work, work.project.sessions.summaries)
    assert all("COVERING" in plan for plan in found if plan.startswith("SEARCH annotation"))


def test_tags_are_read_from_the_tagged_alone(work):
    found = plans(work, work.project.annotations.tags)
    assert found[0] == "SCAN annotation USING COVERING INDEX annotation_tags"


def test_replacing_a_note_keeps_the_sentence(work):
    annotation = work.tag((0, 7))
    before = work.derived("annotation", annotation.id)
    work.change(annotation, note="n")
    after = work.derived("annotation", annotation.id)
    assert after == replace_search(before, "Harbour\nn")


def replace_search(columns, text):
    return {**columns, "search_text": text}


def test_contents_of_a_kind_are_all_its_content_pieces(work):
    split = work.tag((40, 50), (0, 7), kind="quote")
    work.tag((5, 9), kind="number")
    read = work.project.annotations.contents
    assert read(work.session.id, "quote") == [Span(0, 7), Span(40, 50)]
    work.remove(split)
    assert read(work.session.id, "quote") == []
