# SPDX-License-Identifier: Apache-2.0
"""The command line suggests: for people, for judges, and while it imports."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from annotator import assets, cli
from annotator.services.review import Review
from annotator.services.workspace import Workspace
from annotator.store.project import open_project
from annotator.suggest import Suggester


def suggested(*arguments, capsys):
    assert cli.main(["suggest", *map(str, arguments)]) == 0
    return capsys.readouterr().out.splitlines()


def test_suggest_tells_what_the_rules_find_a_line_each(capsys):
    file = assets.path("samples", "harbour-storm.txt")
    text = file.read_text(encoding="utf-8")
    for line in suggested(file, capsys=capsys):
        number, place, kind, words, _, rule, reason = line.split("\t")
        edges = [int(edge) for edge in re.findall(r"\d+", place)]
        start, *_, end = edges
        stretches = (
            zip(edges[::2], edges[1::2], strict=False) if kind == "event" else [(start, end)]
        )
        assert words == " … ".join(" ".join(text[one:two].split()) for one, two in stretches)
        assert text.count("\n", 0, start) + 1 == int(number)
        assert rule.startswith(f"{kind}.")
        assert reason


def test_suggest_stores_nothing(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text("The mayor said that the harbour will open again.")
    suggested(file, capsys=capsys)
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_suggest_writes_json_for_judges(capsys):
    file = assets.path("samples", "harbour-storm.txt")
    (line,) = suggested(file, "--format", "jsonl", capsys=capsys)
    found = json.loads(line)
    assert found["id"] == str(file)
    assert {"start", "end", "type", "attrs"} == set(found["pred"][0])
    assert "quote" in {one["type"] for one in found["pred"]}


def test_suggest_says_why_there_is_nothing_in_another_language(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text("Der Hafen ist geschlossen, und das Schiff ist nicht zu sehen. " * 9)
    assert cli.main(["suggest", str(file)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "German" in told.err


def test_batch_keeps_the_order_and_reports_bad_lines(tmp_path, capsys):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [json.dumps({"id": f"d{one}", "text": "He said no."}) for one in range(40)]
    lines[7] = "{"
    source.write_text("\n".join(lines))
    arguments = ["suggest", "--jsonl", str(source), "--out", str(target)]
    assert cli.main(arguments) == cli.WRONG_INPUT
    told = capsys.readouterr()
    assert told.out == ""
    assert "line 8" in told.err
    assert "skipped: 1" in told.err
    assert "Traceback" not in told.err
    ids = [json.loads(line)["id"] for line in target.read_text().splitlines()]
    assert ids == [f"d{one}" for one in range(40) if one != 7]


def test_batch_shows_how_far_it_is_on_a_terminal_alone(tmp_path, capsys, monkeypatch):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "a", "text": "He said no."}))
    arguments = ["suggest", "--jsonl", str(source), "--out", str(target)]
    assert cli.main(arguments) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert cli.main(arguments) == 0
    assert "100%" in capsys.readouterr().err


@pytest.mark.parametrize("told", ["SIGINT", "SIGTERM"])
def test_batch_that_is_stopped_leaves_nothing_behind(tmp_path, told):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "The mayor said on Tuesday that 12 people came. " * 200
    source.write_text("\n".join(json.dumps({"id": one, "text": text}) for one in range(900)))
    command = [sys.executable, "-m", "annotator", "suggest", "--jsonl", source, "--out", target]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not [one for one in tmp_path.iterdir() if one.is_dir()]:
        assert process.poll() is None
    os.killpg(process.pid, getattr(signal, told))
    # Whatever is left of it has this pipe open.
    said = process.communicate(timeout=60)[1]
    assert process.returncode == cli.WRONG_INPUT
    assert said.strip() == "annotator: stopped before it was done."
    assert [one.name for one in tmp_path.iterdir()] == ["in.jsonl"]


def test_signal_that_is_ignored_still_is():
    with _told(signal.SIGHUP, signal.SIG_IGN):
        assert cli.main(["plugins"]) == 0
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_characters_that_an_encoding_has_not_are_written_as_numbers(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("The mayor said that Łukasz 🌊 will open the harbour on Tuesday.")
    command = [sys.executable, "-m", "annotator", "suggest", file]
    done = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "cp1252"}
    )
    assert b"that \\u0141ukasz \\U0001f30a will" in done.stdout


@contextmanager
def _told(number, handler):
    before = signal.signal(number, handler)
    yield
    signal.signal(number, before)


def test_import_accepts_suggestions_when_asked_to(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text("The mayor said that the harbour will open again.")
    path = tmp_path / "p.annotator"
    arguments = ["import", str(path), str(file), "--accept-suggestions"]
    assert cli.main(arguments) == 0
    assert cli.main(arguments) == 0
    with closing(open_project(path)) as project:
        (session,) = project.sessions.summaries()
        marks = project.annotations.of_session(session.session.id)
    assert {one.origin.value for one in marks} == {"rule"}
    assert len({one.proposed.content for one in marks if one.kind == "quote"}) == 1


def test_import_says_why_nothing_was_suggested(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text("Der Hafen ist geschlossen, und das Schiff ist nicht zu sehen. " * 9)
    arguments = ["import", str(tmp_path / "p.annotator"), str(file), "--accept-suggestions"]
    assert cli.main(arguments) == 0
    assert "German" in capsys.readouterr().err


def test_suggestions_are_not_accepted_in_a_session_that_was_handed_on(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text("The mayor said that the harbour will open again.")
    path = tmp_path / "p.annotator"
    assert cli.main(["import", str(path), str(file), "--reviewer", "Ann"]) == 0
    with closing(open_project(path)) as project:
        workspace = Workspace(project, "Ann")
        workspace.open_session(project.sessions.summaries()[0].session.id)
        Review(workspace).set_ready()
    arguments = ["import", str(path), str(file), "--reviewer", "Ann", "--accept-suggestions"]
    assert cli.main(arguments) == cli.WRONG_INPUT
    assert "open for review" in capsys.readouterr().err


def test_batch_tells_of_a_rule_that_failed_and_goes_on(tmp_path, capsys, monkeypatch):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    texts = ("He said no.", "He said yes.")
    source.write_text("\n".join(json.dumps({"id": one, "text": one}) for one in texts))

    def broken(reading):
        if "yes" in reading.text:
            raise ValueError("no such word")
        yield from ()

    suggesters = (Suggester("quote", (), broken, broken),)
    monkeypatch.setattr("annotator.services.predicting.all_suggesters", lambda: suggesters)
    arguments = ["suggest", "--jsonl", str(source), "--out", str(target)]
    assert cli.main(arguments) == cli.OWN_FAILURE
    assert "line 2: a rule failed" in capsys.readouterr().err
    assert len(target.read_text().splitlines()) == 1
