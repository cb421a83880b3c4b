# SPDX-License-Identifier: Apache-2.0
"""What the program remembers of the person at work, one row a setting."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, QSettings

from annotator.gui.folders import private_folder

if TYPE_CHECKING:
    from collections.abc import Container

_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Setting:
    """One remembered value: its key, the type it is read as, and what holds at first.

    ``allowed`` lists the values that mean something, where not all of the type do.
    """

    key: str
    type: type
    default: Any
    allowed: Container[Any] | None = None


REVIEWER = Setting("reviewer", str, "")
PROJECT = Setting("project", str, "")
FOLDER = Setting("folder", str, "")
# A list of paths as JSON: Qt reads a list of one as no list.
RECENT = Setting("recent", str, "")
THEME = Setting("theme", str, "system", ("system", "light", "dark", "contrast"))
ZOOM = Setting("zoom", int, 100, range(50, 301))
# Characters in a full line of the article, 0 for as many as the window is wide.
CHARACTERS = Setting("characters", int, 70, (0, *range(55, 101)))
# Height of a line of the article in percent of its letters' height.
SPACING = Setting("spacing", int, 175, range(150, 221))
# A family of fonts for the article; blank for the first good one that is there.
TYPEFACE = Setting("typeface", str, "")
# Runs of furniture are shown as one line.
FOLDED = Setting("furniture_folded", bool, False)
UNTOUCHED = Setting("untouched", bool, False)
# Suggestions are looked for and shown.
SUGGESTIONS = Setting("suggestions", bool, True)
# spaCy's model of English is asked about words and names, where both are installed.
LANGUAGE_MODEL = Setting("language_model", bool, False)
# Events that are only suggested are on the timeline.
TIMELINE_SUGGESTED = Setting("timeline/suggested", bool, True)
# What the list of events is grouped by, blank for nothing.
EVENT_GROUPING = Setting("events/grouping", str, "", ("", "day", "actor", "event_status", "status"))
# The key of the column that it is sorted by, with "-" before it where from the last one on.
EVENT_SORT = Setting("events/sort", str, "")
INITIALS = Setting("initials", bool, False)
ARTICLE_IN_TITLE = Setting("article_in_title", bool, True)
# The user's own keys as JSON, by action; what is not in it is as in the table of actions.
KEYS = Setting("keys", str, "")
# How the finder looks for words: names of options, with blanks between.
FIND_OPTIONS = Setting("find/options", str, "")
# What was chosen lately in the palette, as JSON: names of actions, the last one first.
PALETTE = Setting("palette", str, "")
# The kind that what was found was last tagged as.
TAG_FOUND_KIND = Setting("find/tag_kind", str, "")
GEOMETRY = Setting("window/geometry", QByteArray, QByteArray())
SIDES = Setting("window/sides", QByteArray, QByteArray())
HALVES = Setting("window/halves", QByteArray, QByteArray())
# The lower half has most of the height.
ENLARGED = Setting("window/enlarged", bool, False)


class Settings:
    """Reads and keeps settings in the place the system has for them, closed to other users."""

    def __init__(self, stored: QSettings | None = None) -> None:
        self._stored = stored or QSettings("annotator", "annotator")
        # macOS and Windows keep settings by themselves, for their owner only.
        is_file = stored is None and sys.platform not in ("darwin", "win32")
        self._open_file = Path(self._stored.fileName()) if is_file else None

    def get(self, setting: Setting) -> Any:
        """Return the remembered value, or the default where it is missing or means nothing."""
        value = self._stored.value(setting.key, setting.default, setting.type)
        is_known = setting.allowed is None or value in setting.allowed
        return value if value is not None and is_known else setting.default

    def keep(self, setting: Setting, value: Any) -> None:
        """Remember a value."""
        self._close_to_others()
        self._stored.setValue(setting.key, value)

    def state(self, name: str) -> QByteArray:
        """Return the remembered sizes of a part of the window, empty where there are none."""
        return cast("QByteArray", self._stored.value(f"window/{name}", QByteArray(), QByteArray))

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember the sizes of a part of the window."""
        self._close_to_others()
        self._stored.setValue(f"window/{name}", state)

    def _close_to_others(self) -> None:
        """Make the file private before Qt writes it: Qt leaves the rights of a file as they are."""
        path, self._open_file = self._open_file, None
        if path is not None:
            # Where it cannot be made, Qt cannot write it either.
            with suppress(OSError):
                private_folder(path.parent)
                path.touch(_OWNER_ONLY)
                path.chmod(_OWNER_ONLY)
