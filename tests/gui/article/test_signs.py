# SPDX-License-Identifier: Apache-2.0
"""Where the letters of kinds and the ticks of checked marks stand under the text."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF

from annotator.domain.mark import MarkState

if TYPE_CHECKING:
    from annotator.gui.article.drawing import Drawing
    from annotator.gui.article.view import ArticleView
    from tests.gui.article.conftest import MakeView, Marks

TEXT = "The ten Israelis freed Tuesday night bring to 60 the number of women."


def drawn(view: ArticleView) -> Drawing:
    """Paint a view of one paragraph and return what was drawn."""
    view.grab()
    ((_, drawing),) = view._page._marker._drawings.values()
    return drawing


def test_letters_of_lanes_that_begin_together_stand_side_by_side(
    make_view: MakeView, marks: Marks
) -> None:
    for number, kind in enumerate(("claim", "quote", "number")):
        marks.add(4, 40 - 10 * number, f"a{number}", kind=kind)
    view = make_view(TEXT)
    view.set_show_initials(True)
    drawing = drawn(view)
    grounds = [ground for ground, _, _ in drawing._labels]
    assert len(grounds) == 3
    assert not any(one.intersects(other) for one, other in combinations(grounds, 2))
    # And above the next line.
    assert max(ground.bottom() for ground in grounds) <= view.look.line_pitch()


@pytest.mark.parametrize("text", ["a b cd efg word 60", "א ב גד הוז חטיכ 60"])
def test_ticks_and_letters_of_very_short_marks_stand_beside_each_other(
    make_view: MakeView, marks: Marks, text: str
) -> None:
    for start, end in ((0, 1), (2, 3), (4, 6), (4, 5), (7, 10), (16, 18)):
        marks.add(start, end, f"a{start}-{end}", kind="claim", state=MarkState.CHECKED)
    view = make_view(text)
    view.set_show_initials(True)
    drawing = drawn(view)
    width = view._page._marker.inks.tick_width
    ticks = [QRectF(left + 1, 0, width, 9) for left, _ in drawing._ticks]
    signs = ticks + [QRectF(one.x(), 0, one.width(), 9) for one, _, _ in drawing._labels]
    assert len(signs) == 12
    assert not any(one.intersects(other) for one, other in combinations(signs, 2))
