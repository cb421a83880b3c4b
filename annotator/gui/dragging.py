# SPDX-License-Identifier: Apache-2.0
"""Marks on their way from a list or the text to where they are dropped, within one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QLabel

from annotator.domain.ids import AnnotationId
from annotator.domain.span import Span
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

_MARKS = "application/x-annotator-marks"
_SPAN = "application/x-annotator-span"


def marks_data(ids: Iterable[str]) -> QMimeData:
    """Return marks as what is dragged."""
    data = QMimeData()
    data.setData(_MARKS, " ".join(ids).encode())
    return data


def put_span(data: QMimeData, span: Span) -> None:
    """Say of text that is dragged where it stands in the article that this program shows."""
    program = QCoreApplication.applicationPid()
    data.setData(_SPAN, f"{span.start} {span.end} {program}".encode())


def dragged_marks(data: QMimeData) -> list[AnnotationId]:
    """Return the marks that are dragged, none where it is something else."""
    return [AnnotationId(one) for one in _words(data, _MARKS)]


def dragged_span(data: QMimeData) -> Span | None:
    """Return the stretch of the article that is dragged, None where it is something else.

    What another program's article has at some place means nothing here.
    """
    *ends, program = map(int, _words(data, _SPAN) or (0,))
    return Span(*ends) if program == QCoreApplication.applicationPid() else None


def drag_marks(ids: Sequence[str], source: QWidget) -> None:
    """Let marks be dragged until the mouse is let go; how many there are goes with it."""
    drag = QDrag(source)
    drag.setMimeData(marks_data(ids))
    text = QCoreApplication.translate("Dragging", "Marks: {count}")
    label = QLabel(text.format_map({"count": f"{len(ids):,}"}))
    label.setMargin(GRID)
    drag.setPixmap(label.grab())
    drag.exec(Qt.DropAction.LinkAction)


def _words(data: QMimeData, name: str) -> list[str]:
    return bytes(data.data(name).data()).decode().split()
