# SPDX-License-Identifier: Apache-2.0
"""Rows of events as the store gives them to a timeline."""

from __future__ import annotations

from itertools import count

import pytest

from annotator.domain.edtf import edtf_bounds
from annotator.store.timeline import TimelineRow


@pytest.fixture
def event():
    """Return what makes the row of an event."""
    numbers = count(1)

    def make(start="", end="", what="", state="", status="unchecked", *, who=(), place=0):
        bounds = [edtf_bounds(one) if one else None for one in (start, end)]
        texts = [
            side for one in bounds for side in ((one.minimum, one.maximum) if one else (None,) * 2)
        ]
        number = next(numbers)
        return TimelineRow(
            *(f"e{number}", what or f"Event {number}", start, end, *texts),
            *(state, status, "", who, place),
        )

    return make
