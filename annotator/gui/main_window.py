# SPDX-License-Identifier: Apache-2.0
"""The window: article in the middle, library, panels and events around it.

It is made in three steps, so that nobody waits to see it. The bare window is painted at once;
``build`` then puts its parts in; ``attach`` brings a project, whose article is painted before
``complete`` fills the panels. What only later steps need is imported by them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from annotator.gui import settings as rows
from annotator.gui.ground import bare_ground
from annotator.gui.window_place import keep_place, restore_place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QToolButton

    from annotator.domain.ids import SessionId
    from annotator.domain.message import Message
    from annotator.gui.actions import ActionSet
    from annotator.gui.areas import Area
    from annotator.gui.article.pane import ArticlePane
    from annotator.gui.article.view import ArticleView
    from annotator.gui.commands.file import FileCommands
    from annotator.gui.desk import Desk
    from annotator.gui.faults import Faults
    from annotator.gui.finder import Finder
    from annotator.gui.jobs import Jobs
    from annotator.gui.rescue import Rescue
    from annotator.gui.settings import Settings
    from annotator.gui.sharing import Halves
    from annotator.gui.single import Seat
    from annotator.gui.status import Status
    from annotator.gui.strip import Strip
    from annotator.gui.theme import Theme
    from annotator.gui.walk_bar import WalkBar


class MainWindow(QMainWindow):
    """The one window of a project."""

    # The bare window has been painted; emitted once.
    appeared = Signal()
    # Something went wrong inside the program, on whatever thread.
    broken = Signal(object)

    theme: Theme
    desk: Desk
    jobs: Jobs
    pane: ArticlePane
    view: ArticleView
    strip: Strip
    walk_bar: WalkBar
    areas: Mapping[str, Area]
    halves: Halves
    status: Status
    finder: Finder
    actions_table: ActionSet
    reviewer_button: QToolButton

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Annotator")
        self.setAcceptDrops(True)
        self.settings = settings
        self.is_attached = self._has_appeared = False
        # Given by who starts the program, where a project is to have one window only.
        self.seat: Seat | None = None
        self._file: FileCommands | None = None
        self._faults: Faults | None = None
        self._rescue: Rescue | None = None
        self.broken.connect(self.report)
        ground = bare_ground(settings.get(rows.THEME))
        self.setPalette(QPalette(ground, ground))
        self.setCentralWidget(QWidget(self))
        restore_place(self, settings)

    @property
    def frame(self) -> QMainWindow:
        """Return the widget that dialogs and commands belong to."""
        return self

    def build(self) -> None:
        """Put the parts in: menus, toolbar, article, sides, status bar."""
        from annotator.gui.parts import Parts  # noqa: PLC0415 - after the first paint

        # Before the parts, which take their fonts and sizes from it.
        self._apply_theme()
        self._parts = Parts(self, self.theme, self.settings)
        vars(self).update(self._parts.by_name())
        self.finder.broken.connect(self.report)
        self._parts.restore(self.settings)
        self._parts.show_look(self.theme, self.settings)

    def attach(self, desk: Desk, jobs: Jobs) -> None:
        """Bring in a project and listen to what happens at its desk."""
        from annotator.gui.binding import Binding  # noqa: PLC0415 - after the first paint

        self.desk, self.jobs = desk, jobs
        desk.theme = self.theme
        desk.keys = self.actions_table.keys
        self.is_attached = True
        self._binding = Binding(self)

    def complete(self) -> None:
        """Fill the panels and let the actions act; without a project, those that open one."""
        from annotator.gui.commands import Commands  # noqa: PLC0415 - after the article
        from annotator.gui.recent import remember  # noqa: PLC0415 - the same

        if self._file is None:
            self._parts.complete(self.theme, self.settings)
            commands = Commands(self)
            self._file = commands.file
            self.actions_table.set_commands(commands.by_menu())
        if self.is_attached:
            self._binding.fill_areas()
            remember(self.settings, self.desk.workspace.project.path)
            if self.desk.workspace.project.is_large:
                self._rescuer().look()
        else:
            self._parts.show_no_project()

    def open_session(self, session_id: SessionId, *, for_review: bool = False) -> None:
        """Leave the open session where it is and open another, where that one was left."""
        self.desk.attempt(lambda: self.desk.open_session(session_id, for_review=for_review))

    def open_project(self, path: Path) -> bool:
        """Open another project file in this window; where that fails, the present one stays."""
        from annotator.gui.opening import opened  # noqa: PLC0415 - after the first paint

        return opened(self, path)

    def leave_project(self) -> None:
        """Close the open project, if there is one; everything is saved."""
        if self.is_attached:
            self.jobs.close()
            self._binding.release()
            self.is_attached = False

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read article files into the project and show the last one."""
        if self._file is not None:
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
        found = self.desk.workspace.project.annotations.find([self.desk.annotation_id])
        current = found[0] if found else self.desk.suggestions.current
        if current is not None:
            from annotator.gui.panels import panel_of  # noqa: PLC0415 - after the article

            self.show_panel(panel_of(current.kind)).focus_form()  # type: ignore[attr-defined]

    def say_done(self, text: str) -> None:
        """Say what an edit did, with Undo beside it."""
        self.status.say_done(text)

    def refresh_actions(self) -> None:
        """Enable what can be done now, and tick what is on."""
        if self.is_attached:
            self._binding.refresh_actions()

    @Slot()
    def apply_look(self) -> None:
        """Put theme, zoom and letters into force as the settings say."""
        before = self.theme
        self._apply_theme()
        self._parts.show_look(self.theme, self.settings)
        if self.is_attached and self.theme != before:
            self.desk.theme = self.theme
            self.desk.theme_changed.emit()
        self.refresh_actions()

    @property
    def faults(self) -> Faults:
        """Return what deals with faults of the program."""
        from annotator.gui.faults import Faults  # noqa: PLC0415 - hardly ever needed

        if self._faults is None:
            self._faults = Faults(self)
        return self._faults

    def check_project(self) -> None:
        """Look through the open project in every way there is."""
        self._rescuer().check()

    def offer_rescue(self, path: Path, words: Message) -> None:
        """Say that a project is damaged, and offer what can be done."""
        self._rescuer().offer(path, words)

    def salvage(self, path: Path) -> None:
        """Make a new project of what can be read from a damaged one."""
        self._rescuer().salvage(path)

    def _rescuer(self) -> Rescue:
        from annotator.gui.rescue import Rescue  # noqa: PLC0415 - hardly ever needed

        if self._rescue is None:
            self._rescue = Rescue(self)
            self._rescue.project_chosen.connect(self._open_chosen)
        return self._rescue

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Say that something went wrong inside the program, and keep working."""
        from annotator.domain.errors import DamageError  # noqa: PLC0415 - after the first paint

        if isinstance(error, DamageError) and self.is_attached:
            self.desk.hold(error.message)
        else:
            self.faults.take(error)

    def show_report(self) -> None:
        """Show what is known of what went wrong inside the program."""
        self.faults.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint once it is on the screen."""
        super().paintEvent(event)
        if not self._has_appeared:
            self._has_appeared = True
            QTimer.singleShot(0, self.appeared.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes and place; everything else is saved, or the user is asked."""
        if self.is_attached and self.desk.has_unsaved() and not self.is_given_up():
            event.ignore()
            return
        if self._file is not None:
            self._parts.keep(self.settings)
        self.leave_project()
        keep_place(self, self.settings)
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave out what menus and buttons tell of themselves: tool tips do, the line stays."""
        return event.type() == QEvent.Type.StatusTip or super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged onto the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files that were dropped."""
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if self.is_attached and names:
            self.open_paths([Path(name) for name in names])

    def is_given_up(self) -> bool:
        """Return whether the person gives up what was typed and could not be saved."""
        from annotator.gui.unsaved import is_given_up  # noqa: PLC0415 - hardly needed

        return is_given_up(self)

    def _apply_theme(self) -> None:
        from annotator.gui import theme  # noqa: PLC0415 - the bare window needs none

        get = self.settings.get
        self.theme = theme.load_theme(get(rows.THEME), typeface=get(rows.TYPEFACE))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply_theme(application, self.theme)
        self.setPalette(theme.make_palette(self.theme))

    def close_project(self) -> None:
        """Leave the open project, and be a window without one."""
        self.leave_project()
        self.strip.show_notice("", ())
        self._parts.show_no_project()

    @Slot(object)
    def _open_chosen(self, path: Path) -> None:
        if self._file is not None:
            self._file.open_recent(path)
