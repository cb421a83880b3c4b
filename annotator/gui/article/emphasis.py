# SPDX-License-Identifier: Apache-2.0
"""Which annotations stand out among the marks: the current one, and the one under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.gui.article.painter import Outline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from annotator.domain.changes import Changes
    from annotator.domain.ids import AnnotationId
    from annotator.domain.mark import Mark
    from annotator.gui.article.marks import MarkIndex


class Emphasis:
    """Keeps their pieces, those out of sight too, for between them a link is drawn."""

    def __init__(self, index: MarkIndex | None = None) -> None:
        """Emphasise nothing of the marks of an index."""
        self._index = index
        self._current: AnnotationId | None = None
        self._hovered: AnnotationId | None = None
        self._pieces: dict[AnnotationId, tuple[Mark, ...]] = {}

    def set_current(self, annotation_id: AnnotationId | None) -> list[Span]:
        """Have another annotation be current, or none; return what looks different."""
        before, self._current = self._current, annotation_id
        return self._exchange(before, annotation_id)

    def set_hovered(self, annotation_id: AnnotationId | None) -> list[Span]:
        """Have another annotation be under the mouse, or none; return what looks different."""
        before, self._hovered = self._hovered, annotation_id
        return self._exchange(before, annotation_id)

    def follow(self, changes: Changes) -> list[Span]:
        """Read the pieces anew where an edit was about them; return what looks different."""
        return self.mend({row.annotation_id for row in changes.rows})

    def mend(self, ids: Collection[str]) -> list[Span]:
        """Read the pieces of these annotations anew; return what looks different."""
        spans: list[Span] = []
        for annotation_id in [one for one in self._pieces if one in ids]:
            spans += self._envelope(annotation_id)
            self._read(annotation_id)
            spans += self._envelope(annotation_id)
        return spans

    def forget(self) -> None:
        """Read all pieces anew: any may have changed."""
        for annotation_id in list(self._pieces):
            self._read(annotation_id)

    def outlines(self) -> Iterator[Outline]:
        """Yield what to outline, the current annotation last."""
        if self._hovered is not None and self._hovered != self._current:
            yield Outline(self._pieces[self._hovered], is_current=False)
        if self._current is not None:
            yield Outline(self._pieces[self._current], is_current=True)

    def _exchange(self, before: AnnotationId | None, after: AnnotationId | None) -> list[Span]:
        if before == after:
            return []
        spans = self._envelope(before)
        if after is not None and after not in self._pieces:
            self._read(after)
        for annotation_id in self._pieces.keys() - {self._current, self._hovered}:
            del self._pieces[annotation_id]
        return [*spans, *self._envelope(after)]

    def _read(self, annotation_id: AnnotationId) -> None:
        found = self._index.pieces_of(annotation_id) if self._index else ()
        self._pieces[annotation_id] = tuple(found)

    def _envelope(self, annotation_id: AnnotationId | None) -> list[Span]:
        """Return the stretch from the first piece to the last, as far as there is any."""
        pieces = self._pieces.get(annotation_id, ()) if annotation_id else ()
        if not pieces:
            return []
        return [Span(pieces[0].start, max(piece.end for piece in pieces))]
