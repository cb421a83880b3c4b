# SPDX-License-Identifier: Apache-2.0
"""Emptying the trash removes what is in it for good, and nothing else."""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace

import pytest

from annotator.domain.errors import UserError, user_error
from annotator.domain.session import Place
from annotator.store import purge as module
from annotator.store.opening import connect
from annotator.store.purge import is_untidy, purge, tidy
from tests.store.test_trash import put_away

OTHER = "Zyxomma seen again\n\nOSLO, Nov. 29 (UPI) -- A zyxomma was seen by Quillfeather.\n"
# Words that only what goes has: in texts, notes, tags, fields, events, deleted and older values.
SECRETS = (
    *("zyxomma", "quillfeather", "wombrock", "plimsoul", "snarkfin", "grubbelow"),
    *("tattercoat", "mirkwhistle", "hushwing"),
)
FIND = """
import sys
for name in sys.argv[1].split('|'):
    data = open(name, 'rb').read().lower()
    for word in sys.argv[2].split('|'):
        if word.encode() in data or word.encode('utf-16-le') in data:
            print(word, name)
"""


def on_disk(work):
    """Return which of the secret words stand in the file or beside it.

    Looked for by another process: closing the file here would drop SQLite's locks on it.
    """
    names = [str(path) for path in work.path.parent.iterdir() if path.is_file()]
    arguments = [sys.executable, "-c", FIND, "|".join(names), "|".join(SECRETS)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    return {line.split()[0] for line in done.stdout.splitlines()}


def ignore(_):
    """Take note of no progress."""


def empty(work, advance=ignore):
    """Empty the trash as a job does: through a connection of its own."""
    with closing(connect(work.path, busy_milliseconds=50)) as connection:
        return purge(connection, "Ann", work.clock(), advance=advance)


@pytest.fixture
def kept(work):
    """Return a mark that stays, in a session with edits before and after all that goes."""
    annotation = work.tag((0, 7), note="stays")
    work.add_event(annotation, what="Stays too")
    return annotation


@pytest.fixture
def gone(work, kept):
    """Put an article and another session on the first article into the trash; return both."""
    article = work.add_article(OTHER, "Zyxomma seen again")
    on_article = work.add_session(article, "Quillfeather")
    work.tag((0, 7), session=on_article, tags=("wombrock",))
    second = work.add_session(work.article, "Eve")
    one = work.tag((0, 7), session=second, note="plimsoul", fields={"speaker": "snarkfin"})
    deleted = work.tag((8, 13), session=second, note="grubbelow")
    own, work.session = work.session, second
    changed = work.change(one, note="tattercoat " * 40)
    work.change(changed, note="plimsoul")
    work.add_event(one, what="mirkwhistle")
    work.remove(deleted)
    work.reject((3, 9), rule="quote.hushwing", session=second)
    role = work.project.articles.get(work.article.id)
    edit = work.edit("Title")
    edit.change(role, replace(role, title="Harbour news"))
    work.project.write(edit)
    work.session = own
    work.project.sessions.keep_place(second.id, Place(), work.clock())
    put_away(work, second)
    put_away(work, article)
    work.change(kept, note="stays on")
    return article, second


def test_rows_of_the_trash_are_gone_and_the_others_stay(work, kept, gone):
    purged = empty(work)
    assert (purged.articles, purged.sessions, purged.is_tidy) == (1, 2, True)
    assert work.project.articles.ids() == [work.article.id]
    sessions = work.connection.execute("select id from session").fetchall()
    assert sessions == [(work.session.id,)]
    assert work.get(kept).note == "stays on"
    assert work.project.trash.contents() == []


def test_no_word_of_it_is_left_in_any_file(work, gone):
    assert on_disk(work) == set(SECRETS)
    empty(work)
    assert on_disk(work) == set()


def test_no_temporary_file_is_left(work, gone, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    empty(work)
    assert list(folder.iterdir()) == []


def test_rows_log_search_and_texts_agree_afterwards(work, gone):
    empty(work)
    work.check()
    assert work.found("zyxomma") == []
    assert len(work.found("harbour")) == 2


def test_what_an_edit_of_a_purged_session_did_to_the_article_stays(work, gone):
    empty(work)
    assert work.project.articles.get(work.article.id).title == "Harbour news"
    found = work.connection.execute(
        "select session_id from change_group where label = 'Title'"
    ).fetchall()
    assert found == [(None,)]


def test_emptying_is_told_by_one_group_without_contents(work, gone):
    empty(work)
    group = work.connection.execute(
        """
        select label, label_arguments, session_id, who, focus_id, action,
          (select count(*) from change where group_pk = change_group.pk)
        from change_group order by pk desc limit 1
        """
    ).fetchone()
    told = ("Emptied the trash ({count} sessions)", '{"count":2}', None, "Ann", "", "edit", 0)
    assert group == told


def test_no_group_is_left_that_tells_of_nothing(work, gone):
    empty(work)
    found = work.connection.execute(
        """
        select label from change_group
        where not exists (select 1 from change where group_pk = change_group.pk)
        """
    ).fetchall()
    assert found == [("Emptied the trash ({count} sessions)",)]


def test_all_else_is_undone_and_done_again(work, kept, gone):
    empty(work)
    full = work.tables()
    count = sum(1 for _ in iter(work.undo, None))
    assert count == 3
    assert work.project.annotations.of_session(work.session.id) == []
    work.check()
    for _ in range(count):
        work.redo()
    assert work.tables() == full
    work.check()


def test_open_project_goes_on_writing(work, kept, gone):
    empty(work)
    work.change(work.get(kept), note="later")
    work.reopen()
    work.check()


def test_text_that_another_article_has_stays(work):
    twin = work.add_article(work.article.text, "Twin")
    put_away(work, twin)
    empty(work)
    assert work.project.articles.get(work.article.id).text == work.article.text
    work.check()


def test_later_version_forgets_the_one_that_went(work, gone):
    article, _ = gone
    old = work.project.articles.get(work.article.id)
    edit = work.edit("Later version")
    edit.change(old, replace(old, previous_id=article.id))
    work.project.write(edit)
    empty(work)
    assert work.project.articles.get(work.article.id).previous_id is None
    work.check()


def test_article_goes_with_the_last_session_on_it(work):
    put_away(work, work.session)
    assert empty(work).articles == 1
    assert work.project.articles.ids() == []


def test_article_without_any_session_stays(work, gone):
    alone = work.add_article("Alone.\n", "Alone")
    empty(work)
    assert alone.id in work.project.articles.ids()


def test_empty_trash_is_left_alone(work, kept):
    groups = work.connection.execute("select count(*) from change_group").fetchone()
    purged = empty(work)
    assert (purged.articles, purged.sessions, purged.is_tidy) == (0, 0, True)
    assert work.connection.execute("select count(*) from change_group").fetchone() == groups


def test_file_shrinks(work, gone):
    pages = "select page_count - freelist_count from pragma_page_count, pragma_freelist_count"
    before = work.connection.execute(pages).fetchone()[0]
    empty(work)
    assert work.connection.execute(pages).fetchone()[0] < before
    assert work.connection.execute("pragma freelist_count").fetchone() == (0,)


@pytest.fixture
def often(monkeypatch):
    """Have progress told after every few steps."""
    monkeypatch.setattr(module, "_STEPS", 20)


def test_progress_is_told(work, gone, often):
    counts = []
    empty(work, counts.append)
    assert counts == sorted(counts)
    assert counts[-1] > 10


@pytest.mark.parametrize("look", [0, 30, 100])
def test_emptying_that_is_stopped_changes_nothing(work, gone, often, look):
    looks = []

    def stop(count):
        looks.append(count)
        if len(looks) > look:
            raise user_error("Stopped.")

    before = work.tables()
    with pytest.raises(UserError, match="Stopped"):
        empty(work, stop)
    assert work.tables() == before
    work.check()
    assert len(work.project.trash.contents()) == 2


def test_fault_of_the_program_is_told_as_such(work, gone, monkeypatch):
    monkeypatch.setattr(module, "_REMOVE", ("select abs(-9223372036854775808)",))
    with pytest.raises(module.sqlite3.OperationalError, match="overflow"):
        empty(work)
    work.check()


def test_file_that_is_being_written_is_refused(work, gone):
    with work.bare() as other:
        other.execute("begin immediate")
        with pytest.raises(UserError, match="being written by"):
            empty(work)
    assert len(work.project.trash.contents()) == 2


def test_file_that_another_reads_is_tidied_later(work, gone):
    with work.bare() as other:
        other.execute("begin")
        other.execute("select count(*) from article").fetchone()
        assert not empty(work).is_tidy
    assert work.project.trash.is_untidy()
    with closing(connect(work.path)) as connection:
        assert tidy(connection)
    assert not work.project.trash.is_untidy()
    assert on_disk(work) == set()
    work.check()


def test_file_that_another_writes_is_tidied_later(work, gone):
    with work.bare() as other:
        work.connection.execute("insert into upkeep (task) values ('vacuum')")
        other.execute("begin immediate")
        with closing(connect(work.path, busy_milliseconds=50)) as connection:
            assert not tidy(connection)
    assert is_untidy(work.connection)


def test_file_that_another_begins_to_write_meanwhile_is_tidied_later(work, gone):
    begun = []

    def interfere(statement):
        begun.append(statement == "begin immediate")
        if begun[-1] and sum(begun) == 2:
            other.execute("begin immediate")

    with work.bare() as other, closing(connect(work.path, busy_milliseconds=50)) as connection:
        connection.set_trace_callback(interfere)
        assert not purge(connection, "Ann", work.clock(), advance=ignore).is_tidy
    assert work.project.trash.contents() == []
    assert is_untidy(work.connection)


CHILD = """
import os, signal, sys
from pathlib import Path
from annotator.store import purge
from annotator.store.opening import connect
looks = []
def die(*_):
    looks.append(0)
    if len(looks) > int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
purge._STEPS = 20
if sys.argv[2] == "-1":
    purge.tidy, ignore = die, print
purge.purge(connect(Path(sys.argv[1])), "Ann", "2024-05-01T00:00:00.000Z",
    advance=die if sys.argv[2] != "-1" else lambda _: None)
"""


def killed_at(work, look):
    done = subprocess.run([sys.executable, "-c", CHILD, str(work.path), str(look)], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("look", [0, 60, 120])
def test_program_killed_while_it_removes_has_removed_nothing(work, gone, look):
    before = work.tables()
    killed_at(work, look)
    assert work.tables() == before
    work.check()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_program_killed_after_the_rows_went_is_made_up_for(work, gone):
    killed_at(work, -1)
    assert work.project.trash.contents() == []
    work.check()
    assert on_disk(work)
    assert empty(work).is_tidy
    assert on_disk(work) == set()


def limited(path, more):
    """Empty the trash in a process whose files cannot grow beyond so much more than now."""
    code = (
        "import resource, sys; from pathlib import Path;"
        "from annotator.domain.errors import UserError;"
        "from annotator.store.opening import connect;"
        "from annotator.store.purge import purge;"
        "most = int(sys.argv[2]);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most));"
        "connection = connect(Path(sys.argv[1]))\n"
        "try: print(purge(connection, 'Ann', '', advance=lambda _: None))\n"
        "except UserError as error: print(error)"
    )
    arguments = [sys.executable, "-c", code, str(path), str(more)]
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(os.name != "posix", reason="needs a limit for the size of files")
def test_disk_that_is_full_at_once_leaves_all_as_it_was(work, gone):
    before = work.tables()
    log = work.path.with_name(work.path.name + "-wal")
    assert "not saved" in limited(work.path, log.stat().st_size)
    assert work.tables() == before
    work.check()


@pytest.mark.skipif(os.name != "posix", reason="needs a limit for the size of files")
def test_disk_that_is_full_later_leaves_the_tidying_for_another_time(work, gone):
    work.connection.execute("pragma wal_checkpoint(truncate)")
    # Room for the rows that go, not for the whole file once more.
    for share in (4, 3, 2):
        told = limited(work.path, work.path.stat().st_size * share // 4)
        if "is_tidy=False" in told:
            break
    assert "is_tidy=False" in told
    assert is_untidy(work.connection)
    work.check()
    with closing(connect(work.path)) as connection:
        assert tidy(connection)
    assert on_disk(work) == set()


def test_edit_in_a_session_that_went_is_refused_in_words(work, gone):
    _, second = gone
    empty(work)
    with pytest.raises(UserError, match="removed for good in the meantime"):
        work.tag((0, 7), session=second)
    work.check()
