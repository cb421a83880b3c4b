# SPDX-License-Identifier: Apache-2.0
"""Which of several marks under the mouse a click means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.ids import AnnotationId
    from annotator.domain.mark import Mark


class ClickCycle:
    """Goes outwards with every further click on the same marks, and round again."""

    def __init__(self) -> None:
        """Start with no click made."""
        self._ids: list[AnnotationId] = []
        self._place = 0

    def choose(self, marks: Iterable[Mark]) -> AnnotationId | None:
        """Return the annotation that a click on these marks, smallest first, means."""
        ids = list(dict.fromkeys(mark.annotation_id for mark in marks))
        if ids and ids == self._ids:
            self._place = (self._place + 1) % len(ids)
        else:
            self._ids, self._place = ids, 0
        return ids[self._place] if ids else None

    def note_current(self, annotation_id: AnnotationId | None) -> None:
        """Start anew if another annotation than the one clicked has become current."""
        if not self._ids or self._ids[self._place] != annotation_id:
            self._ids = []
