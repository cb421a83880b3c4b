# SPDX-License-Identifier: Apache-2.0
"""A box over the article in which a few letters find a mark to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPalette

from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.domain.status import Status
from annotator.gui.desk import Desk, translated
from annotator.gui.models.paged import shortened
from annotator.gui.pick_box import FOUND, FoundModel, PickBox, TwoLineDelegate, draw_line, inner
from annotator.gui.theme import GRID
from annotator.store.jumping import Found, SessionWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from annotator.gui.theme import Theme

_MARGIN = 3 * GRID
_LETTER = 6 * GRID
_MOST = 50
_SHORTEST = 2


class JumpBox(PickBox):
    """Finds marks of the open article by their words and fields."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._marks: FoundModel[Found] = FoundModel(_words, _told)
        super().__init__(desk, self._marks, _RowDelegate(desk.require_theme()), parent)
        self._marks.setParent(self)
        self.setObjectName("jump_box")
        self.setAccessibleName(self.tr("Jump to a mark"))
        self._line.setObjectName("jump_line")
        self._line.setAccessibleName(self.tr("Words of the mark to jump to"))
        self._line.setPlaceholderText(self.tr("Jump to a mark with these words"))
        self._list.setObjectName("jump_list")
        self._list.setAccessibleName(self.tr("Marks found"))
        self._words = SessionWords(desk.workspace.project.connection, desk.workspace.session_id)
        self._find("")

    def _seek(self, typed: str) -> str:
        self._marks.show_found(self._words.find(typed, _MOST))
        if len(typed.strip()) < _SHORTEST:
            return self.tr("Type two letters or more of a mark: its words, a speaker, a note.")
        return self.tr("No mark of this article has these words.")

    def _taken(self) -> str:
        found = self._list.currentIndex().data(FOUND)
        return found.id if found is not None else ""


class _RowDelegate(TwoLineDelegate):
    """Paints a mark: the initial of its kind, its words and status, and where it stands below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        super().paint(painter, option, index)
        found, height = index.data(FOUND), option.fontMetrics.height()
        room = option.rect.adjusted(_MARGIN, GRID, -_MARGIN, -GRID)
        upper = QRect(room.left(), room.top(), room.width(), height)
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), height)
        painter.save()
        self._paint_letter(painter, upper, option, found.kind)
        painter.setFont(option.font)
        painter.setPen(self._theme.color("muted"))
        status = translated(Message(Status(found.status).label))
        draw_line(painter, upper, status, Qt.AlignmentFlag.AlignRight)
        draw_line(painter, inner(option, lower, before=_LETTER), beside(found))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        taken = option.fontMetrics.horizontalAdvance(status) + 4 * GRID
        draw_line(painter, inner(option, upper, before=_LETTER, behind=taken), index.data())
        painter.restore()

    def _paint_letter(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, kind: str
    ) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.kind_color(kind))
        draw_line(painter, room, kind_of(kind).letter)


def beside(found: Found) -> str:
    """Return what is known of a mark beside its words, and the sentence that it is part of."""
    known = [line for line in found.searched.split("\n") if line.strip() not in found.exact]
    sentence = shortened(found.sentence)
    if sentence != shortened(found.exact):
        known.append(sentence)
    return " · ".join(map(shortened, known))


def _words(found: Found) -> str:
    return shortened(found.exact)


def _told(found: Found) -> str:
    return ", ".join((_label(found), _words(found), beside(found)))


def _label(found: Found) -> str:
    return translated(Message(kind_of(found.kind).label))
