# SPDX-License-Identifier: Apache-2.0
"""What tests of the panel of a kind do with its parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView


def table(panel):
    return panel.findChild(QTableView, "numberTable")


def line(panel, key):
    return panel.findChild(QLineEdit, f"{key}Field")


def error_of(panel, key):
    label = panel.findChild(QLabel, f"{key}Error")
    return label.text() if label.isVisible() else ""


def click_row(panel, qtbot, row, modifier=Qt.KeyboardModifier.NoModifier):
    view = table(panel)
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def choose(panel, qtbot, name, label):
    combo = panel.findChild(QComboBox, name)
    combo.setFocus()
    combo.setCurrentIndex(combo.findText(label))
    combo.activated.emit(combo.currentIndex())


def labels(desk):
    history = desk.workspace.project.history
    return [str(group.label) for group in history.groups(desk.workspace.session_id)]


def type_into(panel, qtbot, key, text):
    field = line(panel, key)
    panel.focus_form()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    return field
