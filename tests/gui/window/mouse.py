# SPDX-License-Identifier: Apache-2.0
"""Works in the article with the mouse, at the places where words stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Mouse:
    """Works in a window as a person with a mouse does."""

    def __init__(self, typist):
        self.typist = typist
        self.qtbot = typist.qtbot
        self.window = typist.window
        self.view = typist.window.view

    @property
    def text(self):
        """Return the text of the open article."""
        return self.window.desk.workspace.opened()[1].text

    def at(self, words, after=0):
        """Return where words stand first, or first after an offset or other words."""
        return self.text.index(words, self.at(after) if isinstance(after, str) else after)

    def show(self, offset):
        """Have an offset in sight, with a few lines before it."""
        self.view.scroll_to(max(0, offset - 200))

    def spot(self, offset):
        """Return a point of the viewport at an offset that is in sight."""
        return self.view.caret_box(offset).center()

    def place(self, offset):
        """Return a point of the viewport at an offset, which is brought into sight."""
        self.show(offset)
        return self.spot(offset)

    def drag(self, first, last, *, within=0, held=NONE, backwards=False):
        """Draw from the beginning of words to the end of others, or from within to within."""
        start = self.at(first) + within
        end = self.text.index(last, start) + len(last) - within
        ways = [self.place(start), self.place(end)]
        ways[0] = self.view.caret_box(start).center()
        self.draw(*(ways[::-1] if backwards else ways), held=held)

    def draw(self, first, last, *, held=NONE):
        """Draw from point to point."""
        viewport = self.view.viewport()
        self.qtbot.mousePress(viewport, LEFT, held, first)
        for share in (0.3, 0.7, 1):
            self.move(first + (last - first) * share, held=held)
        self.qtbot.mouseRelease(viewport, LEFT, held, last)

    def move(self, point, *, held=NONE, button=LEFT):
        """Move the mouse to a point, by default with the button held."""
        viewport, where = self.view.viewport(), QPointF(point)
        spot = QPointF(viewport.mapToGlobal(point))
        kind = QEvent.Type.MouseMove
        none = Qt.MouseButton.NoButton
        QApplication.sendEvent(viewport, QMouseEvent(kind, where, spot, none, button, held))

    def begin(self, first, last):
        """Draw from the beginning of words to the end of others; return where, not let go."""
        start = self.at(first)
        end = self.text.index(last, start) + len(last)
        target = self.place(end)
        self.qtbot.mousePress(self.view.viewport(), LEFT, NONE, self.spot(start))
        self.move((self.spot(start) + target) / 2)
        self.move(target)
        return target

    def let_go(self, point):
        """Release the button at a point."""
        self.qtbot.mouseRelease(self.view.viewport(), LEFT, NONE, point)

    def open_another(self, text="Tiny text. Two words here."):
        """Make an article of a text and open it, whatever the mouse is doing."""
        QApplication.clipboard().setText(text)
        self.window.actions_table["file.paste_article"].trigger()
        self.qtbot.waitUntil(lambda: self.text == text)

    def click(self, words, within=0):
        """Click at a character of words."""
        self.qtbot.mouseClick(self.view.viewport(), LEFT, NONE, self.place(self.at(words) + within))

    def double_click(self, words, within=0):
        """Click twice at a character of words."""
        point = self.place(self.at(words) + within)
        viewport = self.view.viewport()
        self.qtbot.mouseClick(viewport, LEFT, NONE, point)
        self.qtbot.mouseDClick(viewport, LEFT, NONE, point)
        self.qtbot.mouseRelease(viewport, LEFT, NONE, point)
