# SPDX-License-Identifier: Apache-2.0
"""Paths of files as a person reads them: the home folder as ``~``, long ones without a middle."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path

_LONGEST = 40
_LONGEST_NAME = 48
_LONGEST_TITLE = 80
# An absolute path in a sentence, up to the first space in the name of the file itself: what
# follows is left as it is. Folders may hold spaces, but none at their end.
_PATH = re.compile(r"(?<![^\s“(])(?:/|[A-Za-z]:\\|\\\\)(?:[^/\\\n]*[^/\\\s][/\\])+[^/\\\s]*")


def briefly(text: str) -> str:
    """Return a text with the paths in it made short."""
    return _PATH.sub(lambda found: short_path(found[0]), text)


def short_path(path: str, longest: int = _LONGEST) -> str:
    """Return a path with ``~`` for the home folder, and with its last folder only where long."""
    home = str(Path.home())
    mark = "\\" if "\\" in path else "/"
    if path.startswith(home + mark):
        path = "~" + path[len(home) :]
    if len(path) <= longest:
        return path
    first, *_, folder, name = path.split(mark)
    if len(name) > _LONGEST_NAME:
        half = _LONGEST_NAME // 2
        name = f"{name[:half]}…{name[-half:]}"
    return mark.join([first, "…", folder, name] if path.count(mark) > 2 else [first, folder, name])


def file_name(title: str, ending: str) -> str:
    """Return a name for a file that every system takes, with this ending."""
    kept = "".join(" " if one in '/\\:*?"<>|' or not one.isprintable() else one for one in title)
    name = " ".join(kept.split())
    if len(name) > _LONGEST_TITLE:
        # It ends with a word, where there are any.
        name = name[: _LONGEST_TITLE + 1].rpartition(" ")[0] or name[:_LONGEST_TITLE]
    return f"{name.strip(' .') or 'article'}{ending}"


def unused(path: Path) -> Path:
    """Return a path, or where something is there one with the first number that is free."""
    free = path
    for number in count(2):
        if not os.path.lexists(free):
            break
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def to_write(chosen: str, suffix: str) -> Path:
    """Return the path of a file to write by what was typed in a dialog, its suffix added.

    The dialog asks only about a file of just that name: over another one nothing is written, and
    a number is added.
    """
    path = Path(chosen)
    return path if path.suffix else unused(path.with_suffix(suffix))
