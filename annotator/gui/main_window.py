# SPDX-License-Identifier: Apache-2.0
"""The window: article in the middle, library, panels and events around it.

It is made in two steps. The frame is painted at once; ``attach`` then brings the project in, so
that nobody waits for a file to see the window.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.session import Place
from annotator.gui import settings as rows
from annotator.gui.actions import TOOLBAR, ActionSet
from annotator.gui.areas import Area
from annotator.gui.article.pane import ArticlePane
from annotator.gui.commands import Commands
from annotator.gui.finder import Finder
from annotator.gui.status import Status
from annotator.gui.strip import Strip
from annotator.gui.swatch import swatch
from annotator.gui.theme import apply_theme, load_theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from annotator.domain.ids import SessionId
    from annotator.gui.article.view import ArticleView
    from annotator.gui.desk import Desk
    from annotator.gui.jobs import Jobs
    from annotator.gui.settings import Settings

_FIRST_SIZE = QSize(1440, 900)
_SIDES = (230, 830, 380)
_HALVES = (640, 210)


class MainWindow(QMainWindow):
    """The one window of a project."""

    desk: Desk
    jobs: Jobs

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Annotator")
        self.setAcceptDrops(True)
        self.settings = settings
        self.theme = load_theme(settings.get(rows.THEME))
        self.is_attached = False
        self.pane = ArticlePane(self.theme, self)
        self.view: ArticleView = self.pane.view
        self.strip = Strip(self)
        self.areas: Mapping[str, Area] = {
            "left": Area("left", self.tr("Library"), self),
            "right": Area("right", self.tr("Panels"), self),
            "bottom": Area("bottom", self.tr("Events and history"), self),
        }
        self.status = Status(self)
        self._find_count = QLabel(self)
        self.finder = Finder(self.view, self._find_count, self)
        commands = Commands(self)
        self._file = commands.file
        self.actions_table = ActionSet(self, commands.by_menu())
        self._lay_out()
        self._make_bars()
        self._connect()
        self._restore()

    @property
    def frame(self) -> QMainWindow:
        """Return the widget that dialogs and commands belong to."""
        return self

    def attach(self, desk: Desk, jobs: Jobs) -> None:
        """Bring in the project: fill the sides and listen to what happens at the desk."""
        # Imported here: after the first paint.
        from annotator.gui.binding import Binding  # noqa: PLC0415

        self.desk, self.jobs = desk, jobs
        desk.theme = self.theme
        self.is_attached = True
        self._binding = Binding(self)
        self._binding.fill_areas()
        self.refresh_actions()

    def open_session(self, session_id: SessionId, *, for_review: bool = False) -> None:
        """Leave the open session where it is and open another, where that one was left."""
        self.keep_place()
        self.desk.attempt(lambda: self.desk.open_session(session_id, for_review=for_review))

    def open_project(self, path: Path) -> bool:
        """Open another project file in this window; where that fails, the present one stays."""
        return self._binding.open_project(path)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read article files into the project and show the last one."""
        self._file.open_paths(list(paths))

    def take_reviewer(self, name: str) -> None:
        """Have a name stand for whoever works from now on."""
        self._binding.take_reviewer(name)

    def show_panel(self, key: str) -> QWidget:
        """Bring a panel to the front, its side shown, and return it."""
        for area in self.areas.values():
            if area.has(key):
                area.show()
                return area.show_panel(key)
        raise KeyError(key)

    def focus_form(self) -> None:
        """Put the caret into the form of the current mark."""
        self._binding.focus_form()

    def say_done(self, text: str) -> None:
        """Say what an edit did, with Undo beside it."""
        self.status.say_done(text)

    def refresh_actions(self) -> None:
        """Enable what can be done now, and tick what is on."""
        if self.is_attached:
            self._binding.refresh_actions()

    def apply_look(self) -> None:
        """Put theme, zoom and letters into force as the settings say."""
        self.theme = load_theme(self.settings.get(rows.THEME))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, self.theme)
        self.pane.set_theme(self.theme)
        self._show_letters_and_zoom()
        self._zoom.setText(f"{self.settings.get(rows.ZOOM)} %")
        if self.is_attached:
            self.desk.theme = self.theme
            self.desk.theme_changed.emit()
        self.refresh_actions()

    def keep_place(self) -> None:
        """Remember where the reader is in the open session."""
        if self.is_attached and self.desk.workspace.session:
            focus = self.desk.current_annotation() or None
            place = Place(self.view.caret(), self.view.visible_span().start, focus)
            self.desk.attempt(lambda: self.desk.workspace.keep_place(place))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes and place; everything else is saved already."""
        self.keep_place()
        if self.is_attached:
            self.jobs.close()
            self._binding.release()
            self.is_attached = False
        self.settings.keep(rows.GEOMETRY, self.saveGeometry())
        self.settings.keep(rows.SIDES, self._sides.saveState())
        self.settings.keep(rows.HALVES, self._halves.saveState())
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged onto the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files that were dropped."""
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if self.is_attached and names:
            self.open_paths([Path(name) for name in names])

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.pane, 1)
        self._sides = self._splitter("sides", Qt.Orientation.Horizontal)
        for part in (self.areas["left"], middle, self.areas["right"]):
            self._sides.addWidget(part)
        self._halves = self._splitter("halves", Qt.Orientation.Vertical)
        self._halves.addWidget(self._sides)
        self._halves.addWidget(self.areas["bottom"])
        self._sides.setSizes(_SIDES)
        self._halves.setSizes(_HALVES)
        self._sides.setStretchFactor(1, 1)
        self._halves.setStretchFactor(0, 3)
        self._halves.setStretchFactor(1, 1)
        middle.setMinimumWidth(320)
        self.setCentralWidget(self._halves)
        self.setStatusBar(self.status)

    def _splitter(self, name: str, orientation: Qt.Orientation) -> QSplitter:
        splitter = QSplitter(orientation, self)
        splitter.setObjectName(name)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        return splitter

    def _make_bars(self) -> None:
        self.actions_table.fill(self.menuBar())
        self.actions_table.bind_text(self.view)
        bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(16, 16))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._name_buttons()
        for pattern in TOOLBAR:
            if pattern:
                bar.addActions(self.actions_table.named(pattern))
            else:
                bar.addSeparator()
        gap = QWidget(bar)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        self._find_count.setObjectName("find_count")
        bar.addWidget(self._find_count)
        self.finder.setFixedWidth(250)
        bar.addWidget(self.finder)
        self.addToolBar(bar)
        self.status.set_undo(self.actions_table["edit.undo"])
        self.status.addPermanentWidget(self._status_button("file.set_reviewer", "reviewer"))
        self._zoom = QLabel(f"{self.settings.get(rows.ZOOM)} %", self)
        self._zoom.setObjectName("zoom")
        self._zoom.setAccessibleName(self.tr("Zoom"))
        self.status.addPermanentWidget(self._zoom)

    def _name_buttons(self) -> None:
        """Give the buttons short words that do not change, with their key where it is a letter."""
        for spec in self.actions_table.specs():
            action = self.actions_table[spec.name]
            words = action.text().replace("&", "")
            if spec.in_text and spec.keys and len(spec.keys[0]) == 1:
                words = f"{words}  {spec.keys[0]}"
            action.setIconText(words)

    def _color_kinds(self) -> None:
        for spec in self.actions_table.specs():
            if spec.key in ("mark.tag", "mark.retag"):
                look = self.theme.kind_color(spec.argument)
                self.actions_table[spec.name].setIcon(swatch(look))

    def _status_button(self, action: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.clicked.connect(self.actions_table[action].trigger)
        self.reviewer_button = button
        return button

    def _connect(self) -> None:
        self.finder.left.connect(self.view.setFocus)
        self._show_letters_and_zoom()
        self.actions_table.set_truths(frozenset())

    def _show_letters_and_zoom(self) -> None:
        self._color_kinds()
        self.pane.set_zoom(self.settings.get(rows.ZOOM))
        self.view.set_show_initials(self.settings.get(rows.INITIALS) or self.theme.show_initials)

    def _restore(self) -> None:
        self.resize(_FIRST_SIZE)
        for setting, restore in (
            (rows.GEOMETRY, self.restoreGeometry),
            (rows.SIDES, self._sides.restoreState),
            (rows.HALVES, self._halves.restoreState),
        ):
            state = self.settings.get(setting)
            if isinstance(state, QByteArray) and not state.isEmpty():
                restore(state)
