# SPDX-License-Identifier: Apache-2.0
"""Tagging all places that were found, in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QTableView

from annotator.domain.article import RegionRole
from annotator.domain.span import Span
from annotator.gui.dialogs import tag_found
from annotator.gui.models.hit_model import FoundPlace
from annotator.gui.settings import TAG_FOUND_KIND


class Asked:
    """Answers the dialog when it is asked, as a person at the keyboard does."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.texts = []

    def answer(self, *deeds):
        """Do these to the dialog as soon as it is there."""
        self.deeds = deeds
        QTimer.singleShot(0, self._act)

    def _act(self):
        dialog = QApplication.activeModalWidget()
        for deed in self.deeds:
            deed(dialog)
        if dialog.isVisible():
            dialog.reject()

    def press(self, *keys):
        """Return what presses keys where the focus is in the dialog."""

        def act(dialog):
            for key in keys:
                held = Qt.KeyboardModifier.NoModifier
                *modifiers, name = key.split("+")
                for modifier in modifiers:
                    held |= getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
                widget = dialog.focusWidget() or dialog
                self.qtbot.keyClick(widget, getattr(Qt.Key, f"Key_{name}"), held)

        return act

    def click(self, name):
        """Return what clicks a button."""
        return lambda dialog: dialog.findChild(QPushButton, name).click()

    def choose(self, kind):
        """Return what chooses a kind."""

        def act(dialog):
            kinds = dialog.findChild(QComboBox, "tag_found_kind")
            kinds.setCurrentIndex(kinds.findData(kind))

        return act

    def note(self, dialog):
        """Remember what the button says, and what the rows say."""
        model = dialog.model
        rows = range(model.rowCount())
        self.texts.append(dialog.findChild(QPushButton, "tag_found_tag").text())
        self.rows = [
            (model.is_ticked(row), model.index(row, 1).data(), model.index(row, 2).data())
            for row in rows
        ]


@pytest.fixture
def asked(qtbot):
    return Asked(qtbot)


def rows_of(window):
    connection = window.desk.workspace.project.connection
    return [
        connection.execute(f"select * from {table} order by id").fetchall()
        for table in ("annotation", "span", "annotation_search")[:2]
    ]


def test_all_places_are_tagged_in_one_step(typist, asked, annotations):
    window = typist.window
    before = rows_of(window)
    typist.find("Brandreth")
    count = len(window.finder.hits)
    assert count > 1
    asked.answer(asked.choose("claim"), asked.note, asked.press("Return"))
    typist.press("Control+Shift+H")
    assert asked.texts == [f"Tag {count} as claim"]
    made = annotations(window)
    assert {one.kind for one in made} == {"claim"}
    text = window.desk.workspace.article.text
    assert [one.exact(text) for one in made] == ["Brandreth"] * count
    assert [one.envelope for one in made] == [window.finder.hits.span(n) for n in range(count)]
    assert window.settings.get(TAG_FOUND_KIND) == "claim"
    window.actions_table["edit.undo"].trigger()
    assert rows_of(window) == before


def test_space_leaves_a_place_out_and_invert_turns_all(typist, asked, annotations):
    window = typist.window
    typist.find("Brandreth")
    count = len(window.finder.hits)
    asked.answer(
        asked.press("Space"),
        asked.note,
        asked.click("tag_found_invert"),
        asked.note,
        asked.press("Return"),
    )
    typist.press("Control+Shift+H")
    assert [text.split()[1] for text in asked.texts] == [str(count - 1), "1"]
    assert [one.envelope for one in annotations(window)] == [window.finder.hits.span(0)]


def test_several_rows_are_ticked_together(typist, asked, annotations):
    typist.find("Brandreth")
    asked.answer(
        asked.click("tag_found_none"),
        asked.note,
        asked.press("Shift+Down", "Space"),
        asked.note,
        asked.click("tag_found_all"),
        asked.note,
        asked.press("Escape"),
    )
    typist.press("Control+Shift+H")
    count = len(typist.window.finder.hits)
    assert [text.split()[1] for text in asked.texts] == ["0", "2", str(count)]
    assert annotations(typist.window) == []


def test_tick_is_set_by_mouse(typist, asked):
    def click(dialog):
        table = dialog.findChild(QTableView, "tag_found_table")
        box = table.visualRect(dialog.model.index(1, 0))
        corner = QPoint(box.left() + 14, box.center().y())
        asked.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=corner)

    typist.find("Brandreth")
    asked.answer(click, asked.note)
    typist.press("Control+Shift+H")
    assert [one[0] for one in asked.rows][:2] == [True, False]


