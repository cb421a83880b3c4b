# SPDX-License-Identifier: Apache-2.0
"""Everything that can be read of a damaged project comes into a new one, and the rest is told."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from annotator.domain.errors import UserError
from annotator.domain.ids import new_article_id
from annotator.store.project import open_project
from annotator.store.salvage import salvage
from tests.store.ample import fill
from tests.store.conftest import Work
from tests.store.damaging import PAGE, alter, bytes_of, noise, page_of, rewrite
from tests.store.salvaging import notes, nothing, records, refusal, salvaged


@pytest.fixture(scope="session")
def ample(tmp_path_factory):
    """Return the bytes of a project that a desk has after some weeks."""
    path = tmp_path_factory.mktemp("ample") / "desk.annotator"
    work = Work(path)
    fill(work)
    work.project.close()
    return path.read_bytes()


@pytest.fixture
def closed(work):
    """Return the path of a small closed project."""
    mark = work.tag((0, 7), kind="claim", note="asked the harbour master")
    work.change(mark, note="asked twice")
    gone = work.tag((8, 13))
    work.remove(gone)
    split = work.tag((74, 80), (90, 95), kind="quote", fields={"speaker": "Ève"})
    work.add_event(mark, split, what="The harbour opens", span=(0, 7))
    work.reject((20, 25), (30, 35), kind="quote", rule="quote.test")
    work.switch("quote.test", on=False)
    work.project.close()
    yield work.path
    work.project = open_project(work.path.with_name("whole.annotator"))


# Kinds of damage: each takes the bytes of a project and a source of chance.
def one_page_of_noise(data, chance):
    page = chance.randrange(len(data) // PAGE) * PAGE
    data[page : page + PAGE] = chance.randbytes(PAGE)


def one_page_of_zeros(data, chance):
    page = chance.randrange(len(data) // PAGE) * PAGE
    data[page : page + PAGE] = bytes(PAGE)


def cut_off(data, chance):
    del data[chance.randrange(len(data)) :]


def bits_of_the_header(data, chance):
    for _ in range(3):
        bit = chance.randrange(100 * 8)
        data[bit // 8] ^= 1 << bit % 8


DAMAGES = (one_page_of_noise, one_page_of_zeros, cut_off, bits_of_the_header)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_anywhere_is_refused_or_read_and_what_can_be_read_is_salvaged(
    ample, tmp_path, damage, seed
):
    harm(ample, tmp_path, damage, seed)


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("damage", "places"), [*zip(DAMAGES, (200, 60, 50, 60), strict=True)])
def test_damage_in_very_many_places(ample, tmp_path, damage, places, record_property):
    shares = [harm(ample, tmp_path, damage, 100 + seed) for seed in range(places)]
    average = sum(shares) / places
    record_property("salvaged", average)
    print(f"{damage.__name__}: {average:.2%} of the marks salvaged, {min(shares):.2%} at worst")
    # Half of a file has not half of its texts: each is in one piece, and its marks go with it.
    assert average > (0.25 if damage is cut_off else 0.95)


def harm(ample, folder, damage, seed):
    """Damage a copy, open and salvage it; return which share of the marks was salvaged."""
    chance = random.Random(seed)  # noqa: S311 -- nothing here is a secret
    path, whole = folder / "p.annotator", folder / "whole.annotator"
    for one in folder.iterdir():
        one.unlink()
    whole.write_bytes(ample)
    data = bytearray(ample)
    damage(data, chance)
    path.write_bytes(data)
    if refusal(path):
        assert path.read_bytes() == data
    path.write_bytes(data)
    truth = records(whole)
    try:
        result, found = salvaged(path)
    except UserError as error:
        if "Nothing can be read" not in str(error):
            raise
        return 0
    if "may be there again" in notes(result):
        assert {one[0] for one in found["annotation"]} <= ever_marked(whole)
    else:
        assert all(found[table] <= truth[table] for table in truth)
    return len(found["annotation"] & truth["annotation"]) / len(truth["annotation"])


def ever_marked(path):
    """Return the ids of all marks that a sound project ever had."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("select row_id from change where table_name = 'annotation'")
        return {row_id for (row_id,) in found}


