# SPDX-License-Identifier: Apache-2.0
"""Disks that are small, full or read-only, where this machine lets us make some."""

import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder, size="2m"):
    """Have a disk of its own at a folder; skip where none can be made."""
    folder.mkdir(exist_ok=True)
    if not ran("mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "none", str(folder)):
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        assert ran("umount", "--lazy", str(folder))


def make_read_only(folder, *, read_only=True):
    """Have nothing written to a disk any more, or again."""
    assert ran("mount", "-o", "remount,ro" if read_only else "remount,rw", str(folder))


def fill(folder):
    """Leave no room on a disk; return what to remove to make room again."""
    filler = Path(folder, "filler")
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def ran(*command):
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
