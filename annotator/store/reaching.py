# SPDX-License-Identifier: Apache-2.0
"""How a project file is reached: made, addressed, or, where SQLite can't read it, copied first."""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.store.whereabouts import log_of

if TYPE_CHECKING:
    from pathlib import PurePath
    from tempfile import TemporaryDirectory

    from annotator.store.whereabouts import Identity

_JOURNAL = "-journal"
_LONGEST_NAME = 255  # bytes; where the system does not tell
_LONGEST_PATH = 512  # bytes; what SQLite makes of a path, its journal's name included
_COPY_NAME = "project"
_ATTEMPTS = 5
_YOUNG_SECONDS = 10.0


def create(path: Path) -> None:
    """Make an empty file that only its owner can read, before SQLite would make one for all.

    Raises:
        UserError: the name is so long that no journal could be kept beside the file.
    """
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    _require_short_name(path)
    _keep_what_is_left(path)
    # Never one that is there: closing it would drop the locks that this process holds on it.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def is_writable(path: Path) -> bool:
    """Return whether SQLite can write the file and, beside it, its log."""
    return os.access(path, os.W_OK) and _is_folder_writable(path)


def require_readable(path: Path) -> Identity:
    """Return what a file is known by; OSError where SQLite would only say that it can't open it.

    Without opening the file: see ``belonging.is_project``.

    Raises:
        UserError: SQLite takes no path that long.
    """
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if len(os.fsencode(os.path.realpath(path))) + len(_JOURNAL) >= _LONGEST_PATH:
        raise user_error(
            "{path} lies in folders whose names are too long altogether to be opened as a "
            "project. Move it to a folder with a shorter path.",
            path=str(path),
        )
    return found.st_dev, found.st_ino


def address(path: Path) -> str:
    """Return the file as a URI.

    Reading too is done through a connection that may write, kept from it by ``query_only``:
    else SQLite leaves the log beside the file. Where no log can be made and none is there,
    nobody is writing, and SQLite reads the file only if told that it does not change.
    """
    if _is_folder_writable(path) or _is_filled(log_of(path)):
        return f"{uri(path.absolute())}?mode=rw"
    return f"{uri(path.absolute())}?mode=ro&immutable=1"


def uri(path: PurePath) -> str:
    """Return an absolute path as SQLite takes it: the name of a server is no authority to it."""
    text = path.as_uri()
    return text if text.startswith("file:///") else text.replace("file://", "file:////", 1)


def needs_private_copy(path: Path) -> bool:
    """Return whether what was written last lies beside the file where SQLite can't read it.

    That is where its folder can't be written: a log needs an index beside it, and a journal that
    a killed program left has to be played back into the file. Without either the file would be
    read as it was before, or torn.
    """
    if _is_folder_writable(path):
        return False
    log = log_of(path)
    index, journal = (log.with_name(log.name[:-4] + end) for end in ("-shm", _JOURNAL))
    return _is_filled(journal) or (_is_filled(log) and not index.exists())


def private_copy(path: Path) -> TemporaryDirectory[str]:
    """Return a folder of one's own with a copy of the file and what lies beside it.

    Nobody has the file open in this process: SQLite could not, so closing it drops no locks.
    """
    # Imported here: hardly ever needed.
    import shutil  # noqa: PLC0415

    folder = private_folder()
    target, log = copy_in(folder), log_of(path)
    sources = [log.with_name(log.name[:-4] + end) for end in ("-wal", _JOURNAL, "")]
    for _ in range(_ATTEMPTS):
        before = [_stamp(one) for one in sources]
        for source in sources:
            if source.exists():
                ending = source.name[len(log.name) - 4 :]
                shutil.copyfile(source, target.with_name(target.name + ending))
        if [_stamp(one) for one in sources] == before:
            break
    return folder


def private_folder() -> TemporaryDirectory[str]:
    """Return a new folder that only its owner can look into; it goes when it is cleaned up."""
    # Imported here: hardly ever needed, and a window is to show first.
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    return TemporaryDirectory(prefix="annotator-", ignore_cleanup_errors=True)


def copy_in(folder: TemporaryDirectory[str]) -> Path:
    """Return the path of the copy in a private folder."""
    return Path(folder.name, _COPY_NAME)


def free_name(path: Path) -> Path:
    """Return the path, or where something is there one with the first number that is free."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _keep_what_is_left(path: Path) -> None:
    """Give the log or journal of a project that was moved away another name.

    It may hold that project's newest edits, and SQLite would delete it beside a new file. A young
    one is of a program that makes the same project at this very moment.
    """
    for suffix in ("-wal", _JOURNAL):
        left = path.with_name(path.name + suffix)
        if _is_filled(left) and time.time() - left.stat().st_mtime > _YOUNG_SECONDS:
            left.replace(free_name(path.with_name(f"{path.name}.left{suffix}")))


def _require_short_name(path: Path) -> None:
    with suppress(OSError, ValueError, AttributeError):
        longest = os.pathconf(path.parent, "PC_NAME_MAX")
        _refuse_longer(path, longest)
        return
    _refuse_longer(path, _LONGEST_NAME)


def _refuse_longer(path: Path, longest: int) -> None:
    if len(os.fsencode(path.name)) + len(_JOURNAL) > longest:
        raise user_error(
            "The name of {path} is too long: what belongs to a project is kept beside it under a "
            "longer name still. Choose a shorter one.",
            path=str(path),
        )


def _is_folder_writable(path: Path) -> bool:
    return os.access(log_of(path).parent, os.W_OK)


def _is_filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
