# SPDX-License-Identifier: Apache-2.0
"""What it costs to start: whole processes, each with folders of its own, until they painted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.pace import Pace, in_turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.projects import Made, Projects

CHILD = Path(__file__).with_name("start_child.py")
FLOOR = "empty QMainWindow painted"
PACE = Pace(seconds=35, least=5, most=11)
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
PATIENCE = 120.0  # seconds after which a start that paints nothing has failed


@dataclass(frozen=True, slots=True)
class Home:
    """Folders for the program to find its settings and its project in."""

    folder: Path

    @property
    def project(self) -> Path:
        """Return where the program looks for the project that nobody named."""
        return self.folder / "data" / "annotator" / "articles.annotator"

    def environment(self) -> dict[str, str]:
        """Return the environment of a process that lives here; the folders are made."""
        named = {
            "HOME": self.folder,
            **{
                f"XDG_{name.upper()}_{'DIR' if name == 'runtime' else 'HOME'}": self.folder / name
                for name in ("config", "data", "cache", "state", "runtime")
            },
        }
        for folder in named.values():
            folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "runtime").chmod(0o700)
        places = {name: str(folder) for name, folder in named.items()}
        kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
        # An installed program is compiled already: the start that warms up does it here.
        compiled = {"PYTHONPYCACHEPREFIX": str(self.folder / "compiled")}
        return kept | places | compiled | {"QT_QPA_PLATFORM": "offscreen"}


def start(home: Home, wanted: str, made: Made | None = None) -> dict[str, Any]:
    """Start a process and return what it told when ``wanted`` was painted.

    ``wanted`` is ``empty`` for an empty window, ``first`` for the program's first paint, or
    ``session`` for the text of the session that was open last in the project.
    """
    if made:
        made.copy_to(home.project)
    done = subprocess.run(
        [sys.executable, "-P", str(CHILD), wanted],
        env=home.environment(),
        stdout=subprocess.PIPE,
        timeout=PATIENCE,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def figures(projects: Projects, home: Home) -> Iterator[Figure]:
    """Yield the rows of starting."""
    made = projects.sample()
    seen: dict[str, dict[str, Any]] = {}

    def seconds(wanted: str) -> float:
        seen[wanted] = start(home, wanted, None if wanted == "empty" else made)
        return seen[wanted]["cpu_ms"] / 1e3

    taken = in_turn(
        {wanted: lambda wanted=wanted: seconds(wanted) for wanted in ("empty", "first", "session")},
        PACE,
    )
    if not seen["session"]["marks"]:
        raise RuntimeError("the last session was shown without marks")
    floor = (FLOOR, taken["empty"])
    yield figure("start to first paint", taken["first"], floor, reach=1.3)
    yield figure("start to last session visible with its marks", taken["session"], floor, reach=2.5)


def memory(made: Made, home: Home) -> str:
    """Return in words what memory the program uses with a large project open."""
    large, empty = start(home, "session", made), start(home, "empty")
    return (
        f"memory with {made.length:,} characters / {made.marks:,} marks in sight of the reader:"
        f" {large['rss_mb']:.0f} MB, an empty window {empty['rss_mb']:.0f} MB"
    )
