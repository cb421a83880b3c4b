# SPDX-License-Identifier: Apache-2.0
"""The parts of the window and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import settings as rows
from annotator.gui.actions import TOOLBAR, ActionSet
from annotator.gui.areas import Area
from annotator.gui.article.pane import ArticlePane
from annotator.gui.article.typography import Style
from annotator.gui.finder import Finder
from annotator.gui.pen_button import PenButton
from annotator.gui.sharing import Halves, Sides
from annotator.gui.status import Status
from annotator.gui.strip import Strip
from annotator.gui.swatch import swatch
from annotator.gui.walk_bar import WalkBar

if TYPE_CHECKING:
    from annotator.gui.find_bar import FindBar
    from annotator.gui.settings import Settings
    from annotator.gui.theme import Theme

_ICON = QSize(16, 16)
# Actions for each kind, which show its colour.
_COLORED = ("mark.tag", "mark.retag", "mouse.pen")


class Parts(QObject):
    """Makes the parts of a window and puts them in their places."""

    def __init__(self, window: QMainWindow, theme: Theme, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._pane = ArticlePane(theme, window)
        self._strip = Strip(window)
        self._walk_bar = WalkBar(window)
        self._areas = {
            "left": Area("left", self.tr("Library"), window),
            "right": Area("right", self.tr("Panels"), window),
            "bottom": Area("bottom", self.tr("Events and history"), window),
        }
        self._status = Status(window)
        self._actions = ActionSet(settings, window)
        self._strip.left.connect(self._pane.view.setFocus)
        self._finder = Finder(self._pane, self._actions, self._put_above_article)
        self._reviewer = QToolButton(window)
        self._zoom = QLabel(window)
        # A project that is opened later says by itself what to press.
        self._is_bare = False
        self._sides, self._halves = self._lay_out()
        self._actions.name_menus(window.menuBar())
        self._areas["bottom"].offer(self._actions["view.enlarge_lower"])
        window.addToolBar(self._make_toolbar())
        self._fill_status()
        self._show_keys()
        self._actions.keys.changed.connect(self._show_keys)

    def by_name(self) -> dict[str, object]:
        """Return the parts by the names that the window gives them."""
        return {
            "pane": self._pane,
            "view": self._pane.view,
            "strip": self._strip,
            "walk_bar": self._walk_bar,
            "areas": self._areas,
            "halves": self._halves,
            "status": self._status,
            "finder": self._finder,
            "actions_table": self._actions,
            "reviewer_button": self._reviewer,
        }

    def show_look(self, theme: Theme, settings: Settings) -> None:
        """Show theme, zoom and letters."""
        zoom = settings.get(rows.ZOOM)
        style = Style(
            theme,
            zoom,
            characters=settings.get(rows.CHARACTERS),
            spacing=settings.get(rows.SPACING),
        )
        self._pane.set_style(style)
        self._halves.show_line(style.line_pitch())
        self._pane.view.folding.set_all(folded=settings.get(rows.FOLDED))
        self._pane.view.set_show_initials(settings.get(rows.INITIALS) or theme.show_initials)
        self._pane.show_untouched(shown=settings.get(rows.UNTOUCHED))
        self._pen.set_theme(theme)
        self._zoom.setText(f"{zoom} %")
        self._show_swatches(theme)

    def complete(self, theme: Theme, settings: Settings) -> None:
        """Put in what nobody can use before the actions act: the contents of the menus."""
        self._actions.fill_menus(self._window.menuBar())
        self._actions.bind_text(self._pane.view)
        self._pen.offer([self._actions["mouse.select"], *self._actions.named("mouse.pen.*")])
        self._finder.restore(settings)
        self._show_swatches(theme)

    def show_no_project(self) -> None:
        """Say how to come to a project, and let only that be done which needs none."""
        self._pane.clear_article()
        self._is_bare = True
        self._show_keys()
        self._status.show_none()
        self._actions.set_truths(frozenset())
        self._reviewer.hide()
        self._window.setWindowTitle("Annotator")

    def restore(self, settings: Settings) -> None:
        """Give the sides the sizes that are remembered."""
        self._sides.restore(settings.get(rows.SIDES))
        self._halves.restore(settings.get(rows.HALVES))
        self._halves.enlarge(is_enlarged=settings.get(rows.ENLARGED))

    def keep(self, settings: Settings) -> None:
        """Remember the sizes of the sides."""
        settings.keep(rows.SIDES, self._sides.own_state())
        settings.keep(rows.HALVES, self._halves.own_state())
        settings.keep(rows.ENLARGED, self._halves.is_enlarged)
        self._finder.keep(settings)

    def _show_swatches(self, theme: Theme) -> None:
        for spec in self._actions.specs():
            if spec.key in _COLORED and self._actions.is_made(spec.name):
                self._actions[spec.name].setIcon(swatch(theme.kind_color(spec.argument)))

    @Slot()
    def _show_keys(self) -> None:
        """Name the keys of now where words name keys."""
        self._strip.show_key(self._actions.keys.shown("go.to_notice"))
        if self._is_bare:
            text = self.tr(
                "No project is open. Open one%1, begin a new one, or bring one back with "
                "File > Copies and backups > Backups."
            )
            hint = self._actions.keys.hint("file.open_project")
            self._pane.set_empty_text(text.replace("%1", hint))

    def _lay_out(self) -> tuple[Sides, Halves]:
        middle = QWidget(self._window)
        middle.setMinimumWidth(320)
        self._column = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._pane, 1)
        column.addWidget(self._walk_bar)
        sides = Sides(self._window)
        sides.set_parts(self._areas["left"], middle, self._areas["right"])
        halves = Halves(self._window)
        halves.set_parts(sides, self._areas["bottom"], self._pane)
        self._window.setCentralWidget(halves)
        return sides, halves

    def _put_above_article(self, bar: FindBar) -> None:
        self._column.insertWidget(self._column.indexOf(self._pane), bar)

    def _make_toolbar(self) -> QToolBar:
        bar = QToolBar(self.tr("Tools"), self._window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(_ICON)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for pattern in TOOLBAR:
            if pattern:
                bar.addActions(self._actions.named(pattern))
            else:
                bar.addSeparator()
        self._pen = PenButton(self._pane.view.pointer.pen, bar)
        bar.insertWidget(self._actions.named("mark.tag.*")[0], self._pen)
        return bar

    def _fill_status(self) -> None:
        self._reviewer.setObjectName("reviewer")
        self._reviewer.clicked.connect(self._actions["file.set_reviewer"].trigger)
        self._zoom.setObjectName("zoom")
        self._zoom.setAccessibleName(self.tr("Zoom"))
        self._status.set_undo(self._actions["edit.undo"])
        self._status.set_show_unsaved(self._actions["go.unsaved"])
        for widget in (self._reviewer, self._zoom):
            self._status.addPermanentWidget(widget)
        self._window.setStatusBar(self._status)
