# SPDX-License-Identifier: Apache-2.0
"""What is measured against third-party gold, with what others reach on the same gold.

Floors, peers and people as measured or published in 2026: a simple regular expression, the best
program of others, and two people who annotated the same texts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: gold (a folder of the corpora), how it is scored, where the figure stands.

    ``source`` restricts the gold to one source; ``reach`` is what has to be reached, None for a
    row that only informs. ``options`` are those of the scorer.
    """

    name: str
    task: str
    options: tuple[str, ...]
    figure: tuple[str, ...]
    source: str = ""
    reach: float | None = None
    floor: str = ""
    peer: str = ""
    people: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A measure with its figure; None where the gold is not there or nothing was to be scored."""

    measure: Measure
    value: float | None

    @property
    def is_missed(self) -> bool:
        """Return whether what has to be reached is not."""
        reach = self.measure.reach
        return reach is not None and self.value is not None and self.value < reach


HEAD = f"{'':<46} {'ours':>6} {'reach':>6} {'floor':>7}  {'best peer':<19} people"

_F1 = ("overlap", "f1")
_QUOTE = ("--type", "quote")
_PIECES = (*_QUOTE, "--split", "--where")
_NUMBER = ("--type", "number")
_TOUCHING = (*_NUMBER, "--iou", "0.000001")
_TIMEX = ("--type", "timex")
_SPEAKER = ("attrs", "speaker", "accuracy")

REACHED = (
    Measure(
        "quotes: pieces of direct quotes, F1",
        "quotes",
        (*_PIECES, "kind=direct"),
        _F1,
        reach=0.93,
        floor="0.825",
        people="0.933",
    ),
    Measure(
        "quotes: all attributions, F1",
        *("quotes", _QUOTE, _F1),
        reach=0.60,
        floor="0.277",
        peer="0.28 (regex)",
        people="0.793",
    ),
    Measure(
        "quotes: speaker of matched direct quotes",
        "quotes",
        (*_PIECES, "kind=direct"),
        _SPEAKER,
        reach=0.90,
        floor="0.434",
        peer="0.43 (nearest name)",
        people="0.958",
    ),
    Measure(
        "numbers: value, F1 (NewsQuant)",
        *("numbers", (*_NUMBER, "--bag", "value"), ("bag", "f1"), "newsquant"),
        reach=0.92,
        floor="0.680",
        peer="0.920 (CQE)",
    ),
    Measure(
        "numbers: value and unit, F1 (NewsQuant)",
        *("numbers", (*_NUMBER, "--bag", "value,unit"), ("bag", "f1"), "newsquant"),
        reach=0.86,
        peer="0.856 (CQE)",
    ),
    Measure(
        "dates: overlap F1 (TempEval-3 platinum)",
        *("dates", _TIMEX, _F1, "te3_platinum"),
        reach=0.85,
        peer="0.824 (recognizers)",
    ),
    Measure(
        "dates: ISO right of matched (TempEval-3)",
        *("dates", _TIMEX, ("attrs", "iso", "accuracy"), "te3_platinum"),
        reach=0.90,
        peer="0.862 (recognizers)",
    ),
    Measure(
        "sentences: exact F1",
        *("sentences", ("--type", "sentence"), ("exact", "f1")),
        reach=0.965,
        floor="0.934",
        peer="0.954 (pySBD)",
    ),
)
# Rows of importing web pages, which the program does not read yet.
LATER = (
    "article text: shingle F1 (reach 0.960)",
    "article text: strings leaked (reach 5 %)",
    "publication date: F1 (reach 0.945)",
)


def _each_source(task: str, options: tuple[str, ...], *sources: str) -> tuple[Measure, ...]:
    return tuple(Measure(f"{task}: {one}, F1", task, options, _F1, one) for one in sources)


def _attribute(task: str, options: tuple[str, ...], name: str, *sources: str) -> list[Measure]:
    where = ("attrs", name, "accuracy")
    return [Measure(f"{task}: {one}, {name}", task, options, where, one) for one in sources]


def _events(source: str, *names: str) -> list[Measure]:
    """Return the rows of what is told of events: how often rightly, and how often at all."""
    kinds = (("right", "right where told"), ("told", "told"))
    return [
        Measure(f"events: {source}, {name} {label}", "events", (), (name, key), source)
        for name in names
        for key, label in kinds
    ]


DETAILS = (
    *(
        Measure(f"quotes: pieces of {kind} quotes, F1", "quotes", (*_PIECES, f"kind={kind}"), _F1)
        for kind in ("mixed", "indirect")
    ),
    *(
        Measure(
            f"quotes: speaker of matched {kind} quotes",
            *("quotes", (*_PIECES, f"kind={kind}"), _SPEAKER),
        )
        for kind in ("mixed", "indirect")
    ),
    Measure("quotes: speaker of all matched", "quotes", _QUOTE, _SPEAKER, people="0.924"),
    Measure("quotes: precision of all", "quotes", _QUOTE, ("overlap", "p")),
    Measure("quotes: recall of all", "quotes", _QUOTE, ("overlap", "r")),
    *_each_source("quotes", _QUOTE, "polnear", "textacy"),
    *_each_source("numbers", _TOUCHING, "newsquant", "meantime", "quantulum3"),
    *_attribute("numbers", _TOUCHING, "value", "newsquant", "quantulum3"),
    *_attribute("numbers", _TOUCHING, "unit", "newsquant", "quantulum3"),
    *(
        Measure(
            f"numbers: recognizers, {one}, recall",
            *("numbers", _TOUCHING, ("overlap", "r"), f"recognizers_{one}"),
        )
        for one in ("age", "currency", "dimension", "number", "ordinal", "percent", "temperature")
    ),
    *_each_source("dates", _TIMEX, "timebank", "aquaint", "meantime", "recognizers_datetime"),
    *_attribute("dates", _TIMEX, "iso", "timebank", "aquaint", "meantime"),
    *_attribute("dates", _TIMEX, "timex", "te3_platinum", "timebank"),
    *(
        Measure(
            f"sentences: {one}, exact F1",
            *("sentences", ("--type", "sentence"), ("exact", "f1"), one),
        )
        for one in ("meantime", "pysbd_golden")
    ),
    Measure(
        "claims: MAP over debates (CLEF 2019)",
        *("checkworthy", ("--rank",), ("map_over_groups",), "clef2019_debates"),
        floor="0.139",
        peer="0.182 (lab)",
    ),
    *(
        Measure(
            f"claims: average precision ({one})", task, ("--rank",), ("all", "ap"), one, floor=low
        )
        for task, one, low in (
            ("checkworthy", "claimbuster", "0.643"),
            ("checkworthy", "policlaim", ""),
            ("newsfact", "babe_sg2", "0.734"),
            ("newsfact", "checkthat_subjectivity", "0.628"),
        )
    ),
    Measure("events: meantime, happenings in gold", "events", (), ("precision",), "meantime"),
    *_events("meantime", "who", "where", "when"),
    *_events("giveme5w1h", "who", "what", "where", "when"),
)


def line(result: Result) -> str:
    """Return a result as a line of the table under ``HEAD``."""
    one = result.measure
    value = f"{'-':>6}" if result.value is None else f"{result.value:6.3f}"
    reach = f"{'':>6}" if one.reach is None else f"{one.reach:6.3f}"
    mark = "  MISSED" if result.is_missed else ""
    return (
        f"{one.name:<46} {value} {reach} {one.floor:>7}  {one.peer:<19} {one.people}{mark}".rstrip()
    )
