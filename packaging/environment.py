# SPDX-License-Identifier: Apache-2.0
"""Makes and checks `.venv`, the environment Annotator and its tests run in."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from system_packages import SetupError, find_missing, install

ROOT = Path(__file__).resolve().parent.parent
INSTALLER = "requirements-pip.txt"
RUNTIME = "requirements.txt"
TESTS = "requirements-test.txt"
STAMP = "annotator-stamp.json"
DOING = {
    INSTALLER: "Updating the installer",
    RUNTIME: "Downloading and installing Qt and the other packages (about 100 MB)",
    TESTS: "Downloading and installing Qt, the other packages and the test tools (about 150 MB)",
}


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment of one checkout."""

    root: Path

    @property
    def folder(self) -> Path:
        """The folder of the environment."""
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """The folder of its commands."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def packages(self) -> Path:
        """Its site-packages folder."""
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / f"python{_python_name()}" / "site-packages"

    @property
    def stamp(self) -> Path:
        """The file that tells what was installed completely."""
        return self.folder / STAMP

    def is_sound(self) -> bool:
        """Tell whether it was finished once, for this Python and this place."""
        made = self._read_stamp()
        return (
            made.items() >= self._origin().items()
            and os.access(self.python, os.X_OK)
            and (self.packages / "PySide6" / "__init__.py").is_file()
        )

    def is_ready(self, requirements: str) -> bool:
        """Tell whether all of a requirements file is installed as it stands now."""
        return self.is_sound() and self._read_stamp().items() >= self._pins(requirements).items()

    def prepare(self, requirements: str) -> None:
        """Install a requirements file, making the environment anew where it is not sound.

        Raises SetupError where a step fails. Without the stamp, which is written last, the next
        start knows that this one was interrupted.
        """
        began = time.monotonic()
        sound, before = self.is_sound(), self._read_stamp()
        if sound:
            self.stamp.unlink()
            print("Updating the environment in .venv", flush=True)
        else:
            self._make()
        for name in (INSTALLER, requirements):
            self._install(name)
        self._make_importable()
        self._compile()
        self._try()
        self._write_stamp((before if sound else {}) | self._pins(requirements))
        print(f"Ready after {time.monotonic() - began:.0f} s", flush=True)

    def _make(self) -> None:
        if self.folder.exists() or self.folder.is_symlink():
            print("The environment in .venv is incomplete: making it anew", flush=True)
            _remove(self.folder)
        print("Creating the environment in .venv (this happens once)", flush=True)
        # Not sys.executable: that may be the very Python just removed with the folder.
        python = getattr(sys, "_base_executable", sys.executable)
        command = (python, "-m", "venv", str(self.folder))
        _call(command, "The environment in .venv could not be created.")

    def _install(self, name: str) -> None:
        print(DOING[name], flush=True)
        command = (
            *(str(self.python), "-m", "pip", "-qq", "--no-input"),
            *("--disable-pip-version-check", "install", "--progress-bar", "off"),
            *("--require-hashes", "--only-binary", ":all:"),
            *("--requirement", str(self.root / "packaging" / name)),
        )
        _call(
            command,
            "The packages could not be installed. The lines above say why;"
            " the first start needs a connection to the Python package index.",
        )

    def _make_importable(self) -> None:
        """Let the environment find the checkout, and give it the command `annotator`."""
        (self.packages / "annotator-checkout.pth").write_text(f"{self.root}\n", encoding="utf-8")
        if os.name == "nt":
            script = self.scripts / "annotator.cmd"
            script.write_text('@"%~dp0python.exe" -P -m annotator %*\n', encoding="utf-8")
            return
        script = self.scripts / "annotator"
        quoted = str(self.python).replace("'", "'\\''")
        script.write_text(f"#!/bin/sh\nexec '{quoted}' -P -m annotator \"$@\"\n", encoding="utf-8")
        script.chmod(0o755)

    def _compile(self) -> None:
        """Compile the program now: without this a start takes half as long again."""
        command = (str(self.python), "-m", "compileall", "-q", str(self.root / "annotator"))
        _call(command, "The program could not be compiled. The lines above say why.")

    def _try(self) -> None:
        command = (str(self.python), "-c", "import PySide6.QtWidgets, sqlite_utils")
        _call(command, "Qt was installed but does not start. The lines above say why.")

    def _origin(self) -> dict[str, str]:
        """Return what must not change under the environment: its place and its Python."""
        return {
            "root": str(self.root),
            "python": _python_name(),
            "interpreter": str(self.python.resolve()),
        }

    def _pins(self, requirements: str) -> dict[str, str]:
        """Return the hashes of the requirements files that `requirements` covers."""
        names = {INSTALLER, requirements, RUNTIME}
        folder = self.root / "packaging"
        return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}

    def _read_stamp(self) -> dict[str, str]:
        try:
            made = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return made if isinstance(made, dict) else {}

    def _write_stamp(self, pins: dict[str, str]) -> None:
        text = json.dumps(pins | self._origin(), indent=1, sort_keys=True)
        neighbour = self.stamp.with_suffix(".new")
        neighbour.write_text(text + "\n", encoding="utf-8")
        neighbour.replace(self.stamp)


def start(main: Callable[[Sequence[str]], int]) -> None:
    """Run a script's `main` and end with its exit code, or with a message and 2."""
    try:
        code = main(sys.argv[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        print("\nStopped. The next start takes up the work again.", file=sys.stderr)
        code = 130
    sys.exit(code)


def ensure(environment: Environment, requirements: str, *, screen: bool) -> None:
    """Install what the computer and the environment lack; raises SetupError where that fails."""
    make, tests = not environment.is_sound(), requirements == TESTS
    install(find_missing(make_environment=make, screen=screen, tests=tests))
    if environment.is_ready(requirements):
        return
    with _alone(environment.root):
        if not environment.is_ready(requirements):
            environment.prepare(requirements)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let a second start wait while another one installs; Windows has no such lock."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows lacks it

    with (root / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _python_name() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        shutil.rmtree(folder)


def _call(command: Sequence[str], complaint: str) -> None:
    """Run a command; raise SetupError with `complaint` where it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise SetupError(complaint)
