# SPDX-License-Identifier: Apache-2.0
"""Plain text files in any of the usual encodings."""

from __future__ import annotations

from annotator.domain.page import Importer, RawPage
from annotator.text.normalise import decode


def read(data: bytes) -> RawPage:
    """Return the text of a plain text file.

    Raises:
        UserError: the bytes are not text, or there is none.
    """
    text, encoding = decode(data)
    return RawPage(text, encoding)


IMPORTER = Importer("plain_text", "Plain text", (".txt", ".text", ".md"), read)
