# SPDX-License-Identifier: Apache-2.0
"""How rows of the table of quality are shown, and what counts as missed."""

import json

import pytest

from tests.quality import __main__ as script
from tests.quality.measures import DETAILS, HEAD, REACHED, Measure, Result, line

ROW = Measure("numbers", "numbers", (), (), reach=0.92, floor="0.680", peer="0.920 (CQE)")
SCORER = """
import json, sys
print(json.dumps({"overlap": {"f1": 0.7}, "attrs": {}, "seen": sys.argv[1:]}))
"""


def test_every_row_is_another():
    names = [one.name for one in (*REACHED, *DETAILS)]
    assert len(names) == len(set(names))


def test_row_shows_ours_beside_the_others():
    shown = line(Result(ROW, 0.9214))
    assert shown.split() == ["numbers", "0.921", "0.920", "0.680", "0.920", "(CQE)"]
    assert len(shown.partition("0.680")[0]) + 5 == len(HEAD.partition("floor")[0]) + 5


@pytest.mark.parametrize(("value", "is_missed"), [(0.92, False), (0.9199, True), (None, False)])
def test_row_below_its_reach_is_missed(value, is_missed):
    result = Result(ROW, value)
    assert result.is_missed is is_missed
    assert line(result).endswith("MISSED") is is_missed


def test_nothing_is_measured_without_gold(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["quality", "--corpora", str(tmp_path)])
    assert script.main() == 0
    assert "skipped" in capsys.readouterr().out


def test_gold_is_predicted_and_scored(tmp_path, monkeypatch, capsys):
    (tmp_path / "score.py").write_text(SCORER)
    (tmp_path / "quotes").mkdir()
    gold = {"id": "1", "text": "A text.", "source": "polnear", "gold": []}
    (tmp_path / "quotes" / "dev.jsonl").write_text(json.dumps(gold))
    monkeypatch.setattr("sys.argv", ["quality", "--corpora", str(tmp_path), "--only", "quotes"])
    assert script.main() == 1
    told = capsys.readouterr().out
    assert "all attributions, F1                    0.700  0.600" in told
    assert "missed: quotes: pieces of direct quotes, F1" in told
