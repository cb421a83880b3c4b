# SPDX-License-Identifier: Apache-2.0
"""A box over the article in which a few letters find an event for marks to speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QPainter, QPalette

from annotator.gui.dates import shown_stretch
from annotator.gui.models.paged import shortened
from annotator.gui.pick_box import FOUND, FoundModel, PickBox, TwoLineDelegate, draw_line, inner
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from annotator.domain.event import Event
    from annotator.gui.desk import Desk
    from annotator.gui.theme import Theme

_MARGIN = 3 * GRID
_MOST = 50


class EventBox(PickBox):
    """Finds events of the open session by what, who, where and note; all of them at first.

    ``what`` names that which is to be added, in the user's language.
    """

    def __init__(self, desk: Desk, what: str, parent: QWidget) -> None:
        self._events: FoundModel[Event] = FoundModel(_name, _told)
        super().__init__(desk, self._events, _RowDelegate(desk.require_theme()), parent)
        self._events.setParent(self)
        self._workspace = desk.workspace
        self.setObjectName("event_box")
        self.setAccessibleName(self.tr("Add to an event"))
        self._line.setObjectName("event_line")
        self._line.setAccessibleName(self.tr("Words of the event to add to"))
        text = self.tr("Add {what} to the event with these words")
        self._line.setPlaceholderText(text.format_map({"what": what}))
        self._list.setObjectName("event_box_list")
        self._list.setAccessibleName(self.tr("Events found"))
        self._find("")
        for signal in (desk.changed, desk.read_anew):
            signal.connect(self._find_anew)

    def _seek(self, typed: str) -> str:
        workspace = self._workspace
        found = workspace.project.events.first(workspace.session_id, typed, _MOST)
        self._events.show_found(found)
        if typed.strip():
            return self.tr("No event has these words.")
        return self.tr("No events yet. Esc, then E makes one of the mark.")

    @Slot()
    def _find_anew(self) -> None:
        """Show what another window did; the row stays, and none is chosen where it is gone."""
        taken = self._taken()
        self._find(self._line.text())
        rows = (self._events.index(row) for row in range(self._events.rowCount()))
        same = (index for index in rows if index.data(FOUND).id == taken)
        self._list.setCurrentIndex(next(same, QModelIndex()))

    def _taken(self) -> str:
        event = self._list.currentIndex().data(FOUND)
        return event.id if event is not None else ""


class _RowDelegate(TwoLineDelegate):
    """Paints an event: what it is and when, and who and where below."""

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
        event, height = index.data(FOUND), option.fontMetrics.height()
        room = option.rect.adjusted(_MARGIN, GRID, -_MARGIN, -GRID)
        upper = QRect(room.left(), room.top(), room.width(), height)
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), height)
        when = _when(event)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(self._theme.color("muted"))
        draw_line(painter, upper, when, Qt.AlignmentFlag.AlignRight)
        draw_line(painter, lower, _beside(event))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        taken = option.fontMetrics.horizontalAdvance(when) + 4 * GRID
        draw_line(painter, inner(option, upper, behind=taken), index.data())
        painter.restore()


def _name(event: Event) -> str:
    unnamed = QCoreApplication.translate("EventBox", "Event without a name")
    return shortened(event.what) or unnamed


def _told(event: Event) -> str:
    return ", ".join(filter(None, (_name(event), _when(event), _beside(event))))


def _when(event: Event) -> str:
    return shown_stretch(event.start, event.end) or shortened(event.date_text)


def _beside(event: Event) -> str:
    known = (*(actor.name for actor in event.who), event.where)
    return " · ".join(shortened(one) for one in known if one)
