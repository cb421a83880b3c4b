# SPDX-License-Identifier: Apache-2.0
"""Tagging all places that were found: which of them, and as what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.kinds import all_kinds, kind_of
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.labels import field_label
from annotator.gui.models.hit_model import FoundPlace, HitModel
from annotator.gui.models.paged import Role
from annotator.gui.panels._list_table import Fit, GroundDelegate
from annotator.gui.panels._tick_table import TickTable
from annotator.gui.swatch import swatch
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from annotator.domain.span import Span
    from annotator.gui.desk import Desk
    from annotator.gui.theme import Theme
    from annotator.text.finding import Found

_FITS = (Fit(9, share=0), Fit(40, share=4), Fit(14, share=1, rank=1))
_PLACE = 1


class TagFoundDialog(QDialog):
    """A list of the places with a tick for each; Space ticks, Enter tags what is ticked."""

    def __init__(self, desk: Desk, found: Found, kind_key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tag_found_dialog")
        self.setWindowTitle(self.tr("Tag all that was found"))
        self.resize(820, 520)
        self._desk = desk
        session, article = desk.workspace.opened()
        self._session_id = session.id
        self.model = HitModel(article, found.hits, self)
        self._line = self._make_line(found)
        self._kind = self._make_kinds(kind_key)
        self._furniture = self._make_furniture()
        self._table = TickTable("tag_found_table", self.tr("Places found"), self)
        self._table.show_model(self.model, _FITS)
        self._table.setItemDelegateForColumn(
            _PLACE, _PlaceDelegate(desk.require_theme(), self._table)
        )
        self._table.set_empty_text(
            self.tr("All places are in page furniture. Include it above to tag them.")
        )
        self._tag = QPushButton(self)
        self._tag.setObjectName("tag_found_tag")
        self._tag.setDefault(True)
        self._lay_out()
        self._table.turned.connect(self._turn)
        self._table.row_taken.connect(self._show_in_text)
        self._kind.currentIndexChanged.connect(self._show_kind)
        self.model.ticked.connect(self._show_count)
        self._show_kind()
        self._table.enter_list()

    @property
    def kind_key(self) -> str:
        """Return the kind that was chosen."""
        return str(self._kind.currentData())

    def spans(self) -> list[Span]:
        """Return the places to tag."""
        return self.model.ticked_spans()

    def _make_line(self, found: Found) -> QLabel:
        words = found.wanted.words
        text = self.tr("Places found for “%1”: %2").replace("%2", f"{len(found.hits):,}")
        line = QLabel(text.replace("%1", words if len(words) <= 60 else f"{words[:60]}…"), self)
        line.setObjectName("tag_found_line")
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setWordWrap(True)
        return line

    def _make_kinds(self, kind_key: str) -> QComboBox:
        kinds = QComboBox(self)
        kinds.setObjectName("tag_found_kind")
        theme = self._desk.require_theme()
        for kind in all_kinds():
            label = translated(Message(kind.label))
            kinds.addItem(swatch(theme.kind_color(kind.key)), label, kind.key)
        kinds.setCurrentIndex(max(0, kinds.findData(kind_key)))
        return kinds

    def _make_furniture(self) -> QCheckBox:
        count = self.model.furniture_count
        text = self.tr("In page &furniture too (%1)").replace("%1", f"{count:,}")
        box = QCheckBox(text, self)
        box.setObjectName("tag_found_furniture")
        box.setVisible(count > 0)
        box.toggled.connect(self._include_furniture)
        return box

    def _lay_out(self) -> None:
        label = field_label(self.tr("&Tag as"), self._kind, self)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(label)
        top.addSpacing(2 * GRID)
        top.addWidget(self._kind)
        top.addStretch(1)
        top.addWidget(self._furniture)
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        for name, text, slot in (
            ("all", self.tr("&All"), self._tick_all),
            ("none", self.tr("&None"), self._tick_none),
            ("invert", self.tr("&Invert"), self._invert),
        ):
            button = QPushButton(text, self)
            button.setObjectName(f"tag_found_{name}")
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            foot.addWidget(button)
        foot.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self._tag, QDialogButtonBox.ButtonRole.AcceptRole)
        foot.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self._line)
        layout.addLayout(top)
        layout.addWidget(self._table)
        layout.addLayout(foot)

    @Slot()
    def _show_kind(self) -> None:
        """Tick what is no mark of the kind yet."""
        contents = self._desk.workspace.project.annotations.contents(
            self._session_id, self.kind_key
        )
        name = translated(kind_of(self.kind_key).name)
        self.model.set_tagged(contents, self.tr("already a %1").replace("%1", name))

    @Slot()
    def _show_count(self) -> None:
        count = self.model.ticked_count()
        name = translated(kind_of(self.kind_key).name)
        text = self.tr("Tag %1 as %2").replace("%1", f"{count:,}").replace("%2", name)
        self._tag.setText(text)
        self._tag.setEnabled(count > 0)

    @Slot(bool)
    def _include_furniture(self, included: bool) -> None:  # noqa: FBT001 -- a slot for a toggle
        self.model.show_places(with_furniture=included)

    @Slot(int)
    def _show_in_text(self, row: int) -> None:
        self._desk.reveal(self.model.place(row))

    @Slot(list)
    def _turn(self, rows: list[int]) -> None:
        """Turn the ticks of some rows over, all of them as the first one."""
        if rows:
            self.model.tick(rows, is_on=not self.model.is_ticked(rows[0]))

    @Slot()
    def _tick_all(self) -> None:
        self.model.tick(range(self.model.rowCount()), is_on=True)

    @Slot()
    def _tick_none(self) -> None:
        self.model.tick(range(self.model.rowCount()), is_on=False)

    @Slot()
    def _invert(self) -> None:
        self.model.tick(range(self.model.rowCount()), is_on=None)


class _PlaceDelegate(GroundDelegate):
    """Paints a place with the words found on the ground that they have in the text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground, then the text with the words found in bold."""
        super().paint(painter, option, index)
        place = index.data(Role.DETAIL)
        if place is not None:
            painter.save()
            painter.setClipRect(option.rect)
            room = option.rect.width() - 2 * GRID
            layout = self._layout(_fitting(place, option.font, room), option.font)
            height = layout.boundingRect().height()
            corner = QPointF(option.rect.left() + GRID, option.rect.center().y() - height / 2)
            painter.setPen(self._theme.color("ink"))
            layout.draw(painter, corner)
            painter.restore()

    def _layout(self, place: FoundPlace, font: QFont) -> QTextLayout:
        layout = QTextLayout(f"{place.before}{place.words}{place.behind}", font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        found = QTextLayout.FormatRange()
        # Qt counts UTF-16.
        found.start = len(place.before.encode("utf-16-le")) // 2
        found.length = len(place.words.encode("utf-16-le")) // 2
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setBackground(self._theme.color("hit"))
        form.setForeground(self._theme.color("ink"))
        found.format = form
        layout.setFormats([found])
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        return layout


def _fitting(place: FoundPlace, font: QFont, room: float) -> FoundPlace:
    """Return a place with as much of its words and of those behind them as fits into the room."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    usual, strong = QFontMetricsF(font), QFontMetricsF(bold)
    left = room - usual.horizontalAdvance(place.before)
    words = strong.elidedText(place.words, Qt.TextElideMode.ElideRight, left)
    left -= strong.horizontalAdvance(words)
    behind = usual.elidedText(place.behind, Qt.TextElideMode.ElideRight, left)
    return replace(place, words=words, behind=behind if words == place.words else "")
