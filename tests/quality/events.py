# SPDX-License-Identifier: Apache-2.0
"""Scores events against gold that marks every word for a happening, or one main event an article.

A list of the events of an article is no list of such words, so that recall means little: what is
asked is whether what the program calls a happening is one, and of those that gold marks as well,
how often it tells who did it, where and when rightly. Phrases agree where one holds the telling
words of the other: "the United States" and "US" do not, "the city of Rome" and "Rome" do.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_WORD = re.compile(r"\w+")
_SMALL = frozenset(("the", "a", "an", "of", "s", "in", "at", "to", "and", "its", "his", "her"))
_ASKED = ("who", "where", "when", "what")
_OPENING = 600  # code points of headline and lead


def score(gold: Path, predicted: Path) -> dict[str, Any]:
    """Return what is right: ``precision`` of the triggers, ``who`` and so on each ``right``,
    ``told`` (how often it is told where gold has it) and ``end_to_end``.
    """
    told = {one["id"]: one["pred"] for one in _lines(predicted)}
    counts: Counter[str] = Counter()
    for row in _lines(gold):
        events = [one for one in told.get(row["id"], ()) if one["type"] == "event"]
        marked = [one for one in row["gold"] if one["type"] == "event"]
        pairs = _of_triggers(marked, events, counts) if marked else _of_main(row["gold"], events)
        for name, wanted, given in pairs:
            counts[f"{name} wanted"] += 1
            counts[f"{name} told"] += bool(given)
            counts[f"{name} right"] += any(agree(name, one, given) for one in wanted)
    found: dict[str, Any] = {"precision": _share(counts["hit"], counts["triggers"])}
    for name in _ASKED:
        right, given, all_of = (counts[f"{name} {key}"] for key in ("right", "told", "wanted"))
        found[name] = {
            "right": _share(right, given),
            "told": _share(given, all_of),
            "end_to_end": _share(right, all_of),
        }
    return found


def agree(name: str, wanted: str, given: str) -> bool:
    """Return whether an answer says what is wanted: a date within another, or the same words."""
    if name == "when":
        shorter = min(len(wanted), len(given))
        return bool(shorter) and wanted[:shorter] == given[:shorter]
    first, second = _telling(wanted), _telling(given)
    if not first or not second:
        return False
    common = len(first & second)
    return common == min(len(first), len(second)) or 2 * common >= max(len(first), len(second))


def _of_triggers(
    marked: Iterable[Any], events: Iterable[Any], counts: Counter[str]
) -> Iterator[tuple[str, list[str], str]]:
    """Yield what gold tells of each happening that both mark, and what the program does."""
    by_word = {place: one for one in marked for place in range(one["start"], one["end"])}
    for event in events:
        counts["triggers"] += 1
        found = next(
            (by_word[at] for at in range(event["start"], event["end"]) if at in by_word), {}
        )
        counts["hit"] += bool(found)
        for name in _ASKED:
            wanted = found.get("attrs", {}).get(name)
            if wanted and name != "what":
                yield name, wanted, str(event["attrs"].get(name, ""))


def _of_main(gold: Iterable[Any], events: Iterable[Any]) -> Iterator[tuple[str, list[str], str]]:
    """Yield what coders chose for the main event, and the first that headline and lead tell."""
    first = [one["attrs"] for one in events if one["start"] < _OPENING]
    chosen: dict[str, list[str]] = {}
    for one in gold:
        written = one["attrs"].get("iso", "") if one["type"] == "when" else one["text"]
        if one["type"] in _ASKED and written:
            chosen.setdefault(one["type"], []).append(written)
    for name, wanted in chosen.items():
        yield name, wanted, next((str(one[name]) for one in first if one.get(name)), "")


def _telling(phrase: str) -> set[str]:
    return set(_WORD.findall(phrase.lower())) - _SMALL


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _lines(path: Path) -> Iterator[Mapping[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
