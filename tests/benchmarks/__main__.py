# SPDX-License-Identifier: Apache-2.0
"""Measures the program beside floors taken in the same run: `packaging/test.py --bench`.

Only the ratios can be compared between machines. ``--only WORD`` measures the rows of one
module, ``--rows N`` exports fewer rows.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.benchmarks import (
    exporting,
    figures,
    lists,
    reading,
    saving,
    starting,
    suggesting,
    timeline,
)
from tests.benchmarks.projects import Projects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.figures import Figure

CSV_ROWS = 1_000_000


def main() -> None:
    """Measure, print each row as it is known, and write the file that was asked for."""
    options = parse()
    began = time.monotonic()
    found: list[Figure] = []
    qInstallMessageHandler(say)
    print(figures.HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for one in measure(options, Path(folder)):
            print(one if isinstance(one, str) else figures.line(one), flush=True)
            found += [] if isinstance(one, str) else [one]
    print(f"measured in {time.monotonic() - began:.0f} s")
    if options.json:
        figures.write_json(found, options.json)


def parse() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure beside floors.")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there")
    parser.add_argument("--rows", metavar="N", type=int, default=CSV_ROWS, help="rows of the CSV")
    parser.add_argument("--only", choices=sorted(parts()), help="measure these rows only")
    return parser.parse_args()


def measure(options: argparse.Namespace, folder: Path) -> Iterator[Figure | str]:
    """Yield the figures, and remarks in between, in the order of the table."""
    projects = Projects(folder)
    for name, part in parts().items():
        if options.only in (None, name):
            yield from part(projects, folder, options)


def parts() -> dict[str, Callable[[Projects, Path, argparse.Namespace], Iterator[Figure | str]]]:
    """Return what can be measured, by name; what needs a quiet process comes first."""
    return {
        "start": start,
        "read": lambda projects, folder, _: reading.figures(application(), projects, str(folder)),
        "lists": lambda _, folder, __: lists.figures(application(), folder),
        "timeline": lambda _, folder, __: timeline.figures(application(), folder),
        "save": lambda _, folder, __: saving.figures(folder),
        "bulk": lambda _, folder, __: saving.bulk_figures(folder),
        "suggest": lambda _, __, ___: suggesting.figures(),
        "csv": lambda _, folder, options: exporting.figures(folder, options.rows),
    }


def start(projects: Projects, folder: Path, _: argparse.Namespace) -> Iterator[Figure | str]:
    """Yield the rows of starting and remarks on memory."""
    home = starting.Home(folder / "home")
    yield from starting.figures(projects, home)
    for size in reading.SIZES:
        yield starting.memory(projects.sized(*size), home)


def application() -> QApplication:
    """Return the application, made once."""
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication(["benchmarks"])


def say(kind: QtMsgType, _context: object, text: str) -> None:
    """Print what Qt complains of, but for what the platform without a screen always says."""
    if "plugin does not support" not in text:
        print(f"Qt {kind.name}: {text}")


if __name__ == "__main__":
    main()
