# SPDX-License-Identifier: Apache-2.0
"""The stretch of text that tells of a happening: its name with who, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest._events.mention import Mention
    from annotator.suggest._events.when import When


def stretch_of(mention: Mention, when: When) -> Span:
    """Return the stretch of its sentence that tells of a happening and of nothing in between."""
    spans = [mention.trigger, mention.what, *when.dates, *_beside(mention)]
    return Span(min([span.start for span in spans]), max([span.end for span in spans]))


def _beside(mention: Mention) -> Iterator[Span]:
    """Yield who and where, as far as that is told in the same clause."""
    spans = [one.span for one in mention.who]
    if mention.where is not None:
        spans.append(mention.where.span)
    for span in spans:
        if mention.clause.contains(span):
            yield span
