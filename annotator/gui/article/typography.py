# SPDX-License-Identifier: Apache-2.0
"""How the text of an article is set: fonts, sizes and spaces by region."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from annotator.domain.article import RegionRole
from annotator.domain.span import Span
from annotator.gui.article.lane_room import LaneRoom
from annotator.gui.article.numbering import is_rest
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont, QTextBlock

    from annotator.domain.article import Region
    from annotator.gui.theme import Theme
    from annotator.text.offsets import Utf16Map

DOCUMENT_MARGIN = 2 * GRID
# A column as wide as there is space, where a number of characters is asked for.
WINDOW_WIDTH = 0
# Wider than any window.
_NO_LIMIT = 16_777_215
# Up to this length Qt may keep how text was shaped: a jump costs a sixth less, and each
# character 26 bytes.
_KEPT_SHAPES = 250_000
_SAMPLE = "The group would release two citizens, officials said on Wednesday morning in Qatar."


@dataclass(frozen=True, slots=True)
class _Setting:
    """How one role is set: size beside body text, line space as a share of that of body text."""

    size: float = 1.0
    line_space: float = 1.0
    is_muted: bool = False


_BODY = _Setting()
_ASIDE = _Setting(0.875, 0.55, is_muted=True)
_SETTINGS = {
    RegionRole.CAPTION: _ASIDE,
    RegionRole.CREDIT: _ASIDE,
    RegionRole.BYLINE: _ASIDE,
    RegionRole.FURNITURE: _Setting(0.8125, 0.6, is_muted=True),
    RegionRole.HEADLINE: _Setting(1.0, 0.35),
}


@dataclass(frozen=True, slots=True)
class Style:
    """What the setting of a text depends on beside the text.

    ``zoom`` and ``spacing``, the height of a line with the space below it, are in percent;
    ``characters`` is how many a full line holds, or WINDOW_WIDTH.
    """

    theme: Theme
    zoom: int = 100
    characters: int = 70
    spacing: int = 175
    has_subtitle: bool = False

    def zoomed(self, zoom: int) -> Style:
        """Return the style at another zoom."""
        return replace(self, zoom=zoom)

    def pixels(self, pixels: float) -> int:
        """Return a distance that grows with the text, at least 1."""
        return max(1, round(pixels * self.unit()))

    def unit(self) -> float:
        """Return how large a pixel of the drawings is."""
        return self.theme.scale * self.zoom / 100

    def font(self) -> QFont:
        """Return the font of body text."""
        return self.theme.article_font(self.zoom)

    def line_pitch(self) -> int:
        """Return the distance of two lines of body text."""
        return _font_height(self.font()) + self.line_space()

    def line_space(self) -> int:
        """Return the space below the text of a line, which is for lanes."""
        return self.space_below(self.font())

    def space_below(self, font: QFont) -> int:
        """Return the space below a line of a font, were it body text."""
        return round(_font_height(font) * (self.spacing - 100) / 100)

    def lane_room(self) -> LaneRoom:
        """Return how lanes share the space below a line."""
        return LaneRoom.within(self.line_space(), self.unit())

    def column_width(self) -> int:
        """Return the width of the column of text, margins included."""
        if self.characters == WINDOW_WIDTH:
            return _NO_LIMIT
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self.characters
        return math.ceil(width) + 2 * DOCUMENT_MARGIN


def make_document(
    text: str, regions: Sequence[Region], offsets: Utf16Map, style: Style, parent: QObject
) -> QTextDocument:
    """Return a document of the text, set by its regions.

    It is filled before a view shows it, so that only what is visible is laid out at first.
    """
    document = bare_document(text, regions, style, parent)
    dress(document.begin(), regions_in(regions, Span(0, len(text))), text, offsets, style)
    return document


def bare_document(
    text: str, regions: Sequence[Region], style: Style, parent: QObject
) -> QTextDocument:
    """Return a document of the text in which all is set as body text."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    _set_margins(document, style, has_headline=headline_of(regions) is not None)
    document.setDefaultFont(style.font())
    cursor = QTextCursor(document)
    cursor.setBlockFormat(body_format(style))
    cursor.insertText(text)
    return document


def body_format(style: Style) -> QTextBlockFormat:
    """Return the format of a paragraph of body text."""
    return _block_format(style.font(), _BODY, style)


