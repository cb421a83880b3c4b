# SPDX-License-Identifier: Apache-2.0
"""An article: text fixed at import, what is known of it, and the regions it falls into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.fields import Field, edtf, text

if TYPE_CHECKING:
    from annotator.domain.ids import ArticleId
    from annotator.domain.span import Span


class RegionRole(StrEnum):
    """What a region of the page is for; furniture is marked, never removed."""

    HEADLINE = "headline"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text with its role; ``reason`` says in a few words why it has it."""

    span: Span
    role: RegionRole
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One version of an article.

    Regions partition the text: in order, without gap or overlap, from 0 to its length.
    ``guessed`` names the fields that a rule filled in and nobody has confirmed.
    ``published`` is EDTF; ``imported`` is UTC, ISO 8601. ``text_sha256`` is of the UTF-8 text.
    ``trashed`` is since when the article is in the trash, UTC, or blank.
    """

    id: ArticleId
    text: str
    text_sha256: str
    title: str = ""
    publisher: str = ""
    byline: str = ""
    place: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    guessed: frozenset[str] = frozenset()
    regions: tuple[Region, ...] = ()
    source_name: str = ""
    imported: str = ""
    previous_id: ArticleId | None = None
    trashed: str = ""


ARTICLE_FIELDS: tuple[Field, ...] = (
    text("title", "Title"),
    text("publisher", "Publisher", "The agency or paper that publishes it"),
    text("byline", "Byline", "Who wrote it"),
    text("place", "Place", "The place in the dateline"),
    edtf("published", "Published", "The day it was published; relative dates count from it"),
    text("url", "Address", "Where it stands or will stand"),
    text("language", "Language", "The language of the text, as a code such as en or de"),
)
