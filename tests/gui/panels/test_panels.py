# SPDX-License-Identifier: Apache-2.0
"""Panels are found, described, and cheap to know of."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget

from annotator.domain.kinds import all_kinds
from annotator.gui.panels import panels

# What Qt makes inside its own widgets.
PARTS = {"QComboBoxListView", "QHeaderView"}
SLOW = ("numpy", "pyqtgraph", "sqlite_utils", "click")


def test_every_area_has_its_panels_in_order():
    right = [spec.key for spec in panels() if spec.area == "right"]
    assert right[: len(all_kinds())] == [kind.key for kind in all_kinds()]
    bottom = [spec.key for spec in panels() if spec.area == "bottom"]
    assert bottom.index("events") < bottom.index("history") < bottom.index("search")
    assert next(spec.key for spec in panels() if spec.area == "left") == "library"


def test_keys_are_unique():
    keys = [spec.key for spec in panels()]
    assert len(keys) == len(set(keys))


def test_knowing_the_panels_loads_nothing_slow():
    code = f"""
import sys
from annotator.gui.panels import panels
panels()
print(*[name for name in {SLOW} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    "key", [kind.key for kind in all_kinds()] + ["events", "timeline", "library"]
)
def test_every_editor_has_a_name_for_screen_readers(desk, qtbot, key):
    spec = next(spec for spec in panels() if spec.key == key)
    window = QWidget()
    qtbot.addWidget(window)
    panel = spec.build(desk, window)
    assert panel.parent() is window
    assert panel.objectName()
    assert panel.accessibleName()
    for widget in panel.findChildren(QWidget):
        takes_focus = widget.focusPolicy().value and not widget.objectName().startswith("qt_")
        if takes_focus and widget.metaObject().className() not in {
            "QComboBoxListView",
            "QHeaderView",
        }:
            assert widget.accessibleName(), widget
            assert widget.objectName(), widget
