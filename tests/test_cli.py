# SPDX-License-Identifier: Apache-2.0
"""The command line: what it prints, what it writes, and how it refuses."""

import csv
import json
import lzma
import os
import re
import stat
from contextlib import closing
from pathlib import Path

import pytest

from annotator import assets, cli
from annotator.domain.span import Span
from annotator.services.marking import Marking
from annotator.services.trash import Trash
from annotator.services.workspace import Workspace
from annotator.store.project import open_project
from tests.disks import make_read_only, small_disk

SAMPLES = ("harbour-storm.txt", "council-budget.txt", "emoji-and-bidi.txt")


@pytest.fixture
def project(tmp_path):
    """Return a project with all samples."""
    path = tmp_path / "news desk" / "p.annotator"
    files = [str(assets.path("samples", name)) for name in SAMPLES]
    assert cli.main(["import", str(path), *files, "--reviewer", "Ann"]) == 0
    return path


def test_import_prints_article_session_and_file(tmp_path, capsys):
    file = assets.path("samples", "harbour-storm.txt")
    assert cli.main(["import", str(tmp_path / "p.annotator"), str(file)]) == 0
    article_id, session_id, name = capsys.readouterr().out.rstrip("\n").split("\t")
    assert re.fullmatch("t[0-9a-z]{26}", article_id)
    assert re.fullmatch("s[0-9a-z]{26}", session_id)
    assert name == str(file)


def test_importing_again_finds_article_and_session(tmp_path, capsys):
    file = str(assets.path("samples", "harbour-storm.txt"))
    arguments = ["import", str(tmp_path / "p.annotator"), file, "--reviewer", "Ann"]
    assert cli.main(arguments) == 0
    before = capsys.readouterr().out
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out == before


