# SPDX-License-Identifier: Apache-2.0
"""Edits of what is known of an article and of its regions: each method is one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.domain.article import ARTICLE_FIELDS, RegionRole
from annotator.domain.message import Message, message
from annotator.text.partition import with_role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.article import Article
    from annotator.domain.span import Span
    from annotator.services.workspace import Workspace


class ArticleEdits:
    """Changes the open article; UserError where the session is read-only or the disk fails."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def confirm(self, typed: Mapping[str, str]) -> None:
        """Set fields as the user confirmed them; they count as guesses no longer.

        Raises:
            UserError: a value cannot be read; nothing was changed.
        """
        _, article = self._workspace.opened()
        fields = {field.key: field for field in ARTICLE_FIELDS}
        values: dict[str, Any] = {key: fields[key].read(text) for key, text in typed.items()}
        guessed = article.guessed - frozenset(values)
        new = replace(article, guessed=guessed, **values)
        self._write(article, new, message("Confirm article details"))

    def set_role(self, span: Span, role: RegionRole) -> None:
        """Give a stretch of text a role by hand."""
        _, article = self._workspace.opened()
        regions = with_role(article.regions, span, role, "set by hand")
        label = message("Mark as {role}", role=role.value)
        self._write(article, replace(article, regions=regions), label)

    def _write(self, old: Article, new: Article, label: Message) -> None:
        edit = self._workspace.edit(label)
        edit.change(old, new)
        self._workspace.write(edit)
