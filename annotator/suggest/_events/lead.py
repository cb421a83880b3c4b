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
    return reading.once(heads_of).union(islice(body, _LEAD))


def heads_of(reading: Reading) -> frozenset[int]:
    """Return the places of the sentences in headlines."""
    heads = (one for one in reading.sentences if _role(reading, one) is RegionRole.HEADLINE)
    return frozenset(one.place for one in heads)


def _role(reading: Reading, sentence: Sentence) -> RegionRole:
    return reading.paragraphs[sentence.paragraph].role
