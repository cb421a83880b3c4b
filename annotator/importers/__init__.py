# SPDX-License-Identifier: Apache-2.0
"""Source formats: every module here is one importer."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from annotator.discovery import discover
from annotator.domain.errors import user_error

if TYPE_CHECKING:
    from annotator.domain.page import Importer

# Formats that are known and not read; a module that reads one needs no change here.
_OTHER_FORMATS = {
    ".pdf": "PDF",
    ".doc": "Word",
    ".docx": "Word",
    ".dotx": "Word",
    ".odt": "OpenDocument",
    ".rtf": "rich text",
    ".pages": "Pages",
    ".htm": "web page",
    ".html": "web page",
    ".xhtml": "web page",
    ".mht": "web archive",
    ".mhtml": "web archive",
    ".webarchive": "web archive",
    ".epub": "EPUB",
    ".eml": "mail",
    ".msg": "mail",
    ".xls": "Excel",
    ".xlsx": "Excel",
    ".ods": "spreadsheet",
    ".ppt": "PowerPoint",
    ".pptx": "PowerPoint",
    ".zip": "zip",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".gif": "image",
    ".webp": "image",
    ".tif": "image",
    ".tiff": "image",
    ".mp3": "sound",
    ".wav": "sound",
    ".mp4": "film",
}


@cache
def importers() -> tuple[Importer, ...]:
    """Return all importers, by name."""
    return tuple(discover(__name__, "IMPORTER").values())


def importer_for(name: str) -> Importer:
    """Return the importer for a file name; a suffix nobody knows is read as plain text.

    Raises:
        UserError: the suffix is that of a known format that cannot be read.
    """
    suffix = PurePath(name).suffix.lower()
    by_suffix = {ending: importer for importer in importers() for ending in importer.suffixes}
    if suffix in by_suffix:
        return by_suffix[suffix]
    if suffix in _OTHER_FORMATS:
        raise user_error(
            "“{name}” is a file of the kind {format}, which cannot be read yet. Open it in its"
            " own program, save it as plain text (.txt), and choose that file.",
            name=PurePath(name).name,
            format=_OTHER_FORMATS[suffix],
        )
    return by_suffix[".txt"]
