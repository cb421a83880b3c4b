# SPDX-License-Identifier: Apache-2.0
"""Dates of events in the window: as precise as they were typed, also after it is opened again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit


def start_field(window):
    """Return the line for the start of the event that is current."""
    return window.findChild(QLineEdit, "startField")


@pytest.mark.parametrize("date", ["2023-11", "XXXX-11-24", "2023-11-24/..", "0000-02-29"])
def test_date_that_was_typed_is_there_when_the_window_is_opened_again(start, typist, date):
    typist.find("Repairs will")
    typist.press("E")
    event_id = typist.window.desk.event_id
    start_field(typist.window).setFocus()
    typist.write(date)
    typist.press("Tab")
    assert typist.window.desk.workspace.project.events.get(event_id).start == date
    window = start().window
    window.show_panel("events")
    window.desk.select_event(event_id)
    typist.qtbot.waitUntil(lambda: start_field(window).text() == date)
    assert window.desk.workspace.project.events.get(event_id).start == date
