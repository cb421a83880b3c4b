# SPDX-License-Identifier: Apache-2.0
"""A page as a picture: SVG, whose texts stay texts, or PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

_INCH = 96
_PNG_SCALE = 2.5
_METRE = 0.0254


class Page(Protocol):
    """What paints itself on a ground of its own; sizes are pixels, 96 an inch."""

    @property
    def size(self) -> QSizeF:
        """Return the size."""

    @property
    def title(self) -> str:
        """Return what it is called."""

    @property
    def description(self) -> str:
        """Return what else is said of it."""

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""


def svg_of(page: Page) -> bytes:
    """Return the page as SVG; texts are texts, to be found and edited."""
    # Imported here: it is needed for nothing else.
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QSvgGenerator()
    writer.setOutputDevice(buffer)
    writer.setResolution(_INCH)
    writer.setSize(page.size.toSize())
    writer.setViewBox(QRectF(QPointF(), page.size))
    writer.setTitle(page.title)
    writer.setDescription(page.description)
    painter = QPainter(writer)
    page.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def png_of(page: Page) -> bytes:
    """Return the page as PNG, 240 pixels an inch."""
    size = page.size * _PNG_SCALE
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    # Else what a page covers of its last pixels in part would be mixed with anything.
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(_INCH * _PNG_SCALE / _METRE))
    image.setDotsPerMeterY(round(_INCH * _PNG_SCALE / _METRE))
    painter = QPainter(image)
    painter.scale(_PNG_SCALE, _PNG_SCALE)
    page.paint(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
