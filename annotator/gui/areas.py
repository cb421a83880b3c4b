# SPDX-License-Identifier: Apache-2.0
"""The sides of the window: tabs whose contents are built when they are first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtWidgets import QSplitter, QTabWidget, QToolButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QAction, QResizeEvent

    from annotator.gui.desk import Desk
    from annotator.gui.panels import PanelSpec
    from annotator.gui.settings import Settings


class Area(QTabWidget):
    """One side of the window with a tab for each of its panels."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_area")
        self.setAccessibleName(accessible_name)
        self.setDocumentMode(True)
        self.tabBar().setObjectName(f"{name}_tabs")
        self.tabBar().setAccessibleName(accessible_name)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self._desk: Desk | None = None
        self._settings: Settings
        self._specs: list[PanelSpec] = []
        self._panels: dict[str, QWidget] = {}
        self._receivers: dict[str, Callable[[QWidget], None]] = {}
        self._counts: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self.currentChanged.connect(self._build_current)
        self.currentChanged.connect(self._show_counts)

    def offer(self, action: QAction) -> None:
        """Have an action that concerns all panels at the end of the tabs, and by a double click."""
        button = QToolButton(self)
        button.setObjectName(f"{self.objectName()}_button")
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCornerWidget(button)
        self.tabBarDoubleClicked.connect(action.trigger)

    def fill(self, desk: Desk, settings: Settings, specs: Iterable[PanelSpec]) -> None:
        """Make the tabs; the one in front is built at once, the others when first shown."""
        self._desk, self._settings = desk, settings
        for spec in specs:
            self._specs.append(spec)
            shell = QWidget(self)
            shell.setObjectName(f"{spec.key}_shell")
            layout = QVBoxLayout(shell)
            layout.setContentsMargins(0, 0, 0, 0)
            self.addTab(shell, _translated(spec.title))
        self.tabBar().setVisible(len(self._specs) > 1)
        self._build_current()

    def panel(self, key: str) -> QWidget:
        """Return a panel, built now where it was never shown; KeyError where there is none."""
        if key not in self._panels:
            index = self._index(key)
            self._panels[key] = self._build(index)
            if key in self._receivers:
                self._receivers[key](self._panels[key])
        return self._panels[key]

    def front(self) -> QWidget | None:
        """Return the panel that is seen, None where none is."""
        index = self.currentIndex()
        is_seen = not self.isHidden() and 0 <= index < len(self._specs)
        return self._panels.get(self._specs[index].key) if is_seen else None

    def show_panel(self, key: str) -> QWidget:
        """Bring a panel to the front and return it."""
        panel = self.panel(key)
        self.setCurrentIndex(self._index(key))
        return panel

    def has(self, key: str) -> bool:
        """Return whether one of the tabs is this panel."""
        return any(spec.key == key for spec in self._specs)

    def set_count(self, key: str, count: int, words: str = "%1") -> None:
        """Show how many rows a panel has on its tab, if there is room, in these words."""
        self._words[key] = words
        if self._counts.get(key, 0) != count:
            self._counts[key] = count
            self._show_counts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many counts as there is room for."""
        super().resizeEvent(event)
        self._show_counts()

    @Slot()
    def _show_counts(self) -> None:
        """Show the counts on all tabs, or where a tab would be cut only on the one in front."""
        if not any(self._counts.values()):
            self._write_titles({})
            return
        self._write_titles(self._counts)
        corner = self.cornerWidget()
        room = self.width() - (corner.sizeHint().width() if corner else 0)
        if self.tabBar().sizeHint().width() > room:
            front = self._specs[self.currentIndex()].key
            self._write_titles({front: self._counts.get(front, 0)})

    def _write_titles(self, counts: Mapping[str, int]) -> None:
        for index, spec in enumerate(self._specs[: self.count()]):
            title, count = _translated(spec.title), counts.get(spec.key, 0)
            told = self._words.get(spec.key, "").replace("%1", str(count))
            text = f"{title}  {told}" if count else title
            # Setting a text lays the tabs out anew, even the text it has.
            if self.tabText(index) != text:
                self.setTabText(index, text)

    def on_built(self, key: str, receiver: Callable[[QWidget], None]) -> None:
        """Have a function told of a panel when it is built, or now where it is."""
        self._receivers[key] = receiver
        if key in self._panels:
            receiver(self._panels[key])

    def empty(self) -> None:
        """Take all panels away, remembering their sizes; what they still meant to do is left."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        self._keep_sizes()
        self._specs.clear()
        self._panels.clear()
        self._receivers.clear()
        self._counts.clear()
        while self.count():
            shell = self._shell(0)
            self.removeTab(0)
            shell.deleteLater()

    @Slot(int)
    def _build_current(self, index: int = -1) -> None:
        index = self.currentIndex() if index < 0 else index
        if self._desk is not None and 0 <= index < len(self._specs):
            self.panel(self._specs[index].key)

    def _build(self, index: int) -> QWidget:
        spec, shell = self._specs[index], self._shell(index)
        panel = spec.build(cast("Desk", self._desk), shell)
        cast("QVBoxLayout", shell.layout()).addWidget(panel)
        self._restore_sizes(panel)
        return panel

    def _keep_sizes(self) -> None:
        for splitter in self.findChildren(QSplitter):
            # One that was never laid out knows no sizes worth keeping.
            if splitter.isVisible():
                self._settings.keep_state(splitter.objectName(), splitter.saveState())
        # Imported here and below: panels are made after the first article is shown.
        from annotator.gui.widths import keep_widths  # noqa: PLC0415

        keep_widths(self, self._settings)

    def _restore_sizes(self, panel: QWidget) -> None:
        for splitter in panel.findChildren(QSplitter):
            state = self._settings.state(splitter.objectName())
            if not state.isEmpty():
                splitter.restoreState(state)
        from annotator.gui.widths import restore_widths  # noqa: PLC0415

        restore_widths(panel, self._settings)

    def _shell(self, index: int) -> QWidget:
        return cast("QWidget", self.widget(index))

    def _index(self, key: str) -> int:
        for index, spec in enumerate(self._specs):
            if spec.key == key:
                return index
        raise KeyError(key)


def _translated(title: str) -> str:
    return QCoreApplication.translate("Panels", title)
