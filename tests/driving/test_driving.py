# SPDX-License-Identifier: Apache-2.0
"""The real window on a real display, driven by keys and mouse at random.

A failure names its seed; ``DRIVING_SEED=7 pytest tests/driving`` does the same again.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from annotator import assets
from annotator.store.project import open_project
from annotator.text.coverage import outline, outline_of, untouched
from system_packages import find_missing
from tests.agreement import assert_agreement
from tests.driving.hand import HEIGHT, WIDTH, Hand

ROOT = Path(__file__).parents[2]
SECONDS = 25  # of driving a run in the suite, of which there are two
SOAK_RUNS, SOAK_SECONDS = 10, 60
PATIENCE = 30.0  # seconds for an answer, on a busy machine
# The first visible line is the same after reading anew, but its height may not be, nor what else
# stands above and below the text. The file is asked for these.
SCROLLED = ("visible", "marks", "gutter", "overview", "buckets")
EVERY = 8  # things done between two questions
MIXED = (
    "storm",
    "Ada",
    "60",
    "🌊",
    "👩‍👩‍👧",
    "e\u0301",
    "שלום",
    "עולם",
    "12",
    "العالم",
    "said",
    "1,200",
    "\t",
)

missing = find_missing(make_environment=False, screen=True, tests=True).optional
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no X here"),
    pytest.mark.skipif(bool(missing), reason=f"missing here: {' '.join(missing)}"),
]


class EndedError(Exception):
    """The program has ended."""


class Program:
    """The program as a process of its own, which answers questions."""

    def __init__(self, environment, folder, *paths):
        self.errors = folder / "errors"
        with self.errors.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "default", "-m", "tests.driving.driven", *map(str, paths)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                cwd=folder,
                bufsize=0,
            )
        self.rest = b""

    def ask(self, question):
        """Return the answer to a question; EndedError where there is nobody left to give it."""
        try:
            self.process.stdin.write(f"{question}\n".encode())
        except BrokenPipeError as error:
            raise EndedError from error
        deadline = time.monotonic() + PATIENCE
        while b"\n" not in self.rest:
            if not select.select(
                [self.process.stdout], [], [], max(0, deadline - time.monotonic())
            )[0]:
                self.process.send_signal(signal.SIGUSR1)  # have it tell where it hangs
                time.sleep(1)
                raise AssertionError(f"no answer to {question}")
            read = os.read(self.process.stdout.fileno(), 65536)
            if not read:
                raise EndedError
            self.rest += read
        line, self.rest = self.rest.split(b"\n", 1)
        answer = json.loads(line)
        assert "failed" not in answer, answer["failed"]
        return answer

    def wait_until_ready(self):
        deadline = time.monotonic() + PATIENCE
        while not (answer := self.ask("ping"))["ready"]:
            assert time.monotonic() < deadline, "no project was opened"
            time.sleep(0.05)
        return answer

    def end(self):
        """Return what the program ends with; one that does not end tells where it stands."""
        self.process.stdin.close()
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)
            self.process.wait(PATIENCE)
            raise
        finally:
            self.process.stdout.close()
        return code


@contextmanager
def display():
    """Start a display of its own and yield its name."""
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.fixture
def environment(tmp_path):
    """Return the surroundings of a program on a display of its own."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "run").mkdir(mode=0o700)
    folders = {
        f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")
    }
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    with display() as name:
        yield {
            **kept,
            **folders,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "DISPLAY": name,
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            # From the first import on, and until the last thread has ended.
            "PYTHONFAULTHANDLER": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_FORCE_STDERR_LOGGING": "1",
        }


def mixed_article(seed):
    """Return an article in several scripts, with emoji, tabs, long lines and empty ones."""
    chance = random.Random(seed)  # noqa: S311 - it only plays
    paragraphs = [
        " ".join(chance.choice(MIXED) for _ in range(chance.choice((0, 3, 20, 60, 400)))) + "."
        for _ in range(25)
    ]
    return "\n\n".join(["Harbour news", *paragraphs]) + "\n"


