# SPDX-License-Identifier: Apache-2.0
"""Regions partition the text of a page: in order, without gap or overlap."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.domain.article import Region, RegionRole
from annotator.domain.errors import BugError
from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def region_at(regions: Sequence[Region], offset: int) -> Region:
    """Return the region of the character behind an offset; at the text's end, the last one.

    Raises:
        BugError: there is no region, so the text is empty or was never divided.
    """
    if not regions:
        raise BugError("a text without regions")
    return regions[max(0, bisect_right(regions, offset, key=_start) - 1)]


def _start(region: Region) -> int:
    return region.span.start


def with_role(
    regions: Sequence[Region], span: Span, role: RegionRole, reason: str
) -> tuple[Region, ...]:
    """Return the regions with a stretch of text in another role.

    Regions are split at its edges and never joined, so that each keeps where it came from.
    """
    changed: list[Region] = []
    for region in regions:
        inner = region.span.clip(span)
        if inner is None:
            changed.append(region)
            continue
        before = Region(Span(region.span.start, inner.start), region.role, region.reason)
        after = Region(Span(inner.end, region.span.end), region.role, region.reason)
        changed += [part for part in (before, Region(inner, role, reason), after) if part.span]
    return tuple(changed)


def check_partition(regions: Sequence[Region], length: int) -> None:
    """Return only if the regions partition a text of this length.

    Raises:
        BugError: there is a gap, an overlap, an empty region, or a wrong end.
    """
    end = 0
    for region in regions:
        if region.span.start != end or not region.span:
            raise BugError(f"region {region.span} does not follow {end}")
        end = region.span.end
    if end != length:
        raise BugError(f"regions end at {end}, the text at {length}")
