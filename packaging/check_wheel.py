# SPDX-License-Identifier: Apache-2.0
"""Builds the source archive, the wheel from it, and tries the wheel in an empty environment.

Run with the Python of `.venv`, which has the build tools. Nothing is fetched.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = Path("annotator", "_resources", "samples", "harbour-storm.txt")


def main() -> None:
    """Build, install and try; a step that fails ends with its own message."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        wheel = build(place)
        venv.create(place / "venv", with_pip=False)
        python = place / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        pip("--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
        try_out(python, place)


def build(place: Path) -> Path:
    """Return the wheel built from the source archive built from the checkout."""
    call(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(place), cwd=ROOT)
    archive = next(place.glob("annotator-*.tar.gz"))
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(place))
    pip("wheel", *options, str(archive))
    return next(place.glob("annotator-*.whl"))


def try_out(python: Path, place: Path) -> None:
    """Import the sample and draw the window with nothing but the wheel and its dependencies."""
    code = "import annotator; print(annotator.__path__[0])"
    installed = Path(call(str(python), "-I", "-c", code, cwd=place).strip())
    sample = installed.parent / SAMPLE
    if place.resolve() not in installed.resolve().parents or not sample.is_file():
        sys.exit(f"The wheel lacks {SAMPLE}")
    # The dependencies are borrowed from .venv; its .pth files, and so the checkout, are not.
    environ = os.environ | {
        "HOME": str(place),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    program = str(python.with_name("annotator"))
    call(program, "import", "trial.annotator", str(sample), cwd=place, environ=environ)
    call(program, "--screenshot", "trial.png", str(sample), cwd=place, environ=environ)
    for name in ("trial.annotator", "trial.png"):
        if not (place / name).is_file():
            sys.exit(f"The installed program did not write {name}")


def pip(*arguments: str) -> None:
    """Run the environment's pip."""
    call(sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", *arguments, cwd=ROOT)


def call(*command: str, cwd: Path, environ: Mapping[str, str] | None = None) -> str:
    """Return what a command prints; end with its exit code where it fails."""
    done = subprocess.run(
        command, cwd=cwd, env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = done.stdout + done.stderr
        sys.exit(f"{said}\nfailed with {done.returncode}: {' '.join(command)}")
    return done.stdout


if __name__ == "__main__":
    main()
