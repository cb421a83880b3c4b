# SPDX-License-Identifier: Apache-2.0
"""Keys as a real X server sends them with other layouts set, in the real window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "setxkbmap", "xdotool")
SECONDS = 60

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(shutil.which, TOOLS)), reason="needs an X server without a screen, and xdotool"
    ),
]


@pytest.fixture
def display(tmp_path):
    """Start an X server on a free number and return its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        yield f":{numbers.readline().strip()}"
    server.terminate()
    server.wait(SECONDS)


@pytest.mark.parametrize("layout", ["us", "ru", "gr", "il", "ara", "us,ru"])
def test_keys_act_by_their_place_as_the_system_sends_them(display, layout, tmp_path):
    script = Path(__file__).with_name("layout_driver.py")
    surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run(["setxkbmap", layout], env=surroundings, check=True, timeout=SECONDS)
    done = subprocess.run(
        [sys.executable, script, str(tmp_path / "desk.annotator")],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        *("claim", "quote", "checked", "undone", "palette", "closed", "menu")
    ]
