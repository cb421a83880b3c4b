# SPDX-License-Identifier: Apache-2.0
"""The command line with the language model that somebody installed, and without one."""

import json

import pytest

from annotator import cli
from tests.language_models import NAME, SPACY

TEXT = (
    "Council votes\n\nJames Roe came. Ban left. Ban wrote. He said that it leaked on the floor.\n"
)
FAILING = SPACY.replace("return Document(", "raise ValueError(text); return Document(")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def lines(tmp_path):
    """Return a file of more lines than one process is given at once."""
    path = tmp_path / "in.jsonl"
    rows = [json.dumps({"id": number, "text": TEXT}) for number in range(40)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def suggest(*arguments):
    return cli.main(["suggest", *map(str, arguments)])


def speakers(output):
    return [line.split("\t")[4] for line in output.splitlines() if "\tquote\t" in line]


def test_rules_decide_alone_unless_the_model_is_asked_for(install_model, file, capsys):
    install_model("raise AssertionError")
    assert suggest(file) == 0
    assert speakers(capsys.readouterr().out) == ["James Roe"]


def test_the_model_is_asked_where_it_is_installed(install_model, file, capsys):
    install_model()
    assert suggest(file, "--nlp") == 0
    output = capsys.readouterr().out
    assert speakers(output) == ["Ban"]
    assert f"the language model {NAME}" in output


def test_where_no_model_is_installed_that_is_said_and_the_rules_decide(install_model, file, capsys):
    install_model(names=())
    assert suggest(file, "--nlp") == 0
    output = capsys.readouterr()
    assert speakers(output.out) == ["James Roe"]
    assert output.err.startswith("annotator: No language model of English is installed")


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_model_that_fails_costs_its_advice_and_is_told(install_model, file, capsys, form):
    install_model("raise ImportError('built for another Python')")
    suggest(file, "--format", form)
    alone = capsys.readouterr().out
    assert suggest(file, "--nlp", "--format", form) == 0
    output = capsys.readouterr()
    assert output.out == alone
    assert "built for another Python" in output.err


def test_the_processes_of_a_batch_ask_it_too(install_model, lines, tmp_path, capsys):
    install_model(SPACY.replace('"said": "VBD"', '"said": "NN"'))
    assert suggest("--jsonl", lines, "--out", tmp_path / "alone.jsonl") == 0
    assert suggest("--jsonl", lines, "--out", tmp_path / "advised.jsonl", "--nlp") == 0
    assert capsys.readouterr().err == ""
    alone, advised = (
        [json.loads(line) for line in (tmp_path / name).read_text().splitlines()]
        for name in ("alone.jsonl", "advised.jsonl")
    )
    assert [one["id"] for one in advised] == list(range(40))
    assert all(a["pred"] != b["pred"] for a, b in zip(alone, advised, strict=True))


def test_a_batch_tells_of_the_texts_that_it_fails_on(install_model, lines, tmp_path, capsys):
    install_model(FAILING)
    assert suggest("--jsonl", lines, "--out", tmp_path / "out.jsonl", "--nlp") == 0
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 40
    assert "line 1: The language model" in told[0]
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 40


def test_a_batch_without_a_model_says_so_once(install_model, lines, tmp_path, capsys):
    install_model(names=())
    assert suggest("--jsonl", lines, "--out", tmp_path / "out.jsonl", "--nlp") == 0
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_plugins_lists_the_model(install_model, capsys):
    install_model()
    assert cli.main(["plugins"]) == 0
    assert f"language model\t{NAME}\t" in capsys.readouterr().out


def test_plugins_lists_no_model_where_none_is_installed(install_model, capsys):
    install_model(names=())
    assert cli.main(["plugins"]) == 0
    assert "language model" not in capsys.readouterr().out
