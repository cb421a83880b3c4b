# SPDX-License-Identifier: Apache-2.0
"""The rows of a box in which something is found, from left to right and from right to left."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.gui.pick_box import inner

ROOM = QRect(10, 0, 100, 20)


@pytest.mark.parametrize(
    ("direction", "left"),
    [(Qt.LayoutDirection.LeftToRight, 15), (Qt.LayoutDirection.RightToLeft, 40)],
)
def test_room_of_a_line_is_left_free_where_something_else_is_read(direction, left):
    option = QStyleOptionViewItem()
    option.direction = direction
    assert inner(option, ROOM, before=5, behind=30) == QRect(left, 0, 65, 20)
