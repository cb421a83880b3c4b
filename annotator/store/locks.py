# SPDX-License-Identifier: Apache-2.0
"""Who keeps others from writing a project: a program and its process, where the system tells."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PROCESSES = Path("/proc")
_MAIN = ("annotator", "__main__.py")
# The bytes that SQLite locks (sqlite.org/walformat.html, 2.3; os_unix.c and os.h of SQLite).
_LOG_WRITER = range(120, 121)
_LOG_KEEPERS = range(121, 123)  # checkpoint and recovery
_READERS = range(0x4000_0002, 0x4000_0002 + 510)
_WRITERS = range(0x4000_0000, _READERS.stop)


@dataclass(frozen=True, slots=True)
class _Lock:
    """One line of /proc/locks."""

    is_exclusive: bool
    process: int
    device: str
    inode: int
    first: int
    last: int

    def touches(self, wanted: range) -> bool:
        """Return whether it lies on one of these bytes."""
        return self.first < wanted.stop and self.last >= wanted.start


def holder(path: Path) -> Message:
    """Return who holds the lock that keeps a project from being written, in words.

    No file is opened for it: closing one of the project would drop this process's own locks.
    """
    process = _process_holding(path)
    if process is None:
        return message("another program")
    if process == os.getpid():
        return message("another part of this Annotator")
    with suppress(OSError):
        if _is_annotator(_arguments(process)):
            return message("another Annotator (process {process})", process=process)
        name = Path(_PROCESSES, str(process), "comm").read_text(errors="replace").strip()
        return message("“{name}” (process {process})", name=name, process=process)
    return message("another program (process {process})", process=process)


def _process_holding(path: Path) -> int | None:
    locks = list(_locks())
    real = Path(os.path.realpath(path))
    index = real.with_name(real.name + "-shm")
    found = [
        *_holding(locks, index, _LOG_WRITER, exclusive=True),
        *_holding(locks, index, _LOG_KEEPERS, exclusive=True),
        *_holding(locks, real, _WRITERS, exclusive=True),
        # Without a log, whoever reads keeps the writer waiting; with one, all read always.
        *([] if index.exists() else _holding(locks, real, _READERS, exclusive=False)),
    ]
    others = [process for process in found if process != os.getpid()]
    return next(iter([*others, *found]), None)


def _holding(locks: Sequence[_Lock], file: Path, wanted: range, *, exclusive: bool) -> list[int]:
    """Return the processes that hold such a lock on a file."""
    try:
        found = file.stat()
    except OSError:
        return []
    device = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}"
    return [
        one.process
        for one in locks
        if one.process > 0  # nought and less: of another container, or of no process
        and one.inode == found.st_ino
        and one.is_exclusive == exclusive
        and one.touches(wanted)
        # Some file systems (btrfs) tell another device to those who ask for a file.
        and (one.device == device or _has_open(one.process, file))
    ]


def _locks() -> Iterator[_Lock]:
    """Yield the locks that processes hold; none where the system does not tell."""
    with suppress(OSError):
        for line in Path(_PROCESSES, "locks").read_text().splitlines():
            words = line.split()
            # A line with an arrow is of somebody who waits, and has one word more.
            if len(words) == 8 and words[1] == "POSIX":
                yield _lock(words)


def _lock(words: Sequence[str]) -> _Lock:
    device, _, inode = words[5].rpartition(":")
    first, last = words[6:]
    end = first if last == "EOF" else last
    return _Lock(words[3] == "WRITE", int(words[4]), device, int(inode), int(first), int(end))


def _has_open(process: int, file: Path) -> bool:
    with suppress(OSError):
        for descriptor in Path(_PROCESSES, str(process), "fd").iterdir():
            with suppress(OSError):
                if descriptor.readlink() == file:
                    return True
    return False


def _arguments(process: int) -> list[str]:
    data = Path(_PROCESSES, str(process), "cmdline").read_bytes()
    return [os.fsdecode(one) for one in data.split(b"\0")]


def _is_annotator(arguments: Sequence[str]) -> bool:
    """Return whether a command line is the program's: its script, or Python running it."""
    scripts = [Path(one) for one in arguments[:2]]
    if any(one.name == "annotator" or one.parts[-2:] == _MAIN for one in scripts):
        return True
    return ("-m", "annotator") in pairwise(arguments)