def test_unreadable_files_are_refused_and_the_others_imported(tmp_path, capsys):
    binary = tmp_path / "a.bin"
    binary.write_bytes(bytes(range(256)) * 8)
    empty = tmp_path / "b.txt"
    empty.touch()
    good = str(assets.path("samples", "harbour-storm.txt"))
    arguments = ["import", str(tmp_path / "p.annotator"), str(binary), good, str(empty)]
    assert cli.main(arguments) == cli.WRONG_INPUT
    told = capsys.readouterr()
    assert told.out.count("\t") == 2
    assert "a.bin" in told.err
    assert "b.txt" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "missing.annotator", "--out", "x"],
        ["export", "{project}", "--format", "pdf", "--out", "{folder}/x"],
        ["export", "{project}", "--session", "s0", "--out", "{folder}/x"],
        ["export", "{project}"],
        ["import", "{project}", "{folder}/missing.txt"],
        ["import", "{project}", "{sample}", "--published", "tuesday"],
        ["import", "{sample}", "{sample}"],
        ["import", "{folder}", "{sample}"],
        ["suggest"],
        ["suggest", "{folder}/missing.txt"],
        ["suggest", "{project}"],
        ["suggest", "{sample}", "--published", "tuesday"],
        ["suggest", "{sample}", "--jsonl", "{sample}", "--out", "{folder}/x"],
        ["suggest", "--jsonl", "{sample}"],
        ["suggest", "--jsonl", "{folder}/missing.jsonl", "--out", "{folder}/x"],
        ["suggest", "--jsonl", "{sample}", "--out", "{sample}/x"],
        ["sessions", "{sample}"],
        ["backup", "{project}", "{project}"],
        ["nonsense"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_wrong_input_is_one_clear_message_and_exit_code_2(project, tmp_path, capsys, arguments):
    sample = assets.path("samples", "harbour-storm.txt")
    capsys.readouterr()
    filled = [one.format(project=project, folder=tmp_path, sample=sample) for one in arguments]
    assert cli.main(filled) == cli.WRONG_INPUT
    told = capsys.readouterr()
    assert told.err.strip()
    assert "Traceback" not in told.err


def test_own_failure_is_exit_code_3(monkeypatch, capsys):
    def fail():
        raise RuntimeError("boom")

    monkeypatch.setattr(cli, "all_kinds", fail)
    assert cli.main(["plugins"]) == cli.OWN_FAILURE
    assert "please report" in capsys.readouterr().err


def test_published_is_confirmed_and_not_a_guess(tmp_path):
    path = tmp_path / "p.annotator"
    file = str(assets.path("samples", "harbour-storm.txt"))
    assert cli.main(["import", str(path), file, "--published", "2024-11-21"]) == 0
    project = open_project(path)
    article = project.articles.get(project.articles.ids()[0])
    project.close()
    assert article.published == "2024-11-21"
    assert "published" not in article.guessed
    assert "title" in article.guessed


def test_export_writes_the_bundle(project, tmp_path, capsys):
    capsys.readouterr()
    assert cli.main(["export", str(project), "--format", "csv", "--out", str(tmp_path / "o")]) == 0
    written = {line.rpartition("/")[2] for line in capsys.readouterr().out.splitlines()}
    tables = {"annotations", "events", "event_evidence", "spans", "sessions", "articles"}
    assert written == {"datapackage.json", *(f"{name}.csv" for name in tables)}
    package = json.loads((tmp_path / "o" / "datapackage.json").read_text("utf-8"))
    assert {one["name"] for one in package["resources"]} == tables
    with (tmp_path / "o" / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(SAMPLES)


def test_sessions_are_listed_with_progress(project, capsys):
    capsys.readouterr()
    assert cli.main(["sessions", str(project)]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[1:4] for row in rows] == [["open", "0/0", "0"]] * len(SAMPLES)
    assert {row[5] for row in rows} == {"Ann"}


def test_trash_is_not_listed_and_left_by_importing_again(tmp_path, capsys):
    file = str(assets.path("samples", "harbour-storm.txt"))
    path = tmp_path / "p.annotator"
    assert cli.main(["import", str(path), file]) == 0
    with closing(open_project(path)) as project:
        Trash(Workspace(project)).trash_article(project.articles.ids()[0])
    before = capsys.readouterr().out
    assert cli.main(["sessions", str(path)]) == 0
    assert capsys.readouterr().out == ""
    assert cli.main(["import", str(path), file]) == 0
    out, err = capsys.readouterr()
    assert (out, "restored" in err) == (before, True)


def test_backup_is_a_project_of_its_own(project, tmp_path):
    copy = tmp_path / "copy.annotator"
    assert cli.main(["backup", str(project), str(copy)]) == 0
    opened = open_project(copy)
    assert len(opened.articles.ids()) == len(SAMPLES)
    opened.close()


def test_backup_leaves_what_is_there(project, tmp_path, capsys):
    copy = tmp_path / "copy.annotator"
    assert cli.main(["backup", str(project), str(copy)]) == 0
    before = copy.read_bytes()
    capsys.readouterr()
    assert cli.main(["backup", str(project), str(copy)]) == cli.WRONG_INPUT
    assert "there already" in capsys.readouterr().err
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["sessions", "{project}"],
        ["export", "{project}", "--out", "{folder}/out"],
        ["backup", "{project}", "{folder}/copy.annotator"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_reading_leaves_what_is_being_typed_elsewhere(project, tmp_path, arguments):
    opened = open_project(project)
    workspace = Workspace(opened, "Ann")
    workspace.open_session(opened.sessions.summaries()[0].session.id)
    marking = Marking(workspace)
    mark = marking.tag_span("claim", Span(0, 7))
    marking.set_note(mark.id, "being typed", draft=True)
    opened.connection.execute("drop view claims")
    filled = [one.format(project=project, folder=tmp_path) for one in arguments]
    assert cli.main(filled) == 0
    open_groups = "select count(*) from change_group where is_open"
    assert opened.connection.execute(open_groups).fetchone() == (1,)
    views = "select count(*) from sqlite_schema where type = 'view' and name = 'claims'"
    assert opened.connection.execute(views).fetchone() == (0,)
    opened.close()


def test_import_of_nothing_leaves_no_project(tmp_path):
    path = tmp_path / "new.annotator"
    assert cli.main(["import", str(path), str(tmp_path / "missing.txt")]) == cli.WRONG_INPUT
    assert list(tmp_path.iterdir()) == []


def test_import_of_nothing_leaves_a_project_that_was_there(project, tmp_path):
    assert cli.main(["import", str(project), str(tmp_path / "missing.txt")]) == cli.WRONG_INPUT
    assert project.exists()


def test_plugins_lists_what_was_found(capsys):
    assert cli.main(["plugins"]) == 0
    found = [line.split("\t")[:2] for line in capsys.readouterr().out.splitlines()]
    assert ["kind", "quote"] in found
    assert ["importer", "plain_text"] in found
    assert ["exporter", "csv"] in found


def test_export_is_readable_as_the_person_has_it_for_all_files(project, tmp_path):
    before = os.umask(0o022)
    try:
        assert cli.main(["export", str(project), "--out", str(tmp_path / "out")]) == 0
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "out").iterdir()}
    assert modes == {0o644}
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o755


def test_salvage_prints_what_was_read_and_lost(project, tmp_path, capsys):
    new = tmp_path / "new.annotator"
    before = project.read_bytes()
    capsys.readouterr()
    assert cli.main(["salvage", str(project), str(new)]) == 0
    assert "articles: 3 read, 0 lost\nsessions: 3 read, 0 lost" in capsys.readouterr().out
    assert project.read_bytes() == before
    assert cli.main(["sessions", str(new)]) == 0
    assert not new.with_name("new-lost.txt").exists()


def test_salvage_keeps_a_list_of_what_was_lost(project, tmp_path, capsys):
    new = tmp_path / "new.annotator"
    data = project.read_bytes()
    with closing(open_project(project, read_only=True)) as opened:
        text = opened.articles.get(opened.articles.ids()[0]).text
    words = text.encode()[200:230]
    project.write_bytes(data.replace(words, b"\xff" * 30))
    assert cli.main(["salvage", str(project), str(new)]) == 0
    printed = capsys.readouterr().out
    assert "articles: 2 read, 1 lost" in printed
    assert "Lost: the article “" in printed
    assert new.with_name("new-lost.txt").read_text() in printed


def test_salvage_of_another_kind_of_file_is_wrong_input(tmp_path, capsys):
    notes = tmp_path / "notes.txt"
    notes.write_text("Call the mayor. " * 500)
    assert cli.main(["salvage", str(notes), str(tmp_path / "new.annotator")]) == cli.WRONG_INPUT
    assert "Nothing can be read" in capsys.readouterr().err


def test_salvage_replaces_nothing(project, tmp_path, capsys):
    assert cli.main(["salvage", str(project), str(project)]) == cli.WRONG_INPUT
    assert "is there already" in capsys.readouterr().err


def test_project_that_cannot_be_written_is_listed_exported_and_copied(tmp_path, capsys):
    with small_disk(tmp_path / "disk") as disk:
        old = disk / "old.annotator"
        packed = Path(__file__).parent / "store" / "samples" / "version-1.annotator.xz"
        old.write_bytes(lzma.decompress(packed.read_bytes()))
        make_read_only(disk)
        assert cli.main(["sessions", str(old)]) == 0
        assert capsys.readouterr().out
        assert cli.main(["export", str(old), "--out", str(tmp_path / "csv")]) == 0
        assert cli.main(["backup", str(old), str(tmp_path / "copy.annotator")]) == 0
        assert cli.main(["sessions", str(tmp_path / "copy.annotator")]) == 0
        (tmp_path / "new.txt").write_text("Quite another text.\n")
        assert cli.main(["import", str(old), str(tmp_path / "new.txt")]) == 2
        assert "read-only" in capsys.readouterr().err
