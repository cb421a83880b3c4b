# SPDX-License-Identifier: Apache-2.0
"""Days in figures: 2023-11-29, 29.11.2023, 11/29/2023, 11-29-23."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.text.times.periods import day_of
from annotator.text.times.values import Value, Why, dated

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place

FIGURES = (
    r"(?P<iso>ISODATE|DOTDATE)"
    r"|(?P<one>DAY){/}(?P<two>DAY){/}(?P<figureyear>YEAR|TWODIGIT)(?!{/})|(?P<dashed>DASHDATE)"
)


def read_calendar_figures(hit: Hit, place: Place) -> Value | None:
    """Return the value of 2023-11-29 or 29.11.2023."""
    del place
    written = hit.group("iso")[0].text
    parts = [int(part) for part in re.split("[-.]", written)]
    year, month, day = parts if "-" in written else parts[::-1]
    found = day_of(year, month, day)
    return dated(found, "written", Why.WRITTEN) if found else None


def read_figures(hit: Hit, place: Place) -> Value | None:
    """Return the value of 11/29/2023 or 11-29-23, or of 29/11/2023 where only that is a date."""
    del place
    if hit.has("dashed"):
        written = hit.value("dashed", "dashdate").split("-")
    else:
        written = [hit.group(name)[0].text for name in ("one", "two", "figureyear")]
    one, two, year = map(int, written)
    if year < 100:
        year += 1900 if year > 50 else 2000
    american, european = day_of(year, one, two), day_of(year, two, one)
    found = american or european
    other = european if american and european != american else None
    return dated(found, "written", Why.WRITTEN, other=other) if found else None
