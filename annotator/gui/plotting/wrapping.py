# SPDX-License-Identifier: Apache-2.0
"""How names and headlines are broken into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF


def wrapping(metrics: QFontMetricsF, text: str, width: float) -> int:
    """Return the flag by which a text is broken: between words, within only where one is wider."""
    is_wider = any(metrics.horizontalAdvance(word) > width for word in text.split())
    flag = Qt.TextFlag.TextWrapAnywhere if is_wider else Qt.TextFlag.TextWordWrap
    return flag.value


def height_of(metrics: QFontMetricsF, text: str, width: float) -> float:
    """Return how high a text is in pixels, broken into lines that are so wide at most."""
    place = QRectF(0, 0, width, 10_000)
    return metrics.boundingRect(place, wrapping(metrics, text, width), text).height()
