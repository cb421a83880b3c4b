# SPDX-License-Identifier: Apache-2.0
"""Where a file lies: on a disk of this computer, on a network share, or in a synced folder.

SQLite's log in shared memory (WAL) does not work over a network, as two computers share no
memory (sqlite.org/wal.html, 1), and a program that synchronises a folder copies file and log
each at a time of its own. Both are safer with a rollback journal.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOUNTS = Path("/proc/self/mountinfo")
# File systems that may be on another computer, or are served by another system.
_SHARES = frozenset(
    (
        "9p",
        "afp",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.curlftpfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.google-drive-ocamlfuse",
        "fuse.gvfsd-fuse",
        "fuse.kio-fuse",
        "fuse.pCloud.fs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.smbnetfs",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "gfs2",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
        "webdav",
    )
)
# What programs that synchronise keep at the top of the folder that is theirs.
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
    ".megaignore": "MEGA",
}
# Folders of these names right in the home folder. Words that any folder might be called by, as
# “Box” and “MEGA”, are left out: a warning without cause teaches people not to read warnings.
_HOMES = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "iCloudDrive": "iCloud",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "Box Sync": "Box",
    "pCloudDrive": "pCloud",
    "pCloud Drive": "pCloud",
    "MEGAsync": "MEGA",
    "Yandex.Disk": "Yandex.Disk",
}
_HOMES_OF_FIRMS = {"Dropbox (": "Dropbox", "OneDrive - ": "OneDrive"}
# Folders of macOS, below the person's library.
_LIBRARY = {"Mobile Documents": "iCloud", "CloudStorage": ""}
_REMOTE_DRIVE = 4  # what GetDriveTypeW returns for a drive of the network


class Kind(StrEnum):
    """What is known of a place; nothing of what this system does not tell."""

    LOCAL = "local"
    SHARE = "share"
    SYNCED = "synced"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a file lies; ``name`` is the kind of share, or the program that synchronises."""

    kind: Kind
    name: str = ""

    @property
    def is_risky(self) -> bool:
        """Return whether a log in shared memory is unsafe there."""
        return self.kind in (Kind.SHARE, Kind.SYNCED)


def location_of(path: Path) -> Location:
    """Return where a file lies; links are followed."""
    real = Path(os.path.realpath(path))
    service = _service(real)
    if service:
        return Location(Kind.SYNCED, service)
    if sys.platform == "win32":
        return _on_windows(real)
    return _on_mount(real)


def _service(real: Path) -> str:
    """Return the program that synchronises the folder of a file, empty where none is known."""
    home = Path.home()
    for folder in real.parents:
        for marker, service in _MARKERS.items():
            # Words, not paths: this is done before anything of a project is shown.
            if os.path.lexists(f"{folder}{os.sep}{marker}") and folder != home:
                return service
        if folder.parent == home and _named(folder.name):
            return _named(folder.name)
    return _in_library(real)


def _named(name: str) -> str:
    firms = (service for start, service in _HOMES_OF_FIRMS.items() if name.startswith(start))
    return _HOMES.get(name) or next(firms, "")


def _in_library(real: Path) -> str:
    """Return whose folder it is below the library of macOS; there it is named by its owner."""
    parts = real.parts
    for place, part in enumerate(parts[:-1]):
        if part == "Library" and parts[place + 1] in _LIBRARY:
            owner = parts[place + 2] if len(parts) > place + 3 else ""
            return _LIBRARY[parts[place + 1]] or owner.partition("-")[0]
    return ""


def _on_mount(real: Path) -> Location:
    try:
        lines = _MOUNTS.read_text(errors="surrogateescape").splitlines()
    except OSError:
        return Location(Kind.UNKNOWN)
    depth, system = 0, ""
    for point, name in _mounts(lines):
        # Of two at one place the later one covers the other.
        if real.is_relative_to(point) and len(point.parts) >= depth:
            depth, system = len(point.parts), name
    return Location(Kind.SHARE, system) if system in _SHARES else Location(Kind.LOCAL)


def _mounts(lines: list[str]) -> Iterator[tuple[Path, str]]:
    """Yield mount points and their file systems (proc(5), /proc/pid/mountinfo)."""
    for line in lines:
        before, _, after = line.partition(" - ")
        words = before.split()
        if len(words) > 4 and after:
            yield Path(_unescaped(words[4])), after.split()[0]


def _unescaped(text: str) -> str:
    """Return a path as it is: blanks are written there as octal numbers."""
    for code in ("\\040", "\\011", "\\012", "\\134"):
        text = text.replace(code, chr(int(code[1:], 8)))
    return text


def _on_windows(real: Path) -> Location:
    if real.drive.startswith("\\\\"):
        return Location(Kind.SHARE, real.drive)
    # Imported here: only Windows has it.
    import ctypes  # noqa: PLC0415

    drive: int = ctypes.windll.kernel32.GetDriveTypeW(real.anchor)  # type: ignore[attr-defined]
    return Location(Kind.SHARE, real.drive) if drive == _REMOTE_DRIVE else Location(Kind.LOCAL)
