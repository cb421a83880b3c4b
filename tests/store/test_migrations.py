# SPDX-License-Identifier: Apache-2.0
"""Files of every older version are brought up to date whole, or stay as they were."""

import lzma
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.annotation import PieceRole
from annotator.domain.session import SessionState
from annotator.store.project import open_project
from annotator.store.schema import VERSION
from tests.agreement import assert_agreement, stored

SAMPLES = Path(__file__).parent / "samples"
OLDER = range(1, VERSION)


def unpacked(version, folder):
    path = folder / f"old-{version}.annotator"
    packed = SAMPLES / f"version-{version}.annotator.xz"
    path.write_bytes(lzma.decompress(packed.read_bytes()))
    return path


@pytest.fixture(params=OLDER)
def version(request):
    return request.param


@pytest.fixture
def old(version, tmp_path):
    """Return a file of an older version."""
    return unpacked(version, tmp_path)


@pytest.fixture
def project(old):
    """Return that file, opened and so brought up to date."""
    project = open_project(old)
    yield project
    project.close()


def session_of(project, *, title, reviewer="Ann Lee"):
    return next(
        one.session
        for one in project.sessions.summaries()
        if title in one.title and one.session.reviewer == reviewer
    )


def test_each_version_but_the_newest_has_a_sample():
    found = {path.name for path in SAMPLES.glob("version-*")}
    assert found == {f"version-{version}.annotator.xz" for version in OLDER}


def test_file_is_brought_up_to_date(project):
    found = project.connection.execute("pragma user_version").fetchone()
    assert found == (VERSION,)


def test_file_is_copied_aside_as_it_was(project, old, version):
    aside = old.with_name(f"{old.name}.version-{version}")
    with closing(sqlite3.connect(aside)) as bare:
        assert bare.execute("pragma user_version").fetchone() == (version,)
        assert bare.execute("pragma integrity_check").fetchone() == ("ok",)
        open_groups = "select count(*) from change_group where is_open = 1"
        assert bare.execute(open_groups).fetchone() == (1,)


def test_rows_log_search_and_texts_agree(project):
    assert_agreement(project)


def test_everything_reads(project):
    quote, *_ = (
        one
        for one in project.annotations.of_session(session_of(project, title="Tarn Haven").id)
        if one.kind == "quote"
    )
    assert [piece.role for piece in quote.pieces] == [
        *(PieceRole.CONTENT, PieceRole.CUE, PieceRole.SOURCE, PieceRole.CONTENT),
    ]
    assert (quote.note, quote.tags) == ("Ask his brother 🌊, too", ("by phone", "Ångström"))
    assert quote.confidential
    signed = session_of(project, title="Balloon festival")
    assert (signed.state, signed.second_reader) == (SessionState.SIGNED_OFF, "Bo Ek")
    (event,) = project.events.find(project.events.in_order(signed.id))
    assert (event.who[0].role, len(event.evidence)) == ("host", 2)


def test_nothing_is_in_the_trash(project):
    sessions = [one.session for one in project.sessions.summaries()]
    articles = [project.articles.get(one) for one in project.articles.ids()]
    assert {one.trashed for one in (*sessions, *articles)} == {""}


def test_place_comes_back(project):
    session = session_of(project, title="Tarn Haven")
    assert project.sessions.last_opened() == session.id
    place = project.sessions.place(session.id)
    assert project.annotations.find([place.focus_id])
    assert project.articles.frame_of_session(session.id).text[place.caret :].startswith("The storm")


def test_typing_that_was_open_is_kept(project):
    hit, *_ = project.search.find("Lask, 67")
    quote = project.annotations.get(hit.id)
    assert quote.fields["speaker"] == "Teodor Lask, 6"


def test_words_are_found(project):
    assert {hit.kind for hit in project.search.find("goat")} == {"annotation", "article"}


def test_all_that_was_done_is_undone_and_done_again(project):
    session = session_of(project, title="Tarn Haven")
    full = stored(project.connection)
    count = sum(1 for _ in iter(lambda: project.undo(session.id, "Ann Lee"), None))
    assert count >= 20
    assert project.annotations.of_session(session.id) == []
    assert_agreement(project)
    for _ in range(count):
        project.redo(session.id, "Ann Lee")
    assert stored(project.connection) == full
    assert_agreement(project)


def state_of(path):
    with closing(sqlite3.connect(path)) as bare:
        return list(bare.iterdump()), bare.execute("pragma user_version").fetchone()


def test_upgrade_that_fails_half_way_leaves_the_file_as_it_was(tmp_path):
    path = unpacked(1, tmp_path)
    with closing(sqlite3.connect(path)) as bare:
        # The last step meets what somebody else did to the file.
        bare.execute("alter table session add column trashed text")
    before = state_of(path)
    with pytest.raises(sqlite3.OperationalError, match="duplicate column"):
        open_project(path)
    assert state_of(path) == before


def test_file_stays_as_it_was_where_there_is_no_room_for_the_copy(old):
    before = state_of(old)
    code = (
        "import resource, sys; from pathlib import Path;"
        "from annotator.domain.errors import UserError;"
        "from annotator.store.project import open_project;"
        "most = Path(sys.argv[1]).stat().st_size - 1;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
        "try: open_project(Path(sys.argv[1]))\n"
        "except UserError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(old)], capture_output=True, text=True, check=True
    )
    assert f"{old.name}.version-" in done.stdout
    assert state_of(old) == before
    assert [one.name for one in old.parent.iterdir()] == [old.name]


def test_upgrade_that_failed_is_made_up_for(tmp_path):
    path = unpacked(1, tmp_path)
    with closing(sqlite3.connect(path)) as bare:
        bare.execute("alter table session add column trashed text")
    with pytest.raises(sqlite3.OperationalError):
        open_project(path)
    with closing(sqlite3.connect(path)) as bare:
        bare.execute("alter table session drop column trashed")
    with closing(open_project(path)) as project:
        assert_agreement(project)


def test_file_that_may_only_be_read_is_not_brought_up_to_date(old):
    before = state_of(old)
    with closing(open_project(old, read_only=True)) as project:
        assert project.sessions.summaries()
    assert state_of(old) == before