def drive(environment, folder, seed, seconds):
    """Drive the program for a while; it is started anew when it was quit."""
    hand = Hand(seed, environment)
    article = folder / "mixed.txt"
    article.write_text(mixed_article(seed), encoding="utf-8")
    chosen = [assets.path("samples", "harbour-storm.txt"), article]
    hand.chance.shuffle(chosen)
    program = Program(environment, folder, *chosen)
    try:
        hand.window = program.wait_until_ready()["id"]
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            hand.act()
            if hand.chance.random() < 0.004:
                hand.quit()
            if hand.count % EVERY == 0:
                program = go_on(program, hand, environment, folder)
        finish(program, hand)
        assert program.errors.read_text() == ""
    except BaseException:
        print(f"seed {seed}; the last things done:", *hand.last, sep="\n  ")
        print(program.errors.read_text())
        if program.process.poll() is None:
            program.process.kill()
        program.process.wait(PATIENCE)
        raise
    for path in folder.rglob("*.annotator"):
        if "backups" not in path.parts:
            with closing(open_project(path)) as project:
                assert_agreement(project)
    assert not list(folder.rglob("faults.log"))
    print(f"seed {seed}: {hand.count} things done")


def go_on(program, hand, environment, folder):
    """Wait for the program, or start it anew where it was quit."""
    with suppress(EndedError):
        if program.ask("ping")["ready"]:
            return program
        # It was left without a project.
        program.ask("close")
    assert program.end() == 0
    program = Program(environment, folder)
    hand.window = program.wait_until_ready()["id"]
    return program


def finish(program, hand):
    """Compare what is shown with the file, then close the window."""
    # It may have been quit at the very end.
    with suppress(EndedError):
        while program.ask("dismiss")["dismissed"]:
            pass
        program.ask("leave_fields")
        shown = settled(program)
        compare(shown)
        program.ask("reload")
        found = list(differences(shown, settled(program)))
        assert not found, "\n".join(found[:10])
        program.ask("close")
    assert program.end() == 0


def differences(one, other, path=""):
    """Yield in words where two answers differ, but for what goes with the height of scrolling."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            if key not in SCROLLED:
                yield from differences(one.get(key), other.get(key), f"{path} {key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, f"{path} {number}")
    elif one != other:
        yield f"{path}: {str(one)[:300]} != {str(other)[:300]}"


def settled(program):
    """Return what is shown once it rests."""
    deadline = time.monotonic() + PATIENCE
    before, same = None, 0
    while same < 3:
        assert time.monotonic() < deadline, "what is shown never rests"
        time.sleep(0.3)
        shown = program.ask("show")
        same = same + 1 if shown == before and not shown.get("jobs") else 0
        before = shown
    return shown


def compare(shown):
    """Assert that what is shown is what the file has."""
    if not shown["project"] or not shown["session"]:
        return
    with closing(open_project(Path(shown["project"]), read_only=True)) as project:
        session_id, overview = shown["session"], project.overview
        article = project.articles.get(project.sessions.get(session_id).article_id)
        stored = project.annotations.of_session(session_id)
        first, last = shown["visible"]
        pieces = sorted(
            [one.id, one.kind, piece.role.value, piece.span.start, piece.span.end]
            for one in stored
            for piece in one.pieces
            if piece.span.start < last and piece.span.end > first
        )
        # What is only suggested is nowhere in the file.
        marks = [one for one in shown["marks"] if not one[0].startswith("suggestion ")]
        assert [[a, kind, *rest] for a, kind, _, *rest in marks] == pieces
        assert shown["lanes_are_apart"]
        assert shown["length"] == len(article.text)
        where = session_id, shown["length"], shown["buckets"]
        parts = [list(one) for one in overview.spread(*where)]
        parts += [[number, "finding"] for number in overview.flagged(*where)]
        assert shown["overview"] == sorted(parts)
        frame = project.articles.frame(article.id)
        known = outline_of(outline(frame))
        left = untouched(known.sentences, overview.covered(session_id))
        done = sum(one.status.is_done for one in stored)
        counted = f"{done} of {len(stored)} marks checked    unmarked sentences: {left}"
        assert shown["labels"]["coverage"] == counted


def seeds(count):
    chosen = os.environ.get("DRIVING_SEED")
    return [int(chosen)] if chosen else range(1, count + 1)


@pytest.mark.timeout(SECONDS + 180)
@pytest.mark.parametrize("seed", seeds(2))
def test_window_bears_whatever_keys_and_mouse_do(environment, tmp_path, seed):
    drive(environment, tmp_path, seed, SECONDS)


@pytest.mark.soak
@pytest.mark.timeout(SOAK_SECONDS + 180)
@pytest.mark.parametrize("seed", range(101, 101 + SOAK_RUNS))
def test_window_bears_ten_minutes_of_whatever_keys_and_mouse_do(environment, tmp_path, seed):
    drive(environment, tmp_path, seed, SOAK_SECONDS)
