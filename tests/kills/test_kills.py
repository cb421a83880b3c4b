# SPDX-License-Identifier: Apache-2.0
"""Whatever moment the program is killed at, nothing that was acknowledged is lost."""

import csv
import json
import lzma
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from annotator.importers import importer_for
from annotator.services.backups import Backups
from annotator.store.project import open_project
from annotator.text.normalise import normalise
from tests.agreement import assert_agreement
from tests.kills import player

KILLS_IN_A_ROW = 5  # in one project, so that it is also killed with a past
LONGEST = 0.4  # seconds of work before the kill
BATCHES = 4

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")


@contextmanager
def forge(errors):
    """Have a process that begins players quickly, since it has loaded everything already."""
    with (
        errors.open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "tests.kills.player"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        yield process
        process.stdin.close()


def kill_at_random(process, folder, seed):
    """Let somebody work for a random while, kill the process, and return whether it was alive."""
    chance = random.Random(seed)  # noqa: S311 - only a moment is chosen
    process.stdin.write(json.dumps({"folder": str(folder), "seed": seed}) + "\n")
    process.stdin.flush()
    victim = int(process.stdout.readline())
    time.sleep(chance.random() ** 2 * LONGEST)
    with suppress(ProcessLookupError):  # it failed: the exit code tells
        os.kill(victim, signal.SIGKILL)
    return int(process.stdout.readline()) == -signal.SIGKILL


def acknowledged(folder):
    """Return what the players said was done."""
    told = folder / "told"
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return [json.loads(line) for line in lines]


def not_emptied(told):
    """Return what was acknowledged of sessions that were not, or may not have been, purged.

    Steps of the project go with the sessions that they were about.
    """
    gone = {session for one in told for session in one.get("emptying", ())}
    emptied = {None} if gone else set()
    return [one for one in told if one.get("of", one.get("session", "")) not in gone | emptied]


def check(folder):
    """Assert that everything acknowledged is in the project, and the project is sound."""
    told = acknowledged(folder)
    path = folder / "p.annotator"
    if not path.exists():
        assert not told
        return
    with closing(open_project(path)) as project:
        assert_agreement(project)
        notes = dict(
            project.connection.execute(
                """
                select change_group.id, max(coalesce(change.after ->> '$.note', ''))
                from change_group join change on change.group_pk = change_group.pk
                group by change_group.pk
                """
            )
        )
        known = {one for (one,) in project.connection.execute("select id from change_group")}
        for one in not_emptied(told):
            if "group" in one:
                assert one["group"] in known
            if "note" in one:
                assert notes[one["group"]].startswith(one["note"])
            if "session" in one:
                assert project.sessions.exists(one["session"])
                assert project.articles.with_text(one["sha256"])
        assert_contents(project)
    check_files(folder, told)


def assert_contents(project):
    """Assert that every article has its text and the bytes it was read from."""
    for article_id in project.articles.ids():
        article = project.articles.get(article_id)
        page = importer_for(article.source_name).read(project.articles.original(article_id))
        assert normalise(page.text) == article.text


def check_files(folder, told):
    """Assert that what was written beside the project is whole, or not there."""
    last = {one["exporting"]: one for one in told if "exporting" in one}
    for one in last.values():
        for path, digest in one.get("exported", {}).items():
            assert player.digest(path) == digest
    for path in folder.glob("out-*/*.csv"):
        data = path.read_bytes()
        assert data.endswith(b"\r\n")
        assert len(set(map(len, csv.reader(data.decode("utf-8-sig").splitlines(True))))) == 1
    newest = {one["copied"]: one["newest"] for one in told if "copied" in one}
    backups = [one.path for one in Backups(folder / "backups").of(folder / "p.annotator")]
    copies = {str(path) for path in (*folder.glob("copy-*.annotator"), *backups)}
    # Backups of one hour make room for the newest of them.
    assert {path for path in newest if "backups" not in path} <= copies
    assert backups or not any("backups" in path for path in newest)
    for copy in copies:
        with closing(sqlite3.connect(copy)) as bare:
            assert bare.execute("pragma integrity_check").fetchall() == [("ok",)]
            groups = {one for (one,) in bare.execute("select id from change_group")}
            assert groups >= set(newest.get(copy, ()))


def check_undo(folder):
    """Assert that everything can still be undone and done again in every session played in."""
    played = [one["session"] for one in acknowledged(folder) if "session" in one]
    with closing(open_project(folder / "p.annotator")) as project:
        visible = {one.session.id for one in project.sessions.summaries()}
        for session_id in visible.intersection(played):
            before = {item.id for item in project.annotations.of_session(session_id)}
            redoable = project.history.next_redo(session_id)
            steps = sum(1 for _ in iter(lambda one=session_id: project.undo(one, "Ann"), None))
            assert project.annotations.of_session(session_id) == []
            for _ in range(steps):
                project.redo(session_id, "Ann")
            assert {item.id for item in project.annotations.of_session(session_id)} == before
            after = project.history.next_redo(session_id)
            assert (after is None) == (redoable is None)
        assert_agreement(project)


def old_project():
    """Return the bytes of a project as the first version of the program wrote it."""
    samples = Path(__file__).parents[1] / "store" / "samples"
    return lzma.decompress((samples / "version-1.annotator.xz").read_bytes())


def check_old_copies(folder):
    """Assert that what was copied aside before an upgrade is the old file, whole."""
    for path in folder.glob("p.annotator.version-1*"):
        if path.suffix != ".part":
            with closing(sqlite3.connect(path)) as bare:
                assert bare.execute("pragma integrity_check").fetchall() == [("ok",)]
                assert bare.execute("pragma user_version").fetchone() == (1,)


def campaign(folder, batch, kills):
    """Kill so many times, five times in each project.

    Every other one is of the first version, and two of four lie in a synchronised folder, where
    there is no log but a journal.
    """
    errors = folder / "errors"
    with forge(errors) as process:
        for number in range(kills):
            chain, turn = divmod(number, KILLS_IN_A_ROW)
            home = folder / f"{batch}-{chain}"
            if turn == 0:
                home.mkdir()
                if chain % 4 > 1:
                    (home / ".stfolder").mkdir()
                if chain % 2:
                    (home / "p.annotator").write_bytes(old_project())
            was_alive = kill_at_random(process, home, seed=batch * 10_000 + number)
            assert was_alive, errors.read_text(encoding="utf-8")
            check(home)
            check_old_copies(home)
            if turn == KILLS_IN_A_ROW - 1 and (home / "p.annotator").exists():
                check_undo(home)
    assert not errors.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_nothing_acknowledged_is_lost_at_a_hundred_kills(tmp_path, batch):
    campaign(tmp_path, batch, 100 // BATCHES)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_nothing_acknowledged_is_lost_at_a_thousand_kills(tmp_path, batch):
    campaign(tmp_path, BATCHES + batch, 1000 // BATCHES)
