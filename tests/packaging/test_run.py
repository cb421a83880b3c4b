# SPDX-License-Identifier: Apache-2.0
"""What the start script does once everything is installed."""

import sys

import pytest

import run

RECORD = "import sys; open('calls', 'a').write(' '.join(sys.argv[1:]) + chr(10))"
REFUSE_EXPORT = f"{RECORD}; sys.exit(2 if sys.argv[1] == 'export' else 0)"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sample_is_opened_when_no_article_is_named():
    assert run.parse([]) == [str(run.SAMPLE)]


def test_articles_named_are_opened():
    assert run.parse(["a.txt", "b.html"]) == ["a.txt", "b.html"]


def test_without_a_screen_the_same_work_is_written_out(folder, capsys):
    assert run.write_output((sys.executable, "-c", RECORD), ["in/storm.txt"]) == 0
    assert (folder / "calls").read_text().splitlines() == [
        "import annotator-output/storm.annotator in/storm.txt",
        "export annotator-output/storm.annotator --format csv --out annotator-output/storm-csv",
        "--screenshot annotator-output/storm.png in/storm.txt",
    ]
    printed = capsys.readouterr().out
    assert "There is no screen" in printed
    for name in ("storm.annotator", "storm-csv", "storm.png"):
        assert f"Written: annotator-output/{name}" in printed


def test_exit_code_of_a_failed_step_is_passed_on(folder):
    assert run.write_output((sys.executable, "-c", REFUSE_EXPORT), ["storm.txt"]) == 2
    assert len((folder / "calls").read_text().splitlines()) == 2


def test_window_replaces_the_start_script(monkeypatch):
    started = []
    monkeypatch.setattr(run.os, "execv", lambda path, command: started.append(command))
    monkeypatch.setattr(run.subprocess, "call", lambda command: 0)
    run.open_window(("python", "-m", "annotator"), ["a.txt"])
    assert started == [("python", "-m", "annotator", "a.txt")]


def test_bundled_sample_is_there():
    assert run.SAMPLE.is_file()
