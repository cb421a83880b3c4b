# SPDX-License-Identifier: Apache-2.0
"""Writing several files into a folder so that either all of them are new or none."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from annotator.domain.errors import UserError, user_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    Content = Callable[[], Iterable[bytes]]

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_BESIDE = ".export-"
# What an export that was killed left behind; one that is running is younger.
_STALE_SECONDS = 3600


def write_together(folder: Path, contents: Mapping[str, Content]) -> list[Path]:
    """Write files, by name, into a folder that is made if missing; return their paths.

    Whatever goes wrong, also in the contents themselves, the files that were there before stay
    as they were, and nothing half-written is left. At whatever moment the program is killed,
    each file is whole, the old one or the new.

    Raises:
        UserError: the folder cannot be written; the message says what to do.
    """
    try:
        return _write_together(folder, contents)
    except OSError as error:
        raise _explained(error, folder) from error


def _write_together(folder: Path, contents: Mapping[str, Content]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    _remove_stale(folder)
    with _folder_in(folder) as beside:
        new, old = beside / "new", beside / "old"
        new.mkdir()
        old.mkdir()
        for name, content in contents.items():
            _write(new / name, content())
        _swap_in(new, old, folder, list(contents))
    return [folder / name for name in contents]


def _write(path: Path, content: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _folder_in(folder: Path) -> Iterator[Path]:
    """Make a folder for as long as it is needed."""
    # Named before it is made: whenever somebody stops the program, there is nothing left of it.
    path = folder / f"{_BESIDE}{secrets.token_hex(4)}"
    try:
        path.mkdir(mode=0o700)
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _swap_in(new: Path, old: Path, folder: Path, names: list[str]) -> None:
    """Put the new files in place of the old ones; on failure put the old ones back."""
    with ExitStack() as undo:
        for name in names:
            target = folder / name
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "a folder has that name", str(target))
            if target.exists():
                _keep(target, old / name)
                undo.callback((old / name).replace, target)
                (new / name).replace(target)
            else:
                (new / name).replace(target)
                undo.callback(target.unlink)
        undo.pop_all()


def _keep(path: Path, beside: Path) -> None:
    """Keep what is in a file under a second name, so that there is no moment without the file."""
    try:
        os.link(path, beside)
    except OSError:
        # Not every file system gives a file two names.
        shutil.copy2(path, beside)


def _remove_stale(folder: Path) -> None:
    """Remove what killed exports left; where it is not ours to remove it stays."""
    for path in folder.glob(f"{_BESIDE}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(path)


def _explained(error: OSError, folder: Path) -> UserError:
    if error.errno in _FULL:
        return user_error(
            "There is no room left in {folder}; nothing there was changed. "
            "Free some space or choose another folder, then try again.",
            folder=str(folder),
        )
    if error.errno in _FORBIDDEN:
        return user_error(
            "Nothing may be written to {folder}; nothing there was changed. Close its files in "
            "other programs or choose another folder, then try again.",
            folder=str(folder),
        )
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return user_error(
            "{folder} is a file, or lies in one. Choose a folder.",
            folder=str(folder),
        )
    return user_error(
        "What was to be written to {folder} could not be ({reason}); nothing there was changed. "
        "Choose another folder, then try again.",
        folder=str(folder),
        reason=error.strerror or str(error),
    )
