# SPDX-License-Identifier: Apache-2.0
"""Items of a list that is written in one line: "1. Eat well 2. Sleep well", "• Eggs • Milk"."""

from __future__ import annotations

import re

# A sign in front of each item, behind a blank; it is looked for first, as hardly any text has one.
_BULLET = re.compile(r"[•‣▪●◦](?<!\S.)\s*(?=\S)", re.DOTALL)
# A label that counts: "1." "2)" "(a)".
_MARK = re.compile(
    r"(?<!\S)(?P<open>\(?)(?P<label>\d{1,2}|[a-z]|[A-Z](?=\)))(?P<close>[.)]{1,2})\s+(?=\S)"
)
# Behind these, what is counted goes on in the same sentence.
_GOES_ON = re.compile(r"(?:[,;]|\b(?:and|or))\s*\Z")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def item_starts(text: str, start: int, end: int) -> list[int]:
    """Return where the items of ``text[start:end]`` begin; nothing where it is no list.

    A counted list begins the stretch, and its labels count on from the first one: a number that
    does not is part of what an item says. A capital with a full stop is an initial.
    """
    bullets = [mark.start() for mark in _BULLET.finditer(text, start, end)]
    if bullets:
        return bullets
    first = _MARK.match(text, start, end)
    if first is None:
        return []
    items = [first]
    for mark in _MARK.finditer(text, first.end(), end):
        if _counts_on(items[-1], mark):
            items.append(mark)
    return [mark.start() for mark in items] if len(items) > 1 else []


def _counts_on(last: re.Match[str], mark: re.Match[str]) -> bool:
    if (last["open"], last["close"]) != (mark["open"], mark["close"]):
        return False
    between = mark.string[max(last.end(), mark.start() - 5) : mark.start()]
    return mark["label"] == _next(last["label"]) and bool(between) and not _GOES_ON.search(between)


def _next(label: str) -> str:
    """Return the label behind a label; blank behind the last letter."""
    if label.isdecimal():
        return str(int(label) + 1)
    place = _LETTERS.index(label.lower()) + 1
    following = _LETTERS[place : place + 1]
    return following if label.islower() else following.upper()