def test_what_is_tagged_already_is_left_out(typist, asked, annotations):
    window = typist.window
    typist.find("Brandreth")
    hit = window.finder.hits.span(0)
    window.desk.marking.tag_span("quote", Span(hit.start - 10, hit.end + 10))
    typist.press("Control+F")
    asked.answer(
        asked.choose("quote"),
        asked.note,
        asked.choose("claim"),
        asked.note,
        asked.choose("quote"),
        asked.press("Return"),
    )
    typist.press("Control+Shift+H")
    count = len(window.finder.hits)
    assert [text.split()[1] for text in asked.texts] == [str(count - 1), str(count)]
    assert len(annotations(window)) == count


def test_page_furniture_is_left_out_unless_it_is_asked_for(typist, asked, annotations):
    window = typist.window
    regions = window.desk.workspace.article.regions
    furniture = [one.span for one in regions if one.role is RegionRole.FURNITURE]
    typist.find("Harbour workers")
    hits = [window.finder.hits.span(n) for n in range(len(window.finder.hits))]
    inside = [hit for hit in hits if any(one.contains(hit) for one in furniture)]
    assert 0 < len(inside) < len(hits)

    def include(dialog):
        dialog.findChild(QCheckBox, "tag_found_furniture").click()

    asked.answer(asked.note, include, asked.note, asked.press("Escape"))
    typist.press("Control+Shift+H")
    counts = [int(text.split()[1]) for text in asked.texts]
    assert counts == [len(hits) - len(inside), len(hits)]
    assert "page furniture" in [one[2] for one in asked.rows]


def test_row_shows_the_words_around_the_place(typist, asked):
    typist.find("19 hours")
    asked.answer(asked.note)
    typist.press("Control+Shift+H")
    assert asked.rows[0][1].startswith("The storm blew for 19 hours, from 9 p.m.")


def test_without_places_words_are_asked_for(typist):
    typist.press("Control+Shift+H")
    assert typist.window.finder.is_open
    assert typist.window.focusWidget().objectName() == "finder"


@pytest.fixture
def many(start, tmp_path):
    """Return somebody with very many places found."""
    path = tmp_path / "many.txt"
    path.write_text("The harbour city counts 1,200 homes.\n" * 2_000)
    typist = start(path)
    typist.press("Control+F")
    typist.write("1,200")
    typist.qtbot.waitUntil(lambda: len(typist.window.finder.hits) == 2_000)
    return typist


def test_very_many_places_are_tagged_by_a_job_as_one_step(many, asked):
    window = many.window
    before = rows_of(window)
    asked.answer(asked.choose("number"), asked.note, asked.press("Return"))
    many.press("Control+Shift+H")
    assert asked.texts == ["Tag 2,000 as number"]
    workspace = window.desk.workspace
    counts = workspace.project.overview.counts
    many.qtbot.waitUntil(lambda: counts(workspace.session_id) == {"number": 2_000}, timeout=30_000)
    many.qtbot.waitUntil(lambda: workspace.held is None)
    assert "Tag all as number: 2000" in window.status.findChild(QLabel, "quiet_line").text()
    window.actions_table["edit.undo"].trigger()
    many.qtbot.waitUntil(lambda: rows_of(window) == before, timeout=30_000)


def test_tagging_very_many_can_be_stopped(many, asked):
    window = many.window
    window.jobs.started.connect(lambda job: job.cancel())
    asked.answer(asked.choose("number"), asked.press("Return"))
    many.press("Control+Shift+H")
    workspace = window.desk.workspace
    many.qtbot.waitUntil(lambda: workspace.held is None)
    assert workspace.project.overview.counts(workspace.session_id) == {}


@pytest.mark.parametrize("room", [90, 200, 400, 4000])
def test_words_around_a_place_end_where_its_cell_does(qapp, room):
    place = FoundPlace(0, 1, "Before it ", "the harbour", " and what stands behind it. " * 4)
    shown = tag_found._fitting(place, qapp.font(), room)
    bold = qapp.font()
    bold.setBold(True)
    usual, strong = QFontMetricsF(qapp.font()), QFontMetricsF(bold)
    width = usual.horizontalAdvance(shown.before + shown.behind)
    assert width + strong.horizontalAdvance(shown.words) <= room
    cut = place.before + place.words + place.behind
    said = shown.before + shown.words + shown.behind
    assert said == cut or said.endswith("\N{HORIZONTAL ELLIPSIS}")
