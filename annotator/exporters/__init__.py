# SPDX-License-Identifier: Apache-2.0
"""The formats work is handed over in, one module each; they know of tables only."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from annotator import discovery
from annotator.domain.errors import user_error

if TYPE_CHECKING:
    from annotator.domain.export import Exporter


@cache
def exporters() -> tuple[Exporter, ...]:
    """Return every output format, sorted by module name."""
    found: dict[str, Exporter] = discovery.discover(__name__, "EXPORTER")
    return tuple(found.values())


def exporter_of(key: str) -> Exporter:
    """Return the output format with this key.

    Raises:
        UserError: there is none; the message lists those there are.
    """
    for exporter in exporters():
        if exporter.key == key:
            return exporter
    known = ", ".join(exporter.key for exporter in exporters())
    raise user_error(
        "“{key}” is not an export format. Choose one of: {known}.", key=key, known=known
    )
