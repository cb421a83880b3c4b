# SPDX-License-Identifier: Apache-2.0
"""The menu over the article: what can be done to the mark, the selection or the text there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QSize, QTimer, Slot
from PySide6.QtGui import QAction, QFont, QIcon
from PySide6.QtWidgets import QMenu

from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.domain.span import Span
from annotator.gui.card_text import quoted
from annotator.gui.desk import translated
from annotator.gui.places import LettersInMenus
from annotator.gui.proposals import current_mark_id, select_mark, shown_marks
from annotator.gui.swatch import swatch

if TYPE_CHECKING:
    from annotator.domain.annotation import Annotation
    from annotator.domain.ids import AnnotationId
    from annotator.gui.shell import Shell

_LONGEST = 40
_ICON = QSize(16, 16)
# Marks that pile up higher are reached by the panels.
_MOST_MARKS = 20


class ArticleMenu(QObject):
    """Makes the menu for a place of the article, and acts on the mark that is chosen there."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._point = QPoint()
        self._offset = 0
        self._comes_again = False

    def show(self, point: QPoint, offset: int, *, is_by_key: bool = False) -> None:
        """Show what can be done at an offset: to the mark there that is meant, if there is one.

        The mouse means the lane it is on, or else the smallest mark; the keyboard means the
        current one where the caret is in it.
        """
        view, desk = self._window.view, self._desk
        selected = view.selected_span()
        ids = self._ids_at(point, offset)
        if selected is None or not selected.holds(offset):
            view.set_caret(offset)
            keeps = is_by_key and current_mark_id(desk) in ids
            if not keeps:
                select_mark(desk, ids[0] if ids else "", reveal=False)
        self._point, self._offset = point, offset
        self._pop_up(ids)

    def _ids_at(self, point: QPoint, offset: int) -> list[AnnotationId]:
        """Return the annotations at a place, the one that is meant first."""
        view, workspace = self._window.view, self._desk.workspace
        where = QPointF(view.viewport().mapFromGlobal(point))
        found = [one for one in view.marks_under(where) if one.span.holds(offset)]
        if not found:
            near = Span(max(0, offset - 1), offset + 1)
            stored = workspace.project.annotations.marks(workspace.session_id, near)
            marks = [*stored, *self._desk.suggestions.suggested.marks_in(near)]
            touching = [one for one in marks if one.span.holds(offset)]
            # A mark that begins at the caret goes before one that ends there.
            found = sorted(touching, key=lambda one: (one.span.end == offset, len(one.span)))
        return list(dict.fromkeys(one.annotation_id for one in found))

    def _pop_up(self, ids: list[AnnotationId]) -> None:
        menu = QMenu(self._window.frame)
        menu.setObjectName("article_menu")
        LettersInMenus(menu)
        current = current_mark_id(self._desk)
        found = shown_marks(self._desk, [current]) if current else []
        has_selection = self._window.view.selected_span() is not None
        is_on_mark = bool(found) and found[0].id in ids
        if is_on_mark:
            self._add_title(menu, found[0])
            if len(ids) > 1:
                self._add_choice(menu, ids)
            menu.addSeparator()
        if has_selection or not is_on_mark:
            self._add(menu, "mark.tag.*")
            menu.addSeparator()
        is_suggested = current in self._desk.suggestions.left
        if is_on_mark and is_suggested:
            self._add_suggested(menu)
        elif found and (is_on_mark or has_selection):
            self._add_pieces(menu, has_selection=has_selection)
        if is_on_mark and not is_suggested:
            self._add_decisions(menu, found[0])
            menu.addSeparator()
        self._add(menu, "events.add_event", *(("events.link",) if self._desk.event_id else ()))
        self._add(menu, "events.attach")
        menu.addSeparator()
        self._add(menu, "edit.copy", *(() if has_selection else ("mouse.copy_mark",)))
        if has_selection or not is_on_mark:
            self._add(menu, "mark.toggle_furniture")
        if is_on_mark and not is_suggested:
            menu.addSeparator()
            self._add(menu, "mark.delete")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.destroyed.connect(self._note_end)
        menu.popup(self._point)

    def _add(self, menu: QMenu, *patterns: str) -> None:
        """Add the actions of the table that can act now."""
        for pattern in patterns:
            menu.addActions(
                [one for one in self._window.actions_table.named(pattern) if one.isEnabled()]
            )

    def _add_title(self, menu: QMenu, annotation: Annotation) -> None:
        """Say in the first line which mark the menu is about."""
        icon, words = self._entry(annotation)
        # It cannot be chosen, but has its colour.
        icon.addPixmap(icon.pixmap(_ICON, QIcon.Mode.Normal), QIcon.Mode.Disabled)
        title = menu.addAction(icon, words)
        title.setObjectName("article_menu_title")
        title.setFont(_bold(title.font()))
        title.setEnabled(False)

    def _add_choice(self, menu: QMenu, ids: list[AnnotationId]) -> None:
        """Offer the other marks here; the menu comes again for the one that is chosen."""
        title = self.tr("&Marks here ({count})").format_map({"count": len(ids)})
        choice = self._submenu(menu, "article_menu_marks", title)
        for one in shown_marks(self._desk, ids[:_MOST_MARKS]):
            entry = choice.addAction(*self._entry(one))
            entry.setData(one.id)
            entry.setCheckable(True)
            if one.id == current_mark_id(self._desk):
                # Behind the square of its kind a tick would not be seen.
                entry.setChecked(True)
                entry.setFont(_bold(entry.font()))
        choice.triggered.connect(self._choose)

    def _add_suggested(self, menu: QMenu) -> None:
        """Add what can be decided about the current suggestion, and about all like it."""
        self._add(menu, "suggest.accept", "suggest.reject", "suggest.swap")
        self._add(menu, "suggest.to_panel", "mouse.show_card")
        many = self._submenu(menu, "article_menu_many", self.tr("&All like it"))
        self._add(many, "suggest.accept_all.*", "suggest.reject_all.*")
        menu.addSeparator()

    def _add_pieces(self, menu: QMenu, *, has_selection: bool) -> None:
        if has_selection:
            self._add(menu, "mark.add_piece.*", "mark.cut_out")
        self._add(menu, "mark.join*", "mark.split*")
        menu.addSeparator()

    def _add_decisions(self, menu: QMenu, annotation: Annotation) -> None:
        """Add fields, kind, status and verdict of a mark."""
        table = self._window.actions_table
        self._add(menu, "mark.to_panel", "mouse.show_card")
        if not table["mark.delete"].isEnabled():
            return
        kinds = self._submenu(menu, "article_menu_kind", self.tr("Change &to"))
        own = f"mark.retag.{annotation.kind}"
        kinds.addActions([one for one in table.named("mark.retag.*") if one.objectName() != own])
        statuses = self._submenu(menu, "article_menu_status", self.tr("&Status"))
        for one in table.named("check.set_status.*"):
            entry = statuses.addAction(f"{one.text()}\t{_key(one)}")
            entry.setCheckable(True)
            entry.setChecked(one.objectName().endswith(f".{annotation.status.value}"))
            entry.triggered.connect(one.trigger)
        verdicts = self._submenu(menu, "article_menu_verdict", self.tr("&Verdict"))
        for key, label in self._verdicts():
            entry = verdicts.addAction(label)
            entry.setData(key)
            entry.setCheckable(True)
            entry.setChecked(key == annotation.verdict)
        verdicts.triggered.connect(self._set_verdict)

    def _verdicts(self) -> list[tuple[str, str]]:
        scale = self._desk.workspace.project.verdicts()
        return [
            ("", self.tr("No verdict")),
            *((one.key, translated(Message(one.label))) for one in scale),
        ]

    def _entry(self, annotation: Annotation) -> tuple[QIcon, str]:
        """Return colour and words of a mark, as a line of a menu."""
        _, article = self._desk.workspace.opened()
        words = " ".join(annotation.exact(article.text[: annotation.envelope.end]).split())
        if len(words) > _LONGEST:
            words = f"{words[:_LONGEST].rstrip()}…"
        label = translated(Message(kind_of(annotation.kind).label))
        color = self._desk.require_theme().kind_color(annotation.kind)
        return swatch(color), f"{label} {quoted(words)}".replace("&", "&&")

    def _submenu(self, menu: QMenu, name: str, title: str) -> QMenu:
        submenu = menu.addMenu(title)
        submenu.setObjectName(name)
        LettersInMenus(submenu)
        return submenu

    @Slot(QAction)
    def _set_verdict(self, entry: QAction) -> None:
        desk, verdict = self._desk, entry.data()
        desk.attempt(lambda: desk.marking.set_verdict([desk.current_annotation()], verdict))

    @Slot(QAction)
    def _choose(self, entry: QAction) -> None:
        select_mark(self._desk, entry.data(), reveal=False)
        self._comes_again = True

    @Slot()
    def _note_end(self) -> None:
        """Show the menu for another mark once the old one is gone: its end closes what is open."""
        if self._comes_again:
            self._comes_again = False
            QTimer.singleShot(0, self._show_again)

    @Slot()
    def _show_again(self) -> None:
        if self._desk.workspace.session is not None:
            self._pop_up(self._ids_at(self._point, self._offset))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _key(action: QAction) -> str:
    return action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
