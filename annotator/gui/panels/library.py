# SPDX-License-Identifier: Apache-2.0
"""The library: all articles of the project with their sessions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QListView, QMenu, QWidget

from annotator.gui.models.library_model import LibraryModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._list_table import paint_empty
from annotator.gui.panels._panel import FilterLine, Panel, padded
from annotator.gui.panels._session_delegate import SessionDelegate
from annotator.gui.theme import GRID
from annotator.gui.trashing import trash_article, trash_session

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from annotator.domain.ids import ArticleId
    from annotator.domain.session import ListedSession
    from annotator.gui.desk import Desk

_LETTER_SPACING = 108
_LEAST_WIDTH = 45 * GRID


class LibraryList(QListView):
    """A list whose rows are as high as their titles need; Delete asks to delete one."""

    delete_asked = Signal()

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._empty_text = ""
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_empty_text(self, text: str) -> None:
        """Say what stands there while there are no rows."""
        self._empty_text = text
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what to do where there are no rows."""
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_empty(self, self._empty_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter, and ask to delete it on Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.doubleClicked.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def viewportSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no more width than a short title needs."""
        return super().viewportSizeHint().boundedTo(QSize(_LEAST_WIDTH, 100_000))


class LibraryPanel(Panel):
    """Articles and sessions; Enter or double click opens one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "libraryPanel", "", parent)
        self.setAccessibleName(self.tr("Library"))
        self.model = LibraryModel(desk, self)
        self._left_row = -1
        self._build()
        self._build_menu()
        self._connect()
        self._show_open()

    def _build(self) -> None:
        self.filter = FilterLine("libraryFilter", self.tr("Filter by title or reviewer"), self)
        self.list = LibraryList("libraryList", self.accessibleName(), self)
        self.list.setModel(self.model)
        self._delegate = SessionDelegate(self.desk, self.list)
        self.list.setItemDelegate(self._delegate)
        layout = self.stack()
        layout.addWidget(_header(self.tr("LIBRARY"), self))
        layout.addWidget(padded(self.filter, self))
        layout.addWidget(self.list)

    def _build_menu(self) -> None:
        self._menu = QMenu(self.list)
        self._menu.setObjectName("libraryMenu")
        self._actions = [
            self._action("libraryOpen", self.tr("Open"), self.open_current),
            self._action("libraryReview", self.tr("Open for review"), self.review_current),
            self._action("libraryNew", self.tr("New session on this article"), self.begin_session),
        ]
        self._menu.addSeparator()
        self._actions += [
            self._action(
                "libraryTrashSession", self.tr("Move session to trash"), self.trash_current
            ),
            self._action(
                "libraryTrashArticle", self.tr("Move article to trash"), self.trash_current_article
            ),
        ]
        self._actions[3].setShortcut(QKeySequence.StandardKey.Delete)

    def _action(self, name: str, text: str, slot: object) -> QAction:
        action = QAction(text, self._menu)
        action.setObjectName(name)
        action.triggered.connect(slot)
        self._menu.addAction(action)
        return action

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.filter.list_asked.connect(self._enter_list)
        self.list.doubleClicked.connect(self.open_current)
        self.list.delete_asked.connect(self.trash_current)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.model.modelReset.connect(self._show_open)
        self.desk.session_opened.connect(self._show_open)
        self.desk.theme_changed.connect(self.list.scheduleDelayedItemsLayout)

    @Slot()
    def open_current(self) -> None:
        """Open the session in the current row."""
        one = self._current()
        if one is not None:
            self.desk.attempt(partial(self.desk.open_session, one.session.id))

    @Slot()
    def review_current(self) -> None:
        """Open the session in the current row to read it, not to change it."""
        one = self._current()
        if one is not None:
            self.desk.attempt(partial(self.desk.open_session, one.session.id, for_review=True))

    @Slot()
    def begin_session(self) -> None:
        """Begin another session on the article of the current row, and open it."""
        one = self._current()
        if one is not None:
            self.desk.attempt(partial(self._begin_session_on, one.session.article_id))

    @Slot()
    def trash_current(self) -> None:
        """Move the session in the current row to the trash."""
        one = self._current()
        if one is not None:
            self._left_row = self.list.currentIndex().row()
            trash_session(self.desk, one.session.id, self)

    @Slot()
    def trash_current_article(self) -> None:
        """Move the article of the current row to the trash, with all sessions on it."""
        one = self._current()
        if one is not None:
            self._left_row = self.list.currentIndex().row()
            trash_article(self.desk, one.session.id, self)

    def _begin_session_on(self, article_id: ArticleId) -> None:
        # Needs all importers, which the window can start without.
        from annotator.services.importing import begin_session  # noqa: PLC0415

        self.desk.open_session(begin_session(self.desk.workspace, article_id))

    def _current(self) -> ListedSession | None:
        return self.model.summary(self.list.currentIndex().row())

    @Slot(str)
    def _filter(self, words: str) -> None:
        self.model.set_words(words)
        self._show_open()

    @Slot()
    def _enter_list(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _show_open(self) -> None:
        """Make the open session the current row, or the one after that which went away."""
        session = self.desk.workspace.session
        self._delegate.current_id = session.id if session else ""
        row = self.model.row_of(session.id) if session else -1
        if session is None and self.list.hasFocus():
            row = min(self._left_row, self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self.list.set_empty_text(
            self.tr("Nothing with these words.")
            if self.filter.text()
            else self.tr("No articles yet. Open or paste one to begin.")
        )
        self.list.viewport().update()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        if self.list.currentIndex().isValid():
            self._menu.popup(self.list.viewport().mapToGlobal(place))


def _header(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName("libraryHeader")
    label.setProperty("small", True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 0)
    font = label.font()
    font.setBold(True)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _LETTER_SPACING)
    label.setFont(font)
    return label


PANELS = (PanelSpec("library", "Library", "left", 1, LibraryPanel),)
