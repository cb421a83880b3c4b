# SPDX-License-Identifier: Apache-2.0
"""Where the ticks of an axis of values stand: at round numbers, written in full."""

from __future__ import annotations

import math

# Between two ticks, in pixels.
_LEAST = 28.0
_ROUND = (1, 2, 5, 10)


def tick_step(low: float, high: float, room: float) -> float:
    """Return the distance of ticks that so many pixels have room for: 1, 2 or 5 times a power."""
    least = (high - low) * _LEAST / max(room, _LEAST)
    if least <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * one for one in _ROUND if power * one >= least * 0.999)


def value_ticks(low: float, high: float, room: float) -> list[float]:
    """Return the ticks of a range in order."""
    step = tick_step(low, high, room)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [place * step for place in range(first, last + 1)]


def tick_text(value: float, step: float) -> str:
    """Return a value with commas between its thousands, no finer than the ticks are."""
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"{value:,.{digits}f}"
