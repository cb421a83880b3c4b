# SPDX-License-Identifier: Apache-2.0
"""Starts Annotator from a checkout: `python3 packaging/run.py [ARTICLE ...]`.

The first start makes `.venv` and installs what is missing; later ones go straight to the window.
Where there is no screen, the articles are imported and exported into `annotator-output/` instead.
"""

import argparse
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import check_python  # noqa: F401 - first, for its message
from environment import ROOT, RUNTIME, Environment, ensure, start
from system_packages import display_answers, has_screen

SAMPLE = ROOT / "resources" / "samples" / "harbour-storm.txt"
OUTPUT = Path("annotator-output")


def main(arguments: Sequence[str]) -> int:
    """Prepare what is missing, then become the program; return an exit code if that fails."""
    articles = parse(arguments)
    environment = Environment(ROOT)
    screen = has_screen(os.environ)
    ensure(environment, RUNTIME, screen=screen)
    program = (str(environment.python), "-P", "-m", "annotator")
    if screen and display_answers(os.environ):
        return open_window(program, articles)
    return write_output(program, articles)


def parse(arguments: Sequence[str]) -> list[str]:
    """Return the articles named on the command line, or the sample that comes with Annotator."""
    parser = argparse.ArgumentParser(prog="run.py", description="Start Annotator.")
    parser.add_argument("articles", metavar="ARTICLE", nargs="*", help="an article to open")
    return parser.parse_args(arguments).articles or [str(SAMPLE)]


def open_window(program: Sequence[str], articles: Sequence[str]) -> int:
    """Replace this process by the program; on Windows, wait for it."""
    command = (*program, *articles)
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)


def write_output(program: Sequence[str], articles: Sequence[str]) -> int:
    """Do without a screen what the window is for; return the first exit code that is not 0."""
    print(f"There is no screen to be reached, so the results are written to {OUTPUT}/", flush=True)
    OUTPUT.mkdir(exist_ok=True)
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    for article in articles:
        for step, written in steps(Path(article)):
            code = subprocess.call((*program, *step), env=environ, stdin=subprocess.DEVNULL)
            if code != 0:
                return code
            print(f"Written: {written}", flush=True)
    return 0


def steps(article: Path) -> Iterator[tuple[tuple[str, ...], Path]]:
    """Yield the program's commands for one article, each with what it writes."""
    project = OUTPUT / f"{article.stem}.annotator"
    table = OUTPUT / f"{article.stem}-csv"
    picture = OUTPUT / f"{article.stem}.png"
    yield ("import", str(project), str(article)), project
    yield ("export", str(project), "--format", "csv", "--out", str(table)), table
    yield ("--screenshot", str(picture), str(article)), picture


if __name__ == "__main__":
    start(main)