def regions_in(regions: Sequence[Region], span: Span) -> list[Region]:
    """Return the regions that reach into a stretch, cut off at its ends."""
    found = []
    for region in regions[bisect_right(regions, span.start, key=_end) :]:
        if region.span.start >= span.end:
            break
        part = Span(max(region.span.start, span.start), min(region.span.end, span.end))
        found.append(replace(region, span=part))
    return found


def dress(
    first: QTextBlock, regions: Sequence[Region], text: str, offsets: Utf16Map, style: Style
) -> None:
    """Set body text by its regions, from a block on as far as it is set at all."""
    document = first.document()
    cursor = QTextCursor(document)
    for region in regions:
        if region.role in _SETTINGS and region.span.of(text).strip():
            _select_region(cursor, region, text, offsets)
            _set_region(cursor, region.role, style)
    _finish_blocks(document, first, style)
    headline = headline_of(regions)
    if style.has_subtitle and headline is not None:
        cursor.setPosition(offsets.to_utf16(text_end(headline, text)))
        _leave_space_below(cursor, style)


def _set_margins(document: QTextDocument, style: Style, *, has_headline: bool) -> None:
    """Leave air above the text, and below it room for the lanes of the last line.

    Where there is no headline, the subtitle is above the text.
    """
    document.setDocumentMargin(DOCUMENT_MARGIN)
    frame = document.rootFrame()
    form = frame.frameFormat()
    subtitle = subtitle_height(style) if style.has_subtitle and not has_headline else 0
    form.setTopMargin(style.pixels(4 * GRID) + subtitle)
    form.setBottomMargin(style.pixels(10 * GRID))
    frame.setFrameFormat(form)


def headline_of(regions: Sequence[Region]) -> Region | None:
    """Return the region that is the headline, or None."""
    return next((one for one in regions if one.role is RegionRole.HEADLINE), None)


def text_end(region: Region, text: str) -> int:
    """Return where the text of a region ends, blank lines behind it left out."""
    return region.span.start + len(region.span.of(text).rstrip())


def subtitle_height(style: Style) -> int:
    """Return the height left free below the headline for the line that describes the article."""
    return style.pixels(24)


def _select_region(cursor: QTextCursor, region: Region, text: str, offsets: Utf16Map) -> None:
    cursor.setPosition(offsets.to_utf16(region.span.start))
    end = offsets.to_utf16(text_end(region, text))
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _leave_space_below(cursor: QTextCursor, style: Style) -> None:
    """Leave room for the subtitle under the headline."""
    form = QTextBlockFormat()
    form.setBottomMargin(subtitle_height(style) + style.pixels(GRID))
    cursor.mergeBlockFormat(form)


def _set_region(cursor: QTextCursor, role: RegionRole, style: Style) -> None:
    setting = _SETTINGS[role]
    if role is RegionRole.HEADLINE:
        font = style.theme.headline_font(style.zoom)
    else:
        font = style.font()
        font.setPixelSize(max(1, round(font.pixelSize() * setting.size)))
    letters = QTextCharFormat()
    letters.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    letters.setForeground(style.theme.color("muted" if setting.is_muted else "ink"))
    cursor.mergeCharFormat(letters)
    cursor.setBlockFormat(_block_format(font, setting, style))


def _block_format(font: QFont, setting: _Setting, style: Style) -> QTextBlockFormat:
    """Return a block format whose line pitch is whole pixels, so that lanes lie evenly."""
    form = QTextBlockFormat()
    # Marks may stand anywhere, and lanes must not touch the line below.
    space = max(round(style.space_below(font) * setting.line_space), style.lane_room().height)
    form.setLineHeight(space, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    form.setBottomMargin(style.pixels(GRID))
    return form


def _finish_blocks(document: QTextDocument, block: QTextBlock, style: Style) -> None:
    """Make empty lines between paragraphs low: they stay in the text, the space is ours."""
    form = QTextBlockFormat()
    form.setLineHeight(style.pixels(6), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    keeps_shapes = document.characterCount() <= _KEPT_SHAPES
    while block.isValid() and not is_rest(block):
        if keeps_shapes:
            block.layout().setCacheEnabled(True)
        if block.length() == 1:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
        block = block.next()


def _font_height(font: QFont) -> int:
    return math.ceil(QFontMetricsF(font).height())


def _end(region: Region) -> int:
    return region.span.end
