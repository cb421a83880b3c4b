# SPDX-License-Identifier: Apache-2.0
"""Joins the article view to the desk: the panels follow the caret, and the view follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Slot

from annotator.domain.annotation import PieceRole
from annotator.domain.article import RegionRole
from annotator.domain.ids import AnnotationId
from annotator.domain.span import Span
from annotator.gui.article.ruler import FINDING
from annotator.gui.cards import Cards
from annotator.gui.mouse import Mouse
from annotator.gui.proposals import current_mark_id, current_suggested_event, select_mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from annotator.domain.article import Region
    from annotator.domain.changes import Changes, RowChange
    from annotator.domain.ids import SessionId
    from annotator.domain.mark import Mark
    from annotator.domain.session import Session
    from annotator.gui.article_menu import ArticleMenu
    from annotator.gui.shell import Shell
    from annotator.gui.suggested import Suggested
    from annotator.gui.suggestions import Suggestions
    from annotator.store.project import Project

_FOLLOW_MS = 120
# What is counted beside the text is counted when edits rest, so that the edit itself shows first.
_REST_MS = 80


class SessionFacts:
    """What the article view shows of one session, read from the project as it is asked for."""

    def __init__(self, project: Project, session_id: SessionId, length: int) -> None:
        self._project = project
        self._session_id = session_id
        self._length = length
        # Where the marks of suggestions come from, once any are looked for.
        self.suggested: Suggested | None = None

    def marks_in(self, span: Span) -> Sequence[Mark]:
        """Return every piece that overlaps a stretch of the text."""
        stored = self._project.annotations.marks(self._session_id, span)
        return [*stored, *self.suggested.marks_in(span)] if self.suggested else stored

    def marks_of(self, ids: Iterable[str]) -> Sequence[Mark]:
        """Return every piece of these annotations and suggestions, those gone left out."""
        stored = self._project.annotations.marks_of(ids)
        return [*stored, *self.suggested.marks_of(ids)] if self.suggested else stored

    def facts_in(self, span: Span) -> list[tuple[Span, int, int]]:
        """Return (sentence, facts, facts done) for the sentences that begin in a stretch."""
        frame = self._project.articles.frame_of_session(self._session_id)
        return [
            (frame.sentence_at(start), facts, done)
            for start, facts, done in self._project.overview.facts_in(self._session_id, span)
        ]

    def sentences_in(self, span: Span) -> list[Span]:
        """Return the sentences that overlap a stretch, page furniture left out."""
        frame = self._project.articles.frame_of_session(self._session_id)
        return [one for one in frame.sentences(span) if not frame.is_furniture(one.start)]

    def spread(self, buckets: int) -> list[tuple[int, str]]:
        """Return which kinds, and queries, begin in each of so many equal parts of the text."""
        overview = self._project.overview
        kinds = overview.spread(self._session_id, self._length, buckets)
        queries = overview.flagged(self._session_id, self._length, buckets)
        return [*kinds, *((bucket, FINDING) for bucket in queries)]

    def spread_suggested(self, buckets: int) -> Collection[tuple[int, str]]:
        """Return which kinds are suggested in each of so many equal parts of the text."""
        return self.suggested.spread(self._length, buckets) if self.suggested else ()


class Reader(QObject):
    """Shows the open session's article, and has desk and view follow each other."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._mouse = Mouse(window)
        self._menu: ArticleMenu | None = None
        self._cards = Cards(window)
        self._facts: SessionFacts | None = None
        self._suggestions: Suggestions | None = None
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._follow.timeout.connect(self._select_at_caret)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_REST_MS)
        self._recount.timeout.connect(window.pane.refresh_counts)
        view = window.view
        view.caret_moved.connect(self._await_rest)
        view.selection_altered.connect(self._await_rest)
        view.mark_activated.connect(self._activate)
        view.context_requested.connect(self._show_menu)
        view.zoom_asked.connect(self._zoom)
        window.pane.gutter.sentences_activated.connect(self._select_left)
        view.installEventFilter(self)
        window.actions_table.acting.connect(self.settle)
        self._desk.annotation_selected.connect(self._show_current)
        self._desk.reveal_asked.connect(self._reveal)

    def show_session(self, session: Session) -> None:
        """Show the article of a session where the session was left."""
        workspace, pane, view = self._desk.workspace, self._window.pane, self._window.view
        _, article = workspace.opened()
        project = workspace.project
        place = project.sessions.place(session.id)
        facts = self._facts = SessionFacts(project, session.id, len(article.text))
        facts.suggested = self._suggestions.suggested if self._suggestions else None
        self._recount.stop()
        pane.show_article(
            article,
            facts,
            facts_in=facts.facts_in,
            buckets_of=facts.spread,
            suggested_in=facts.spread_suggested,
            sentences_in=facts.sentences_in,
        )
        view.set_caret(place.caret or _first_body(article.regions))
        if place.top:
            view.scroll_to(place.top)
        else:
            # Headline and margin: the line that the caret is in may be further down.
            view.verticalScrollBar().setValue(0)
        self._follow.stop()
        if place.focus_id and project.annotations.find([place.focus_id]):
            self._desk.select_annotation(place.focus_id, reveal=False)

    def show_suggestions(self, suggestions: Suggestions) -> None:
        """Draw suggestions beside what is stored, from now on, and follow them."""
        self._suggestions = suggestions
        if self._facts is not None:
            self._facts.suggested = suggestions.suggested
        suggestions.changed.connect(self._window.view.mend)
        suggestions.changed.connect(self._await_recount)
        suggestions.selected.connect(self._show_current)

    def apply(self, changes: Changes) -> None:
        """Follow an edit; counts are asked for anew only where they can have changed."""
        self._window.view.apply(changes)
        if any(map(_counts, changes.rows)):
            self._recount.start()

    @Slot()
    def _await_recount(self) -> None:
        self._recount.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make one step of how an edge was moved when the text is left."""
        if event.type() == QEvent.Type.FocusOut:
            self._desk.resting.end()
        return super().eventFilter(watched, event)

    @Slot()
    def settle(self) -> None:
        """Have the mark at the caret be the current one now, before an action acts on it."""
        if self._follow.isActive():
            self._follow.stop()
            self._select_at_caret()

    @Slot()
    def _await_rest(self) -> None:
        self._follow.start()

    @Slot()
    def _select_at_caret(self) -> None:
        """Have the panel follow the caret into a mark.

        The current one is kept while the caret is in it or right behind it, which is where a
        selection that was tagged from left to right leaves the caret.
        """
        view = self._window.view
        if self._desk.workspace.session is None or view.selected_span() or not view.hasFocus():
            return
        caret = view.caret()
        here = self._marks_at(caret)
        if here and not self._is_current_at(caret):
            select_mark(self._desk, here[0].annotation_id, reveal=False)

    def _is_current_at(self, offset: int) -> bool:
        current = self._facts.marks_of([current_mark_id(self._desk)]) if self._facts else ()
        if any(mark.start <= offset <= mark.end for mark in current):
            return True
        event = current_suggested_event(self._desk)
        return event is not None and any(span.holds(offset) for span in event.content)

    def _marks_at(self, offset: int) -> list[Mark]:
        """Return the marks at an offset, the smallest first."""
        found = self._facts.marks_in(Span(offset, offset + 1)) if self._facts else ()
        return sorted(found, key=lambda mark: mark.end - mark.start)

    @Slot(str)
    def _show_current(self, _mark_id: str) -> None:
        current = AnnotationId(current_mark_id(self._desk))
        found = self._facts.marks_of([current]) if self._facts and current else ()
        content = [mark for mark in found if mark.role is PieceRole.CONTENT]
        offset = min(content).start if content else None
        self._window.pane.set_current(current if found else None, offset)

    @Slot(int, int)
    def _reveal(self, start: int, end: int) -> None:
        self._window.view.reveal(Span(start, end))

    @Slot(str)
    def _activate(self, mark_id: str) -> None:
        self._follow.stop()
        select_mark(self._desk, mark_id, reveal=False)

    @Slot(int, int)
    def _select_left(self, start: int, end: int) -> None:
        """Go to the next mark of some sentences that is not checked, round the ends."""
        workspace = self._desk.workspace
        annotations = workspace.project.annotations
        found = annotations.find(annotations.at(workspace.session_id, Span(start, end)))
        begun = sorted(
            (one for one in found if start <= one.envelope.start < end),
            key=lambda one: (one.envelope.start, -one.envelope.end),
        )
        ids = [one.id for one in begun]
        current = self._desk.current_annotation()
        place = ids.index(current) + 1 if current in ids else 0
        ordered = begun[place:] + begun[:place]
        chosen = next((one for one in ordered if not one.status.is_done), None)
        if chosen or ordered:
            self._window.view.set_caret((chosen or ordered[0]).envelope.start)
            self._window.view.setFocus()
            self._follow.stop()
            self._desk.select_annotation((chosen or ordered[0]).id)

    @Slot(int)
    def _zoom(self, steps: int) -> None:
        name = "view.zoom_in" if steps > 0 else "view.zoom_out"
        self._window.actions_table[name].trigger()

    @Slot(QPoint, int)
    def _show_menu(self, point: QPoint, offset: int) -> None:
        """Show what can be done here; the mark chosen stays the current one."""
        from annotator.gui.article_menu import ArticleMenu  # noqa: PLC0415 - after the article

        if self._menu is None:
            self._menu = ArticleMenu(self._window)
        is_by_key = self._window.view.pointer.was_key
        self._menu.show(point, offset, is_by_key=is_by_key)
        self._follow.stop()


def _first_body(regions: Sequence[Region]) -> int:
    """Return where the body begins: a letter pressed first is not to tag the headline."""
    shown = [one for one in regions if one.role is not RegionRole.FURNITURE]
    body = [one for one in shown if one.role is RegionRole.BODY]
    return next((one.span.start for one in (*body, *shown)), 0)


def _counts(row: RowChange) -> bool:
    """Return whether a row's change can change facts left, or what the overview shows."""
    if row.table != "annotation" or row.before is None or row.after is None:
        return row.table in ("annotation", "span", "region")
    return "status" in row.after or "kind" in row.after
