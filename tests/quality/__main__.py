# SPDX-License-Identifier: Apache-2.0
"""Scores the rules against third-party gold: `packaging/test.py --quality`.

The gold is no part of the project: without it, or without its scorer, nothing is measured and
that is said. ``--corpora FOLDER`` tells where it is, ``--only TASK`` scores one task.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality import events
from tests.quality.measures import DETAILS, HEAD, LATER, REACHED, Measure, Result, line

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"


class Scorer:
    """Predicts each task once by the command line, and scores measures with its gold."""

    def __init__(self, corpora: Path, folder: Path) -> None:
        self._corpora = corpora
        self._folder = folder

    def has(self, task: str) -> bool:
        """Return whether there is gold for a task."""
        return self._gold(task).exists()

    def predict(self, task: str) -> float:
        """Have the program predict a task; return how many seconds it took."""
        began = time.monotonic()
        arguments = ("suggest", "--jsonl", self._gold(task), "--out", self._predicted(task))
        run("-m", "annotator", *arguments)
        if task in ("checkworthy", "newsfact"):
            self._rank(task)
        return time.monotonic() - began

    def result(self, measure: Measure) -> Result:
        """Return what the scorer says."""
        gold = self._of_source(measure.task, measure.source)
        if measure.task == "events":
            return Result(measure, _figure(events.score(gold, self._predicted("events")), measure))
        arguments = (gold, self._predicted(measure.task), *measure.options, "--json")
        found: Any = json.loads(run(self._corpora / "score.py", *arguments))
        return Result(measure, _figure(found, measure))

    def _gold(self, task: str) -> Path:
        return self._corpora / task / "dev.jsonl"

    def _predicted(self, task: str) -> Path:
        return self._folder / f"{task}.predicted.jsonl"

    def _of_source(self, task: str, source: str) -> Path:
        """Return the gold of one source, in a file of its own that goes after the run."""
        if not source:
            return self._gold(task)
        path = self._folder / f"{task}.{source}.jsonl"
        if not path.exists():
            lines = self._gold(task).read_text(encoding="utf-8").splitlines(keepends=True)
            chosen = [one for one in lines if json.loads(one)["source"] == source]
            path.write_text("".join(chosen), encoding="utf-8")
        return path

    def _rank(self, task: str) -> None:
        """Turn predictions into what ranks a text: the score of its most telling claim."""
        path = self._predicted(task)
        ranked = []
        for one in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            claims = (span["attrs"] for span in one["pred"] if span["type"] == "claim")
            best = max((float(attrs.get("score", 0)) for attrs in claims), default=0.0)
            ranked.append(json.dumps({"id": one["id"], "score": best}))
        path.write_text("\n".join(ranked) + "\n", encoding="utf-8")


def _figure(found: Any, measure: Measure) -> float | None:
    for key in measure.figure:
        found = found.get(key) if found else None
    figure: float | None = found
    return figure


def main() -> int:
    """Score, print each row as it is known, and return 1 if a reach is missed."""
    options = parse()
    corpora: Path = options.corpora
    if not (corpora / "score.py").exists():
        print(f"skipped: there is no gold in {corpora}")
        return 0
    chosen = [one for one in (*REACHED, *DETAILS) if options.only in (None, one.task)]
    with tempfile.TemporaryDirectory() as folder:
        results = measure(Scorer(corpora, Path(folder)), chosen)
    missed = [one.measure.name for one in results if one.is_missed]
    print(f"missed: {'; '.join(missed)}" if missed else "nothing is missed")
    return 1 if missed else 0


def measure(scorer: Scorer, chosen: Sequence[Measure]) -> list[Result]:
    """Return the results of the measures whose gold is there; all are printed."""
    predicted: dict[str, bool] = {}
    for task in dict.fromkeys(one.task for one in chosen):
        predicted[task] = scorer.has(task)
        said = f"{scorer.predict(task):.1f} s" if predicted[task] else "skipped: no gold"
        print(f"{task}: {said}", flush=True)
    print(HEAD)
    results: list[Result] = []
    for one in chosen:
        if one is next((first for first in chosen if first in DETAILS), None):
            print(*(f"{name:<46} not yet: no web pages are read" for name in LATER), sep="\n")
        result = scorer.result(one) if predicted[one.task] else Result(one, None)
        print(line(result), flush=True)
        results.append(result)
    return results


def parse() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="quality", description="Score against gold.")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="where the gold is")
    parser.add_argument("--only", metavar="TASK", help="score this task only")
    return parser.parse_args()


def run(*arguments: object) -> str:
    """Run a Python program and return what it prints; what it complains of is shown."""
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