def test_sound_project_is_copied_whole(closed):
    truth = records(closed)
    result, found = salvaged(closed)
    assert found == truth
    assert not any(result.lost.values())
    assert result.notes == ()
    assert result.kept["step"] == 10


def test_typing_that_was_open_is_in_the_salvaged_project(work):
    mark = work.tag((0, 7))
    work.type(mark, note="half a wo")
    work.connection.close()
    salvaged(work.path)
    with closing(open_project(work.path.with_name("salvaged.annotator"))) as project:
        assert project.annotations.get(mark.id).note == "half a wo"
        assert [hit.id for hit in project.search.find("half")] == [mark.id]
    work.project = open_project(work.path)


def test_log_beside_the_file_is_read(work):
    work.connection.execute("pragma wal_checkpoint(truncate)")
    mark = work.tag((0, 7), note="only in the log")
    copy = work.path.with_name("copy.annotator")
    for suffix, data in bytes_of(work.path).items():
        copy.with_name(copy.name + suffix).write_bytes(data)
    _, found = salvaged(copy)
    assert [one[0] for one in found["annotation"]] == [mark.id]


@pytest.mark.parametrize("seed", range(4))
def test_damaged_log_beside_the_file_gives_a_sound_project(work, seed):
    work.connection.execute("pragma wal_checkpoint(truncate)")
    for number in range(20):
        work.tag((number, number + 7))
    copy = work.path.with_name("copy.annotator")
    data = bytes_of(work.path)
    log = bytearray(data["-wal"])
    start = random.Random(seed).randrange(len(log) - 500)  # noqa: S311 -- nothing is a secret
    log[start : start + 500] = noise(seed, 500)
    copy.write_bytes(data[""])
    copy.with_name("copy.annotator-wal").write_bytes(log)
    result, _ = salvaged(copy)
    assert result.kept["annotation"] > 0
    refusal(copy)


@pytest.mark.parametrize("table", ["annotation", "span", "event", "region", "session", "article"])
def test_rows_of_a_lost_table_come_back_from_the_history(closed, table):
    truth = records(closed)
    rewrite(closed, page_of(closed, table), noise(5))
    result, found = salvaged(closed)
    assert found == truth
    assert not any(result.lost.values())


@pytest.mark.parametrize("table", ["change", "change_group"])
def test_rows_stay_where_the_history_is_lost(closed, table):
    truth = records(closed)
    rewrite(closed, page_of(closed, table), noise(5))
    result, found = salvaged(closed)
    assert found == truth
    assert bool(result.lost["step"]) == (table == "change_group")


def test_removed_mark_does_not_come_back(closed):
    rewrite(closed, page_of(closed, "annotation"), noise(5))
    _, found = salvaged(closed)
    assert len(found["annotation"]) == 2


def test_file_without_a_beginning_is_read(closed):
    truth = records(closed)
    rewrite(closed, 1, b"?" * PAGE)
    _, found = salvaged(closed)
    assert found == truth


def test_lost_text_loses_its_article_and_tells_the_words(closed):
    alter(closed, b"The harbour opened again on", b"The harbour opened ag\xff\xff\xff on")
    with pytest.raises(UserError, match="Nothing can be read"):
        salvaged(closed)
    assert not closed.with_name("salvaged.annotator").exists()


def test_altered_text_is_read_anew_from_the_original_bytes(closed):
    data = closed.read_bytes()
    at = data.index(b"The harbour opened again on")
    closed.write_bytes(data[:at] + b"X" + data[at + 1 :])
    truth = records(closed)
    result, found = salvaged(closed)
    assert found == truth
    assert not any(result.lost.values())


