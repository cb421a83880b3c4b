# SPDX-License-Identifier: Apache-2.0
"""The sentences that an article begins with, which tell what it is about."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from annotator.domain.article import RegionRole

if TYPE_CHECKING:
    from annotator.text.reading import Reading, Sentence

_LEAD = 2  # sentences


def lead_of(reading: Reading) -> frozenset[int]:
    """Return the places of the sentences that begin an article: headlines, and two of its body."""
    body = (one.place for one in reading.sentences if _role(reading, one) is RegionRole.BODY)
    heads = (one.place for one in reading.sentences if _role(reading, one) is RegionRole.HEADLINE)
    return frozenset((*islice(body, _LEAD), *heads))


def _role(reading: Reading, sentence: Sentence) -> RegionRole:
    return reading.paragraphs[sentence.paragraph].role
