# SPDX-License-Identifier: Apache-2.0
"""Names and headlines in several lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from annotator.gui.plotting.wrapping import height_of, wrapping

NAME = "U.S. Secretary of State Antony Blinken"


@pytest.fixture
def metrics(qapp):
    return QFontMetricsF(qapp.font())


def test_name_is_broken_between_words(metrics):
    width = metrics.horizontalAdvance(NAME.removesuffix("y Blinken"))
    assert wrapping(metrics, NAME, width) == Qt.TextFlag.TextWordWrap.value
    assert height_of(metrics, NAME, width) > metrics.height() * 1.5


def test_word_that_is_wider_than_its_room_is_broken(metrics):
    width = metrics.horizontalAdvance("Donaudampfschiff")
    assert wrapping(metrics, "Donaudampfschifffahrt", width) == Qt.TextFlag.TextWrapAnywhere.value
