# SPDX-License-Identifier: Apache-2.0
"""The colours and type of a timeline, on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

if TYPE_CHECKING:
    from annotator.gui.theme import Theme

_TINT = 46  # of 255: text on it keeps its contrast
_AIR = 7.0
# In a lane, above and below its rows.
PADDING = 5.0
# How far the lines of the grid are from their ground, of 255, and their alpha at the most.
_FAINT, _MOST_FAINT = 26, 130


@dataclass(frozen=True, slots=True)
class Look:
    """What a timeline is drawn with; ``ground`` is what is behind it."""

    ground: QColor
    ink: QColor
    muted: QColor
    line: QColor
    grid: QColor
    edge: QColor
    event: QColor
    tint: QColor
    selection: QColor
    focus: QColor
    done: QColor
    finding: QColor
    font: QFont
    small: QFont
    metrics: QFontMetricsF
    small_metrics: QFontMetricsF

    @property
    def row(self) -> float:
        """Return the height of a row."""
        return self.metrics.height() + _AIR

    @property
    def above(self) -> float:
        """Return what is in a lane above the words of its first row."""
        return PADDING + _AIR / 2

    @property
    def head(self) -> float:
        """Return the height of the line above the lanes that names days of interest."""
        return self.small_metrics.height() + 4


def look_of(theme: Theme) -> Look:
    """Return the look of a theme on screen."""
    return _look(theme, theme.color("paper"), theme.interface_font(), theme.small_font())


def paper_look(theme: Theme, pixels: float) -> Look:
    """Return the look on white paper, with type of so many pixels."""
    font, small = theme.interface_font(), theme.small_font()
    font.setPixelSize(round(pixels))
    small.setPixelSize(round(pixels))
    return _look(theme, QColor(Qt.GlobalColor.white), font, small)


def _faint(color: QColor, ground: QColor) -> QColor:
    """Return a colour that is as faint on its ground in each theme, the high-contrast one too."""
    faint = QColor(color)
    apart = abs(color.lightness() - ground.lightness())
    faint.setAlpha(min(_MOST_FAINT, round(255 * _FAINT / max(apart, 1))))
    return faint


def _look(theme: Theme, ground: QColor, font: QFont, small: QFont) -> Look:
    event = theme.kind_color("date")
    tint = QColor(event)
    tint.setAlpha(_TINT)
    return Look(
        ground=ground,
        ink=theme.color("ink"),
        muted=theme.color("muted"),
        line=theme.color("line"),
        grid=_faint(theme.color("line"), ground),
        edge=theme.color("edge"),
        event=event,
        tint=tint,
        selection=theme.color("selection"),
        focus=theme.color("focus"),
        done=theme.color("done"),
        finding=theme.color("finding"),
        font=font,
        small=small,
        metrics=QFontMetricsF(font),
        small_metrics=QFontMetricsF(small),
    )
