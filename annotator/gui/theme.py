# SPDX-License-Identifier: Apache-2.0
"""Themes: colour roles, fonts and spaces, and the one style sheet made from them."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from annotator import assets
from annotator.gui.ground import theme_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

GRID = 4
THEME_NAMES = ("system", "light", "dark", "contrast")

_INTERFACE_PX = 13
_SMALL_PX = 11
_ARTICLE_PX = 15
_HEADLINE_PX = 21
_SERIFS = ("Charter", "Source Serif 4", "Source Serif Pro", "Georgia", "Noto Serif", "DejaVu Serif")
_SANS = ("Source Sans 3", "Noto Sans", "Open Sans", "Atkinson Hyperlegible", "DejaVu Sans")
_CLEAR = QColor(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class KindLook:
    """How marks of a kind are drawn; ``tint`` is fully transparent where there is none."""

    color: QColor
    tint: QColor
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and fonts by role; sizes are pixels before zoom, scaled with the system's font."""

    name: str
    is_dark: bool
    show_initials: bool
    colors: Mapping[str, QColor]
    kinds: Mapping[str, KindLook]
    spare: tuple[KindLook, ...]
    serif: str
    scale: float

    def color(self, role: str) -> QColor:
        """Return the colour of a role; KeyError where there is no such role."""
        return self.colors[role]

    def kind_look(self, kind_key: str) -> KindLook:
        """Return how a kind is drawn; a kind the theme does not know keeps one spare colour."""
        known = self.kinds.get(kind_key)
        return known or self.spare[zlib.crc32(kind_key.encode()) % len(self.spare)]

    def kind_color(self, kind_key: str) -> QColor:
        """Return the colour of a kind's lanes, ticks and dots."""
        return self.kind_look(kind_key).color

    def kind_tint(self, kind_key: str) -> QColor:
        """Return the ground under accepted marks of a kind; transparent where it has none."""
        return self.kind_look(kind_key).tint

    def article_font(self, zoom: int = 100) -> QFont:
        """Return the serif of the article at a zoom in percent."""
        return self._serif_font(_ARTICLE_PX, zoom)

    def headline_font(self, zoom: int = 100) -> QFont:
        """Return the font of the headline at a zoom in percent."""
        font = self._serif_font(_HEADLINE_PX, zoom)
        font.setBold(True)
        return font

    def interface_font(self) -> QFont:
        """Return the system's sans at the size of the interface."""
        return self._system_font(_INTERFACE_PX)

    def small_font(self, zoom: int = 100) -> QFont:
        """Return the system's sans for side remarks, at a zoom in percent."""
        return self._system_font(_SMALL_PX * zoom / 100)

    def small_px(self) -> int:
        """Return the size of small text in pixels."""
        return round(_SMALL_PX * self.scale)

    def _serif_font(self, pixels: float, zoom: int) -> QFont:
        font = QFont(self.serif) if self.serif else QFont()
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(max(1, round(pixels * self.scale * zoom / 100)))
        return font

    def _system_font(self, pixels: float) -> QFont:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPixelSize(max(1, round(pixels * self.scale)))
        return font


def load_theme(name: str, *, typeface: str = "") -> Theme:
    """Return a theme by name: light, dark, contrast, or system for what the desktop uses.

    ``typeface`` is the family of the article's font; where it is not there, a good serif is.
    """
    known = _system_name() if name == "system" else name
    return _read_theme(known, theme_source(known), (typeface, *_SERIFS))


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give every widget the theme: palette, interface font and the style sheet.

    The style below the sheet is Fusion, named where the application is made.
    """
    app.setFont(theme.interface_font())
    app.setPalette(make_palette(theme))
    sheet = style_sheet(theme)
    # Even the same sheet makes Qt work out the look of every widget anew.
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet with the theme's values filled in."""
    values = {role: color.name() for role, color in theme.colors.items()}
    values["small-px"] = str(theme.small_px())
    values["shade"] = "dark" if theme.is_dark else "light"
    values["themes"] = assets.path("themes").as_posix()
    text = assets.path("themes", "style.qss").read_text(encoding="utf-8")
    return re.sub(r"@([a-z-]+)@", lambda found: values[found[1]], text)


def make_palette(theme: Theme) -> QPalette:
    """Return the palette of the theme, for what the style sheet leaves to Fusion."""
    palette = QPalette()
    for name, role in _PALETTE.items():
        palette.setColor(getattr(QPalette.ColorRole, name), theme.color(role))
    for part in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, part, theme.color("muted"))
    return palette


# By name: asking for the roles themselves costs a tenth of an empty start.
_PALETTE = {
    "Window": "panel",
    "WindowText": "ink",
    "Base": "paper",
    "AlternateBase": "panel",
    "Text": "ink",
    "Button": "panel",
    "ButtonText": "ink",
    "BrightText": "finding",
    "Highlight": "selection",
    "HighlightedText": "ink",
    "PlaceholderText": "muted",
    "ToolTipBase": "paper",
    "ToolTipText": "ink",
    "Link": "focus",
    "LinkVisited": "muted",
    "Accent": "accent",
    "Light": "paper",
    "Midlight": "header",
    "Mid": "line",
    "Dark": "edge",
    "Shadow": "edge",
}


def _system_name() -> str:
    # Imported here: its constants, all made at once, take a tenth of an empty start.
    from PySide6.QtCore import Qt  # noqa: PLC0415

    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _read_theme(name: str, source: Mapping[str, Any], serifs: tuple[str, ...]) -> Theme:
    return Theme(
        name=name,
        is_dark=source["is_dark"],
        show_initials=source["show_initials"],
        colors={role: QColor(value) for role, value in source["colors"].items()},
        kinds={key: _read_kind(value) for key, value in source["kinds"].items()},
        spare=tuple(KindLook(QColor(value), _CLEAR) for value in source["spare"]),
        serif=_first_family(serifs),
        scale=_system_scale(),
    )


def _read_kind(source: Mapping[str, Any]) -> KindLook:
    tint = QColor(source["tint"]) if "tint" in source else _CLEAR
    return KindLook(QColor(source["color"]), tint, source.get("rounded", False))


def good_families() -> list[str]:
    """Return families that long texts read well in, of those that are installed."""
    return [family for family in (*_SERIFS, *_SANS) if QFontDatabase.hasFamily(family)]


def _first_family(wanted: tuple[str, ...]) -> str:
    """Return the first family that is installed; asking Qt for a missing one costs a search."""
    known = (family for family in wanted if family and QFontDatabase.hasFamily(family))
    return next(known, "")


def _system_scale() -> float:
    """Return how much larger than usual the desktop's own text is, at least 1."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    screen = QGuiApplication.primaryScreen()
    pixels = font.pixelSize()
    if pixels <= 0:
        dots_per_inch = screen.logicalDotsPerInch() if screen else 96.0
        pixels = round(font.pointSizeF() * dots_per_inch / 72)
    return max(1.0, pixels / _INTERFACE_PX)
