# SPDX-License-Identifier: Apache-2.0
"""Runs every check: `python3 packaging/test.py [--quick | --soak] [-- PYTEST ...]`.

`--bench` measures instead, and `--quality` scores the rules against gold of others. It makes
`.venv` where needed. All steps run even if one fails; the exit code is 0 if none did.
"""

import argparse
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

import check_python  # noqa: F401 - first, for its message
from environment import ROOT, TESTS, Environment, ensure, start

# Every branch of these folders is tested; they hold what a mistake would ruin silently.
PERFECT = ("annotator/domain", "annotator/text", "annotator/store", "annotator/exporters")

# Import-linter has a command but cannot be run as a module.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as check; check()"


@dataclass(frozen=True, slots=True)
class Step:
    """One check: a command run with the environment's Python."""

    name: str
    command: tuple[str, ...]
    streamed: bool = False


def main(arguments: Sequence[str]) -> int:
    """Prepare the environment, run the steps, and return 1 if any failed."""
    options = parse(arguments)
    environment = Environment(ROOT)
    ensure(environment, TESTS, screen=False)
    began = time.monotonic()
    chosen = steps(options)
    failed = [step.name for step in chosen if not passes(environment, step)]
    verdict = f"Failed: {', '.join(failed)}" if failed else f"All {len(chosen)} steps are fine"
    print(f"{verdict}, after {time.monotonic() - began:.0f} s", flush=True)
    return 1 if failed else 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="test.py", description="Run all checks.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--quick", action="store_true", help="without the slow tests")
    mode.add_argument("--soak", action="store_true", help="also the tests that take minutes")
    mode.add_argument("--bench", action="store_true", help="measure instead of test")
    mode.add_argument("--quality", action="store_true", help="score the rules against gold")
    parser.add_argument("--json", metavar="FILE", help="with --bench: write the figures there")
    parser.add_argument("pytest", nargs="*", metavar="-- ...", help="handed on to pytest")
    options = parser.parse_args(arguments)
    if options.json and not options.bench:
        parser.error("--json goes with --bench")
    return options


def steps(options: argparse.Namespace) -> list[Step]:
    """Return the checks of the chosen mode, in the order they are run."""
    if options.bench:
        where = ("--json", options.json) if options.json else ()
        return [
            Step("compile", ("-m", "compileall", "-q", "annotator")),
            Step("benchmarks", ("tests/benchmarks", *where), streamed=True),
        ]
    if options.quality:
        return [Step("quality", ("tests/quality",), streamed=True)]
    checks = [
        Step("format", ("-m", "ruff", "format", "--check", ".")),
        Step("lint", ("-m", "ruff", "check", "--output-format", "concise", ".")),
        Step("types", ("-m", "mypy")),
        Step("imports", ("-c", LINT_IMPORTS, "--no-logo")),
    ]
    if options.quick:
        return [*checks, tests("not slow and not soak and not bench", options.pytest)]
    marked = "not bench" if options.soak else "not soak and not bench"
    return [
        *checks,
        Step("wheel", ("packaging/check_wheel.py",)),
        tests(marked, ("--cov", "--cov-report=", *options.pytest)),
        Step("coverage", ("-m", "coverage", "report", "--fail-under=100", covered())),
    ]


def tests(marked: str, extra: Sequence[str]) -> Step:
    """Return the step that runs the tests so marked on two cores."""
    command = ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", marked, *extra)
    return Step("tests", command, streamed=True)


def covered() -> str:
    """Return coverage's option for the folders that stay at 100 %."""
    return "--include=" + ",".join(f"{folder}/*" for folder in PERFECT)


def passes(environment: Environment, step: Step) -> bool:
    """Run one step, print how it went, and tell whether it passed."""
    began = time.monotonic()
    done = subprocess.run(
        (str(environment.python), *step.command),
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=None if step.streamed else subprocess.PIPE,
        stderr=None if step.streamed else subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0 and done.stdout:
        print(done.stdout)
    word = "ok" if done.returncode == 0 else "FAILED"
    print(f"{step.name:<10} {word:<6} {time.monotonic() - began:6.1f} s", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    start(main)
