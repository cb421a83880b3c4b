# SPDX-License-Identifier: Apache-2.0
"""Finds what the operating system lacks for Qt, and installs it with one apt call if it may."""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

# Found by adding one package at a time to a minimal Debian 12 until Qt 6.11 ran.
QT_LIBRARIES: Mapping[str, str] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES: Mapping[str, str] = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
TEST_COMMANDS: Mapping[str, str] = {"Xvfb": "xvfb", "xdotool": "xdotool"}


class SetupError(Exception):
    """Something the person at the keyboard has to put right; the message says what."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Packages the operating system lacks: those we cannot do without, and the others."""

    needed: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def packages(self) -> tuple[str, ...]:
        """All of them, in the order they are installed."""
        return self.needed + self.optional


def on_linux() -> bool:
    """Tell whether this is Linux, the one system whose libraries we look after."""
    return sys.platform.startswith("linux")


def has_screen(environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown: always, except on Linux without a display."""
    return not on_linux() or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def display_answers(environ: Mapping[str, str]) -> bool:
    """Tell whether the X display can be reached; Qt would end without a word for the person.

    True where that cannot be told: on other systems, under Wayland, and without libxcb.
    """
    if not on_linux() or environ.get("WAYLAND_DISPLAY") or not environ.get("DISPLAY"):
        return True
    if not _loads("libxcb.so.1", ctypes.CDLL):
        return True
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(environ["DISPLAY"].encode(), None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def missing_libraries(
    table: Mapping[str, str], load: Callable[[str], object] = ctypes.CDLL
) -> tuple[str, ...]:
    """Return the packages of those libraries in `table` that cannot be loaded.

    Loading asks the system itself, so it is right on every distribution.
    """
    return tuple(package for name, package in table.items() if not _loads(name, load))


def missing_commands(
    table: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...]:
    """Return the packages of those commands in `table` that are not on the path."""
    return tuple(package for name, package in table.items() if which(name) is None)


def missing_venv() -> tuple[str, ...]:
    """Return the package that `python -m venv` needs where Debian split it off.

    Without ensurepip the command fails and leaves a half-made folder behind.
    """
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return ()
    return (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)


def find_missing(*, make_environment: bool, screen: bool, tests: bool) -> Missing:
    """Return what has to be installed before Annotator, or its tests, can run here."""
    venv = missing_venv() if make_environment else ()
    if not on_linux():
        return Missing(needed=venv)
    needed = venv + missing_libraries(QT_LIBRARIES)
    windowed = missing_libraries(SCREEN_LIBRARIES) if screen or tests else ()
    if not tests:
        return Missing(needed=needed + windowed)
    return Missing(needed=needed, optional=windowed + missing_commands(TEST_COMMANDS))


def apt_line(packages: Iterable[str], prefix: str = "") -> str:
    """Return the one line a person can type to install `packages`."""
    sudo = f"{prefix} " if prefix else ""
    names = shlex.join(packages)
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {names}"


def install(missing: Missing, ask: Callable[[str], str] = input) -> None:
    """Install what is missing by one apt call, or tell what to type.

    Raises SetupError where something we cannot do without stays missing.
    """
    if not missing.packages:
        return
    prefix = _permission(missing.packages, ask)
    if prefix is None:
        _explain(missing)
        return
    print(f"Installing system packages: {' '.join(missing.packages)}", flush=True)
    if _run_apt(missing.packages, prefix):
        return
    # One package that cannot be had keeps apt from installing any.
    if missing.needed and missing.optional and _run_apt(missing.needed, prefix):
        missing = Missing(optional=missing.optional)
    _explain(missing)


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True


def _permission(packages: Sequence[str], ask: Callable[[str], str]) -> tuple[str, ...] | None:
    """Return what goes in front of apt-get, or None where we may not or cannot call it."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None or not sys.stdin or not sys.stdin.isatty():
        return None
    print(f"Annotator needs these system packages: {' '.join(packages)}")
    answer = ask("Install them now with sudo? [y/n] ")
    return ("sudo",) if answer.strip().lower() in {"y", "yes"} else None


def _run_apt(packages: Sequence[str], prefix: tuple[str, ...]) -> bool:
    """Update apt's lists and install `packages`; show what apt said only where it failed."""
    quiet = (*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    install_line = (*quiet, "install", "-y", "--no-install-recommends", *packages)
    for line in ((*quiet, "update"), install_line):
        done = subprocess.run(
            line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode != 0:
            print(done.stdout, file=sys.stderr)
            return False
    return True


def _explain(missing: Missing) -> None:
    """Say what to type; raise SetupError if we cannot go on without it."""
    names = " ".join(missing.packages)
    prefix = "" if on_linux() and os.geteuid() == 0 else "sudo"
    line = apt_line(missing.packages, prefix) if shutil.which("apt-get") else ""
    if not missing.needed:
        advice = f"type: {line}" if line else "install these (Debian's names)"
        print(f"Skipped: tests/driving, the real window, for want of {names}; {advice}", flush=True)
    elif line:
        raise SetupError(f"Some system packages are missing.\nPlease type:\n  {line}")
    else:
        raise SetupError(
            "Some system packages are missing.\nPlease install them with your system's package"
            f" manager (Debian's names): {names}"
        )
