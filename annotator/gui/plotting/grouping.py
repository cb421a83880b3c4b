# SPDX-License-Identifier: Apache-2.0
"""What the lanes of a timeline are of; nothing else, for the panel offers it before all else."""

from __future__ import annotations

from enum import StrEnum


class Grouping(StrEnum):
    """What the lanes are of."""

    ONE = "one"
    ACTOR = "actor"
    STATE = "state"
    STATUS = "status"
