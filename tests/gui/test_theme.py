# SPDX-License-Identifier: Apache-2.0
"""Themes are readable in every combination that the window shows."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from annotator.gui.theme import Theme, apply_theme, load_theme, style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QApplication

NAMES = ("light", "dark", "contrast")
GROUNDS = ("paper", "panel", "header", "selection")
TEXTS = ("ink", "muted", "finding", "done", "accent", "focus")


def luminance(color: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return load_theme(request.param)


@pytest.mark.parametrize(("text", "ground"), list(itertools.product(TEXTS, GROUNDS)))
def test_text_can_be_read_on_every_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(theme.color(text), theme.color(ground)) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
def test_kind_colors_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    looks = [*theme.kinds.values(), *theme.spare]
    assert min(contrast(look.color, theme.color(ground)) for look in looks) >= 4.5


def test_ink_can_be_read_on_every_tint(theme: Theme) -> None:
    tints = [look.tint for look in theme.kinds.values() if look.tint.alpha()]
    assert min(contrast(theme.color("ink"), tint) for tint in tints) >= 7


@pytest.mark.parametrize(("text", "least"), [("ink", 7), ("muted", 4.5), ("finding", 4.5)])
def test_words_found_can_be_read(theme: Theme, text: str, least: float) -> None:
    assert contrast(theme.color(text), theme.color("hit")) >= least


@pytest.mark.parametrize("ground", ["paper", "hit", "selection", "panel"])
def test_frame_of_words_found_is_seen_on_every_ground(theme: Theme, ground: str) -> None:
    assert contrast(theme.color("hit-frame"), theme.color(ground)) >= 3


def test_frame_of_words_found_is_seen_on_every_tint(theme: Theme) -> None:
    tints = [look.tint for look in theme.kinds.values() if look.tint.alpha()]
    assert min(contrast(theme.color("hit-frame"), tint) for tint in tints) >= 3


def test_high_contrast_keeps_seven_to_one(qapp: QApplication) -> None:
    theme = load_theme("contrast")
    assert min(contrast(theme.color(text), theme.color("paper")) for text in TEXTS) >= 7


def test_unknown_kind_keeps_its_color(theme: Theme) -> None:
    assert theme.kind_color("place") == load_theme(theme.name).kind_color("place")


def test_style_sheet_is_filled_in(theme: Theme) -> None:
    assert not re.search(r"@", style_sheet(theme))


def test_system_theme_is_light_or_dark(qapp: QApplication) -> None:
    assert load_theme("system").name in ("light", "dark")


def test_zoom_scales_the_article_font(theme: Theme) -> None:
    assert theme.article_font(200).pixelSize() == 2 * theme.article_font().pixelSize()


def test_applied_theme_sets_palette_and_font(qapp: QApplication, theme: Theme) -> None:
    before = qapp.style().name(), qapp.font(), qapp.palette(), qapp.styleSheet()
    apply_theme(qapp, theme)
    assert qapp.palette().window().color() == theme.color("panel")
    assert qapp.font().pixelSize() == theme.interface_font().pixelSize()
    qapp.setStyleSheet(before[3])
    qapp.setPalette(before[2])
    qapp.setFont(before[1])
    qapp.setStyle(before[0])
