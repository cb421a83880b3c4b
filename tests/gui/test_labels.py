# SPDX-License-Identifier: Apache-2.0
"""Labels beside fields."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.gui.labels import field_label


@pytest.fixture
def form(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize("text", ["&Typeface", "&Tag as", "&Voice", "Na&Ye"])
def test_a_label_has_room_for_its_letters_drawn_apart(form, text):
    label = field_label(text, QLineEdit(form), form)
    metrics = QFontMetricsF(QWidget(form).font())
    before, _, behind = text.partition("&")
    drawn = sum(map(metrics.horizontalAdvance, (before, behind[:1], behind[1:])))
    assert label.sizeHint().width() >= int(drawn)


def test_the_letter_of_a_label_leads_to_its_field(form):
    field = QLineEdit(form)
    assert field_label("&Name", field, form).buddy() is field