def test_one_lost_article_of_two_is_told_with_its_marks(work):
    other = work.add_article("The pier was closed on Monday.\n", "Pier")
    session = work.add_session(other, "Ben")
    work.tag((4, 8), session=session, note="ring them", kind="claim", fields={"claim_text": "shut"})
    work.tag((0, 7))
    work.add_event(what="Opening")
    work.project.close()
    alter(work.path, b"The pier was closed on Monday.", b"The pier was clos\xff\xff on Monday.")
    result, found = salvaged(work.path)
    assert [one[1] for one in found["article"]] == ["Harbour"]
    assert result.lost == {"article": 1, "session": 1, "annotation": 1, "event": 0, "step": 0}
    assert "Lost: the article “Pier”." in notes(result)
    assert "Lost: the session of Ben." in notes(result)
    assert "Lost: the claim “pier” shut; ring them" in notes(result)
    work.project = open_project(work.path.with_name("another.annotator"))


def test_file_that_is_there_already_is_not_written_over(closed):
    there = closed.with_name("salvaged.annotator")
    there.write_bytes(b"of somebody else")
    with pytest.raises(UserError, match="there already"):
        salvage(closed, there, nothing)
    assert there.read_bytes() == b"of somebody else"


def test_new_project_is_not_put_beside_the_log_of_another(closed):
    log = closed.with_name("salvaged.annotator-wal")
    log.write_bytes(b"newest edits")
    with pytest.raises(UserError, match="belongs to a project that was moved"):
        salvage(closed, closed.with_name("salvaged.annotator"), nothing)
    assert log.read_bytes() == b"newest edits"


@pytest.fixture
def spoiled(closed):
    """Return what spoils the small project, and gives what is salvaged of it."""

    def give(*statements):
        with closing(sqlite3.connect(closed, isolation_level=None)) as other:
            for statement in ("pragma ignore_check_constraints = on", *statements):
                other.execute(statement)
            other.execute("pragma wal_checkpoint(truncate)")
        return salvaged(closed)

    return give


def test_marks_stay_where_the_history_lost_how_they_began(closed, spoiled):
    truth = records(closed)
    _, found = spoiled("delete from change where table_name = 'annotation' and before is null")
    assert found == truth


def test_changes_of_what_nobody_knows_are_left_out(closed, spoiled):
    truth = records(closed)
    _, found = spoiled(
        "delete from change where table_name = 'annotation' and before is null",
        "delete from annotation where note = 'asked twice'",
        "delete from change where table_name = 'annotation' and after is null",
    )
    assert found["annotation"] < truth["annotation"]


@pytest.mark.parametrize("value", ["{no json", '{"nobody":1}', "[1]"])
def test_step_that_cannot_be_read_is_left_out(closed, spoiled, value):
    truth = records(closed)
    _, found = spoiled(
        f"update change set after = '{value}' where table_name = 'annotation' and before like '%a%'"
    )
    assert found == truth


def test_row_that_cannot_be_read_comes_back_from_the_history(closed, spoiled):
    truth = records(closed)
    _, found = spoiled("update event set who = '{no json'")
    assert found == truth


@pytest.mark.parametrize(
    "statement",
    ["update region set role = 'nobody'", 'update region set "end" = start where start > 0'],
)
def test_parts_that_do_not_fit_the_text_are_found_anew(closed, spoiled, statement):
    truth = records(closed)
    result, found = spoiled("delete from change where table_name = 'region'", statement)
    assert found == truth
    assert "were found anew" in notes(result)


def test_group_that_does_not_fit_is_told_as_lost_and_its_edits_stay(closed, spoiled):
    truth = records(closed)
    result, found = spoiled("update change_group set action = 'nothing' where label = 'Tag'")
    assert found == truth
    assert result.lost["step"]


def test_later_draft_of_an_article_stays_one(work):
    later = replace(work.article, id=new_article_id(), previous_id=work.article.id)
    edit = work.edit("Import")
    edit.add(later)
    work.project.write(edit)
    work.project.close()
    salvaged(work.path)
    with closing(open_project(work.path.with_name("salvaged.annotator"))) as project:
        assert project.articles.get(later.id).previous_id == work.article.id
    work.project = open_project(work.path)


def test_file_of_somebody_else_with_a_like_name_stays(closed):
    notes = closed.with_name("salvaged.annotator.part")
    notes.write_text("my own notes")
    salvaged(closed)
    assert notes.read_text() == "my own notes"
